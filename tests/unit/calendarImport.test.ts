import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { textOfFile } from '../../renderer/features/clockSettings/calendarFile.ts'
import mainland from '../../resources/calendars/mainlandChina.json' with { type: 'json' }
import words from '../../resources/locales/zh-CN/ui.json' with { type: 'json' }
import { calendarSchema, mostDatedEntries } from '../../shared/calendar/calendar.ts'
import { readICalendar } from '../../shared/calendar/ical.ts'
import { importIssueCodes, longestFile, readCalendarJson, withImportedDays } from '../../shared/calendar/import.ts'
import { datesFrom, officialDaysSchema } from '../../shared/calendar/official.ts'

const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:x', ...lines, 'END:VEVENT']
const file = (...events: string[][]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flat(), 'END:VCALENDAR', ''].join('\r\n')
const on = (date: string, ...more: string[]) => event(`DTSTART;VALUE=DATE:${date}`, 'SUMMARY:Holiday', ...more)

const shanghai = 'Asia/Shanghai'

function days(text: string, timeZone = shanghai) {
  const reading = readICalendar(text, timeZone)
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues))
  return { off: reading.holidays.map(({ date }) => date), yearly: reading.yearlyHolidays.map((entry) => entry.day), worked: reading.makeUpDays.map(({ date }) => date), left: reading.left }
}
const refusal = (text: string) => {
  const reading = readICalendar(text, shanghai)
  return reading.ok ? 'taken' : reading.issues.map(({ code, line }) => [code, line])
}

test('days, several days, and the day of an event without an end', () => {
  expect(days(file(on('20260101'), on('20260217', 'DTEND;VALUE=DATE:20260220'), on('20260501', 'DURATION:P1W'), on('20260601', 'DTEND;VALUE=DATE:20260601'))).off).toEqual([
    '2026-01-01', '2026-02-17', '2026-02-18', '2026-02-19', ...datesFrom('2026-05-01', '2026-05-07'), '2026-06-01',
  ])
})

test('the names come with them, unfolded and without escapes', () => {
  const reading = readICalendar(file(event('DTSTART;VALUE=DATE:20260101', 'SUMMARY:New Year\\, and a long na', ' me')), shanghai)
  expect(reading).toMatchObject({ ok: true, holidays: [{ date: '2026-01-01', name: { en: 'New Year, and a long name' } }] })
})

test('yearly ones hold in every year; those that end are dates', () => {
  expect(days(file(on('20200501', 'DTEND;VALUE=DATE:20200503', 'RRULE:FREQ=YEARLY'), on('20201225', 'RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25'))).yearly).toEqual(['05-01', '05-02', '12-25'])
  expect(days(file(on('20240229', 'RRULE:FREQ=YEARLY;COUNT=2'))).off).toEqual(['2024-02-29', '2028-02-29'])
  expect(days(file(on('20230227', 'DTEND;VALUE=DATE:20230301', 'RRULE:FREQ=YEARLY'), on('20240229', 'RRULE:FREQ=YEARLY'))).yearly).toEqual(['02-27', '02-28', '02-29'])
  expect(days(file(on('20260101', 'RRULE:FREQ=YEARLY;UNTIL=20280101;INTERVAL=1', 'EXDATE;VALUE=DATE:20270101'))).off).toEqual(['2026-01-01', '2028-01-01'])
})

test.each([
  ['国庆节(休)', '国庆节(班)'], ['休｜国庆节', '班｜国庆节'], ['國慶 休 第1天', '國慶節 補班 第1天/共2天'], ['National Day (Holiday)', 'National Day(Workday)'], ['中秋（休）', '中秋调休上班'],
])('%s is off and %s is worked, and what is neither is left out and listed', (off, worked) => {
  const text = file(event('DTSTART;VALUE=DATE:20261001', `SUMMARY:${off}`), event('DTSTART;VALUE=DATE:20261010', `SUMMARY:${worked}`), event('DTSTART;VALUE=DATE:20261008', 'SUMMARY:寒露'))
  expect(days(text)).toEqual({ off: ['2026-10-01'], yearly: [], worked: ['2026-10-10'], left: [{ line: 13, summary: '寒露' }] })
})

