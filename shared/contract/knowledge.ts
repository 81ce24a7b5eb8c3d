import { z } from 'zod'
import { encodingChoicesSchema, textEncodingSchema } from '../encoding.ts'
import { articleIdSchema, attachmentIdSchema, contactIdSchema, importIdSchema, learningIdSchema, personIdSchema, proposalIdSchema, reportIdSchema, slugSchema, synonymIdSchema, ticketIdSchema } from '../ids.ts'
import { articleContentSchema, articleParts, tagSchema } from '../knowledge/article.ts'
import { attachmentKinds, largestAttachment, pieceCharacters } from '../knowledge/attachments.ts'
import { articleColumns, rowReasons } from '../knowledge/importing.ts'
import { questionKinds } from '../knowledge/quiz.ts'
import { command, query } from '../rpc.ts'
import { searchReasons } from '../search.ts'
import { languageSchema, lineSchema, reasonSchema, storableText, wellFormed } from '../text.ts'
import { strikeOut } from '../personalData.ts'
import { instantSchema } from '../time.ts'
import type { Role } from './people.ts'

/** Who writes, reviews and publishes articles (KB-2); everybody may propose. */
export const writesArticles: readonly Role[] = ['team-lead', 'supervisor', 'manager', 'technical', 'quality']
export const publishesArticles: readonly Role[] = ['supervisor', 'manager', 'quality']
/** Who sees how far others are with what they have to learn (KB-3). */
export const seesLearners: readonly Role[] = ['team-lead', 'supervisor', 'manager', 'quality']

/** An article that is published may have a draft or one in review beside it; `shelf` says what is in force. */
export const articleStates = ['draft', 'review', 'published', 'retired'] as const
export const articleShelves = ['published', 'drafts', 'review', 'outdated', 'retired'] as const
export type ArticleShelf = (typeof articleShelves)[number]

/** Why an article should be looked at again (KB-2). */
export const outdatedReasons = ['expired', 'unused', 'contradicted'] as const
export type OutdatedReason = (typeof outdatedReasons)[number]

const stateSchema = z.enum(articleStates)
const number = z.int().min(1)
const version = z.int().min(1)
const article = { articleId: articleIdSchema }
const thisVersion = { ...article, version }
const shown = { ...article, number }

const summarySchema = z.strictObject({
  ...thisVersion,
  title: z.string(),
  state: stateSchema,
  /** the version in force, else the one being written */
  number,
  /** the version that is being written or reviewed beside it */
  writing: number.nullable(),
  tags: z.array(z.string()),
  owner: slugSchema.nullable(),
  validTo: z.iso.date().nullable(),
  changedAt: instantSchema,
  changedBy: z.string(),
  uses: z.int().min(0),
  outdated: z.array(z.enum(outdatedReasons)),
})
export type ArticleSummary = z.infer<typeof summarySchema>

const versionSchema = z.strictObject({
  number,
  author: z.string(),
  reason: z.string(),
  madeAt: instantSchema,
  publishedAt: instantSchema.nullable(),
  publishedBy: z.string(),
  /** whether everybody had to learn it */
  learned: z.boolean(),
})

const reportSchema = z.strictObject({ reportId: reportIdSchema, number, by: z.string(), at: instantSchema, text: z.string() })

const articleSchema = z.strictObject({
  ...thisVersion,
  state: stateSchema,
  /** the version in force; null before the first, and for one that was retired */
  published: number.nullable(),
  /** the version being written or reviewed */
  writing: number.nullable(),
  inReview: z.boolean(),
  retiredReason: z.string().nullable(),
  /** what is being written was sent back by a reviewer, and not handed in again since */
  declined: z.strictObject({ by: z.string(), at: instantSchema, reason: z.string() }).nullable(),
  /** the version whose content this is */
  number,
  content: articleContentSchema,
  /** the words to say in each language that there are, with the variables that are known here filled */
  spoken: z.partialRecord(languageSchema, z.string()),
  /** of the version shown; scripts of a draft that do not hold, as "language: reason" */
  scriptIssues: z.array(z.string()),
  versions: z.array(versionSchema),
  reports: z.array(reportSchema),
  uses: z.int().min(0),
  outdated: z.array(z.enum(outdatedReasons)),
})
export type Article = z.infer<typeof articleSchema>

/** Why an article stands beside this step (KB-4), the strongest first. */
export const besideReasons = ['need', 'scene', 'tier', 'channel', 'campaign', 'tags', 'used'] as const

