import { z } from 'zod'
import { strikeOut } from './personalData.ts'

export const languages = ['zh-CN', 'zh-TW', 'en'] as const
export type Language = (typeof languages)[number]
export const languageSchema = z.enum(languages)

const loneSurrogate = /\p{Surrogate}/u

/**
 * A string that SQLite, JSON and the screen all keep as it is: well-formed UTF-16, no NUL, at most `max` characters (code points).
 * Anything else is refused at the door, never repaired behind the agent's back.
 */
export const wellFormed = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes('\u0000') && !loneSurrogate.test(value), { error: 'malformed_text' })

/** One line with something to see in it, trimmed. */
export const lineSchema = (max: number) =>
  wellFormed(max)
    .trim()
    .min(1)
    .refine((value) => !/[\r\n\t]/.test(value), { error: 'one_line' })

/** Free text that may be stored: card numbers and security codes are struck out at the door (PR-1). */
export const storableText = (max: number) => wellFormed(max).transform(strikeOut)

/** A sentence of why, on one line. */
export const reasonSchema = lineSchema(200).transform(strikeOut)

/** Longest free text that is stored in one field: about twenty pages, far above any call, far below a pasted log file. */
export const longestText = 20_000

/** Words in each of the three languages; none may be missing or empty. */
export const localTextSchema = z.strictObject({
  'zh-CN': wellFormed(4_000).min(1),
  'zh-TW': wellFormed(4_000).min(1),
  en: wellFormed(4_000).min(1),
})
export type LocalText = z.infer<typeof localTextSchema>

/** The supported language nearest to a BCP 47 tag: the script counts, else Taiwan, Hong Kong and Macau are zh-TW; what is not Chinese is en. */
export function nearestLanguage(tag: string | undefined): Language {
  const lower = (tag ?? '').toLowerCase()
  if (!lower.startsWith('zh')) return 'en'
  if (lower.includes('hans')) return 'zh-CN'
  return /hant|tw|hk|mo/.test(lower) ? 'zh-TW' : 'zh-CN'
}
