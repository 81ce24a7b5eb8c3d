import { z } from 'zod'

/** Milliseconds since 1970-01-01T00:00:00Z. Local time exists only in calendars and at the edge of the UI. */
export type Instant = number & z.$brand<'Instant'>

/** Year 9999-12-31T23:59:59.999Z: the last instant that ISO 8601 writes with four digits of year. */
export const lastInstant = 253_402_300_799_999

export const instantSchema = z.int().min(0).max(lastInstant).brand<'Instant'>()

/** @throws RangeError outside 1970…9999 or for a fraction of a millisecond. */
export function instant(ms: number): Instant {
  if (!Number.isInteger(ms) || ms < 0 || ms > lastInstant) throw new RangeError(`not an instant: ${String(ms)}`)
  return ms as Instant
}

export const second = 1_000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

/** `at` moved by `ms`, held inside the range of instants. */
export function shift(at: Instant, ms: number): Instant {
  return instant(Math.min(lastInstant, Math.max(0, at + Math.trunc(ms))))
}
