import { expect, test } from 'vitest'
import { beforeAt, dueAfterBusinessDays, dueAt, elapsed, isOpen, isWorkday, localDate, nextOpen, openIntervals, openIntervalsBetween, workdaysBetween } from '../../shared/calendar/arithmetic.ts'
import { calendarSchema, roundTheClock } from '../../shared/calendar/calendar.ts'
import { compile } from '../../shared/calendar/compile.ts'
import { lastInstant } from '../../shared/time.ts'

const hour = 3_600_000
const at = (text: string) => Date.parse(text)
const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString().replace('.000Z', 'Z'))
const calendar = (given: object) => compile(calendarSchema.parse({ timeZone: 'Etc/UTC', weekly: {}, ...given }))

const office = [['09:00', '17:00']]
const week = { mon: office, tue: office, wed: office, thu: office, fri: office }
const allDay = [['00:00', '24:00']]
const everyDay = { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay }

test('edges: opening is open, closing is closed, and a budget that ends at closing time is due then', () => {
  const on = calendar({ weekly: week })
  expect([at('2026-11-26T08:59:59.999Z'), at('2026-11-26T09:00Z'), at('2026-11-26T16:59:59.999Z'), at('2026-11-26T17:00Z')].map((moment) => isOpen(on, moment))).toEqual([false, true, true, false])
  expect(iso(dueAt(on, at('2026-11-26T16:00Z'), hour))).toBe('2026-11-26T17:00:00Z')
  expect(iso(dueAt(on, at('2026-11-26T16:00Z'), hour + 1))).toBe('2026-11-27T09:00:00.001Z')
  expect(iso(dueAt(on, at('2026-11-26T17:00Z'), 0))).toBe('2026-11-27T09:00:00Z')
  expect(iso(beforeAt(on, at('2026-11-27T10:00Z'), hour))).toBe('2026-11-27T09:00:00Z')
  expect(iso(beforeAt(on, at('2026-11-27T09:00Z'), 0))).toBe('2026-11-26T17:00:00Z')
  expect(elapsed(on, at('2026-11-27T09:00Z'), at('2026-11-26T09:00Z'))).toBe(0)
})

test('what never opens never falls due, in either direction, and says so at once', () => {
  const never = calendar({})
  expect([dueAt(never, 0, 1), dueAt(never, 0, 0), beforeAt(never, lastInstant, 1), nextOpen(never, 0), dueAfterBusinessDays(never, 0, 3)]).toEqual([null, null, null, null, null])
  expect(elapsed(never, 0, lastInstant)).toBe(0)
  const once = calendar({ timeZone: 'America/New_York', dateHours: [{ date: '2004-02-29', spans: office }] })
  expect(nextOpen(once, at('2026-01-01T00:00Z'))).toBe(null)
  expect(iso(nextOpen(once, 0))).toBe('2004-02-29T14:00:00Z')
  expect(iso(dueAt(once, 0, 8 * hour))).toBe('2004-02-29T22:00:00Z')
  expect(dueAt(once, 0, 8 * hour + 1)).toBe(null)
  expect(iso(beforeAt(once, lastInstant, 8 * hour))).toBe('2004-02-29T14:00:00Z')
  expect(openIntervals(once, 0, 5).length).toBe(1)
})

test('open on 29 February only, eight years apart over 2100', () => {
  const others = Array.from({ length: 365 }, (_, day) => new Date(Date.UTC(2001, 0, 1 + day)).toISOString().slice(5, 10)).map((day) => ({ day }))
  const rare = calendar({ weekly: everyDay, yearlyHolidays: others })
  expect(iso(nextOpen(rare, at('2096-03-01T00:00Z')))).toBe('2104-02-29T00:00:00Z')
  expect(iso(dueAt(rare, at('2096-02-29T00:00Z'), 25 * hour))).toBe('2104-02-29T01:00:00Z')
  expect(iso(beforeAt(rare, at('2104-02-29T00:00Z'), hour))).toBe('2096-02-29T23:00:00Z')
  expect(workdaysBetween(rare, '1970-01-01', '9999-12-31')).toBe(1_947)
})

