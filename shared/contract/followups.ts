import { z } from 'zod'
import { encodingChoicesSchema, textEncodingSchema } from '../encoding.ts'
import { importIdSchema, improvementIdSchema, personIdSchema, ratingIdSchema, slugSchema, ticketIdSchema } from '../ids.ts'
import { strikeOut } from '../personalData.ts'
import { command, query } from '../rpc.ts'
import { sentTable } from '../sentTable.ts'
import { longestText, reasonSchema, storableText, wellFormed } from '../text.ts'
import { instantSchema } from '../time.ts'
import { clockViewSchema, namedSchema } from './common.ts'
import type { Role } from './people.ts'
import { shownStateSchema } from './ticketState.ts'

/** Who sees the ratings of others and what is done about low ones. */
export const seesRatings: readonly Role[] = ['team-lead', 'supervisor', 'manager', 'quality', 'analyst']
/** Who decides what is done about a low rating. */
export const improves: readonly Role[] = ['team-lead', 'supervisor', 'manager', 'quality']

export const followUpResults = ['satisfied', 'dissatisfied', 'notReached'] as const
export type FollowUpResult = (typeof followUpResults)[number]

/** Most that a list of follow-ups shows; what is due later is seen when it is due sooner. */
export const mostFollowUps = 200

/** A follow-up that is due, or one that ended without reaching the customer and is not settled yet (`result` is then `notReached`). */
export const followUpRowSchema = z.strictObject({
  ticketId: ticketIdSchema,
  number: z.string(),
  /** the ticket's, which a result must name */
  version: z.int(),
  customerName: z.string().nullable(),
  need: z.string(),
  type: namedSchema.nullable(),
  ownerName: z.string(),
  solvedAt: instantSchema,
  clock: clockViewSchema.nullable(),
  attempts: z.int().min(0),
  /** from when on it may be tried again; null: at once */
  nextTryAt: instantSchema.nullable(),
  result: z.enum(followUpResults).nullable(),
})
export type FollowUpRow = z.infer<typeof followUpRowSchema>

/** Something of the story so far, oldest first: what the customer wanted, was told, and said when they were called. */
const storySchema = z.strictObject({
  what: z.enum(['opened', 'told', 'solved', ...followUpResults]),
  at: instantSchema,
  who: z.string().nullable(),
  text: z.string(),
})

export const followUpViewSchema = z.strictObject({
  ticketId: ticketIdSchema,
  number: z.string(),
  version: z.int(),
  state: shownStateSchema,
  customer: z.strictObject({ name: z.string(), phone: z.string() }).nullable(),
  need: z.string(),
  /** the words to say, filled (FU-1) */
  script: z.array(z.string()),
  /** its clock while it is due; null: there is nothing to be called about */
  clock: clockViewSchema.nullable(),
  attempts: z.int().min(0),
  /** how often it is tried at the most */
  most: z.int().min(1),
  nextTryAt: instantSchema.nullable(),
  result: z.enum(followUpResults).nullable(),
  reason: z.string(),
  by: z.string().nullable(),
  at: instantSchema.nullable(),
  /** the words that a customer who was not reached is left with; null unless that is what is to be done now */
  closing: z.string().nullable(),
  /** whether the last step can be taken back: nobody has changed the ticket since */
  undoable: z.boolean(),
  rated: z.boolean(),
  story: z.array(storySchema),
})
export type FollowUpView = z.infer<typeof followUpViewSchema>

/** What a customer was asked to give 1 to 5 for (FU-2). */
export const ratedAspects = ['speed', 'solution', 'attitude'] as const
export type RatedAspect = (typeof ratedAspects)[number]
/** At or below this a rating is low, and opens an improvement. */
export const lowRating = 2

const pointsSchema = z.int().min(1).max(5).nullable()
const pointsShape = { speed: pointsSchema, solution: pointsSchema, attitude: pointsSchema }
const figureSchema = z.strictObject({ given: z.int().min(0), average: z.number().nullable(), /** of those given, how many are 4 or 5 */ good: z.int().min(0) })

export const ratingGroups = ['team', 'person', 'need', 'period'] as const
const ratingFiguresSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  ratings: z.int().min(0),
  speed: figureSchema,
  solution: figureSchema,
  attitude: figureSchema,
})
export type RatingFigures = z.infer<typeof ratingFiguresSchema>

/** What is done about a low rating: a measure with its owner, done, and told to the customer. */
export const improvementSchema = z.strictObject({
  improvementId: improvementIdSchema,
  ratingId: ratingIdSchema,
  version: z.int(),
  ticketId: ticketIdSchema,
  number: z.string(),
  customerName: z.string().nullable(),
  ...pointsShape,
  comment: z.string(),
  givenAt: instantSchema,
  measure: z.string(),
  owner: z.strictObject({ personId: personIdSchema, name: z.string() }),
  dueAt: instantSchema.nullable(),
  doneAt: instantSchema.nullable(),
  toldAt: instantSchema.nullable(),
})
export type Improvement = z.infer<typeof improvementSchema>

export const ratingColumns = ['ticket', 'given', 'speed', 'solution', 'attitude', 'comment', 'id'] as const
export type RatingColumn = (typeof ratingColumns)[number]

/** What can be wrong with a file of ratings; where, in lines and columns from 1 (0: the file as a whole, the line as a whole). */
export const ratingIssueReasons = ['encoding', 'encodingUnsure', 'quotes', 'missingColumn', 'twiceColumn', 'empty', 'missing', 'number', 'noTicket', 'points', 'noPoints', 'date', 'future', 'early', 'tooLong', 'tooMany', 'twice', 'otherTicket'] as const
export const ratingIssueSchema = z.strictObject({ line: z.int(), column: z.int(), reason: z.enum(ratingIssueReasons), found: z.string() })
export type RatingIssue = z.infer<typeof ratingIssueSchema>

