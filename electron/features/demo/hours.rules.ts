import { midnightBefore } from '../../../shared/calendar/dates.ts'
import { day, hour, type Instant, instant } from '../../../shared/time.ts'

/** The invented centre answers from 08:00 to 22:00 (CK-20), eight hours east of Greenwich. */
const east = 8 * hour
const opens = 8 * hour
const closes = 22 * hour
export const openADay = closes - opens

/** The instant `back` ms of opening time before `now`: nights do not count. */
export function openingTimeBefore(now: Instant, back: number): Instant {
  const local = now + east
  const today = midnightBefore(local)
  const sofar = Math.min(Math.max(local - today - opens, 0), openADay)
  if (back <= sofar) return instant(today + opens + sofar - back - east)
  const rest = back - sofar
  return instant(today - (Math.floor(rest / openADay) + 1) * day + closes - (rest % openADay) - east)
}
