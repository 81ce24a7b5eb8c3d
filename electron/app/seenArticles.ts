import { type ArticleImport, mostArticles } from '../../shared/contract/knowledge.ts'
import { textFor } from '../../shared/knowledge/article.ts'
import type { ReadDb } from '../db/connection.ts'
import type { Actor } from '../features/context.ts'
import { CarriedAttachments, foresee, type GivenRow, type ReadArticle, type RowMaker, titleKey } from '../features/knowledge/knowledge.ts'
import { inOne, read } from './importArticles.ts'

const [mostIssues, mostDuplicates, longestShown] = [500, 100, 200]
/** Rows that a person sees before the file is taken. */
export const mostShown = 20
export const none: ArticleImport['counts'] = { added: 0, changed: 0, same: 0, duplicates: 0, wrong: 0 }

/** A text as it stands on the screen, where nobody reads all of it. */
export const shown = (text: string) => [...text].slice(0, longestShown).join('')

/** What was met in a file so far, by a desk that runs. */
export class SeenArticles {
  readonly carried = new CarriedAttachments()
  readonly #actor: Actor | null
  readonly #titles: Map<string, number>
  readonly #keys = new Set<string>()
  readonly #met = new Set<string>()
  readonly #issues: ArticleImport['issues'] = []
  readonly #duplicates: ArticleImport['duplicates'] = []
  readonly #preview: GivenRow[] = []
  readonly #counts = { added: 0, changed: 0, same: 0, duplicates: 0, wrong: 0 }
  #last: { readonly line: number; readonly article: ReadArticle } | null = null
  #ready: { readonly article: ReadArticle; readonly isDuplicate: boolean }[] = []

  /**
   * @param actor whose file it is
   * @param titles of the articles in force, with their rows
   */
  constructor(actor: Actor | null, titles: ReadonlyMap<string, number>) {
    this.#actor = actor
    this.#titles = new Map(titles)
  }

  get wrong(): number {
    return this.#counts.wrong
  }

  take(db: ReadDb, given: GivenRow): void {
    if ('file' in given) {
      this.carried.meet(db, given).forEach((issue) => { this.#refuse(issue) })
      return
    }
    if (this.#preview.length < mostShown) this.#preview.push(given)
    const { line } = given
    const reading = read({ db, actor: this.#actor }, given, this.carried)
    if (!reading.ok) {
      reading.issues.forEach((issue) => { this.#refuse(issue) })
      return
    }
    const { key, content } = reading.article
    const known = `${key}\n${Object.keys(content.texts).join()}`
    if (this.#keys.has(known)) this.#refuse({ line, column: 'id', reason: 'twice', found: shown(key) })
    else if (this.#keys.size >= mostArticles) this.#refuse({ line, column: null, reason: 'tooMany', found: String(mostArticles) })
    this.#keys.add(known)
    if (this.#last?.article.key === key) this.#last = { line: this.#last.line, article: inOne(this.#last.article, reading.article) }
    else {
      this.end(db)
      this.#last = { line, article: reading.article }
    }
  }

  /** The article whose last row was met. */
  end(db: ReadDb): void {
    if (this.#last === null) {
      if (this.#keys.size === 0 && this.#counts.wrong === 0) this.#refuse({ line: 0, column: null, reason: 'empty', found: '' })
      return
    }
    const { line, article } = this.#last
    this.#last = null
    const { as, row } = foresee({ db }, article)
    // Its other languages may stand further down: by then it is there.
    this.#counts[as === 'added' && this.#met.has(article.key) ? 'changed' : as] += 1
    this.#met.add(article.key)
    const titles = Object.entries(article.content.texts).map(([language, { title }]) => titleKey(language, title))
    const isDuplicate = titles.some((title) => this.#titles.has(title) && this.#titles.get(title) !== row)
    if (isDuplicate) {
      this.#counts.duplicates += 1
      if (this.#duplicates.length < mostDuplicates) this.#duplicates.push({ line, title: textFor(article.content, 'zh-CN').title })
    }
    for (const title of titles) if (!this.#titles.has(title)) this.#titles.set(title, row ?? -line)
    this.#ready.push({ article, isDuplicate })
  }

  /** The articles that are whole by now, each given once. */
  whole(skipDuplicates: boolean): readonly ReadArticle[] {
    const ready = this.#ready
    this.#ready = []
    return ready.filter(({ isDuplicate }) => !(skipDuplicates && isDuplicate)).map(({ article }) => article)
  }

  /** @param table its columns, null for what has none */
  found(table: Pick<RowMaker, 'columns'> | null): Pick<ArticleImport, 'counts' | 'issues' | 'duplicates' | 'preview'> {
    const cellsOf = (given: GivenRow) => {
      if (!('row' in given)) return []
      const { row, cells } = given
      return table === null ? [row.title ?? '', row.problem ?? row.steps ?? ''] : table.columns.map((_, at) => cells[at] ?? '')
    }
    return { counts: { ...this.#counts }, issues: this.#issues, duplicates: this.#duplicates, preview: this.#preview.map((given) => ({ line: given.line, cells: cellsOf(given).map(shown) })) }
  }

  #refuse(issue: ArticleImport['issues'][number]): void {
    this.#counts.wrong += 1
    if (this.#issues.length < mostIssues) this.#issues.push(issue)
  }
}