/** What a file of ratings holds, before anything of it is written: nothing is while there is any issue. `low` of them open an improvement. */
export const ratingCheckSchema = z.strictObject({
  encoding: textEncodingSchema,
  /** where a person has to say how it is written, with the first text in each */
  between: encodingChoicesSchema,
  /** titles of columns that are not used */
  unused: z.array(z.string()),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  low: z.int(),
  preview: z.array(z.strictObject({ number: z.string(), givenAt: instantSchema, ...pointsShape, comment: z.string() })),
  issues: z.array(ratingIssueSchema),
})
export type RatingCheck = z.infer<typeof ratingCheckSchema>

/** Largest file of ratings that travels in one frame, in bytes, and most ratings of it. */
export const largestRatingFile = 700_000
export const mostRatings = 2_000
const ratingFile = sentTable(largestRatingFile)

/** A file of ratings that was taken, as long as it is among the latest. */
export const ratingImportSchema = z.strictObject({
  importId: importIdSchema,
  file: z.string(),
  at: instantSchema,
  by: z.string(),
  added: z.int(),
  changed: z.int(),
  /** all of it was taken back */
  undone: z.boolean(),
  /** ratings that somebody has changed since, or done something about: with any it cannot be taken back as a whole */
  since: z.int(),
})
export type RatingImport = z.infer<typeof ratingImportSchema>
/** How many of the latest are told. */
export const mostRatingImports = 5

/** A message that may be sent after closing (FU-3), its variables filled. */
const careMessageSchema = z.strictObject({ messageId: slugSchema, title: z.string(), text: z.string(), sentAt: instantSchema.nullable() })

const ticket = { ticketId: ticketIdSchema }
const onVersion = { ...ticket, version: z.int().min(1) }
const period = { from: instantSchema, to: instantSchema }

/** A period that a figure is asked for, at most: three years of days. */
export const longestPeriod = 3 * 366 * 24 * 3600 * 1000

export const followupsContract = {
  /** What is due (FU-1): of this person, or of all in the team; what can be called about now first, the earliest due first. At most {@link mostFollowUps}. */
  due: query({ whose: z.enum(['mine', 'team']) }, z.strictObject({ rows: z.array(followUpRowSchema), more: z.boolean() })),
  get: query(ticket, followUpViewSchema),
  /**
   * The result of a call. Satisfied closes the ticket; dissatisfied needs a reason and reopens it; not reached is tried again as the
   * playbook says, and ends at the last try. Refused with `not_possible.noFollowUp` when none is due.
   */
  record: command({ ...onVersion, result: z.enum(followUpResults), reason: reasonSchema.nullable() }, followUpViewSchema),
  /** Takes the last step back: ticket and clock are what they were. Refused once the ticket was changed by something else. */
  undo: command(onVersion, followUpViewSchema),
  /** Nobody was reached: closes the ticket, with what the customer was written, or without (null). */
  settle: command({ ...onVersion, text: wellFormed(longestText).trim().min(1).transform(strikeOut).nullable() }, followUpViewSchema),
  /** What the customer gives, by phone (FU-2); what they did not want to rate is null, one of the three must be there. */
  rate: command({ ...ticket, ...pointsShape, comment: storableText(2_000) }, followUpViewSchema),
  /** Averages and the share of 4 and 5, by group, the most rated first (`period`: by month, in order). At most 200 groups. */
  ratings: query({ ...period, by: z.enum(ratingGroups) }, z.array(ratingFiguresSchema)),
  /** What low ratings led to: what is not told yet, or all of the last ninety days. At most 200. */
  improvements: query({ all: z.boolean().default(false) }, z.array(improvementSchema)),
  improve: command({ improvementId: improvementIdSchema, version: z.int().min(1), measure: storableText(2_000), owner: personIdSchema, dueAt: instantSchema.nullable(), done: z.boolean(), told: z.boolean() }, improvementSchema),
  /** What a CSV file of a form's ratings (base64) holds and what is wrong with it; read in `encoding` where somebody said. */
  checkRatings: query(ratingFile, ratingCheckSchema),
  /** All of it or nothing; what was taken before, by the form's own id or by ticket and instant, is brought up to date. A low one opens an improvement as one by phone does. */
  importRatings: command(ratingFile, z.strictObject({ added: z.int(), changed: z.int(), same: z.int(), low: z.int() })),
  /** The files that were taken last, the latest first; at most {@link mostRatingImports}. */
  ratingImports: query({}, z.array(ratingImportSchema)),
  /**
   * Takes all of a file back: what began with it goes, with the improvements that it opened; what it changed says again what it said before.
   * Refused with `not_possible.ratingsChanged` where somebody has changed any of it since.
   */
  undoRatings: command({ importId: importIdSchema }, z.array(ratingImportSchema)),
  /** Messages that fit the ticket. `optedOut`: the customer wants none, and none is offered. */
  care: query(ticket, z.strictObject({ optedOut: z.boolean(), messages: z.array(careMessageSchema) })),
  /** Marks one as sent: it stands among what the customer was told. */
  sendCare: command({ ...ticket, messageId: slugSchema, text: wellFormed(longestText).trim().min(1).transform(strikeOut) }, z.strictObject({ optedOut: z.boolean(), messages: z.array(careMessageSchema) })),
}
