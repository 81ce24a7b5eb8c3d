import { day, type Instant } from '../../shared/time.ts'
import { dateFormat } from './formats.ts'

/** The local day around `now`: from its first instant to that of the next day, which may be 23 or 25 hours later. */
export function localDay(now: Instant, timeZone: string): { readonly from: number; readonly to: number } {
  const today = localTime(now, timeZone)
  const date = today - (today % day)
  return { from: instantOf(date, timeZone), to: instantOf(date + day, timeZone) }
}

/** The instant at which clocks in the zone show `local` (as if it were UTC). The offset is taken where it will hold. */
function instantOf(local: number, timeZone: string): number {
  const guess = local - offsetAt(local, timeZone)
  return local - offsetAt(guess, timeZone)
}

const offsetAt = (at: number, timeZone: string) => localTime(at, timeZone) - (at - (at % 1_000))

function localTime(at: number, timeZone: string): number {
  const parts = dateFormat('local', 'en-CA', timeZone, { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).formatToParts(at)
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '00'
  return Date.parse(`${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}:${of('second')}Z`)
}