test('Apple’s mark and a category say it too; without marks of days off every event is one', () => {
  expect(days(file(on('20261010', 'X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY'), on('20261001', 'X-APPLE-SPECIAL-DAY:WORK-HOLIDAY'), event('DTSTART;VALUE=DATE:20261223', 'SUMMARY:冬至')))).toMatchObject({ off: ['2026-10-01'], worked: ['2026-10-10'] })
  expect(days(file(event('DTSTART;VALUE=DATE:20220129', 'SUMMARY:春节调休', 'CATEGORIES:上班'), event('DTSTART;VALUE=DATE:20220131', 'SUMMARY:春节假期')))).toMatchObject({ off: ['2022-01-31'], worked: ['2022-01-29'] })
  expect(days(file(event('DTSTART;VALUE=DATE:20261225', 'SUMMARY:Christmas Day'), event('DTSTART;VALUE=DATE:20260831', 'SUMMARY:Summer bank holiday'))).off).toEqual(['2026-08-31', '2026-12-25'])
})

test('a make-up day with office hours counts as its date; a cancelled event does not count', () => {
  expect(days(file(on('20261001'), event('DTSTART;TZID=Asia/Shanghai:20261010T090000', 'DTEND;TZID=Asia/Shanghai:20261010T180000', 'SUMMARY:国庆节 补班'), on('20261002', 'STATUS:CANCELLED')))).toMatchObject({ off: ['2026-10-01'], worked: ['2026-10-10'], left: [{ line: 14 }] })
})

test('an instant in UTC lies on the date that it has where the calendar is', () => {
  // From midnight to midnight in Shanghai, and a working day that begins at half past six there: both on the evening before in UTC.
  const night = event('DTSTART:20260930T160000Z', 'DTEND:20261001T160000Z', 'SUMMARY:国庆节(休)')
  const early = event('DTSTART:20261009T223000Z', 'DTEND:20261010T090000Z', 'SUMMARY:国庆节(班)')
  expect(days(file(night, early))).toMatchObject({ off: ['2026-10-01'], worked: ['2026-10-10'] })
  expect(days(file(early), 'Etc/UTC').worked).toEqual(['2026-10-09'])
  const until = (end: string, begin = 'DTSTART:20240101T000000') => days(file(event(begin, 'DURATION:P1D', 'SUMMARY:Holiday', `RRULE:FREQ=YEARLY;UNTIL=${end}`))).off
  expect(until('20251231T155959Z')).toEqual(['2024-01-01', '2025-01-01'])
  expect(until('20251231T160000Z')).toEqual(['2024-01-01', '2025-01-01', '2026-01-01'])
  // Of a series of dates it is a date, as it stands there.
  expect(until('20251231T160000Z', 'DTSTART;VALUE=DATE:20240101')).toEqual(['2024-01-01', '2025-01-01'])
  expect(until('20260101T000000Z', 'DTSTART;VALUE=DATE:20240101')).toEqual(['2024-01-01', '2025-01-01', '2026-01-01'])
})

test('every date of an exception counts, however many stand together', () => {
  const without = (...lines: string[]) => days(file(on('20260101', 'RRULE:FREQ=YEARLY;COUNT=4', ...lines))).off
  expect(without('EXDATE;VALUE=DATE:20270101,20290101')).toEqual(['2026-01-01', '2028-01-01'])
  expect(without('EXDATE;VALUE=DATE:20270101', 'EXDATE:20280101T000000Z')).toEqual(['2026-01-01', '2029-01-01'])
})

test('the calendar that chinese-days publishes is read as our own data', () => {
  const published = fs.readFileSync(path.resolve(import.meta.dirname, '../../node_modules/chinese-days/dist/holidays.ics'), 'utf8')
  const ours = officialDaysSchema.parse(mainland).days.filter(({ from }) => from >= '2024')
  const sorted = (dates: readonly string[]) => dates.toSorted()
  expect(days(published)).toEqual({ off: sorted(ours.flatMap(({ from, to }) => datesFrom(from, to))), yearly: [], worked: sorted(ours.flatMap(({ work }) => work)), left: [] })
})

