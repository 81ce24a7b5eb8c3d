import type { Calendar, Spans } from '../../../shared/calendar/calendar.ts'
import { dayIn, weekdays } from '../../../shared/calendar/calendar.ts'
import { dateOf, midnightOf, utc, weekdayOf } from '../../../shared/calendar/dates.ts'
import { withOfficialDays } from '../../../shared/calendar/official.ts'
import type { OfficialDays } from '../../../shared/calendar/official.ts'
import type { LocalText } from '../../../shared/text.ts'
import { day } from '../../../shared/time.ts'
import { withoutBreaks } from './hours.ts'

/**
 * What a date is at a glance: as its weekday is (`work`, `closed`); an official day off (`festival`) or one of the calendar's own
 * (`off`); worked although its weekday is not (`makeUp`); other hours than its weekday has (`special`).
 */
export const dayKinds = ['work', 'closed', 'festival', 'off', 'makeUp', 'special'] as const
export type DayKind = (typeof dayKinds)[number]

export interface YearDay {
  /** "2026-10-01" */
  readonly date: string
  readonly kind: DayKind
  readonly name: LocalText | undefined
  /** the hours in which a clock runs: breaks are taken out */
  readonly spans: Spans
}

export interface YearMonth {
  /** 1…12 */
  readonly month: number
  /** rows of seven from Monday; null before the first and after the last */
  readonly weeks: readonly (readonly (YearDay | null)[])[]
}

export const firstViewYear = 1_900
export const lastViewYear = 9_999

/** The calendar as clocks reckon with it: with the official days it takes in. */
export function reckoned(calendar: Calendar, official: OfficialDays | undefined): Calendar {
  return official === undefined ? calendar : withOfficialDays(calendar, official)
}

/** 0 (Monday) … 6 */
const fromMonday = (date: string) => (weekdayOf(midnightOf(date)) + 6) % 7

/** What the year's view shows at a date. @param whole the calendar with its official days, `reckoned` */
export function yearDay(own: Calendar, whole: Calendar, date: string): YearDay {
  const { by, spans, breaks, name } = dayIn(whole, date)
  return { date, kind: kindOf(own, date, by, spans, breaks), name, spans: withoutBreaks(spans, breaks) }
}

function kindOf(own: Calendar, date: string, by: ReturnType<typeof dayIn>['by'], spans: Spans, breaks: Spans): DayKind {
  const usual = own.weekly[weekdays[fromMonday(date)] ?? 'mon']
  switch (by) {
    case 'yearlyHolidays': return 'off'
    case 'holidays': return own.holidays.some((entry) => entry.date === date) ? 'off' : 'festival'
    case 'dateHours':
      if (spans.length === 0) return 'off'
      return usual.length === 0 || !own.dateHours.some((entry) => entry.date === date) ? 'makeUp' : 'special'
    case 'weekly':
      if (spans.length === 0) return 'closed'
      return breaks.length > 0 ? 'special' : 'work'
  }
}

/** The twelve months of a year. */
export function yearMonths(own: Calendar, whole: Calendar, year: number): readonly YearMonth[] {
  // Only what the year itself says: a calendar with many years of dates is looked through once and not for every day.
  const inYear = entriesOf(whole, year)
  const ownInYear = entriesOf(own, year)
  return Array.from({ length: 12 }, (_, at) => {
    const month = at + 1
    const first = dateIn(year, month, 1)
    const cells: (YearDay | null)[] = Array.from({ length: fromMonday(first) }, () => null)
    for (let dayOfMonth = 1; dayOfMonth <= daysIn(year, month); dayOfMonth += 1) cells.push(yearDay(ownInYear, inYear, dateIn(year, month, dayOfMonth)))
    while (cells.length % 7 !== 0) cells.push(null)
    return { month, weeks: Array.from({ length: cells.length / 7 }, (_week, week) => cells.slice(week * 7, week * 7 + 7)) }
  })
}

function entriesOf(calendar: Calendar, year: number): Calendar {
  const inYear = <Entry extends { readonly date: string }>(entries: readonly Entry[]) => entries.filter(({ date }) => yearOfDate(date) === year)
  return { ...calendar, holidays: inYear(calendar.holidays), dateHours: inYear(calendar.dateHours), dateBreaks: inYear(calendar.dateBreaks) }
}

const dateIn = (year: number, month: number, dayOfMonth: number) => dateOf(utc(year, month, dayOfMonth))
const daysIn = (year: number, month: number) => Math.round((utc(year, month + 1, 1) - utc(year, month, 1)) / day)

/** The year of "2026-10-01". */
export const yearOfDate = (date: string) => Number(date.slice(0, 4))

/** The same day of another month, the last one where that is shorter; held within the years that have a view. */
export function monthsOn(date: string, months: number): string {
  const at = yearOfDate(date) * 12 + Number(date.slice(5, 7)) - 1 + months
  const year = Math.floor(at / 12)
  if (year < firstViewYear || year > lastViewYear) return date
  const month = (at % 12) + 1
  return dateIn(year, month, Math.min(Number(date.slice(8)), daysIn(year, month)))
}

function daysOn(date: string, days: number): string {
  const moved = dateOf(midnightOf(date) + days * day)
  return moved.length === 10 && yearOfDate(moved) >= firstViewYear ? moved : date
}

const daysByKey: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** Where a key leads from a date: arrows by day and week, PgUp and PgDn by month, Home and End within it; null: not a key of the view. */
export function dateByKey(date: string, key: string): string | null {
  const days = daysByKey[key]
  if (days !== undefined) return daysOn(date, days)
  switch (key) {
    case 'PageUp': return monthsOn(date, -1)
    case 'PageDown': return monthsOn(date, 1)
    case 'Home': return `${date.slice(0, 8)}01`
    case 'End': return dateIn(yearOfDate(date), Number(date.slice(5, 7)), daysIn(yearOfDate(date), Number(date.slice(5, 7))))
    default: return null
  }
}

/** How many days of each kind a year has. */
export function daysByKind(months: readonly YearMonth[]): Readonly<Record<DayKind, number>> {
  const counts: Record<DayKind, number> = { work: 0, closed: 0, festival: 0, off: 0, makeUp: 0, special: 0 }
  for (const { weeks } of months) for (const each of weeks.flat()) if (each !== null) counts[each.kind] += 1
  return counts
}
