import type { Language } from '../../../shared/text.ts'
import { day, hour, type Instant, minute } from '../../../shared/time.ts'
import { dateFormat, relativeFormat, unitFormat } from '../formats.ts'

export interface Here {
  readonly now: Instant
  readonly language: Language
  readonly timeZone: string
}

/** A due time as it is said to a customer: "今天 15:00", "tomorrow 15:00", "11月26日 星期四 15:00". */
export function promiseTime(at: Instant, { now, language, timeZone }: Here): string {
  const time = dateFormat('time', language, timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
  const days = localDay(at, timeZone) - localDay(now, timeZone)
  const date = days === 0 || days === 1
    ? relativeFormat(language).format(days, 'day')
    : dateFormat('date', language, timeZone, { month: 'long', day: 'numeric', weekday: 'long' }).format(at)
  return `${date} ${time}`
}

/** A promised span in its largest fitting unit: "4 小时", "3 days", "30 minutes". */
export function promiseSpan(ms: number, language: Language): string {
  const [unit, size] = ms >= 2 * day && ms % day === 0 ? (['day', day] as const) : ms >= hour && ms % hour === 0 ? (['hour', hour] as const) : (['minute', minute] as const)
  return unitFormat(unit, language).format(Math.max(1, Math.round(ms / size)))
}

/** Days since 1970-01-01 of the local date. */
function localDay(at: Instant, timeZone: string): number {
  const parts = dateFormat('day', 'en-CA', timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
  return Math.floor(Date.parse(`${parts}T00:00:00Z`) / day)
}