test.each<[string, string, unknown]>([
  ['nothing', '', [['no_icalendar', undefined]]],
  ['something else', 'date,name\r\n2026-01-01,New Year', [['no_property', 1], ['no_property', 2]]],
  ['a line that is none', file(['nonsense']), [['no_property', 3]]],
  ['cut off', file(on('20260101')).slice(0, 90), [['not_nested', 6]]],
  ['closed in the wrong order', ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'END:VCALENDAR', 'END:VEVENT'].join('\n'), [['not_nested', 3], ['not_nested', 4]]],
  ['a contact', 'BEGIN:VCARD\nVERSION:4.0\nFN:x\nEND:VCARD', [['no_icalendar', undefined]]],
  ['no events', file(), [['no_events', undefined]]],
  ['a date that is none', file(on('20260101'), on('20260231')), [['no_date', 8]]],
  ['letters', file(on('2026AB01')), [['no_date', 3]]],
  ['no date', file(event('SUMMARY:x')), [['no_date', 3]]],
  ['no summary', file(event('DTSTART;VALUE=DATE:20260101')), [['no_summary', 3]]],
  ['a meeting', file(event('DTSTART:20260101T090000Z', 'DTEND:20260101T100000Z', 'SUMMARY:x')), [['not_all_day', 3]]],
  ['backwards', file(on('20260102', 'DTEND;VALUE=DATE:20260101')), [['ends_before_it_begins', 3]]],
  ['a hundred years', file(on('20260102', 'DTEND;VALUE=DATE:21260101')), [['too_long', 3]]],
  ['a rule that keeps some libraries going for ever', file(on('20260101', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3')), [['recurrence', 3]]],
  ['another date than its own', file(on('20260101', 'RRULE:FREQ=YEARLY;BYMONTHDAY=2')), [['recurrence', 3]]],
  ['the fourth Thursday', file(on('20261126', 'RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH')), [['recurrence', 3]]],
  ['for ever with an exception', file(on('20260101', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20270101')), [['recurrence', 3]]],
  ['dates of its own', file(on('20260101', 'RDATE;VALUE=DATE:20270102')), [['recurrence', 3]]],
  ['a series of more years than are looked at', file(on('20260101', 'RRULE:FREQ=YEARLY;COUNT=300')), [['recurrence', 3]]],
  ['one on leap days that goes on as long', file(on('20240229', 'RRULE:FREQ=YEARLY;COUNT=60')), [['recurrence', 3]]],
  ['one until the end of time', file(on('20260101', 'RRULE:FREQ=YEARLY;UNTIL=99991231')), [['recurrence', 3]]],
  ['for ever over the end of February', file(on('20230228', 'DTEND;VALUE=DATE:20230302', 'RRULE:FREQ=YEARLY')), [['recurrence', 3]]],
  ['for ever from a leap day on', file(on('20240229', 'DTEND;VALUE=DATE:20240302', 'RRULE:FREQ=YEARLY')), [['recurrence', 3]]],
  ['a rule of exceptions', file(on('20260101', 'RRULE:FREQ=YEARLY;COUNT=5', 'EXRULE:FREQ=YEARLY;COUNT=2')), [['recurrence', 3]]],
  ['an exception of no series', file(on('20260101', 'EXDATE;VALUE=DATE:20260101')), [['recurrence', 3]]],
  ['two beginnings', file(on('20260101', 'DTSTART;VALUE=DATE:20270101')), [['no_date', 3]]],
  ['an exception that is no date', file(on('20260101', 'RRULE:FREQ=YEARLY;COUNT=2', 'EXDATE;VALUE=DATE:20260101,20260231')), [['recurrence', 3]]],
  ['beyond the last year', file(on('99991231', 'DURATION:P2D')), [['no_date', 3]]],
  ['one of a series moved', file(on('20260101', 'RECURRENCE-ID;VALUE=DATE:20260102')), [['exception_of_a_series', 3]]],
  ['off and worked', file(event('DTSTART;VALUE=DATE:20260101', 'SUMMARY:元旦(休)'), event('DTSTART;VALUE=DATE:20260101', 'SUMMARY:元旦(班)')), [['off_and_worked', 8]]],
  ['off in every year and worked in one', file(on('20201001', 'RRULE:FREQ=YEARLY'), event('DTSTART;VALUE=DATE:20261001', 'SUMMARY:国庆节(班)')), [['off_and_worked', 9]]],
  ['too large', `${file(on('20260101'))}${' '.repeat(4_000_000)}`, [['too_large', undefined]]],
  ['too many', file(...Array.from({ length: mostDatedEntries / 50 + 1 }, (_, at) => on(`${1950 + at}0201`, `DTEND;VALUE=DATE:${1950 + at}0323`))), [['too_many_days', undefined]]],
])('refused as a whole: %s', (_why, text, expected) => {
  expect(refusal(text)).toEqual(expected)
})

test.each([
  ['a date after the last year', on('99991231', 'DURATION:P2D'), '+010000-01-01'],
  ['the rule of exceptions, not the one that is understood', on('20260101', 'RRULE:FREQ=YEARLY;COUNT=5', 'EXRULE:FREQ=YEARLY;COUNT=2'), '{"freq":"YEARLY","count":2}'],
  ['an exception of no series', on('20260101', 'EXDATE;VALUE=DATE:20260102'), '"2026-01-02"'],
])('a refusal names what stands in the way: %s', (_what, lines, found) => {
  expect(readICalendar(file(lines), shanghai)).toMatchObject({ ok: false, issues: [{ line: 3, found }] })
})

test('imported days come into a calendar, and what it says itself stays', () => {
  const calendar = calendarSchema.parse({ timeZone: 'Asia/Shanghai', weekly: { mon: [['09:00', '17:00']] }, yearlyHolidays: [{ day: '05-01' }], dateHours: [{ date: '2026-10-01', spans: [['10:00', '12:00']] }] })
  const reading = readICalendar(file(event('DTSTART;VALUE=DATE:20261001', 'SUMMARY:国庆节'), event('DTSTART;VALUE=DATE:20261002', 'SUMMARY:国庆节'), event('DTSTART;VALUE=DATE:20261010', 'SUMMARY:补班'), on('20200501', 'RRULE:FREQ=YEARLY'), on('20200101', 'RRULE:FREQ=YEARLY')), shanghai)
  if (!reading.ok) throw new Error('it should be taken')
  const both = withImportedDays(calendar, reading)
  expect(calendarSchema.parse(both)).toEqual(both)
  expect({ off: both.holidays.map(({ date }) => date), hours: both.dateHours.map(({ date, spans }) => [date, spans]), yearly: both.yearlyHolidays.map((entry) => entry.day) }).toEqual({
    off: ['2026-10-02'], hours: [['2026-10-01', [['10:00', '12:00']]], ['2026-10-10', [['09:00', '17:00']]]], yearly: ['01-01', '05-01'],
  })
})

test('our own schema in JSON, with a mark at its beginning or not; what is wrong is told with line or path', () => {
  const calendar = calendarSchema.parse({ timeZone: 'Asia/Shanghai', weekly: { mon: [['09:00', '17:00']] } })
  expect(readCalendarJson(`\uFEFF${JSON.stringify(calendar)}`)).toEqual({ ok: true, calendar })
  expect(readCalendarJson('{\n  "timeZone": "Etc/UTC",\n  oops\n}')).toMatchObject({ ok: false, issues: [{ code: 'no_json', line: 3 }] })
  expect(readCalendarJson('{\n  "timeZone": "Etc/UTC",\n  "weekly": {},\n  "holidays": [{ "date": "2026-01-01" ]\n}')).toMatchObject({ ok: false, issues: [{ code: 'no_json', line: 4 }] })
  expect(readCalendarJson('{\n  "timeZone"')).toMatchObject({ ok: false, issues: [{ code: 'no_json', line: 2 }] })
  expect(readCalendarJson(JSON.stringify({ ...calendar, holidays: [{ date: '2026-01-01' }, { date: 'soon' }] }))).toMatchObject({ ok: false, issues: [{ code: 'schema', path: 'holidays[1].date' }] })
  expect(readCalendarJson(' '.repeat(4_000_001))).toEqual({ ok: false, issues: [{ code: 'too_large' }] })
})

test('a file is read as UTF-8, or as UTF-16 by its mark; in another encoding it is refused by the first line that shows it', async () => {
  const text = file(on('20260101'), on('20260501')).replace('SUMMARY:Holiday', 'SUMMARY:元旦𠮷')
  const bytes = new TextEncoder().encode(text)
  expect(await textOfFile(new Blob([bytes]))).toEqual({ ok: true, text })
  const wide = Buffer.from(`\uFEFF${text}`, 'utf16le')
  expect(await textOfFile(new Blob([wide]))).toEqual({ ok: true, text })
  expect(await textOfFile(new Blob([Buffer.from(wide).swap16()]))).toEqual({ ok: true, text })
  // 元旦 in GBK
  const gbk = Buffer.concat([Buffer.from('BEGIN:VCALENDAR\r\nSUMMARY:'), Buffer.from([0xd4, 0xaa, 0xb5, 0xa9]), Buffer.from('\r\nEND:VCALENDAR')])
  expect(await textOfFile(new Blob([gbk]))).toEqual({ ok: false, issues: [{ code: 'not_utf8', line: 2 }] })
  expect(await textOfFile(new Blob([bytes.subarray(0, bytes.indexOf(0xe5) + 1)]))).toMatchObject({ ok: false, issues: [{ code: 'not_utf8' }] })
  expect(await textOfFile(new Blob([new Uint8Array(longestFile * 3 + 1)]))).toEqual({ ok: false, issues: [{ code: 'too_large' }] })
})

test('everything that may be wrong has words', () => {
  expect(Object.keys(words.calendarIssue).sort()).toEqual([...importIssueCodes].sort())
})
