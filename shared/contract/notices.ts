import { z } from 'zod'
import { noticeIdSchema, slugSchema } from '../ids.ts'
import { strikeOut } from '../personalData.ts'
import { command, query } from '../rpc.ts'
import { lineSchema, storableText, wellFormed } from '../text.ts'
import { instantSchema } from '../time.ts'

export const noticeKinds = ['outage', 'recall', 'disaster', 'policy', 'other'] as const
export type NoticeKind = (typeof noticeKinds)[number]
/** An emergency has its own log and ends with a report (EX-1). */
export const importances = ['emergency', 'important', 'usual'] as const
export type Importance = (typeof importances)[number]

const ids = z.array(slugSchema).max(32).default([])
/**
 * What it is about. Channels narrow it; of scenes (with all below them), needs and products one is enough, and with none of them it is about
 * everything. A product is looked for in what was written down of a case, in either Chinese script.
 */
export const noticeScopeSchema = z.strictObject({ channels: ids, scenes: ids, needs: ids, products: z.array(lineSchema(60)).max(16).default([]) })
export type NoticeScope = z.infer<typeof noticeScopeSchema>

/** Words to say, in as many of the languages as there are; who speaks another sees the first that there is. */
const wordsSchema = z.strictObject({ 'zh-CN': storableText(1_000).optional(), 'zh-TW': storableText(1_000).optional(), en: storableText(1_000).optional() })
export type NoticeWords = z.infer<typeof wordsSchema>

const reportSchema = z.strictObject({ happened: storableText(4_000), cause: storableText(4_000), measures: storableText(4_000) })

export const noticeSchema = z.strictObject({
  noticeId: noticeIdSchema,
  version: z.int(),
  kind: z.enum(noticeKinds),
  importance: z.enum(importances),
  title: z.string(),
  text: z.string(),
  /** what to say, in this window's language where there is one; null: nothing */
  words: z.string().nullable(),
  /** what it is about, in words; empty: everything */
  about: z.array(z.string()),
  author: z.string(),
  publishedAt: instantSchema,
  fromAt: instantSchema,
  untilAt: instantSchema.nullable(),
  endedAt: instantSchema.nullable(),
  state: z.enum(['planned', 'standing', 'over']),
  /** when this person acknowledged it */
  acknowledgedAt: instantSchema.nullable(),
})
export type NoticeView = z.infer<typeof noticeSchema>

/** How many contacts and tickets a notice was about, of the latest {@link mostLookedThrough} contacts of the desk. */
const countedSchema = z.strictObject({ contacts: z.int().min(0), tickets: z.int().min(0) })
export const mostLookedThrough = 5_000

export const noticePageSchema = z.strictObject({
  notice: noticeSchema,
  acknowledged: z.array(z.strictObject({ name: z.string(), at: instantSchema })),
  /** who has still to acknowledge it */
  missing: z.array(z.string()),
  /** its log (EX-1), oldest first */
  entries: z.array(z.strictObject({ at: instantSchema, author: z.string(), text: z.string() })),
  counted: countedSchema,
  report: reportSchema.nullable(),
  /** as it was written, to be edited */
  written: z.strictObject({ words: wordsSchema, scope: noticeScopeSchema }),
})
export type NoticePage = z.infer<typeof noticePageSchema>

const notice = { noticeId: noticeIdSchema }
const onVersion = { ...notice, version: z.int().min(1) }

const written = {
  kind: z.enum(noticeKinds), importance: z.enum(importances), title: lineSchema(120).transform(strikeOut), text: storableText(4_000), words: wordsSchema, scope: noticeScopeSchema,
  fromAt: instantSchema.nullable(), untilAt: instantSchema.nullable(),
}

export const noticesContract = {
  /** Those that stand or are to come, emergencies first, the latest first; with `over` those that are over instead. At most 100. */
  list: query({ over: z.boolean().default(false) }, z.array(noticeSchema)),
  get: query(notice, noticePageSchema),
  /** Writes one for everybody (EX-2). Without `fromAt` it holds at once, without `untilAt` until it is ended. Something to say, or something to read, must be in it. */
  publish: command(written, noticeSchema),
  /** Writes it anew while it is not over. What stands already keeps its beginning. `again`: everybody reads it once more, but for who wrote it. */
  change: command({ ...onVersion, ...written, again: z.boolean() }, noticePageSchema),
  /** Read and understood, by this person. */
  acknowledge: command(notice, noticeSchema),
  /** A line in the log of an emergency. */
  note: command({ ...notice, text: wellFormed(2_000).trim().min(1).transform(strikeOut) }, noticePageSchema),
  /** Ends it now. An emergency needs its report: what happened, why, and what is done (EX-1). */
  end: command({ ...onVersion, report: reportSchema.nullable() }, noticePageSchema),
  /** Lets one that was ended by mistake hold again; its report is kept as a draft of the next. */
  reopen: command(onVersion, noticePageSchema),
}
