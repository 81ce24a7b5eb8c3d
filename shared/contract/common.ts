import { z } from 'zod'
import { instantSchema } from '../time.ts'
import { clockIdSchema, contactIdSchema, slugSchema, ticketIdSchema } from '../ids.ts'
import { clockMetrics } from '../playbook.ts'
import { shownStateSchema } from './ticketState.ts'

/** Something the playbook names, in the words of the asking window's language. */
export const namedSchema = z.strictObject({ id: slugSchema, title: z.string() })
export type Named = z.infer<typeof namedSchema>

/** A list of choices of which the agent picks one by digit; `hint` is a second, quieter line. */
export const choiceSchema = z.strictObject({ id: slugSchema, title: z.string(), hint: z.string().nullable() })
export type Choice = z.infer<typeof choiceSchema>

/** Severity or priority with where it comes from (IN-7, IN-8). */
export const gradeSchema = z.strictObject({
  id: slugSchema,
  title: z.string(),
  meaning: z.string(),
  by: z.enum(['playbook', 'agent']),
  reason: z.string(),
})
export type Grade = z.infer<typeof gradeSchema>

/**
 * A clock (时效) as the desk shows it. Running while `metAt` and `cancelledAt` are null; a breach does not stop it, it is late
 * from then on. `targetMs` is the promised open time by its policy's calendar (CK-20). While `pausedAt` is set it stands still with
 * `leftMs` of it left, and `dueAt` moves on with every moment.
 */
export const clockViewSchema = z.strictObject({
  clockId: clockIdSchema,
  contactId: contactIdSchema,
  ticketId: ticketIdSchema.nullable(),
  metric: z.enum(clockMetrics),
  title: z.string(),
  rule: z.string(),
  startedAt: instantSchema,
  targetMs: z.int().min(1),
  warnAt: instantSchema,
  dueAt: instantSchema,
  metAt: instantSchema.nullable(),
  breachedAt: instantSchema.nullable(),
  cancelledAt: instantSchema.nullable(),
  pausedAt: instantSchema.nullable(),
  leftMs: z.int().min(0).nullable(),
  /** when it stood still before, in order */
  pauses: z.array(z.strictObject({ from: instantSchema, to: instantSchema })),
})
export type ClockView = z.infer<typeof clockViewSchema>

/** One of the tickets that came of the same contact (IN-11), in the order of its problems. */
export const siblingSchema = z.strictObject({ ticketId: ticketIdSchema, number: z.string(), need: z.string(), state: shownStateSchema, problem: z.int().min(1) })
export type Sibling = z.infer<typeof siblingSchema>
