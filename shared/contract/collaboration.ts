import { z } from 'zod'
import { collaborationIdSchema, personIdSchema, slugSchema, ticketIdSchema } from '../ids.ts'
import { strikeOut } from '../personalData.ts'
import { command, query } from '../rpc.ts'
import { reasonSchema, storableText, wellFormed } from '../text.ts'
import { instantSchema } from '../time.ts'
import { namedSchema } from './common.ts'

/** A case that a department works on, or a need for a better product (DP-3). */
export const collaborationCategories = ['case', 'improvement'] as const
export type CollaborationCategory = (typeof collaborationCategories)[number]

export const collaborationStates = ['draft', 'sent', 'answered', 'withdrawn'] as const
export type CollaborationState = (typeof collaborationStates)[number]

export const longestPart = 4_000

const partSchema = z.strictObject({ id: slugSchema, title: z.string(), hint: z.string().nullable(), required: z.boolean(), text: z.string() })

export const collaborationSchema = z.strictObject({
  collaborationId: collaborationIdSchema,
  version: z.int(),
  ticketId: ticketIdSchema,
  ticketNumber: z.string(),
  need: z.string(),
  department: namedSchema,
  category: z.enum(collaborationCategories),
  /** the person named for it, '' where the playbook names none */
  contact: z.string(),
  state: z.enum(collaborationStates),
  /** by the department's template, in its order */
  parts: z.array(partSchema),
  writtenBy: z.strictObject({ personId: personIdSchema, name: z.string() }),
  owner: z.strictObject({ personId: personIdSchema, name: z.string() }),
  sentAt: instantSchema.nullable(),
  sentBy: z.string(),
  /** until when an answer was promised when it was sent */
  dueAt: instantSchema.nullable(),
  answer: z.string(),
  endedAt: instantSchema.nullable(),
  endedBy: z.string(),
  reason: z.string(),
  /** answered, and the customer was told nothing since (DP-2) */
  toTell: z.boolean(),
})
export type Collaboration = z.infer<typeof collaborationSchema>

const templateSchema = z.strictObject({ department: namedSchema, contact: z.string(), parts: z.array(partSchema.omit({ text: true })) })
export type DepartmentTemplate = z.infer<typeof templateSchema>

const one = { collaborationId: collaborationIdSchema, version: z.int().min(1) }
const ofTicket = z.strictObject({
  requests: z.array(collaborationSchema),
  /** whom it may be asked of, the department that owns the problem first */
  templates: z.array(templateSchema),
})

export const collaborationContract = {
  /** All that departments were or are being asked about a ticket; of drafts only one's own. */
  ofTicket: query({ ticketId: ticketIdSchema }, ofTicket),
  /** What waits for a department, and what was answered and not yet told the customer: by department, the one due first first; 200 at the most of each. */
  open: query({}, z.strictObject({ waiting: z.array(collaborationSchema), toTell: z.array(collaborationSchema) })),
  /**
   * Keeps what is being written: one draft a department, category and person. `version` is that of the draft that this follows, null
   * for a new one. Refused with `conflict` where it was written on elsewhere.
   */
  write: command({
    ticketId: ticketIdSchema, department: slugSchema, category: z.enum(collaborationCategories), version: z.int().min(1).nullable(),
    parts: z.array(z.strictObject({ id: slugSchema, text: storableText(longestPart) })).max(12),
  }, collaborationSchema),
  /** Throws a draft away. */
  discard: command(one, ofTicket),
  /** Refused with `not_ready.parts` and the names of the parts that are missing; starts the department's clock (CK-12), meets CK-11. */
  send: command(one, collaborationSchema),
  /** The department's answer, by whoever was given it. */
  answer: command({ ...one, text: wellFormed(longestPart).trim().min(1).transform(strikeOut) }, collaborationSchema),
  withdraw: command({ ...one, reason: reasonSchema }, collaborationSchema),
}
