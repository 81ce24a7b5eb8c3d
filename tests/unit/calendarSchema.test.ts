import { expect, test } from 'vitest'
import { calendarSchema, dayIn, isRoundTheClock, roundTheClock, secondsOfDay } from '../../shared/calendar/calendar.ts'
import { written } from '../../shared/issuePath.ts'

const base = { timeZone: 'Asia/Shanghai', weekly: {} }
const issues = (given: object) => calendarSchema.safeParse({ ...base, ...given }).error?.issues.map((issue) => `${written(issue.path)}: ${issue.message}`)

test('a calendar of nothing but its zone is one that never opens, with everything in its place', () => {
  expect(calendarSchema.parse(base)).toEqual({
    timeZone: 'Asia/Shanghai', weekly: { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }, holidays: [], yearlyHolidays: [], dateHours: [], dateBreaks: [],
  })
})

test('an entry may carry a name in the three languages', () => {
  const name = { 'zh-CN': '元旦', 'zh-TW': '元旦', en: 'New Year' }
  expect(calendarSchema.parse({ ...base, holidays: [{ date: '2026-01-01', name }], yearlyHolidays: [{ day: '02-29', name }] })).toMatchObject({ holidays: [{ name }], yearlyHolidays: [{ name }] })
})

test.each<[string, object, string]>([
  ['no zone', { timeZone: 'Asia/Peking-duck' }, 'timeZone: unknown_time_zone'],
  ['a bare offset', { timeZone: '+08:00' }, 'timeZone: unknown_time_zone'],
  ['spans that overlap', { weekly: { mon: [['09:00', '12:00'], ['11:59', '18:00']] } }, 'weekly.mon[1]: overlaps_or_out_of_order'],
  ['spans out of order', { weekly: { mon: [['13:00', '18:00'], ['09:00', '12:00']] } }, 'weekly.mon[1]: overlaps_or_out_of_order'],
  ['a span over midnight', { weekly: { sat: [['22:00', '06:00']] } }, 'weekly.sat[0]: ends_before_it_begins'],
  ['an empty span', { dateBreaks: [{ date: '2026-01-01', spans: [['10:00', '10:00']] }] }, 'dateBreaks[0].spans[0]: ends_before_it_begins'],
  ['a date given twice', { holidays: [{ date: '2026-01-01' }, { date: '2026-01-02' }, { date: '2026-01-01' }] }, 'holidays[2].date: given_twice'],
  ['a day given twice', { yearlyHolidays: [{ day: '12-25' }, { day: '12-25' }] }, 'yearlyHolidays[1].day: given_twice'],
  ['no such day', { yearlyHolidays: [{ day: '02-30' }] }, 'yearlyHolidays[0].day: no_such_day'],
  ['before 1900', { holidays: [{ date: '1899-12-31' }] }, 'holidays[0].date: before_1900'],
])('refused: %s', (_why, given, expected) => {
  expect(issues(given)).toEqual([expected])
})

test.each<[string, object, string]>([
  ['25:00', { weekly: { mon: [['09:00', '25:00']] } }, 'weekly.mon[0][1]'],
  ['24:01', { weekly: { mon: [['09:00', '24:01']] } }, 'weekly.mon[0][1]'],
  ['9:00', { weekly: { mon: [['9:00', '12:00']] } }, 'weekly.mon[0][0]'],
  ['30 February', { holidays: [{ date: '2026-02-30' }] }, 'holidays[0].date'],
  ['29 February of a common year', { dateHours: [{ date: '2026-02-29', spans: [] }] }, 'dateHours[0].date'],
  ['a weekday that is none', { weekly: { someday: [] } }, 'weekly'],
  ['an unknown key', { holiday: [] }, ''],
  ['too many spans', { weekly: { mon: Array.from({ length: 25 }, (_, at) => [`00:${String(at * 2).padStart(2, '0')}`, `00:${String(at * 2 + 1).padStart(2, '0')}`]) } }, 'weekly.mon'],
  ['too many dates', { holidays: Array.from({ length: 4_001 }, (_, at) => ({ date: new Date(at * 86_400_000).toISOString().slice(0, 10) })) }, 'holidays'],
  ['too many years', { holidays: Array.from({ length: 101 }, (_, at) => ({ date: `${2_000 + at}-01-01` })) }, ''],
])('refused with its path: %s', (_why, given, path) => {
  expect(calendarSchema.safeParse({ ...base, ...given }).error?.issues.map((issue) => written(issue.path))).toEqual([path])
})

test('times of day', () => {
  expect(['00:00', '09:30', '09:30:15', '24:00'].map(secondsOfDay)).toEqual([0, 34_200, 34_215, 86_400])
})

test('round the clock is recognised by what it says, not by how', () => {
  const round = roundTheClock('Etc/UTC')
  expect(calendarSchema.parse(round)).toEqual(round)
  expect(isRoundTheClock(round)).toBe(true)
  expect(isRoundTheClock({ ...round, dateHours: [{ date: '2026-01-01', spans: [['00:00', '12:00'], ['12:00', '24:00']] }], dateBreaks: [{ date: '2026-01-01', spans: [] }] })).toBe(true)
  expect(isRoundTheClock({ ...round, dateHours: [{ date: '2026-01-01', spans: [['00:00', '12:00'], ['12:01', '24:00']] }] })).toBe(false)
  expect(isRoundTheClock({ ...round, yearlyHolidays: [{ day: '01-01' }] })).toBe(false)
})

test('what counts on a date is told with the entry that says so', () => {
  const name = { 'zh-CN': '春节', 'zh-TW': '春節', en: 'Spring Festival' }
  const calendar = calendarSchema.parse({
    timeZone: 'Asia/Shanghai', weekly: { mon: [['09:00', '17:00']], sun: [['10:00', '12:00']] },
    holidays: [{ date: '2026-02-16', name }], yearlyHolidays: [{ day: '12-25' }],
    dateHours: [{ date: '2026-02-28', spans: [['09:00', '12:00']], name }, { date: '2026-02-16', spans: [['09:00', '12:00']] }],
    dateBreaks: [{ date: '2026-02-28', spans: [['10:00', '10:30']] }, { date: '2026-03-01', spans: [['11:00', '11:30']], name }],
  })
  expect(dayIn(calendar, '2026-02-16')).toEqual({ by: 'holidays', spans: [], breaks: [], name })
  expect(dayIn(calendar, '2031-12-25')).toEqual({ by: 'yearlyHolidays', spans: [], breaks: [], name: undefined })
  expect(dayIn(calendar, '2026-02-28')).toEqual({ by: 'dateHours', spans: [['09:00', '12:00']], breaks: [['10:00', '10:30']], name })
  expect(dayIn(calendar, '2026-03-01')).toEqual({ by: 'weekly', spans: [['10:00', '12:00']], breaks: [['11:00', '11:30']], name })
  expect(dayIn(calendar, '2026-03-02')).toEqual({ by: 'weekly', spans: [['09:00', '17:00']], breaks: [], name: undefined })
})
