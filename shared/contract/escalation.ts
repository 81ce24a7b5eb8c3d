import { z } from 'zod'
import { contactIdSchema, personIdSchema, slugSchema, suggestionIdSchema, ticketIdSchema } from '../ids.ts'
import { command, query } from '../rpc.ts'
import { reasonSchema } from '../text.ts'
import { instantSchema } from '../time.ts'
import { namedSchema } from './common.ts'
import { ticketViewSchema } from './tickets.ts'
import { type Role } from './people.ts'

/** Who may take up what was escalated, and hand it back. */
export const stepsIn: readonly Role[] = ['team-lead', 'supervisor', 'manager']
/** How many suggestions are shown at a time (ES-2). */
export const mostSuggestions = 3
/** For how long a suggestion can be put off, minutes. */
export const delays = [15, 60] as const
/** Over how many days the acceptance of rules is counted. */
export const reportSpans = [7, 30] as const

const proposal = {
  rule: slugSchema,
  title: z.string(),
  /** why */
  reason: z.string(),
  /** the clock that it is about, where it is about one */
  clock: z.strictObject({ title: z.string(), dueAt: instantSchema, late: z.boolean() }).nullable(),
  /** to whom */
  level: namedSchema,
  /** within what span somebody of that level steps in, in words */
  within: z.string(),
  /** what the customer is told, with the time that is promised if it is accepted now */
  words: z.string(),
  /** words that the customer was heard to say, each with what it means */
  said: z.array(z.strictObject({ group: z.string(), word: z.string() })),
}

export const suggestionSchema = z.strictObject({ suggestionId: suggestionIdSchema, since: instantSchema, ...proposal })
export type Suggestion = z.infer<typeof suggestionSchema>

const contactSuggestionSchema = z.strictObject(proposal)
export type ContactSuggestion = z.infer<typeof contactSuggestionSchema>

const awaySchema = z.strictObject({ suggestionId: suggestionIdSchema, title: z.string(), state: z.enum(['later', 'declined']), until: instantSchema, reason: z.string().nullable() })

const currentSchema = z.strictObject({
  level: namedSchema,
  since: instantSchema,
  /** by when somebody of that level steps in */
  dueAt: instantSchema,
  steppedInAt: instantSchema.nullable(),
  /** nobody of that level is on this desk: it stays with its owner and waits for them */
  waiting: z.boolean(),
  /** the rule's, or the agent's own */
  reason: z.string(),
  /** what the customer is told; '' where there is nothing to say */
  words: z.string(),
  /** whether it can be taken back as if it had not been */
  revocable: z.boolean(),
})

export const escalationViewSchema = z.strictObject({
  /** where it is on the ladder; null: with the agent */
  current: currentSchema.nullable(),
  /** who stays the customer's contact while somebody above has it */
  agent: z.strictObject({ personId: personIdSchema, name: z.string() }).nullable(),
  /** how often the customer was not satisfied, reopened tickets among it */
  dissatisfied: z.int().min(0),
  /** how often that was noted by hand, and can be taken back */
  noted: z.int().min(0),
  cannotSolve: z.boolean(),
  /** the most pressing first, at most {@link mostSuggestions} */
  suggestions: z.array(suggestionSchema).max(mostSuggestions),
  /** how many more there are */
  more: z.int().min(0),
  /** put off or declined, and away for now */
  away: z.array(awaySchema),
  /** the steps of the ladder above where it is */
  levels: z.array(namedSchema),
})
export type EscalationView = z.infer<typeof escalationViewSchema>

const rateSchema = z.strictObject({
  rule: slugSchema,
  title: z.string(),
  level: z.string(),
  made: z.int(),
  accepted: z.int(),
  declined: z.int(),
  /** put off at least once */
  later: z.int(),
  standing: z.int(),
  /** no longer true before anybody decided */
  gone: z.int(),
})

export const escalationReportSchema = z.strictObject({
  rules: z.array(rateSchema),
  /** escalated without a suggestion */
  byHand: z.int(),
  /** why suggestions were declined, the latest first, at most 50 */
  declined: z.array(z.strictObject({ title: z.string(), reason: z.string(), at: instantSchema, ticketId: ticketIdSchema, number: z.string() })),
})
export type EscalationReport = z.infer<typeof escalationReportSchema>

const ticket = { ticketId: ticketIdSchema }
const versioned = { ...ticket, version: z.int().min(1) }
const suggestion = { ...ticket, suggestionId: suggestionIdSchema }

export const escalationContract = {
  ofTicket: query(ticket, escalationViewSchema),
  /** What the rules say of a contact in progress. Nothing of it is kept: it is suggested again on the ticket. */
  ofContact: query({ contactId: contactIdSchema }, z.strictObject({ suggestions: z.array(contactSuggestionSchema).max(mostSuggestions), more: z.int().min(0) })),
  /** Takes the ticket up the ladder (ES-3). */
  accept: command({ ...versioned, suggestionId: suggestionIdSchema }, ticketViewSchema),
  /** Up the ladder without a suggestion. */
  raise: command({ ...versioned, level: slugSchema, reason: reasonSchema }, ticketViewSchema),
  /** Takes an escalation back until somebody of that level has stepped in. */
  takeBack: command(versioned, ticketViewSchema),
  decline: command({ ...suggestion, reason: reasonSchema }, escalationViewSchema),
  putOff: command({ ...suggestion, minutes: z.literal(delays) }, escalationViewSchema),
  /** Takes a decline or a delay back. */
  bringBack: command(suggestion, escalationViewSchema),
  /** Somebody of the level, or above, takes it up (CK-14, CK-15). */
  stepIn: command(versioned, ticketViewSchema),
  /** Down again to the customer's contact. */
  handBack: command({ ...versioned, reason: reasonSchema }, ticketViewSchema),
  /** The customer said that they are not satisfied; -1 takes one back. */
  dissatisfied: command({ ...versioned, by: z.literal([1, -1]) }, ticketViewSchema),
  /** The agent cannot solve it (CK-13); false takes that back. */
  cannotSolve: command({ ...versioned, beyond: z.boolean() }, ticketViewSchema),
  /** What became of the suggestions made in these days, by rule. */
  report: query({ days: z.literal(reportSpans) }, escalationReportSchema),
}
