import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beforeAt, dueAt, elapsed, isOpen, isWorkday, nextOpen } from '../../shared/calendar/arithmetic.ts'
import { type Calendar, calendarSchema, type Spans, weekdays } from '../../shared/calendar/calendar.ts'
import { compile } from '../../shared/calendar/compile.ts'
import { type Days, lookUp, openMinutes, walkBack, walkSeconds, walkUntil } from '../helpers/slowCalendar.ts'

// Days on which something happens, each with a few quiet ones around it.
const scenes: readonly Days[] = [
  ['America/Los_Angeles', '2026-03-08'], // an hour skipped
  ['America/Los_Angeles', '2026-11-01'], // an hour doubled
  ['Europe/Paris', '2020-10-25'],
  ['Australia/Lord_Howe', '2025-10-05'], // half an hour skipped
  ['Australia/Lord_Howe', '2026-04-05'],
  ['America/Sao_Paulo', '2015-10-18'], // midnight skipped
  ['America/Sao_Paulo', '2016-02-21'], // the hour before midnight doubled
  ['Asia/Beirut', '2022-03-27'], // midnight skipped
  ['Africa/Cairo', '2014-05-16'],
  ['Africa/Casablanca', '2026-02-15'], // back for Ramadan
  ['Pacific/Apia', '2011-12-30'], // a date dropped
  ['Antarctica/Troll', '2026-03-29'], // two hours skipped
  ['Asia/Singapore', '1982-01-01'], // the last half hour of a year skipped
  ['Asia/Shanghai', '2026-10-01'],
  ['Asia/Kathmandu', '2028-02-29'],
  ['America/New_York', '9999-11-07'],
  ['Europe/London', '2100-03-01'], // no leap day
].map(([timeZone = '', date = '']) => lookUp(timeZone, Date.parse(`${date}T00:00:00Z`) - 5 * 86_400_000, 10))

const time = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Mostly around the hours at which clocks are changed. */
const minuteOfDay = fc.oneof(fc.integer({ min: 0, max: 1_440 }), fc.integer({ min: 0, max: 13 }).map((quarter) => quarter * 15), fc.constantFrom(0, 60, 120, 150, 180, 1_380, 1_410, 1_440))
const spans: fc.Arbitrary<Spans> = fc.uniqueArray(minuteOfDay, { minLength: 0, maxLength: 6 }).map((edges) => {
  const ordered = edges.toSorted((a, b) => a - b)
  return Array.from({ length: Math.floor(ordered.length / 2) }, (_, at) => [time(ordered[at * 2]!), time(ordered[at * 2 + 1]!)] as const)
})

/** Of the first and the last two dates not everything lies inside. */
const datesInside = ({ dates }: Days) => dates.slice(2, -2)

function calendarOf({ timeZone, ...days }: Days): fc.Arbitrary<Calendar> {
  const date = fc.constantFrom(...datesInside({ timeZone, ...days }))
  const some = <Entry>(entry: fc.Arbitrary<Entry>) => fc.array(entry, { maxLength: 3 })
  return fc
    .record({
      weekly: fc.tuple(spans, spans, spans, spans, spans, spans, spans),
      holidays: fc.uniqueArray(date, { maxLength: 2 }),
      yearly: fc.uniqueArray(date, { maxLength: 1 }),
      hours: some(fc.tuple(date, spans)),
      breaks: some(fc.tuple(date, spans)),
    })
    .map(({ weekly, holidays, yearly, hours, breaks }) => ({
      timeZone,
      weekly: Object.fromEntries(weekdays.map((weekday, at) => [weekday, weekly[at]!])) as Calendar['weekly'],
      holidays: holidays.map((day) => ({ date: day })),
      yearlyHolidays: yearly.map((day) => ({ day: day.slice(5) })),
      dateHours: [...new Map(hours)].map(([day, listed]) => ({ date: day, spans: listed })),
      dateBreaks: [...new Map(breaks)].map(([day, listed]) => ({ date: day, spans: listed })),
    }))
}

/** An instant at a whole second, three days or more from either end of what is known. */
const instantIn = ({ begin, minutes }: Days) => fc.integer({ min: 3 * 86_400, max: minutes * 60 - 3 * 86_400 }).map((seconds) => begin + seconds * 1_000)

const scene = fc.constantFrom(...scenes).chain((days) =>
  fc.record({
    days: fc.constant(days),
    calendar: calendarOf(days),
    start: instantIn(days),
    length: fc.oneof(fc.integer({ min: 0, max: 90_000 }), fc.integer({ min: 0, max: 1_500 }).map((minutes) => minutes * 60)),
    wanted: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 1, max: 600 }).map((minutes) => minutes * 60)),
    pauses: fc.array(fc.tuple(fc.integer({ min: -20_000, max: 90_000 }), fc.integer({ min: -100, max: 30_000 })), { maxLength: 3 }),
  }),
)

test('a random calendar answers like one that is walked along second by second', () => {
  fc.assert(
    fc.property(scene, ({ days, calendar, start, length, wanted, pauses: listed }) => {
      const compiled = compile(calendar)
      const open = openMinutes(days, calendar)
      const end = start + length * 1_000
      const pauses = listed.map(([from, long]) => [start + from * 1_000, start + (from + long) * 1_000] as const)
      expect(isOpen(compiled, start)).toBe(walkUntil(days, open, start, 0) === start)
      expect(elapsed(compiled, start, end)).toBe(walkSeconds(days, open, start, end) * 1_000)
      expect(elapsed(compiled, start, end, pauses)).toBe(walkSeconds(days, open, start, end, pauses) * 1_000)
      const due = walkUntil(days, open, start, wanted)
      // What lies behind the days that were looked up is not known here.
      if (due !== null && due < days.begin + (days.minutes - 1_440) * 60_000) expect(dueAt(compiled, start, wanted * 1_000)).toBe(due)
      const paused = walkUntil(days, open, start, wanted, pauses)
      if (paused !== null && paused < days.begin + (days.minutes - 1_440) * 60_000) expect(dueAt(compiled, start, wanted * 1_000, pauses)).toBe(paused)
      const before = walkBack(days, open, start, wanted)
      if (before !== null && before > days.begin + 86_400_000) expect(beforeAt(compiled, start, wanted * 1_000)).toBe(before)
    }),
    { numRuns: 10_000 },
  )
}, 120_000)

test('what the generated calendars are is what the schema lets through, and dates without open minutes are no workdays', () => {
  fc.assert(
    fc.property(fc.constantFrom(...scenes).chain((days) => fc.tuple(fc.constant(days), calendarOf(days))), ([days, calendar]) => {
      expect(calendarSchema.parse(calendar)).toEqual(calendar)
      const compiled = compile(calendar)
      const open = openMinutes(days, calendar)
      if (open.every((minute) => minute === 0)) for (const date of datesInside(days)) expect(isWorkday(compiled, date)).toBe(false)
      else expect(nextOpen(compiled, days.begin)).not.toBe(null)
    }),
    { numRuns: 500 },
  )
})