const besideSchema = z.strictObject({
  ...shown,
  title: z.string(),
  language: languageSchema,
  problem: z.string(),
  /** with its variables filled */
  script: z.string(),
  steps: z.string(),
  risks: z.string(),
  why: z.array(z.enum(besideReasons)),
  /** how often it helped with this need */
  usesHere: z.int().min(0),
  /** marked as used with this contact */
  used: z.boolean(),
})
export type ArticleBeside = z.infer<typeof besideSchema>

const usedSchema = z.strictObject({ ...shown, title: z.string(), usedAt: instantSchema, by: z.string(), published: number.nullable() })

const learningSchema = z.strictObject({
  learningId: learningIdSchema,
  ...shown,
  title: z.string(),
  publishedAt: instantSchema,
  reason: z.string(),
  dueAt: instantSchema,
  breachedAt: instantSchema.nullable(),
  passedAt: instantSchema.nullable(),
  attempts: z.int().min(0),
  questions: z.int().min(0),
})
export type Learning = z.infer<typeof learningSchema>

const questionSchema = z.strictObject({ kind: z.enum(questionKinds), question: z.string(), options: z.array(z.strictObject({ place: z.int().min(0), text: z.string() })) })

const learnerSchema = z.strictObject({ personId: personIdSchema, name: z.string(), team: z.string(), dueAt: instantSchema, breachedAt: instantSchema.nullable(), passedAt: instantSchema.nullable(), attempts: z.int().min(0) })

const lessonSchema = z.strictObject({ ...shown, title: z.string(), publishedAt: instantSchema, learners: z.array(learnerSchema) })
export type Lesson = z.infer<typeof lessonSchema>

export const proposalStates = ['open', 'adopted', 'declined'] as const

const proposalSchema = z.strictObject({
  proposalId: proposalIdSchema,
  version,
  state: z.enum(proposalStates),
  title: z.string(),
  text: z.string(),
  by: z.string(),
  at: instantSchema,
  ticket: z.strictObject({ ticketId: ticketIdSchema, number: z.string() }).nullable(),
  article: z.strictObject({ ...article, title: z.string() }).nullable(),
  /** the article that came of it, for whoever may read it */
  became: z.strictObject({ ...article, title: z.string(), state: stateSchema }).nullable(),
  decidedBy: z.string(),
  decidedAt: instantSchema.nullable(),
  reason: z.string(),
})
export type Proposal = z.infer<typeof proposalSchema>

const marks = z.array(z.strictObject({ from: z.int().min(0), to: z.int().min(1) }))

/** Base64 of a piece of a file. */
const pieceSchema = z.string().min(4).max(pieceCharacters).regex(/^[A-Za-z0-9+/]+={0,2}$/)
const bytes = z.int().min(0).max(largestAttachment)

const attachmentSchema = z.strictObject({
  attachmentId: attachmentIdSchema,
  name: z.string(),
  /** by what it begins with; `file` is only ever downloaded */
  kind: z.enum(attachmentKinds),
  /** bytes */
  size: z.int().min(1),
  /** of a picture, pixels */
  width: z.int().min(1).nullable(),
  height: z.int().min(1).nullable(),
})
export type Attachment = z.infer<typeof attachmentSchema>

export const foundArticleSchema = z.strictObject({
  ...shown,
  /** in which language it was found */
  language: languageSchema,
  title: z.strictObject({ text: z.string(), marks }),
  excerpt: z.strictObject({ text: z.string(), marks }).nullable(),
  why: z.enum(searchReasons),
  score: z.number(),
})
export type FoundArticle = z.infer<typeof foundArticleSchema>

const synonymSchema = z.strictObject({ synonymId: synonymIdSchema, version, words: z.array(z.string()) })
export type Synonym = z.infer<typeof synonymSchema>

const missingSchema = z.strictObject({ query: z.string(), times: z.int(), firstAt: instantSchema, lastAt: instantSchema, lastBy: z.string() })
export type MissingQuery = z.infer<typeof missingSchema>

/**
 * How far a file of articles is: `receiving` its bytes, `reading` it through for what is in it, `unsure` how it is written, `checked`, `taking` it in pieces,
 * `taken`, `undoing`, `undone`, or `failed` for what nobody foresaw.
 */
export const importPhases = ['receiving', 'reading', 'unsure', 'checked', 'taking', 'taken', 'undoing', 'undone', 'failed'] as const

const columnSchema = z.enum(articleColumns).nullable()
const rowIssueSchema = z.strictObject({ line: z.int().min(0), column: columnSchema, reason: z.enum(rowReasons), found: z.string() })
export type ArticleRowIssue = z.infer<typeof rowIssueSchema>

