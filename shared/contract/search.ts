import { z } from 'zod'
import { contactIdSchema, ticketIdSchema } from '../ids.ts'
import { query } from '../rpc.ts'
import { wellFormed } from '../text.ts'
import { customerSchema } from './customers.ts'
import { foundPlaceSchema } from './intake.ts'
import { foundArticleSchema } from './knowledge.ts'
import { foundOrderSchema } from './orders.ts'
import { shownStateSchema } from './ticketState.ts'

/** A text and the letters of it that were met: from, up to and without `to`, in UTF-16 units. */
const markedSchema = z.strictObject({ text: z.string(), marks: z.array(z.strictObject({ from: z.int().min(0), to: z.int().min(1) })) })

/** Where in the playbook something to say stands. */
export const scriptPlaces = ['step', 'scene', 'need', 'outcome', 'escalation', 'department'] as const
export type ScriptPlace = (typeof scriptPlaces)[number]

const foundScriptSchema = z.strictObject({
  scriptId: z.string(),
  place: z.enum(scriptPlaces),
  /** what it stands under: the title of the step, scene, need, outcome, rule or department */
  under: z.string(),
  /** in the asker's language, with a blank for what only a contact knows */
  text: markedSchema,
  /** to be said or sent, with what is known here filled */
  said: z.string(),
})
export type FoundScript = z.infer<typeof foundScriptSchema>

const foundTicketSchema = z.strictObject({
  ticketId: ticketIdSchema,
  number: z.string(),
  state: shownStateSchema,
  customerName: z.string().nullable(),
  need: z.string(),
  /** what agents wrote, around what was met, numbers of persons masked (PR-1); null when it was found by its number or customer */
  met: markedSchema.nullable(),
})
export type FoundTicket = z.infer<typeof foundTicketSchema>

/** The best of a kind; `more`: there are others. */
const section = <Row extends z.ZodType>(row: Row) => z.strictObject({ rows: z.array(row), more: z.boolean() })

const foundSchema = z.strictObject({
  /** steps, scenes and needs of the contact's playbook; without a contact the needs of the one in force */
  places: section(foundPlaceSchema),
  customers: section(customerSchema),
  orders: section(foundOrderSchema),
  scripts: section(foundScriptSchema),
  articles: section(foundArticleSchema),
  tickets: section(foundTicketSchema),
  /** nothing of any kind is what was asked for: the articles are only the nearest there are, and somebody should write one */
  isMissing: z.boolean(),
})
export type FoundAnything = z.infer<typeof foundSchema>

/** What the search reads behind: names of customers, articles in force, what was written on tickets. */
export const readBehind = ['customer', 'article', 'ticket'] as const
/** How much of it is read; `of` are names, articles, or entries of the history. */
const behindSchema = z.strictObject({ what: z.enum(readBehind), read: z.int().min(0), of: z.int().min(1) })
export type Behind = z.infer<typeof behindSchema>

export const searchContract = {
  /** All that one box finds, in one answer: so its sections never come one after another and push each other about. `contactId`: may be jumped about in. */
  anything: query({ text: wellFormed(400), contactId: contactIdSchema.nullable() }, foundSchema),
  /** What is still to be read, so that a search does not find it yet: after an update or a large import. What takes less than a second is not told. */
  behind: query({}, z.array(behindSchema)),
}
