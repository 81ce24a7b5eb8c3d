import columnWords from '../../../resources/knowledge/columns.json' with { type: 'json' }
import { languages } from '../../../shared/text.ts'
import type { ReadDb } from '../../db/connection.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import type { CommandContext, Context } from '../context.ts'
import { playbookInForce } from '../playbook/playbook.ts'
import { articleById, articleFromOutside, everyPublished, nameOutside, versionOf } from './articles.store.ts'
import { scriptIssuesOf } from './articleView.ts'
import { unknownIn } from './content.rules.ts'
import { contentOf, found } from './finding.ts'
import { type ArticleColumn, articleColumns, articleOf, type ArticleRowRead, columnOf, type ReadArticle, type RowIssue, rowOfMarkdown } from './rows.rules.ts'
import { begin, putInForce, writeVersion } from './writing.ts'

/** What was exported from here comes back under its own id. */
const ownId = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

export interface ImportedArticles {
  added: number
  changed: number
  same: number
}

const outside = 'import'

export const columnNamed = (title: string): ArticleColumn | null => columnOf(title, columnWords)
export const rowFromMarkdown = (text: string, name: string): ArticleRowRead => rowOfMarkdown(text, name, columnWords)

/** Which columns the first line of a table names; null for one that is not needed. */
export const layoutOf = (titles: readonly string[]): readonly (ArticleColumn | null)[] => titles.map(columnNamed)

export function rowFrom(layout: readonly (ArticleColumn | null)[], cells: readonly string[]): ArticleRowRead {
  return Object.fromEntries(layout.flatMap((column, at) => (column === null ? [] : [[column, cells[at] ?? '']])))
}

/** A row from an object of a JSON lines file: names as columns, texts and lists of texts as cells. */
export function rowFromObject(value: Readonly<Record<string, unknown>>): ArticleRowRead {
  return Object.fromEntries(Object.entries(value).flatMap(([name, cell]) => {
    const column = columnNamed(name)
    const text = typeof cell === 'string' ? cell : typeof cell === 'number' ? String(cell) : Array.isArray(cell) ? cell.filter((word) => typeof word === 'string').join(', ') : null
    return column === null || text === null ? [] : [[column, text]]
  }))
}

/** An article from a row, held to the playbook in force and to what scripts may say. */
export function readArticle({ db }: Pick<Context, 'db'>, row: ArticleRowRead, line: number): { readonly ok: true; readonly article: ReadArticle } | { readonly ok: false; readonly issues: readonly RowIssue[] } {
  const reading = articleOf(row, line)
  if (!reading.ok) return reading
  const columns = { scene: 'scenes', need: 'needs', department: 'owner' } as const
  const unknown = unknownIn(playbookInForce(db).playbook, reading.article.content).map(({ what, id }): RowIssue => ({ line, column: columns[what as keyof typeof columns], reason: 'reference', found: id }))
  const [script] = scriptIssuesOf(reading.article.content)
  const issues = script === undefined ? unknown : [...unknown, { line, column: 'script' as const, reason: 'script' as const, found: script }]
  return issues.length === 0 ? reading : { ok: false, issues }
}

/**
 * Puts one article of a file in force, on behalf of the program: known again by the file's own number of it, a new version only where it
 * says something else. What it says in other languages, and its questions, stay.
 */
export function importArticle(context: CommandContext, { key, content }: ReadArticle, reason: string): keyof ImportedArticles {
  const known = articleFromOutside.one(context.db, { external_system: outside, external_id: key }) ?? (ownId.test(key) ? articleById.one(context.db, { article_id: uuidToBlob(key) }) : null)
  const why = { learn: false, reason }
  if (known === null) {
    const article = begin(context, content, reason)
    nameOutside(context.db, { row: article.row, external_system: outside, external_id: key })
    putInForce(context, article, found(versionOf.one(context.db, { article: article.row, number: 1 })), content, why)
    return 'added'
  }
  const before = contentOf(found(versionOf.one(context.db, { article: known.row, number: known.published ?? known.writing ?? 1 })))
  const after = { ...before, ...content, texts: { ...before.texts, ...content.texts }, audience: before.audience, when: before.when, quiz: before.quiz }
  if (JSON.stringify(after) === JSON.stringify(before)) return 'same'
  const last_seq = context.record({ entity: 'article', id: blobToUuid(known.article_id), type: 'article.written', body: { content: after, why: reason } })
  const number = writeVersion(context, known, after, { author: null, reason, made_at: context.now, last_seq })
  putInForce(context, known, found(versionOf.one(context.db, { article: known.row, number })), after, why)
  return 'changed'
}

/** Every article in force as rows of a file that can be imported again: one row a language. */
export function* exportRows(db: ReadDb): Generator<ArticleRowRead> {
  for (const row of everyPublished.all(db, {})) {
    const content = contentOf(row)
    const shared = { id: row.external_id ?? blobToUuid(row.article_id), scenes: content.scenes.join(', '), needs: content.needs.join(', '), tags: content.tags.join(', '), owner: content.owner ?? '', validFrom: content.validFrom ?? '', validTo: content.validTo ?? '' }
    for (const language of languages) {
      const text = content.texts[language]
      if (text !== undefined) yield { ...shared, language, ...text }
    }
  }
}

export { articleColumns }
