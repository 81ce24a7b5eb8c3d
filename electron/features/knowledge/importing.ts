import type { ArticleColumn } from '../../../shared/knowledge/importing.ts'
import { languages } from '../../../shared/text.ts'
import type { ReadDb } from '../../db/connection.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import type { CommandContext, Context } from '../context.ts'
import { playbookInForce } from '../playbook/playbook.ts'
import type { CarriedAttachments } from './carried.ts'
import { articleById, articleByRow, articleFromOutside, type ArticleRow, nameOutside, publishedAfter, versionOf } from './articles.store.ts'
import { scriptIssuesOf } from './articleView.ts'
import { unknownIn } from './content.rules.ts'
import { contentOf, found } from './finding.ts'
import { lastMapping, titlesAfter } from './imports.store.ts'
import { articleOf, type ArticleRowRead, type ReadArticle, type RowIssue } from './rows.rules.ts'
import { begin, putInForce, writeVersion } from './writing.ts'

/** What was exported from here comes back under its own id. */
const ownId = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

export interface ImportedArticles {
  added: number
  changed: number
  same: number
}

/** What became of one article of a file, and what it was before. */
export interface TakenArticle {
  readonly as: keyof ImportedArticles
  readonly row: number
  /** the version that was in force; null for an article that began here */
  readonly before: number | null
  /** why it was retired, where it was */
  readonly retiredReason: string | null
}

const outside = 'import'

/** An article from a row, held to the playbook in force, to what scripts may say, to the attachments that there are, and to what is being written here. */
export function readArticle({ db, actor }: Pick<Context, 'db' | 'actor'>, row: ArticleRowRead, line: number, carried: CarriedAttachments): { readonly ok: true; readonly article: ReadArticle } | { readonly ok: false; readonly issues: readonly RowIssue[] } {
  const reading = articleOf(row, line)
  if (!reading.ok) return reading
  const { content, key } = reading.article
  const columns = { scene: 'scenes', need: 'needs', department: 'owner' } as const
  const issues = unknownIn(playbookInForce(db).playbook, content).map(({ what, id }): RowIssue => ({ line, column: what in columns ? columns[what as keyof typeof columns] : null, reason: 'reference', found: id }))
  const [script] = scriptIssuesOf(content)
  if (script !== undefined) issues.push({ line, column: 'script', reason: 'script', found: script })
  // What somebody is writing is theirs: a file does not write over it.
  const known = knownArticle(db, key)
  if (known?.writing != null) issues.push({ line, column: 'id', reason: 'writing', found: Object.values(content.texts)[0]?.title ?? '' })
  const placed = carried.placed(db, actor?.row ?? null, reading.article, line, () => (known === null ? null : inForceOf(db, known)))
  issues.push(...placed.issues)
  return issues.length === 0 ? { ok: true, article: placed.article } : { ok: false, issues }
}

/** By the file's own number of it, else by the id that it has here. */
function knownArticle(db: ReadDb, key: string): ArticleRow | null {
  return articleFromOutside.one(db, { external_system: outside, external_id: key }) ?? (ownId.test(key) ? articleById.one(db, { article_id: uuidToBlob(key) }) : null)
}

const inForceOf = (db: ReadDb, { row, published, writing }: ArticleRow) => contentOf(found(versionOf.one(db, { article: row, number: published ?? writing ?? 1 })))

function afterImport(db: ReadDb, known: ArticleRow, { content, says }: ReadArticle) {
  const before = inForceOf(db, known)
  const after = { ...before, ...content, texts: { ...before.texts, ...content.texts }, ...(says.audience ? {} : { audience: before.audience }), ...(says.when ? {} : { when: before.when }), ...(says.quiz ? {} : { quiz: before.quiz }) }
  return { after, isSame: JSON.stringify(after) === JSON.stringify(before) }
}

/** What would become of an article of a file; `row` is the one that it is known as. */
export function foresee({ db }: Pick<Context, 'db'>, article: ReadArticle): { readonly as: keyof ImportedArticles; readonly row: number | null } {
  const known = knownArticle(db, article.key)
  if (known === null) return { as: 'added', row: null }
  return { as: afterImport(db, known, article).isSame ? 'same' : 'changed', row: known.row }
}