test('a yearly 29 February takes no 1 March away', () => {
  const on = calendar({ weekly: everyDay, yearlyHolidays: [{ day: '02-29' }] })
  expect(['2027-02-28', '2027-03-01', '2028-02-28', '2028-02-29', '2028-03-01'].map((date) => isWorkday(on, date))).toEqual([true, true, true, false, true])
})

test('up to the last instant of 9999 and no further', () => {
  const on = calendar({ weekly: week })
  const last = at('9999-12-31T17:00Z') // a Friday
  expect(dueAt(on, last - hour, hour)).toBe(last)
  expect(dueAt(on, last - hour, hour + 1)).toBe(null)
  expect(nextOpen(on, last)).toBe(null)
  const round = compile(roundTheClock('Asia/Shanghai'))
  expect(dueAt(round, lastInstant - hour, hour)).toBe(lastInstant)
  expect(dueAt(round, lastInstant, 1)).toBe(null)
  expect(openIntervals(round, lastInstant - hour, 3)).toEqual([[lastInstant - hour, lastInstant + 1]])
  // Both figures counted by Python's datetime.
  expect(elapsed(on, 0, lastInstant)).toBe(workdaysBetween(on, '1970-01-01', '9999-12-31') * 8 * hour)
  expect(workdaysBetween(on, '1970-01-01', '9999-12-31')).toBe(2_094_927)
  expect(iso(dueAt(on, 0, 2_000_000 * 8 * hour))).toBe('9636-02-20T17:00:00Z')
})

test('round the clock is plain time, also written as spans that touch, and over changes of the clocks', () => {
  for (const on of [compile(roundTheClock('Europe/Paris')), calendar({ timeZone: 'Pacific/Apia', weekly: { ...everyDay, tue: [['00:00', '08:00'], ['08:00', '24:00']] } })]) {
    expect(on.always).toBe(true)
    expect(dueAt(on, at('2026-03-28T23:30Z'), 48 * hour)).toBe(at('2026-03-30T23:30Z'))
    expect(beforeAt(on, at('2026-03-30T23:30Z'), 48 * hour)).toBe(at('2026-03-28T23:30Z'))
    expect(elapsed(on, at('2011-12-29T00:00Z'), at('2012-01-02T00:00Z'))).toBe(96 * hour)
  }
  expect(calendar({ weekly: everyDay, holidays: [{ date: '2026-01-01' }] }).always).toBe(false)
})

test('a day has 23 or 25 hours where the clocks say so, and none where its date was dropped', () => {
  const paris = calendar({ timeZone: 'Europe/Paris', weekly: { sun: allDay } })
  expect(openIntervals(paris, at('2026-03-28T12:00Z'), 1).map(([from, to]) => (to - from) / hour)).toEqual([23])
  expect(openIntervals(paris, at('2026-10-24T12:00Z'), 1).map(([from, to]) => (to - from) / hour)).toEqual([25])
  const samoa = calendar({ timeZone: 'Pacific/Apia', weekly: { fri: [['09:15', '23:30']], sat: [['09:00', '10:00']] } })
  expect(isWorkday(samoa, '2011-12-30')).toBe(false)
  expect(openIntervals(samoa, at('2011-12-26T00:00Z'), 1).map(([from]) => localDate(samoa, from))).toEqual(['2011-12-31'])
})

test('intervals are cut to what was asked for, one of each date', () => {
  const on = calendar({ weekly: everyDay })
  expect(openIntervalsBetween(on, at('2026-11-26T22:00Z'), at('2026-11-28T01:00Z'), 9).map((pair) => pair.map(iso))).toEqual([
    ['2026-11-26T22:00:00Z', '2026-11-27T00:00:00Z'], ['2026-11-27T00:00:00Z', '2026-11-28T00:00:00Z'], ['2026-11-28T00:00:00Z', '2026-11-28T01:00:00Z'],
  ])
  expect(openIntervalsBetween(on, at('2026-11-26T22:00Z'), at('2036-11-28T01:00Z'), 2).length).toBe(2)
  expect(openIntervalsBetween(on, at('2026-11-26T22:00Z'), at('2026-11-26T22:00Z'), 2)).toEqual([])
})

