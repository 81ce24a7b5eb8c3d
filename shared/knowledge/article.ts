import { z } from 'zod'
import { roles } from '../contract/people.ts'
import { slugSchema } from '../ids.ts'
import { scopeSchema } from '../playbook.ts'
import { type Language, languageSchema, languages, lineSchema, wellFormed } from '../text.ts'
import { quizSchema, type QuizQuestion } from './quiz.ts'

/**
 * A knowledge article (知识条目, KB-1): the problem as customers put it, the words to say (Liquid, the variables of scripts), the operation
 * steps and the risk notes (Markdown). In one language at least; who reads another one is shown the nearest.
 */
export const articleParts = ['problem', 'script', 'steps', 'risks'] as const
export type ArticlePart = (typeof articleParts)[number]

const longestPart = 20_000
const part = wellFormed(longestPart)

export const articleTextSchema = z.strictObject({
  title: wellFormed(120).trim().min(1).refine((title) => !/[\r\n\t]/.test(title), { error: 'one_line' }),
  problem: part,
  script: part,
  steps: part,
  risks: part,
})
export type ArticleText = z.infer<typeof articleTextSchema>

/** A word for what an article is about: one of the shipped ones by its name, else as its author wrote it. Lists of them are written with commas. */
export const tagSchema = lineSchema(24).refine((tag) => !/[,;，、；|]/.test(tag), { error: 'separator' })

const distinct = (ids: readonly string[]) => new Set(ids).size === ids.length
const slugs = (most: number) => z.array(slugSchema).max(most).refine(distinct, { error: 'twice' })

/** What an article says and where it belongs. Scenes, needs, `when` and the owner (a department) are the playbook's. */
export const articleContentSchema = z
  .strictObject({
    texts: z.partialRecord(languageSchema, articleTextSchema),
    scenes: slugs(32),
    needs: slugs(64),
    tags: z.array(tagSchema).max(12).refine(distinct, { error: 'twice' }),
    when: scopeSchema,
    audience: z.array(z.enum(roles)).min(1).max(roles.length),
    owner: slugSchema.nullable(),
    /** dates; on the last one it still holds */
    validFrom: z.iso.date().nullable(),
    validTo: z.iso.date().nullable(),
    quiz: quizSchema,
  })
  .refine(({ texts }) => languages.some((language) => texts[language] !== undefined), { error: 'no_language', path: ['texts'] })
  .refine(({ validFrom, validTo }) => validFrom === null || validTo === null || validFrom <= validTo, { error: 'ends_before_it_begins', path: ['validTo'] })
export type ArticleContent = z.infer<typeof articleContentSchema>

const nearest: Readonly<Record<Language, readonly Language[]>> = {
  'zh-CN': ['zh-CN', 'zh-TW', 'en'],
  'zh-TW': ['zh-TW', 'zh-CN', 'en'],
  en: ['en', 'zh-CN', 'zh-TW'],
}

/** The language of these that a reader of `language` is shown. */
export function languageShown(texts: Partial<Record<Language, unknown>>, language: Language): Language {
  return nearest[language].find((candidate) => texts[candidate] !== undefined) ?? language
}

/** An article's words for a reader of `language`. */
export function textFor({ texts }: Pick<ArticleContent, 'texts'>, language: Language): ArticleText {
  const text = texts[languageShown(texts, language)]
  if (text === undefined) throw new RangeError('an article without words')
  return text
}

/** Whether it holds on a date (`2026-11-26`). */
export function isValidOn({ validFrom, validTo }: Pick<ArticleContent, 'validFrom' | 'validTo'>, date: string): boolean {
  return (validFrom === null || validFrom <= date) && (validTo === null || date <= validTo)
}

export const emptyText: ArticleText = { title: '', problem: '', script: '', steps: '', risks: '' }

export type { QuizQuestion }