/**
 * Puts one article of a file in force: known again by the file's own number of it, a new version only where it says something else. What it
 * says in other languages stays, and so do its questions and conditions where the file says nothing of them.
 */
export function importArticle(context: CommandContext, read: ReadArticle, reason: string): TakenArticle {
  const { key, content } = read
  const known = knownArticle(context.db, key)
  const why = { learn: false, reason }
  if (known === null) {
    const article = begin(context, content, reason)
    nameOutside(context.db, { row: article.row, external_system: outside, external_id: key })
    putInForce(context, article, found(versionOf.one(context.db, { article: article.row, number: 1 })), content, why)
    return { as: 'added', row: article.row, before: null, retiredReason: null }
  }
  const { after, isSame } = afterImport(context.db, known, read)
  const taken = { row: known.row, before: known.published, retiredReason: known.retired_reason }
  if (isSame) return { as: 'same', ...taken }
  const last_seq = context.record({ entity: 'article', id: blobToUuid(known.article_id), type: 'article.written', body: { content: after, why: reason } })
  const number = writeVersion(context, known, after, { author: context.actor?.row ?? null, reason, made_at: context.now, last_seq })
  putInForce(context, found(articleByRow.one(context.db, { row: known.row })), found(versionOf.one(context.db, { article: known.row, number })), after, why)
  return { as: 'changed', ...taken }
}

const page = 200

/** Every article in force as rows of a file that can be imported again: one row a language. */
export function* exportRows(db: ReadDb): Generator<ArticleRowRead> {
  for (let after: number | null = 0; after !== null;) {
    const some: ReturnType<typeof exportSome> = exportSome(db, after, page)
    yield* some.rows
    after = some.next
  }
}

/** The next of them. @param after where the last piece ended, 0 for the first */
export function exportSome(db: ReadDb, after: number, most: number): { readonly rows: readonly ArticleRowRead[]; readonly next: number | null } {
  const found = publishedAfter.all(db, { after, most })
  return { rows: found.flatMap(rowsOf), next: found.length === most ? (found.at(-1)?.row ?? null) : null }
}

function rowsOf(row: { readonly article_id: Uint8Array; readonly external_id: string | null; readonly content: string }): ArticleRowRead[] {
  const content = contentOf(row)
  const shared = { id: row.external_id ?? blobToUuid(row.article_id), scenes: content.scenes.join(', '), needs: content.needs.join(', '), tags: content.tags.join(', '), audience: content.audience.join(', '), owner: content.owner ?? '', validFrom: content.validFrom ?? '', validTo: content.validTo ?? '' }
  // Once, in the first of its rows: there they are read, and in one place they are changed.
  const shapes = { when: JSON.stringify(content.when), quiz: JSON.stringify(content.quiz) }
  return languages.filter((language) => content.texts[language] !== undefined).map((language, at) => ({ ...shared, language, ...content.texts[language], ...(at === 0 ? shapes : {}) }))
}

/** The titles of the next articles in force, by which a file's are found that are there already under another number. */
export function titlesOf(db: ReadDb, after: number): { readonly titles: readonly { readonly row: number; readonly key: string }[]; readonly next: number | null } {
  const some = titlesAfter.all(db, { after, most: page })
  const titles = some.flatMap(({ row, titles: given }) => Object.entries(JSON.parse(given) as Record<string, string>).map(([language, title]) => ({ row, key: titleKey(language, title) })))
  return { titles, next: some.length === page ? (some.at(-1)?.row ?? null) : null }
}

export const titleKey = (language: string, title: string) => `${language} ${title.normalize('NFKC').toLowerCase().replace(/\s+/g, '')}`

/** What the columns of a file with these titles were taken as the last time. */
export function mappingFor(db: ReadDb, titles: readonly string[]): readonly (ArticleColumn | null)[] | null {
  const last = lastMapping.one(db, { titles: JSON.stringify(titles) })
  return last === null ? null : (JSON.parse(last.mapping) as (ArticleColumn | null)[])
}
