import type { Language } from '../../shared/text.ts'
import type { Instant } from '../../shared/time.ts'

export const localTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** An instant as a person reads it: the hour alone when it is today's, with its day when it is another's. */
export function localTime(at: Instant, now: Instant, language: Language, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en', { dateStyle: 'short', timeZone })
  const isToday = day.format(at) === day.format(now)
  const shown = isToday ? { timeStyle: 'short' as const } : { dateStyle: 'medium' as const, timeStyle: 'short' as const }
  return new Intl.DateTimeFormat(language, { ...shown, timeZone }).format(at)
}
