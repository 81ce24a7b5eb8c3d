import type { Language } from '../../shared/text.ts'
import { useSession } from '../state/session.ts'
import { presentInstant } from '../state/tick.ts'
import { machineTimeZone } from '../state/timeZone.ts'

export interface Formats {
  /** 14:02:09 */
  second(at: number): string
  /** 14:02 today, else with the date, the year only when it is another one */
  near(at: number): string
  /** as `near`, to the second */
  exact(at: number): string
  /** this machine's time zone, "Asia/Taipei" */
  zone(): string
  full(at: number): string
  /** a date of a calendar, "2026-10-01", the year only when it is another one */
  day(date: string): string
  number(value: number): string
}

/** Times and numbers as the language writes them, in this machine's time zone, on a 24-hour clock. */
export function formatsFor(language: Language, now: () => number): Formats {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { hourCycle: 'h23', ...options })
  const second = format({ hour: '2-digit', minute: '2-digit', second: '2-digit' })
  const near = (clock: Intl.DateTimeFormatOptions) => {
    const time = format(clock)
    const dayTime = format({ month: 'short', day: 'numeric', ...clock })
    const yearTime = format({ year: 'numeric', month: 'short', day: 'numeric', ...clock })
    return (at: number) => {
      const then = new Date(at)
      const today = new Date(now())
      if (sameDay(then, today)) return time.format(then)
      return (then.getFullYear() === today.getFullYear() ? dayTime : yearTime).format(then)
    }
  }
  const full = format({ dateStyle: 'full', timeStyle: 'medium' })
  const shortDay = format({ month: 'short', day: 'numeric', timeZone: 'UTC' })
  const yearDay = format({ year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' })
  const number = new Intl.NumberFormat(language)
  const sameDay = (a: Date, b: Date) => a.toDateString() === b.toDateString()
  return {
    second: (at) => second.format(at),
    near: near({ hour: '2-digit', minute: '2-digit' }),
    exact: near({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    // not kept with the formats, since two zones may have the same offset
    zone: machineTimeZone,
    full: (at) => full.format(at),
    day: (date) => (date.startsWith(String(new Date(now()).getFullYear())) ? shortDay : yearDay).format(new Date(`${date}T00:00:00Z`)),
    number: (value) => number.format(value),
  }
}

// To make one costs as much as to format hundreds, and every row of a queue asks for it.
const kept = new Map<string, Formats>()

export function useFormats(): Formats {
  const language = useSession((session) => session.language)
  // A machine that is carried into another time zone shows the times of that one.
  const key = `${language} ${String(new Date(presentInstant()).getTimezoneOffset())}`
  const formats = kept.get(key) ?? formatsFor(language, presentInstant)
  kept.set(key, formats)
  return formats
}
