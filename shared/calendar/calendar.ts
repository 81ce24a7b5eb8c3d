import { z } from 'zod'
import { type LocalText, localTextSchema } from '../text.ts'
import { midnightOf, weekdayOf } from './dates.ts'
import { isZone } from './zone.ts'

/**
 * A business calendar (CK-20): in which hours a clock runs. Data that a supervisor edits; compile.ts makes it fast. What counts on
 * a date, in this order: a holiday, dated or yearly, is closed whatever else is said; else the hours of that date replace those of its
 * weekday; then its breaks are taken out.
 */

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/**
 * Bounds on what anybody may hand in: far above any real calendar, low enough that even one made to be slow is reckoned through to
 * the year 9999 in about a second.
 */
export const mostSpansADay = 24
export const mostDatedEntries = 4_000
export const mostDatedYears = 100

/** "09:00", "09:00:30", or "24:00" for the end of the day. */
export const timeOfDay = /^(?:(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?|24:00(?::00)?)$/

/** Seconds from midnight by the wall clock, 0…86,400, of "09:00", "09:00:30" or "24:00". */
export function secondsOfDay(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return (hours * 60 + minutes) * 60 + seconds
}

/** From, up to and without to, by the wall clock of the calendar's zone. A night shift is two spans: up to "24:00", and from "00:00" of the next day. */
const spanSchema = z
  .tuple([z.string().regex(timeOfDay), z.string().regex(timeOfDay)])
  .refine(([from, to]) => secondsOfDay(from) < secondsOfDay(to), { error: 'ends_before_it_begins' })
  .readonly()
export type Span = z.infer<typeof spanSchema>

/** The spans of one day, in order; they may touch and not overlap. The path of an issue leads to the later of two that overlap. */
export const spansSchema = z
  .array(spanSchema)
  .max(mostSpansADay)
  .check(({ value, issues }) => {
    for (let at = 1; at < value.length; at += 1) {
      const earlier = value[at - 1]
      const later = value[at]
      if (earlier === undefined || later === undefined || secondsOfDay(earlier[1]) <= secondsOfDay(later[0])) continue
      issues.push({ code: 'custom', message: 'overlaps_or_out_of_order', path: [at], input: value })
      return
    }
  })
  .readonly()
export type Spans = z.infer<typeof spansSchema>

/** A date of the calendar's zone, 1900-01-01 … 9999-12-31. */
export const dateSchema = z.iso.date().refine((date) => date >= '1900', { error: 'before_1900' })

/** "MM-DD"; 02-29 counts in leap years only. */
const dayOfYearSchema = z.string().refine((day) => /^\d\d-\d\d$/.test(day) && z.iso.date().safeParse(`2000-${day}`).success, { error: 'no_such_day' })

/** What the year's view shows at a date. */
const name = { name: localTextSchema.optional() }
const dated = { date: dateSchema, ...name }

/** Where a key is given a second time: two entries of one date would leave open which counts. */
function repeated(keys: readonly string[]): readonly number[] {
  const seen = new Set<string>()
  return keys.flatMap((key, at) => {
    const twice = seen.has(key)
    seen.add(key)
    return twice ? [at] : []
  })
}

export const calendarSchema = z
  .strictObject({
    /** IANA, "Asia/Shanghai" */
    timeZone: z.string().max(64).refine(isZone, { error: 'unknown_time_zone' }),
    weekly: z.strictObject({
      mon: spansSchema.default([]), tue: spansSchema.default([]), wed: spansSchema.default([]), thu: spansSchema.default([]),
      fri: spansSchema.default([]), sat: spansSchema.default([]), sun: spansSchema.default([]),
    }),
    /** whole dates off */
    holidays: z.array(z.strictObject(dated)).max(mostDatedEntries).default([]),
    /** days off in every year */
    yearlyHolidays: z.array(z.strictObject({ day: dayOfYearSchema, ...name })).max(366).default([]),
    /** hours that replace those of the weekday: make-up working days (調休), shifts, special hours; none at all is a day off */
    dateHours: z.array(z.strictObject({ ...dated, spans: spansSchema })).max(mostDatedEntries).default([]),
    /** taken out of whatever hours the date has */
    dateBreaks: z.array(z.strictObject({ ...dated, spans: spansSchema })).max(mostDatedEntries).default([]),
  })
  .check(({ value, issues }) => {
    const once = (list: string, key: string, keys: readonly string[]) => {
      for (const at of repeated(keys)) issues.push({ code: 'custom', message: 'given_twice', path: [list, at, key], input: value })
    }
    for (const list of ['holidays', 'dateHours', 'dateBreaks'] as const) once(list, 'date', value[list].map(({ date }) => date))
    once('yearlyHolidays', 'day', value.yearlyHolidays.map((entry) => entry.day))
    const years = new Set([...value.holidays, ...value.dateHours, ...value.dateBreaks].map(({ date }) => date.slice(0, 4)))
    if (years.size > mostDatedYears) issues.push({ code: 'custom', message: 'too_many_years', path: [], input: value })
  })
export type Calendar = z.infer<typeof calendarSchema>

/** What counts on a date, and which entry says so; `spans` without its breaks taken out. */
export interface DayOfCalendar {
  readonly by: 'holidays' | 'yearlyHolidays' | 'dateHours' | 'weekly'
  readonly spans: Spans
  readonly breaks: Spans
  readonly name: LocalText | undefined
}

/** What counts on a date, for people: the year's view, and why a clock did not run that day (CK-24). `date` is "YYYY-MM-DD". */
export function dayIn(calendar: Calendar, date: string): DayOfCalendar {
  const on = (entry: { readonly date: string }) => entry.date === date
  const off = calendar.holidays.find(on) ?? calendar.yearlyHolidays.find((entry) => entry.day === date.slice(5))
  if (off !== undefined) return { by: 'date' in off ? 'holidays' : 'yearlyHolidays', spans: [], breaks: [], name: off.name }
  const breaks = calendar.dateBreaks.find(on)
  const hours = calendar.dateHours.find(on)
  const weekday = weekdays[(weekdayOf(midnightOf(date)) + 6) % 7] ?? 'mon'
  return { by: hours === undefined ? 'weekly' : 'dateHours', spans: hours?.spans ?? calendar.weekly[weekday], breaks: breaks?.spans ?? [], name: hours?.name ?? breaks?.name }
}

const allDay: Spans = [['00:00', '24:00']]

/** Round the clock, every day of every year (CK-20: complaints and L1). The zone only says which local date an instant falls on. */
export function roundTheClock(timeZone: string): Calendar {
  return {
    timeZone,
    weekly: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
    holidays: [], yearlyHolidays: [], dateHours: [], dateBreaks: [],
  }
}

/** Whether a calendar never closes, however its spans are written. */
export function isRoundTheClock({ weekly, holidays, yearlyHolidays, dateHours, dateBreaks }: Calendar): boolean {
  return holidays.length === 0 && yearlyHolidays.length === 0 && dateBreaks.every(({ spans }) => spans.length === 0) && [...weekdays.map((weekday) => weekly[weekday]), ...dateHours.map(({ spans }) => spans)].every(coversTheDay)
}

function coversTheDay(spans: Spans): boolean {
  let until = 0
  for (const [from, to] of spans) {
    if (secondsOfDay(from) > until) return false
    until = secondsOfDay(to)
  }
  return until === 86_400
}