const importSchema = z.strictObject({
  importId: importIdSchema,
  file: z.string(),
  phase: z.enum(importPhases),
  /** of the phase, 0…1, and about how long it still takes; null while that cannot be said */
  share: z.number().min(0).max(1),
  secondsLeft: z.int().min(0).nullable(),
  /** null where the format says it itself, and before it is known */
  encoding: textEncodingSchema.nullable(),
  /** where a person has to say, with the first text in each */
  between: encodingChoicesSchema,
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  /** none for a document */
  columns: z.array(z.strictObject({ title: z.string(), column: columnSchema })),
  preview: z.array(z.strictObject({ line: z.int().min(1), cells: z.array(z.string()) })),
  /** `duplicates`: known under another number, or twice in the file, by their titles */
  counts: z.strictObject({ added: z.int(), changed: z.int(), same: z.int(), duplicates: z.int(), wrong: z.int() }),
  /** the first of them; nothing is taken while there is any */
  issues: z.array(rowIssueSchema),
  duplicates: z.array(z.strictObject({ line: z.int().min(1), title: z.string() })),
})
export type ArticleImport = z.infer<typeof importSchema>

/** Largest file that a window may send, in bytes; larger ones are the command line's, with the desk closed. Of one piece of it, in one frame. */
export const largestArticleFile = 64 * 1024 * 1024
export const largestPiece = 600_000
/** Articles of one file that a running desk takes. */
export const mostArticles = 20_000
export const exportFormats = ['csv', 'jsonl'] as const

const thisImport = { importId: importIdSchema }

const searched = wellFormed(2_000)
const done = z.strictObject({})
const content = articleContentSchema