test('pauses: from the first second, over closing time, within each other, without an end', () => {
  const on = calendar({ weekly: week })
  const start = at('2026-11-26T09:00Z')
  expect(iso(dueAt(on, start, hour, [[start, at('2026-11-26T09:00:07Z')]]))).toBe('2026-11-26T10:00:07Z')
  expect(iso(dueAt(on, start, 8 * hour, [[at('2026-11-26T16:00Z'), at('2026-11-27T10:00Z')]]))).toBe('2026-11-27T11:00:00Z')
  expect(iso(dueAt(on, start, 8 * hour, [[at('2026-11-26T12:00Z'), at('2026-11-26T13:00Z')], [at('2026-11-26T10:00Z'), at('2026-11-26T12:30Z')]]))).toBe('2026-11-27T12:00:00Z')
  expect(dueAt(on, start, 8 * hour, [[at('2026-11-26T12:00Z'), Infinity]])).toBe(null)
  expect(iso(dueAt(on, start, 3 * hour, [[at('2026-11-26T12:00Z'), Infinity]]))).toBe('2026-11-26T12:00:00Z')
  expect(iso(dueAt(on, start, 0, [[start - hour, start + hour]]))).toBe('2026-11-26T10:00:00Z')
  expect(elapsed(on, start, at('2026-11-26T13:00Z'), [[at('2026-11-26T12:00Z'), Infinity]])).toBe(3 * hour)
  expect(elapsed(on, start, start, [[0, Infinity]])).toBe(0)
})

test('business days keep the wall time over a change of the clocks', () => {
  const on = calendar({ timeZone: 'America/New_York', weekly: week, holidays: [{ date: '2026-03-09' }] })
  expect(iso(dueAfterBusinessDays(on, at('2026-03-06T15:30:00Z'), 1))).toBe('2026-03-10T14:30:00Z')
  expect(iso(dueAfterBusinessDays(on, at('2026-03-07T15:30:00Z'), 1))).toBe('2026-03-10T14:30:00Z')
  expect(iso(dueAfterBusinessDays(on, at('2026-03-07T15:30:00Z'), 0))).toBe('2026-03-10T13:00:00Z')
})

test('what is no instant, duration or date is refused', () => {
  const on = calendar({ weekly: week })
  for (const wrong of [NaN, 0.5, Infinity, lastInstant + 1, at('1899-12-31T23:59:59Z')]) {
    expect(() => dueAt(on, wrong, 1)).toThrow(RangeError)
    expect(() => elapsed(on, 0, wrong)).toThrow(RangeError)
    expect(() => isOpen(on, wrong)).toThrow(RangeError)
  }
  for (const wrong of [NaN, -1, 0.5, Infinity]) expect(() => dueAt(on, 0, wrong)).toThrow(RangeError)
  for (const wrong of ['', '2026-02-30', '2026-1-1', '1899-12-31', '+010000-01-01']) expect(() => isWorkday(on, wrong)).toThrow(RangeError)
})

test('a calendar that is made to be slow is reckoned through in bounded time', () => {
  const halves = Array.from({ length: 24 }, (_, at) => [`${String(at).padStart(2, '0')}:00`, `${String(at).padStart(2, '0')}:30`])
  const slow = calendar({
    timeZone: 'America/New_York',
    weekly: { mon: halves, tue: halves, wed: halves, thu: halves, fri: halves, sat: halves, sun: halves },
    holidays: Array.from({ length: 100 }, (_, at) => ({ date: `${String(2_200 + at * 77)}-06-01` })),
  })
  const begun = performance.now()
  expect(dueAt(slow, 0, Number.MAX_SAFE_INTEGER)).toBe(null)
  // About a second here; what is bounded is that it is not a minute.
  expect(performance.now() - begun).toBeLessThan(15_000)
})
