import { z } from 'zod'
import { clockIdSchema } from '../ids.ts'
import { momentNames } from '../playbook.ts'
import { query } from '../rpc.ts'
import { instantSchema } from '../time.ts'
import { clockViewSchema } from './common.ts'

const clockWhySchema = z.strictObject({
  clockId: clockIdSchema,
  title: z.string(),
  rule: z.string(),
  /** the moment it counts from; `period`: the end of its last period */
  start: z.enum([...momentNames, 'period']),
  startedAt: instantSchema,
  /** earlier than `startedAt` where it was taken up again */
  countedFrom: instantSchema,
  /** open time that was promised */
  targetMs: z.int().min(1),
  dueAt: instantSchema,
  pausedAt: instantSchema.nullable(),
  /** null: round the clock */
  calendar: z.strictObject({ title: z.string(), timeZone: z.string() }).nullable(),
  leftOut: z.strictObject({
    /** whole days that did not count, in dates of the calendar; `name` is the festival's */
    days: z.array(z.strictObject({ from: z.iso.date(), to: z.iso.date(), name: z.string().nullable() })),
    /** closed hours of days that have open ones */
    closedMs: z.int().min(0),
    pauses: z.array(z.strictObject({ from: instantSchema, to: instantSchema })),
    /** open time in the pauses */
    pausedMs: z.int().min(0),
  }),
  /** those that gave it this target (CK-21) */
  campaigns: z.array(z.string()),
  /** when the promise was changed */
  retargeted: z.array(instantSchema),
})
export type ClockWhy = z.infer<typeof clockWhySchema>

export const clocksContract = {
  /** The one number that matters most (CK-24): of my open contacts and the tickets I own, the running clock that is due first. */
  nextDue: query({}, z.strictObject({ clock: clockViewSchema, subject: z.string() }).nullable()),
  /** Why a clock is due when it is. */
  why: query({ clockId: clockIdSchema }, clockWhySchema),
}
