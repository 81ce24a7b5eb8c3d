import { z } from 'zod'
import { commentIdSchema, contactIdSchema, customerIdSchema, personIdSchema, promiseIdSchema, queueViewIdSchema, slugSchema, ticketIdSchema } from '../ids.ts'
import { strikeOut } from '../personalData.ts'
import { command, query } from '../rpc.ts'
import { longestText, reasonSchema, wellFormed } from '../text.ts'
import { instantSchema } from '../time.ts'
import { clockViewSchema, gradeSchema, namedSchema, siblingSchema } from './common.ts'
import { gradeKindSchema } from './intake.ts'
import { lifeSchema } from './life.ts'
import { duplicateSchema, mergedSchema, originSchema, partSchema } from './merging.ts'
import { orderSchema } from './orders.ts'
import { byNextDue, everyTicket, queueArrangementSchema, queueCursorSchema, queueFilterSchema, queueShownSchema, queueSortSchema, queueTextSchema, queueViewsSchema, viewName } from './queue.ts'
import { type ShownState, shownStates, shownStateSchema, ticketStates, type TicketState, ticketStateSchema as stateSchema } from './ticketState.ts'

export { type ShownState, shownStates, ticketStates, type TicketState }

export const queueRowSchema = z.strictObject({
  ticketId: ticketIdSchema,
  /** the version that an action on this row was decided on */
  version: z.int(),
  number: z.string(),
  state: shownStateSchema,
  customerName: z.string().nullable(),
  need: z.string(),
  scene: z.string(),
  type: z.string(),
  channel: z.string(),
  tier: z.string(),
  severity: namedSchema,
  priority: namedSchema,
  ownerId: personIdSchema,
  ownerName: z.string(),
  /** how often the owner was asked to hurry */
  urges: z.int().min(0),
  /** how often the same problem of this customer came before, within the days that the playbook in force says */
  earlier: z.int().min(0),
  openedAt: instantSchema,
  /** since when the customer's answer is waited for */
  waitingSince: instantSchema.nullable(),
  /** the running clock that is due first; null when none runs */
  nextClock: clockViewSchema.nullable(),
})
export type QueueRow = z.infer<typeof queueRowSchema>

export const commentAudiences = ['internal', 'customer'] as const

const commentSchema = z.strictObject({
  commentId: commentIdSchema,
  audience: z.enum(commentAudiences),
  text: z.string(),
  author: z.string(),
  at: instantSchema,
  from: originSchema,
})