export const knowledgeContract = {
  /** A page of a shelf, the latest change first; the figures are of all shelves. */
  list: query(
    { shelf: z.enum(articleShelves), tag: tagSchema.nullable().default(null), scene: slugSchema.nullable().default(null), after: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(100) },
    z.strictObject({ rows: z.array(summarySchema), next: z.int().nullable(), counts: z.record(z.enum(articleShelves), z.int()) }),
  ),
  /** An article in a version of it; without `number` the one in force, else the one being written. */
  get: query({ ...article, number: number.nullable().default(null) }, articleSchema),
  /** Articles in force by what was typed so far: either script, pinyin, initials, quotes, `title:`. Of what nobody has written the nearest. */
  find: query({ text: searched, limit: z.int().min(1).max(50).default(20) }, z.strictObject({ articles: z.array(foundArticleSchema), isMissing: z.boolean(), more: z.boolean() })),
  /** Counts what was looked for and is not there, once typing has stopped; who did last can be asked what was meant. */
  miss: command({ text: searched }, done),
  missing: query({}, z.array(missingSchema)),
  /** Somebody wrote it, or nobody needs it. It comes back when it is looked for again. */
  forgetMissing: command({ text: searched }, done),
  /** Takes that back. */
  recallMissing: command({ text: searched }, done),
  synonyms: query({}, z.array(synonymSchema)),
  saveSynonym: command({ synonymId: synonymIdSchema.nullable(), version: version.nullable(), words: z.array(lineSchema(40)).min(2).max(20) }, z.array(synonymSchema)),
  removeSynonym: command({ synonymId: synonymIdSchema, version }, z.array(synonymSchema)),
  /** Writes a new article, or the next version of one; a version stays as it is once it has been published. */
  save: command({ articleId: articleIdSchema.nullable(), version: version.nullable(), content, reason: storableText(200) }, articleSchema),
  /**
   * Takes the next piece of a file (KB-1): the first, without an id, begins it. A piece that came already is taken for the same. With the
   * last one it is an attachment, and may be named in an article as `attachment:` and its id.
   */
  attach: command(
    { attachmentId: attachmentIdSchema.nullable(), name: lineSchema(120).transform(strikeOut), size: z.int().min(1).max(largestAttachment), at: bytes, data: pieceSchema },
    z.strictObject({ attachmentId: attachmentIdSchema, received: bytes, attachment: attachmentSchema.nullable() }),
  ),
  /** A piece of an attachment from `at`; `next` is where the one after it begins. */
  attachment: query({ attachmentId: attachmentIdSchema, at: bytes }, z.strictObject({ attachment: attachmentSchema, data: z.string(), next: bytes.nullable() })),
  /** draft → review, and back. */
  submit: command(thisVersion, articleSchema),
  withdraw: command(thisVersion, articleSchema),
  /** Sends what is in review back to its author. */
  decline: command({ ...thisVersion, reason: reasonSchema }, articleSchema),
  /** Puts the version in force; with `learn` everybody of its audience has to pass its quiz in time (KB-3, CK-18). */
  publish: command({ ...thisVersion, learn: z.boolean(), reason: reasonSchema }, articleSchema),
  /** Drops what is being written of an article that was published before. */
  discard: command(thisVersion, articleSchema),
  retire: command({ articles: z.array(z.strictObject(thisVersion)).min(1).max(200), reason: reasonSchema }, done),
  /** Takes a retirement back: the version that was in force is in force again. */
  restore: command({ articles: z.array(articleIdSchema).min(1).max(200) }, done),
  /** What fits the step that a contact is at, the best first (KB-4). */
  beside: query({ contactId: contactIdSchema }, z.strictObject({ articles: z.array(besideSchema) })),
  /** It helped: linked to the contact and to the ticket that comes, or came, of it. */
  use: command({ ...shown, contactId: contactIdSchema.nullable().default(null), ticketId: ticketIdSchema.nullable().default(null) }, done),
  unuse: command({ ...shown, contactId: contactIdSchema.nullable().default(null), ticketId: ticketIdSchema.nullable().default(null) }, done),
  /** Those that helped with a ticket, in the version that was read. */
  ofTicket: query({ ticketId: ticketIdSchema }, z.array(usedSchema)),
  /** Something in it is wrong: whoever keeps the articles is told. */
  report: command({ ...shown, text: storableText(1_000).refine((text) => text.trim() !== '') }, z.strictObject({ reportId: reportIdSchema })),
  settle: command({ reportId: reportIdSchema, reason: reasonSchema }, done),
  /** What the person who sits here has to learn, the next due first, and what was passed lately. */
  learning: query({}, z.array(learningSchema)),
  /** The questions in an order of this person's own, without what is right. */
  quiz: query({ learningId: learningIdSchema }, z.strictObject({ ...shown, title: z.string(), questions: z.array(questionSchema) })),
  /** One answer a question, as places of options. Passed when all are right; a wrong one is told with the passage that answers it. */
  answer: command(
    { learningId: learningIdSchema, answers: z.array(z.array(z.int().min(0).max(8)).max(9)).max(10) },
    z.strictObject({ passed: z.boolean(), results: z.array(z.strictObject({ right: z.boolean(), part: z.enum(articleParts), passage: z.string().nullable() })) }),
  ),
  /** Who has passed and who has not, of what was to be learned lately: of one's team, for supervisors of everybody. */
  lessons: query({}, z.array(lessonSchema)),
  propose: command({ ticketId: ticketIdSchema.nullable(), articleId: articleIdSchema.nullable(), title: storableText(120).refine((text) => text.trim() !== ''), text: storableText(4_000).refine((text) => text.trim() !== '') }, proposalSchema),
  proposals: query({ state: z.enum(proposalStates), mine: z.boolean().default(false) }, z.array(proposalSchema)),
  /** Adopted with the article that came of it (a draft is begun where there is none), or declined with a reason. */
  decide: command({ proposalId: proposalIdSchema, version, adopted: z.boolean(), reason: reasonSchema }, proposalSchema),
  /** Who proposed what was adopted: credit by person. */
  credits: query({}, z.array(z.strictObject({ personId: personIdSchema, name: z.string(), team: z.string(), proposed: z.int(), adopted: z.int() }))),
  /** A file that is about to be sent, in place of the one before it. */
  startImport: command({ file: wellFormed(255).min(1), size: z.int().min(0) }, z.strictObject(thisImport)),
  /** The bytes (base64) that follow the first `at`; nothing is kept of a file that does not arrive whole. */
  sendImport: command({ ...thisImport, at: z.int().min(0), content: z.base64().max(Math.ceil(largestPiece / 3) * 4) }, z.strictObject({ received: z.int().min(0) })),
  /** Reads what arrived, as far as somebody said how; nothing is written. How far it is: `importState`. */
  readImport: command({ ...thisImport, encoding: textEncodingSchema.nullable().default(null), sheet: z.string().max(1_000).nullable().default(null), columns: z.array(columnSchema).max(1_000).nullable().default(null) }, done),
  importState: query({}, importSchema.nullable()),
  /** Takes what was read and found right: all of it or nothing. */
  takeImport: command({ ...thisImport, skipDuplicates: z.boolean().default(false) }, done),
  /** Stops whatever is going on with it; what was taken of it is taken back. */
  stopImport: command(thisImport, done),
  /** Takes back a file that was taken, unless somebody has changed any of it since. */
  undoImport: command(thisImport, done),
  /** The next articles in force as text of a file that can be imported again. `attachments`: what it names, whose lines stand before it in JSON lines (`carryingLine`). */
  exportSome: query({ format: z.enum(exportFormats), after: z.int().min(0).default(0) }, z.strictObject({ text: z.string(), attachments: z.array(attachmentSchema), next: z.int().nullable() })),
}
