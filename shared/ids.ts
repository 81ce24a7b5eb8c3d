import { z } from 'zod'

/** Ids are UUIDv7 made on the device (RFC 9562 §5.7), lower case with hyphens on the wire, 16 bytes in the database. */
const uuidSchema = z.uuidv7().lowercase()

export const personIdSchema = uuidSchema.brand<'PersonId'>()
export const customerIdSchema = uuidSchema.brand<'CustomerId'>()
export const contactIdSchema = uuidSchema.brand<'ContactId'>()
export const ticketIdSchema = uuidSchema.brand<'TicketId'>()
export const orderIdSchema = uuidSchema.brand<'OrderId'>()
export const commentIdSchema = uuidSchema.brand<'CommentId'>()
export const clockIdSchema = uuidSchema.brand<'ClockId'>()
export const queueViewIdSchema = uuidSchema.brand<'QueueViewId'>()
export const articleIdSchema = uuidSchema.brand<'ArticleId'>()
export const learningIdSchema = uuidSchema.brand<'LearningId'>()
export const reportIdSchema = uuidSchema.brand<'ReportId'>()
export const proposalIdSchema = uuidSchema.brand<'ProposalId'>()
export const attachmentIdSchema = uuidSchema.brand<'AttachmentId'>()
export const synonymIdSchema = uuidSchema.brand<'SynonymId'>()
export const importIdSchema = uuidSchema.brand<'ImportId'>()
export const followUpIdSchema = uuidSchema.brand<'FollowUpId'>()
export const ratingIdSchema = uuidSchema.brand<'RatingId'>()
export const improvementIdSchema = uuidSchema.brand<'ImprovementId'>()
export const noticeIdSchema = uuidSchema.brand<'NoticeId'>()
export const promiseIdSchema = uuidSchema.brand<'PromiseId'>()
export const planStepIdSchema = uuidSchema.brand<'PlanStepId'>()
export const collaborationIdSchema = uuidSchema.brand<'CollaborationId'>()
export const suggestionIdSchema = uuidSchema.brand<'SuggestionId'>()
export const deviceIdSchema = uuidSchema.brand<'DeviceId'>()

export type PersonId = z.infer<typeof personIdSchema>
export type CustomerId = z.infer<typeof customerIdSchema>
export type ContactId = z.infer<typeof contactIdSchema>
export type TicketId = z.infer<typeof ticketIdSchema>
export type OrderId = z.infer<typeof orderIdSchema>
export type CommentId = z.infer<typeof commentIdSchema>
export type ClockId = z.infer<typeof clockIdSchema>
export type QueueViewId = z.infer<typeof queueViewIdSchema>
export type SuggestionId = z.infer<typeof suggestionIdSchema>
export type ArticleId = z.infer<typeof articleIdSchema>
export type LearningId = z.infer<typeof learningIdSchema>
export type ReportId = z.infer<typeof reportIdSchema>
export type ProposalId = z.infer<typeof proposalIdSchema>
export type AttachmentId = z.infer<typeof attachmentIdSchema>
export type SynonymId = z.infer<typeof synonymIdSchema>
export type ImportId = z.infer<typeof importIdSchema>
export type FollowUpId = z.infer<typeof followUpIdSchema>
export type RatingId = z.infer<typeof ratingIdSchema>
export type ImprovementId = z.infer<typeof improvementIdSchema>
export type NoticeId = z.infer<typeof noticeIdSchema>
export type PromiseId = z.infer<typeof promiseIdSchema>
export type PlanStepId = z.infer<typeof planStepIdSchema>
export type CollaborationId = z.infer<typeof collaborationIdSchema>
export type DeviceId = z.infer<typeof deviceIdSchema>

/** Id of a thing the playbook names (a scene, a need, a clock policy …). Short, speakable, never shown to an agent. */
export const slugSchema = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,47}$/)

/** A UUID that has just been made, or comes from a column that says by itself whose id it is: it may stand for any of them. */
export type AnyId = PersonId & CustomerId & ContactId & TicketId & OrderId & CommentId & ClockId & QueueViewId & ArticleId & LearningId & ReportId & ProposalId & AttachmentId & SynonymId & ImportId & FollowUpId & RatingId & ImprovementId & NoticeId & PromiseId & PlanStepId & CollaborationId & SuggestionId & DeviceId
