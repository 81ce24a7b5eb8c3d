import { z } from 'zod'
import { roles } from '../../../shared/contract/people.ts'
import { slugSchema } from '../../../shared/ids.ts'
import { type ArticleContent, articleContentSchema } from '../../../shared/knowledge/article.ts'
import { questionKinds } from '../../../shared/knowledge/quiz.ts'
import { scopeSchema } from '../../../shared/playbook.ts'
import { languages, type LocalText, localTextSchema } from '../../../shared/text.ts'
import { blobToUuid } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import type { CommandContext } from '../context.ts'
import { shipSynonyms } from '../search/search.ts'
import { articleShippedAs, keepShippedVersion, shippedVersion, versionOf } from './articles.store.ts'
import { found } from './finding.ts'
import { begin, putInForce, writeVersion } from './writing.ts'

/** What comes with the program: read only where it is news, since there is much of it. */
export interface ShippedKnowledge {
  readonly version: number
  /** @returns one parsed file an article */
  read(): unknown[]
}

/** A shipped article: all of it in the three languages (resources/knowledge). */
const shippedArticleSchema = z.strictObject({
  id: slugSchema,
  title: localTextSchema,
  problem: localTextSchema,
  script: localTextSchema,
  steps: localTextSchema,
  risks: localTextSchema,
  scenes: z.array(slugSchema).min(1),
  needs: z.array(slugSchema),
  tags: z.array(slugSchema),
  when: scopeSchema,
  audience: z.array(z.enum(roles)),
  owner: slugSchema,
  validFrom: z.iso.date().nullable(),
  validTo: z.iso.date().nullable(),
  quiz: z.array(z.strictObject({ kind: z.enum(questionKinds), question: localTextSchema, options: z.array(localTextSchema), right: z.array(z.int()), passage: z.enum(['problem', 'script', 'steps', 'risks']) })),
})
export type ShippedArticle = z.infer<typeof shippedArticleSchema>

/** @throws ZodError for one that does not hold */
export function readShipped(file: unknown): { readonly id: string; readonly content: ArticleContent } {
  const { id, title, problem, script, steps, risks, quiz, ...rest } = shippedArticleSchema.parse(file)
  const inEach = <Words>(words: (of: (text: LocalText) => string) => Words) => Object.fromEntries(languages.map((language) => [language, words((text) => text[language])]))
  return {
    id,
    content: articleContentSchema.parse({
      ...rest,
      texts: inEach((of) => ({ title: of(title), problem: of(problem), script: of(script), steps: of(steps), risks: of(risks) })),
      quiz: quiz.map(({ question, options, ...asked }) => ({ ...asked, words: inEach((of) => ({ question: of(question), options: options.map(of) })) })),
    }),
  }
}

export const isShippedNews = (db: ReadDb, { version }: ShippedKnowledge): boolean => version > (shippedVersion.one(db, {})?.version ?? 0)

/**
 * Puts the shipped articles in force. One that somebody here has changed or retired stays as it is: what a desk decided is not undone by
 * an update.
 */
export function takeShipped(context: CommandContext, shipped: ShippedKnowledge, deskId: string): void {
  shipSynonyms(context)
  for (const file of shipped.read()) {
    const { id, content } = readShipped(file)
    const known = articleShippedAs.one(context.db, { shipped_as: id })
    const why = { learn: false, reason: '' }
    if (known === null) {
      const article = begin(context, content, '', id)
      putInForce(context, article, found(versionOf.one(context.db, { article: article.row, number: 1 })), content, why)
    } else if (known.state === 'published' && known.changed_by === null && known.writing === null) {
      const last_seq = context.record({ entity: 'article', id: blobToUuid(known.article_id), type: 'article.written', body: { content } })
      const number = writeVersion(context, known, content, { author: null, reason: '', made_at: context.now, last_seq })
      putInForce(context, known, found(versionOf.one(context.db, { article: known.row, number })), content, why)
    }
  }
  const last_seq = context.record({ entity: 'desk', id: deskId, type: 'desk.knowledgeTaken', body: { version: shipped.version } })
  keepShippedVersion(context.db, { version: shipped.version, last_seq })
}
