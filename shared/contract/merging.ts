import { z } from 'zod'
import { ticketIdSchema } from '../ids.ts'
import { instantSchema } from '../time.ts'
import { shownStateSchema } from './ticketState.ts'

const linked = { ticketId: ticketIdSchema, number: z.string() }

/** Which of the tickets that were merged something comes from; null: the ticket's own. */
export const originSchema = z.strictObject(linked).nullable()
export type Origin = z.infer<typeof originSchema>

/** That a ticket was merged into another as its duplicate (TK-5), and where it leads to in the end. */
export const mergedSchema = z.strictObject({
  into: z.strictObject({ ...linked, need: z.string() }),
  at: instantSchema,
  by: z.string(),
  reason: z.string(),
  /** nobody has changed the other one since, so that it can be undone without a reason */
  isUntouched: z.boolean(),
})
export type Merged = z.infer<typeof mergedSchema>

/** A ticket that was merged into the one that is shown, by itself or with another. */
export const partSchema = z.strictObject({
  ...linked,
  version: z.int(),
  need: z.string(),
  openedAt: instantSchema,
  mergedAt: instantSchema,
  /** number of the order that it is about */
  order: z.string().nullable(),
})
export type Part = z.infer<typeof partSchema>

/** A ticket that may be a duplicate of another. */
export const duplicateSchema = z.strictObject({
  ...linked,
  /** the version that a merge of it is decided on */
  version: z.int(),
  state: shownStateSchema,
  need: z.string(),
  customerName: z.string().nullable(),
  ownerName: z.string(),
  openedAt: instantSchema,
  isSameCustomer: z.boolean(),
  /** the same need within the playbook's days */
  isRepeat: z.boolean(),
})
export type Duplicate = z.infer<typeof duplicateSchema>
