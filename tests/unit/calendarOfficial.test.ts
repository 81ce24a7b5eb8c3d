import chineseDays from 'chinese-days'
import { expect, test } from 'vitest'
import mainland from '../../resources/calendars/mainlandChina.json' with { type: 'json' }
import { isWorkday, localDate, nextOpen } from '../../shared/calendar/arithmetic.ts'
import { calendarSchema } from '../../shared/calendar/calendar.ts'
import { compile } from '../../shared/calendar/compile.ts'
import { datesFrom, officialDaysSchema, publishedYears, usualSpans, withOfficialDays } from '../../shared/calendar/official.ts'

const office = [['09:00', '12:00'], ['13:30', '18:00']]
const official = officialDaysSchema.parse(mainland)
const plain = calendarSchema.parse({ timeZone: 'Asia/Shanghai', weekly: { mon: office, tue: office, wed: office, thu: office, fri: office } })
const calendar = withOfficialDays(plain, official)
const compiled = compile(calendar)

const years = Array.from({ length: 2026 - 2004 + 1 }, (_, at) => 2004 + at)

/** Names of chinese-days → ours. */
const festivals: Readonly<Record<string, string>> = {
  "New Year's Day": 'newYear', 'Spring Festival': 'springFestival', 'Tomb-sweeping Day': 'qingming', 'Labour Day': 'labourDay',
  'Dragon Boat Festival': 'dragonBoat', 'Mid-autumn Festival': 'midAutumn', 'National Day': 'nationalDay', 'Anti-Fascist 70th Day': 'victory70',
}

test('every year that was published is there', () => {
  expect(publishedYears(official)).toEqual(years)
})

test.each(years)('%i: each day is worked or not, and named, as in chinese-days', (year) => {
  const names = new Map([...calendar.holidays, ...calendar.dateHours].map(({ date, name }) => [date, name]))
  for (const date of datesFrom(`${year}-01-01`, `${year}-12-31`)) {
    expect([date, isWorkday(compiled, date)]).toEqual([date, chineseDays.isWorkday(date)])
    const { name } = chineseDays.getDayDetail(date)
    // An ordinary day has the name of its weekday there, and a festival "name,name,days".
    const festival = festivals[name.split(',')[0]!]
    expect([date, names.get(date)]).toEqual([date, festival === undefined ? undefined : official.festivals[festival]])
  }
})

test('nothing is listed twice, and nothing both off and worked', () => {
  const off = official.days.flatMap(({ from, to }) => datesFrom(from, to))
  const worked = official.days.flatMap(({ work }) => work)
  expect(new Set([...off, ...worked]).size).toBe(off.length + worked.length)
  expect(calendarSchema.parse(calendar)).toEqual(calendar)
})

test('days worked instead have the usual hours, or those that are given', () => {
  expect(usualSpans(plain)).toEqual(office)
  expect(calendar.dateHours.find(({ date }) => date === '2026-02-28')).toMatchObject({ spans: office, name: { 'zh-CN': '春节', 'zh-TW': '春節', en: 'Spring Festival' } })
  const short = withOfficialDays(plain, official, [['10:00', '15:00']])
  expect(new Date(nextOpen(compile(short), Date.parse('2026-02-27T12:00:00Z'))!).toISOString()).toBe('2026-02-28T02:00:00.000Z')
  expect(withOfficialDays(calendarSchema.parse({ timeZone: 'Asia/Shanghai', weekly: {} }), official).dateHours).toEqual([])
})

test('what the calendar says of a date itself stays', () => {
  const own = { ...plain, dateHours: [{ date: '2026-10-01', spans: [['10:00', '12:00'] as const] }], holidays: [{ date: '2026-02-28' }] }
  const both = compile(withOfficialDays(own, official))
  expect([isWorkday(both, '2026-10-01'), isWorkday(both, '2026-10-02'), isWorkday(both, '2026-02-28'), isWorkday(both, '2026-02-14')]).toEqual([true, false, false, true])
  expect(localDate(both, nextOpen(both, Date.parse('2026-09-30T12:00:00Z'))!)).toBe('2026-10-01')
})

test('a file of official days that does not hold is refused with its path', () => {
  const wrong = { ...mainland, days: [{ festival: 'easter', from: '2026-04-06', to: '2026-04-05' }] }
  expect(officialDaysSchema.safeParse(wrong).error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    ['days.0.festival', 'unknown_festival'], ['days.0.to', 'ends_before_it_begins_or_too_long'],
  ])
})
