import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beforeAt, dueAt, elapsed, isOpen, isWorkday, nextOpen, openIntervalsBetween, workdaysBetween } from '../../shared/calendar/arithmetic.ts'
import { type Calendar, calendarSchema } from '../../shared/calendar/calendar.ts'
import { compile } from '../../shared/calendar/compile.ts'
import { dateOf } from '../../shared/calendar/dates.ts'
import { officialDaysSchema, withOfficialDays } from '../../shared/calendar/official.ts'
import mainland from '../../resources/calendars/mainlandChina.json' with { type: 'json' }

// Laws that hold on every calendar; what single calendars answer is in calendarOracle.test.ts. They are compiled once, as the desk does it.

const day = 86_400_000
const office = [['09:00', '12:00'], ['13:30', '18:00']]
const working = { mon: office, tue: office, wed: office, thu: office, fri: office }
const everyDay = (spans: readonly (readonly string[])[]) => Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((weekday) => [weekday, spans]))

const calendars: readonly Calendar[] = [
  withOfficialDays(calendarSchema.parse({ timeZone: 'Asia/Shanghai', weekly: working }), officialDaysSchema.parse(mainland)),
  calendarSchema.parse({ timeZone: 'America/New_York', weekly: working, yearlyHolidays: [{ day: '12-25' }, { day: '02-29' }], dateBreaks: [{ date: '2026-03-09', spans: [['10:15', '10:45']] }] }),
  calendarSchema.parse({ timeZone: 'Europe/Paris', weekly: everyDay([['00:00', '24:00']]), yearlyHolidays: [{ day: '05-01' }] }),
  calendarSchema.parse({ timeZone: 'Australia/Lord_Howe', weekly: everyDay([['00:00', '02:10'], ['02:20', '03:00:30'], ['22:00', '24:00']]) }),
  calendarSchema.parse({ timeZone: 'America/Sao_Paulo', weekly: { sat: [['20:00', '24:00']], sun: [['00:00', '04:00']] } }),
  calendarSchema.parse({ timeZone: 'Pacific/Apia', weekly: everyDay([['08:00', '17:00']]) }),
  calendarSchema.parse({ timeZone: 'Etc/UTC', weekly: everyDay([['00:00', '24:00']]) }),
  calendarSchema.parse({ timeZone: 'Asia/Kathmandu', weekly: { mon: [['09:00', '09:30:01']] }, dateHours: [{ date: '2028-02-29', spans: [['00:00', '24:00']] }] }),
]
const compiled = calendars.map(compile)

/** A place in the list, so that a counterexample can be read. */
const calendar = fc.nat({ max: calendars.length - 1 })
/** 2004…2040 mostly, and now and then any year. */
const at = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: Date.UTC(2004, 0, 1), max: Date.UTC(2040, 0, 1) }) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: Date.UTC(9000, 0, 1) }) })
const span = fc.oneof(fc.integer({ min: 1, max: 30 * day }), fc.integer({ min: 1, max: 400 }).map((hours) => hours * 3_600_000))
const runs = { numRuns: 10_000 }

const due = (on: (typeof compiled)[number], start: number, ms: number, pauses?: readonly (readonly [number, number])[]) => {
  const found = dueAt(on, start, ms, pauses)
  if (found === null) throw new Error('these calendars open again and again')
  return found
}

test('as much open time passes until it is due as was given, and not a millisecond earlier', () => {
  fc.assert(fc.property(calendar, at, span, (place, start, ms) => {
    const on = compiled[place]!
    const end = due(on, start, ms)
    expect(elapsed(on, start, end)).toBe(ms)
    expect(elapsed(on, start, end - 1)).toBe(ms - 1)
  }), runs)
})

test('a later start is not due earlier, and less time is not due later', () => {
  fc.assert(fc.property(calendar, at, span, fc.integer({ min: 0, max: 3 * day }), (place, start, ms, more) => {
    const on = compiled[place]!
    expect(due(on, start + more, ms)).toBeGreaterThanOrEqual(due(on, start, ms))
    expect(due(on, start, ms + more)).toBeGreaterThanOrEqual(due(on, start, ms) + more)
    expect(elapsed(on, start, start + ms + more)).toBeGreaterThanOrEqual(elapsed(on, start, start + ms))
  }), runs)
})

test('what is split adds up', () => {
  fc.assert(fc.property(calendar, at, span, span, (place, start, first, second) => {
    const on = compiled[place]!
    expect(elapsed(on, start, start + first) + elapsed(on, start + first, start + first + second)).toBe(elapsed(on, start, start + first + second))
    expect(due(on, due(on, start, first), second)).toBe(due(on, start, first + second))
  }), runs)
})

test('a pause of so much open time moves it by that, and pauses laid over each other count once', () => {
  fc.assert(fc.property(calendar, at, span, span, fc.integer({ min: 0, max: 1_000 }), (place, start, ms, paused, share) => {
    const on = compiled[place]!
    const end = due(on, start, ms)
    // It begins while the clock still runs and holds an amount of open time.
    const from = start + Math.floor(((end - 1 - start) * share) / 1_000)
    const to = due(on, from, paused)
    expect(due(on, start, ms, [[from, to]])).toBe(due(on, start, ms + paused))
    expect(due(on, start, ms, [[from + Math.floor((to - from) / 2), to], [from, to], [to, to]])).toBe(due(on, start, ms + paused))
    expect(elapsed(on, start, due(on, start, ms + paused), [[from, to]])).toBe(ms)
    expect(dueAt(on, start, ms, [[from, Infinity]])).toBe(null)
  }), runs)
})

test('forward and back again is where one began, or the opening after it', () => {
  fc.assert(fc.property(calendar, at, span, (place, start, ms) => {
    const on = compiled[place]!
    expect(beforeAt(on, due(on, start, ms), ms)).toBe(nextOpen(on, start))
    const back = beforeAt(on, start, ms)
    if (back !== null) expect(due(on, back, ms)).toBe(beforeAt(on, start, 0))
  }), runs)
})

test('open intervals are what is open, in order, and make up what elapses', () => {
  fc.assert(fc.property(calendar, at, fc.integer({ min: 1, max: 20 * day }), (place, start, long) => {
    const on = compiled[place]!
    const found = openIntervalsBetween(on, start, start + long, 1_000)
    expect(found.reduce((sum, [from, to]) => sum + to - from, 0)).toBe(elapsed(on, start, start + long))
    found.forEach(([from, to], index) => {
      expect(from).toBeGreaterThanOrEqual(index === 0 ? start : found[index - 1]![1])
      expect(isOpen(on, from) && isOpen(on, to - 1)).toBe(true)
      if (found[index + 1]?.[0] !== to && to < start + long) expect(isOpen(on, to)).toBe(false)
    })
  }), runs)
})

test('workdays are counted as they are told one by one', () => {
  fc.assert(fc.property(calendar, fc.integer({ min: 12_000, max: 25_000 }), fc.integer({ min: 0, max: 40 }), (place, first, days) => {
    const on = compiled[place]!
    const dates = Array.from({ length: days + 1 }, (_, index) => dateOf((first + index) * day))
    expect(workdaysBetween(on, dates[0]!, dates.at(-1)!)).toBe(dates.filter((date) => isWorkday(on, date)).length)
  }), { numRuns: 2_000 })
})
