import { z } from 'zod'

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

/** Hours of the day in which nothing sounds and nothing is notified (CK-24): local, from, up to and without to, over midnight too. */
export const quietHoursSchema = z.strictObject({ from: timeOfDay, to: timeOfDay }).refine(({ from, to }) => from !== to, { error: 'from_is_to', path: ['to'] })
export type QuietHours = z.infer<typeof quietHoursSchema>

/** Whether a local time of day, "22:30", is quiet. */
export function isQuiet(quiet: QuietHours | null, time: string): boolean {
  if (quiet === null) return false
  const { from, to } = quiet
  return from < to ? from <= time && time < to : time >= from || time < to
}

/** The local time of day of an instant on this machine, "22:30". */
export function timeOfDayOf(at: number): string {
  const then = new Date(at)
  return `${String(then.getHours()).padStart(2, '0')}:${String(then.getMinutes()).padStart(2, '0')}`
}
