import { z } from 'zod'
import { localTextSchema } from '../text.ts'
import { day } from '../time.ts'
import { type Calendar, dateSchema, type Spans, weekdays } from './calendar.ts'
import { dateOf, midnightOf } from './dates.ts'

/**
 * A country's official days off and the weekend days worked instead (調休, CK-20), year by year as they are published. Facts only: a
 * calendar takes them in with `withOfficialDays`. Shipped: resources/calendars/mainlandChina.json.
 */
export const officialDaysSchema = z
  .strictObject({
    id: z.string().min(1).max(64),
    title: localTextSchema,
    source: z.string().min(1).max(400),
    festivals: z.record(z.string().min(1).max(64), localTextSchema),
    /** `from` to `to` are off, both counted; `work` are the days worked instead */
    days: z.array(z.strictObject({ festival: z.string(), from: dateSchema, to: dateSchema, work: z.array(dateSchema).max(31).default([]) })).max(2_000),
  })
  .check(({ value, issues }) => {
    value.days.forEach(({ festival, from, to }, at) => {
      if (!Object.hasOwn(value.festivals, festival)) issues.push({ code: 'custom', message: 'unknown_festival', path: ['days', at, 'festival'], input: festival })
      const length = midnightOf(to) - midnightOf(from)
      if (length < 0 || length > 31 * day) issues.push({ code: 'custom', message: 'ends_before_it_begins_or_too_long', path: ['days', at, 'to'], input: to })
    })
  })
export type OfficialDays = z.infer<typeof officialDaysSchema>

/** The years that something is published for; what lies outside has the plain week and is a thing to warn of. */
export function publishedYears(official: OfficialDays): readonly number[] {
  return [...new Set(official.days.map(({ from }) => Number(from.slice(0, 4))))].sort((a, b) => a - b)
}

/**
 * The calendar with the official days added, each with the festival's name. What the calendar says of a date itself stays. Days
 * worked instead have the hours of the first weekday that has any, or `makeUpSpans`; without any hours they are left out.
 */
export function withOfficialDays(calendar: Calendar, official: OfficialDays, makeUpSpans: Spans = usualSpans(calendar)): Calendar {
  const named = (festival: string) => ({ name: official.festivals[festival] })
  const off = official.days.flatMap(({ festival, from, to }) => datesFrom(from, to).map((date) => ({ date, ...named(festival) })))
  const worked = makeUpSpans.length === 0 ? [] : official.days.flatMap(({ festival, work }) => work.map((date) => ({ date, spans: makeUpSpans, ...named(festival) })))
  return withDays(calendar, off, worked)
}

/** The calendar with days off and dated hours added where it has no entry of its own for the date, all in the order of dates. */
export function withDays(calendar: Calendar, holidays: Calendar['holidays'], dateHours: Calendar['dateHours']): Calendar {
  const own = new Set([...calendar.holidays, ...calendar.dateHours].map(({ date }) => date))
  return { ...calendar, holidays: inOrder([...calendar.holidays, ...added(holidays, own)]), dateHours: inOrder([...calendar.dateHours, ...added(dateHours, own)]) }
}

/** The hours of a usual working day: those of the first weekday from Monday that has any. */
export function usualSpans({ weekly }: Calendar): Spans {
  return weekdays.map((weekday) => weekly[weekday]).find((spans) => spans.length > 0) ?? []
}

function added<Entry extends { readonly date: string }>(entries: readonly Entry[], own: ReadonlySet<string>): readonly Entry[] {
  return [...new Map(entries.filter(({ date }) => !own.has(date)).map((entry) => [entry.date, entry])).values()]
}

function inOrder<Entry extends { readonly date: string }>(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => (a.date < b.date ? -1 : 1))
}

/** All dates from the first to the last, both counted. */
export function datesFrom(first: string, last: string): readonly string[] {
  const begin = midnightOf(first)
  return Array.from({ length: Math.round((midnightOf(last) - begin) / day) + 1 }, (_, at) => dateOf(begin + at * day))
}
