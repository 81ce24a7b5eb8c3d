import type { FoundArticle } from '../../../shared/contract/knowledge.ts'
import type { ArticleId, SynonymId } from '../../../shared/ids.ts'
import { languages } from '../../../shared/text.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import { actorOf, type CommandContext, type Context } from '../context.ts'
import { nameOf } from '../people/people.ts'
import { addSynonym, changeSynonym, forgetMissing as forget, type Hit, missing as everyMissing, noteMissing, put, recallMissing as recall, remove, removeSynonym as dropSynonym, search, synonyms as everySynonym } from '../search/search.ts'
import { articleById, type ArticleRow, countInForce, countToIndex, keepFoundAs, toIndex, versionOf } from './articles.store.ts'
import { contentOf, found as mustBe } from './finding.ts'

/** Articles of a piece of work that others wait for: each is cut in three languages, a few milliseconds. */
const piece = 5

/** Whether there are articles that the search does not know as they are in force. */
export const isToIndex = (db: ReadDb): boolean => toIndex.one(db, { most: 1 }) !== null

/** Articles that are read within a second. */
const soonRead = 200

/** How many of the articles in force are read, while many are not. */
export function articlesRead(db: ReadDb): { readonly read: number; readonly of: number } | null {
  const left = countToIndex.one(db, {})?.left ?? 0
  if (left <= soonRead) return null
  // Those that went are to be read too.
  const of = Math.max(left, countInForce.one(db, {})?.articles ?? 0)
  return { read: of - left, of }
}

/** Tells the search of the next articles that came in force or went. @returns whether there are more */
export function indexSome(context: CommandContext): boolean {
  const rows = toIndex.all(context.db, { most: piece })
  for (const row of rows) {
    const id = blobToUuid(row.article_id)
    const number = row.state === 'published' ? row.published : null
    const texts = number === null ? {} : contentOf(mustBe(versionOf.one(context.db, { article: row.row, number }))).texts
    const [there, gone] = [languages.filter((language) => texts[language] !== undefined), languages.filter((language) => texts[language] === undefined)]
    remove(context.db, gone.map((language) => ({ kind: 'article', id, language })))
    put(context.db, there.map((language) => {
      const { title = '', problem = '', script = '', steps = '', risks = '' } = texts[language] ?? {}
      return { kind: 'article', id, language, title, body: [problem, script, steps, risks].join('\n') }
    }))
    keepFoundAs(context.db, { row: row.row, found_as: number })
    context.announce('article', id)
  }
  return rows.length === piece
}

/** The search box for articles, as it is typed into (KB-4); pure reading. */
export function find(context: Context, { text, limit }: { text: string; limit: number }): { articles: FoundArticle[]; isMissing: boolean; more: boolean } {
  const { hits, isMissing, more } = search(context.db, { query: text, kinds: ['article'], language: context.language, limit })
  return {
    articles: hits.flatMap((hit) => {
      const article = articleById.one(context.db, { article_id: uuidToBlob(hit.id) })
      // What has been retired a moment ago may still be among the hits.
      if (article?.published == null || article.state !== 'published') return []
      return [{ articleId: hit.id as ArticleId, number: article.published, why: hit.reason, score: hit.score, ...inReadersWords(context, article, hit) }]
    }),
    isMissing,
    more,
  }
}

/** An article that was met in another language is told in the reader's, where it is written in that too. */
function inReadersWords(context: Context, { row, published }: ArticleRow, { language, title, excerpt }: Hit): Pick<FoundArticle, 'language' | 'title' | 'excerpt'> {
  if (language !== context.language && published !== null) {
    const text = contentOf(mustBe(versionOf.one(context.db, { article: row, number: published }))).texts[context.language]
    if (text !== undefined) return { language: context.language, title: { text: text.title, marks: [] }, excerpt: { text: [...text.problem].slice(0, excerptLength).join(''), marks: [] } }
  }
  return { language, title: marked(title), excerpt: excerpt === null ? null : marked({ ...excerpt, text: withoutSigns(excerpt.text) }) }
}

const excerptLength = 60

const marked = ({ text, marks }: Pick<Hit['title'], 'text' | 'marks'>) => ({ text, marks: marks.map(({ from, to }) => ({ from, to })) })

/** Without what Markdown is written with: lines of tables, of lists, headings, stress. As many spaces stand there, so that places stay. */
const withoutSigns = (text: string): string => text.replace(/\|(?:[\s:|-]*\|)?|^[ \t]*(?:#{1,6}|[-*+>]|\d{1,2}[.)])[ \t]+|\*\*|`/gmu, (signs) => ' '.repeat(signs.length))

export function miss(context: CommandContext, { text }: { text: string }): Record<string, never> {
  noteMissing(context.db, text, context.now, actorOf(context).row)
  context.announce('search', text)
  return {}
}

const mostMissing = 200
export const missing = (context: Context) => everyMissing(context.db, mostMissing).map(({ lastBy, ...each }) => ({ ...each, lastBy: lastBy === null ? '' : nameOf(context, lastBy) }))

export function forgetMissing(context: CommandContext, { text }: { text: string }): Record<string, never> {
  forget(context.db, text, context.now)
  context.announce('search', text)
  return {}
}

export function recallMissing(context: CommandContext, { text }: { text: string }): Record<string, never> {
  recall(context.db, text)
  context.announce('search', text)
  return {}
}

export const synonyms = (context: Context) => everySynonym(context.db).map(({ synonymId, version, words }) => ({ synonymId: synonymId as SynonymId, version, words: [...words] }))

export function saveSynonym(context: CommandContext, { synonymId, version, words }: { synonymId: SynonymId | null; version: number | null; words: readonly string[] }) {
  const changed = synonymId ?? addSynonym(context, words)
  if (synonymId !== null) changeSynonym(context, { synonymId, version: version ?? 0, words })
  context.announce('search', changed)
  return synonyms(context)
}

export function removeSynonym(context: CommandContext, which: { synonymId: SynonymId; version: number }) {
  dropSynonym(context, which)
  context.announce('search', which.synonymId)
  return synonyms(context)
}