/** One change (TK-5): who, when, what, from, to, why. Names, not ids; `field` and `what` are i18n keys under `history.`. */
export const historyEntrySchema = z.strictObject({
  seq: z.int(),
  at: instantSchema,
  /** null: the program itself, as for a breach */
  who: z.string().nullable(),
  what: z.string(),
  changes: z.array(z.strictObject({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
  why: z.string().nullable(),
  from: originSchema,
})
export type HistoryEntry = z.infer<typeof historyEntrySchema>

const factSchema = z.strictObject({ title: z.string(), value: z.string() })

export const ticketViewSchema = z.strictObject({
  ticketId: ticketIdSchema,
  number: z.string(),
  version: z.int(),
  state: shownStateSchema,
  /** states it may go to from here, the usual one first */
  moves: z.array(stateSchema),
  life: lifeSchema,
  /** who asked the owner to hurry, the latest first (TK-6) */
  urges: z.array(z.strictObject({ by: z.string(), at: instantSchema, why: z.string() })),
  /** earlier tickets with the same problem of the same customer, the latest first (TK-5) */
  repeats: z.array(z.strictObject({ ticketId: ticketIdSchema, number: z.string(), openedAt: instantSchema })),
  /** since when its owner gives it to whoever of the team pulls it (TK-7) */
  releasedAt: instantSchema.nullable(),
  /** into which other ticket it was merged; it is then read only */
  merged: mergedSchema.nullable(),
  /** what was merged into it, the latest first */
  parts: z.array(partSchema),
  contactId: contactIdSchema,
  /** the others that came of the same contact (IN-11) */
  siblings: z.array(siblingSchema),
  customerId: customerIdSchema.nullable(),
  order: orderSchema.nullable(),
  channel: namedSchema,
  type: namedSchema.nullable(),
  class: namedSchema.nullable(),
  scene: z.array(namedSchema),
  need: z.string(),
  outcome: namedSchema,
  department: namedSchema.nullable(),
  severity: gradeSchema,
  priority: gradeSchema,
  gradeOptions: z.strictObject({ severity: z.array(namedSchema), priority: z.array(namedSchema) }),
  owner: z.strictObject({ personId: personIdSchema, name: z.string() }),
  openedAt: instantSchema,
  /** what was found out; phones and identity numbers in it are masked (PR-1) */
  facts: z.array(factSchema),
  waitingSince: instantSchema.nullable(),
  clocks: z.array(clockViewSchema),
  comments: z.array(commentSchema),
})
export type TicketView = z.infer<typeof ticketViewSchema>

const ticket = { ticketId: ticketIdSchema }
const factsShown = z.strictObject({ facts: z.array(factSchema) })
const view = { viewId: queueViewIdSchema }
const reason = reasonSchema
/** Both tickets as they are after a merge or after it was undone. */
const bothSchema = z.strictObject({ ticket: ticketViewSchema, into: ticketViewSchema })

export const ticketsContract = {
  /**
   * A page of the tickets that the filter lets through, in the order asked for. A filter that no index serves looks through a
   * bounded number of tickets a page: `rows` may then be few, or none, while `next` says where to look on.
   */
  queue: query(
    { filter: queueFilterSchema.default(everyTicket), sort: queueSortSchema.default(byNextDue), text: queueTextSchema, after: queueCursorSchema.nullable().default(null), limit: z.int().min(1).max(200) },
    z.strictObject({
      rows: z.array(queueRowSchema),
      next: queueCursorSchema.nullable(),
      /** how many tickets were looked through for this page */
      looked: z.int().min(0),
      /** whether a text found more than is looked at: only the newest were */
      capped: z.boolean(),
    }),
  ),
  /** How many tickets each bucket holds, {@link mostCounted} at the most where the clock decides. */
  counts: query({}, z.strictObject({ open: z.int(), mine: z.int(), team: z.int(), late: z.int(), soon: z.int(), resolved: z.int(), all: z.int() })),
  /** How this person arranged the queue: named views in the order they were made, and what was shown last. */
  views: query({}, queueViewsSchema),
  /** Keeps what is shown, so that it is there again after a restart. */
  arrange: command({ shown: queueShownSchema }, queueViewsSchema),
  nameView: command({ name: viewName, arrangement: queueArrangementSchema }, z.strictObject({ viewId: queueViewIdSchema, views: queueViewsSchema })),
  changeView: command({ ...view, version: z.int().min(1), name: viewName, arrangement: queueArrangementSchema }, queueViewsSchema),
  removeView: command({ ...view, version: z.int().min(1) }, queueViewsSchema),
  /** Takes a removal back. */
  restoreView: command(view, queueViewsSchema),
  get: query(ticket, ticketViewSchema),
  history: query(ticket, z.array(historyEntrySchema)),
  /** The facts unmasked, on purpose; who looked stays on record (PR-1). */
  reveal: command(ticket, factsShown),
  /**
   * `customer`: told to the customer, which stops a first-response clock. `promisedBy` is a time that the customer was told, `keeps` what was
   * promised on this ticket and has been done by it.
   */
  comment: command(
    { ...ticket, audience: z.enum(commentAudiences), text: wellFormed(longestText).trim().min(1).transform(strikeOut), promisedBy: instantSchema.nullable().default(null), keeps: z.array(promiseIdSchema).max(20).default([]) },
    ticketViewSchema,
  ),
  /** Moves it; going back from resolved or closed needs a reason. */
  move: command({ ...ticket, version: z.int().min(1), to: stateSchema, reason: reason.nullable() }, ticketViewSchema),
  /** The customer has to answer first: clocks whose policy says so stand still until `goOn` (CK-22). */
  wait: command({ ...ticket, version: z.int().min(1), reason }, ticketViewSchema),
  goOn: command({ ...ticket, version: z.int().min(1) }, ticketViewSchema),
  /** Gives it to somebody who works on tickets, or takes it over. */
  assign: command({ ...ticket, version: z.int().min(1), to: personIdSchema, reason }, ticketViewSchema),
  /**
   * Tickets that may be duplicates of this one, the likeliest first, at most 8: other open ones of the same customer, or, with a text,
   * those that it finds by number, customer or phone.
   */
  duplicates: query({ ...ticket, text: queueTextSchema }, z.array(duplicateSchema)),
  /**
   * Merges a duplicate into another ticket (TK-5), which keeps its number and takes over the earlier start where its clocks' policies say
   * so. Neither may be closed. Refused with `conflict` when one of them is not that version any more, with `not_possible.mergeCustomer`
   * when they are not of the same customer and that was not meant.
   */
  merge: command({ ...ticket, version: z.int().min(1), into: ticketIdSchema, intoVersion: z.int().min(1), reason, acrossCustomers: z.boolean().default(false) }, bothSchema),
  /** Takes it out again: all of it comes back as it was. Without a reason only until the other one is changed (`not_ready.unmerge`). */
  unmerge: command({ ...ticket, version: z.int().min(1), reason: reason.nullable() }, bothSchema),
  /** Changes severity or priority with a reason; running clocks are re-targeted from the same start (CK-23). */
  grade: command({ ...ticket, version: z.int().min(1), kind: gradeKindSchema, id: slugSchema, reason }, ticketViewSchema),
}
