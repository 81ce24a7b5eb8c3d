import { z } from 'zod'
import { personIdSchema, promiseIdSchema, ticketIdSchema } from '../ids.ts'
import { command, query } from '../rpc.ts'
import { reasonSchema } from '../text.ts'
import { instantSchema } from '../time.ts'
import type { Role } from './people.ts'

/** Who sees how others keep what they promise. */
export const seesPromises: readonly Role[] = ['team-lead', 'supervisor', 'manager', 'quality', 'analyst']

export const promiseSources = ['intake', 'comment', 'escalation'] as const
export type PromiseSource = (typeof promiseSources)[number]

/**
 * A time that a customer was told (时限承诺). Open until it is kept or withdrawn; broken at `brokenAt`, which is `dueAt`, and it may be kept late all
 * the same.
 */
export const promiseSchema = z.strictObject({
  promiseId: promiseIdSchema,
  version: z.int(),
  ticketId: ticketIdSchema,
  number: z.string(),
  customerName: z.string().nullable(),
  need: z.string(),
  owner: z.strictObject({ personId: personIdSchema, name: z.string() }),
  source: z.enum(promiseSources),
  /** what the customer was told */
  text: z.string(),
  madeAt: instantSchema,
  dueAt: instantSchema,
  brokenAt: instantSchema.nullable(),
  keptAt: instantSchema.nullable(),
  withdrawnAt: instantSchema.nullable(),
  /** why it was withdrawn */
  reason: z.string(),
})
export type PromiseView = z.infer<typeof promiseSchema>

export const promiseGroups = ['person', 'team', 'period'] as const
/** Of what fell due in a period: `kept` in time, `late` kept afterwards, `broken` and not kept at all, `open` not due yet. */
export const promiseFiguresSchema = z.strictObject({ id: z.string(), title: z.string(), promised: z.int(), kept: z.int(), late: z.int(), broken: z.int(), open: z.int(), withdrawn: z.int() })
export type PromiseFigures = z.infer<typeof promiseFiguresSchema>

/** Longest that is asked for as a day: one on which clocks are put back. */
export const longestDay = 26 * 3600 * 1000

/** Most that a day shows. */
export const mostPromises = 100

const onVersion = { promiseId: promiseIdSchema, version: z.int().min(1) }

export const promisesContract = {
  /** What this person has promised and has still to keep: broken ones first, then what falls due today by the window's time zone; at most {@link mostPromises}. */
  today: query({}, z.array(promiseSchema)),
  ofTicket: query({ ticketId: ticketIdSchema }, z.array(promiseSchema)),
  /** It is done as it was promised, or late. */
  keep: command(onVersion, promiseSchema),
  /** It holds no more, for a reason; `dueAt`: the customer was told another time, which is a promise of its own. */
  withdraw: command({ ...onVersion, reason: reasonSchema, dueAt: instantSchema.nullable() }, promiseSchema),
  /** Takes keeping or withdrawing back. */
  reopen: command(onVersion, promiseSchema),
  /** All that falls due in a day, of one person or (null) of everybody, by time, whatever became of it; at most {@link mostPromises}. */
  day: query({ from: instantSchema, to: instantSchema, personId: personIdSchema.nullable() }, z.strictObject({ promises: z.array(promiseSchema), more: z.boolean() })),
  /** How what fell due in a period was kept, by group, the most promised first (`period`: by month, in order). At most 200 groups. */
  figures: query({ from: instantSchema, to: instantSchema, by: z.enum(promiseGroups) }, z.array(promiseFiguresSchema)),
}
