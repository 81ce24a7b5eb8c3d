import ICAL from 'ical.js'
import { z } from 'zod'
import type { LocalText } from '../text.ts'
import { day } from '../time.ts'
import { dateSchema, mostDatedEntries } from './calendar.ts'
import { dateOf, midnightBefore, midnightOf } from './dates.ts'
import { type ImportedDays, type ImportIssue, longestFile, mostIssues, type Reading } from './import.ts'
import { type Zone, zoneOf } from './zone.ts'

/**
 * Reads days off and make-up working days from iCalendar (RFC 5545). ical.js undoes folding, escapes and parameters; what an event
 * means is decided here. Its recurrences are not used: some rules keep them going for ever, and a file comes from anywhere.
 */

/** Longer than any holiday; it keeps an event of a hundred years from closing the desk. */
const longestEvent = 62

/** Years of one series that are looked at; what goes on longer is refused, not cut off. */
const mostYears = 200

/** How calendars of China, Taiwan and in English say that a day is worked: (班), 补班, 調休上班, "Workday". */
const workedWords = /班|\b(?:make-?up|substitute|special) work|\bwork(?:ing)? ?day\b/iu
/** How those that mark every day off do it: 国庆节(休), 休｜国庆节, "National Day (Holiday)". A mere 补假 or "bank holiday" says nothing about the other events. */
const offLabel = /[([（［【「]\s*(?:休|holiday)\s*[)\]）］】」]|(?:^|[\s|｜])休(?:[\s|｜:：]|$)/iu

type Mark = 'off' | 'worked' | 'none'

interface DayEvent {
  readonly line: number
  readonly summary: string
  readonly mark: Mark
  readonly dates: readonly string[]
  readonly yearly: boolean
  readonly cancelled: boolean
}

/**
 * All-day events become days off, yearly ones in every year, and days worked instead where summary, category or Apple's
 * X-APPLE-SPECIAL-DAY says so. In a file that marks its days off the unmarked events (solar terms, festivals without leave) are
 * left out, and listed. One event that cannot be taken exactly refuses the file, with the line it begins on.
 * @param timeZone of the calendar that takes them in: which of its dates an instant in UTC lies on
 */
export function readICalendar(text: string, timeZone: string): Reading<ImportedDays> {
  if (text.length > longestFile) return refused([{ code: 'too_large' }])
  const { issues, events: lines } = outline(text)
  if (issues.length > 0) return refused(issues)
  let roots: unknown
  try {
    // Typed as anything by ical.js; the schemas below say what it is.
    roots = ICAL.parse(text.replace(/^\uFEFF/, '').trim()) as unknown
  } catch (error) {
    return refused([{ code: 'no_icalendar', found: error instanceof Error ? error.message : '' }])
  }
  const events = eventsIn(roots)
  if (events === null) return refused([{ code: 'no_icalendar' }])
  if (events.length === 0) return refused([{ code: 'no_events' }])
  const zone = zoneOf(timeZone)
  const read = events.map((event, at) => readEvent(event, lines[at] ?? 1, zone))
  const wrong = read.filter((one): one is ImportIssue => 'code' in one)
  return wrong.length > 0 ? refused(wrong) : sorted(read.filter((one): one is DayEvent => !('code' in one)))
}

const refused = (issues: readonly ImportIssue[]) => ({ ok: false as const, issues: issues.slice(0, mostIssues) })

/** The lines on which events begin, and those that cannot be part of an iCalendar file; ical.js does not tell lines. */
function outline(text: string): { readonly issues: readonly ImportIssue[]; readonly events: readonly number[] } {
  const issues: ImportIssue[] = []
  const events: number[] = []
  const open: string[] = []
  text.replace(/^\uFEFF/, '').split(/\r?\n/).forEach((content, at) => {
    // A line that begins with white space goes on with the one before it.
    if (content.trim() === '' || /^[ \t]/.test(content)) return
    const line = at + 1
    if (!/^[A-Za-z0-9-]+[;:]/.test(content)) issues.push({ code: 'no_property', line, found: content.slice(0, 80) })
    const [, edge = '', name = ''] = /^(BEGIN|END):\s*(\S+)\s*$/i.exec(content) ?? []
    if (edge.toUpperCase() === 'BEGIN') {
      open.push(name.toUpperCase())
      if (name.toUpperCase() === 'VEVENT') events.push(line)
    } else if (edge !== '' && open.pop() !== name.toUpperCase()) issues.push({ code: 'not_nested', line, found: content.slice(0, 80) })
  })
  if (open.length > 0) issues.push({ code: 'not_nested', line: text.split(/\r?\n/).length, found: open.join(' ') })
  return { issues, events }
}

// jCal (RFC 7265): [name, parameters, type, ...values], and components [name, properties, components].
const propertySchema = z.tuple([z.string(), z.record(z.string(), z.unknown()), z.string()], z.unknown())
type Property = z.infer<typeof propertySchema>
const componentSchema = z.tuple([z.string(), z.array(propertySchema), z.array(z.unknown())])
type Component = z.infer<typeof componentSchema>

function eventsIn(roots: unknown): readonly Component[] | null {
  const one = componentSchema.safeParse(roots)
  const calendars = z.array(componentSchema).safeParse(one.success ? [one.data] : roots)
  if (!calendars.success || calendars.data.length === 0 || calendars.data.some(([name]) => name !== 'vcalendar')) return null
  const inside = z.array(componentSchema).safeParse(calendars.data.flatMap(([, , components]) => components))
  return inside.success ? inside.data.filter(([name]) => name === 'vevent') : null
}

function readEvent([, properties]: Component, line: number, zone: Zone): DayEvent | ImportIssue {
  const all = (name: string) => properties.filter((property) => property[0] === name)
  const text = (name: string) => all(name).flatMap(([, , , ...values]) => values.map(String)).join(' ').trim()
  const issue = (code: ImportIssue['code'], found = ''): ImportIssue => ({ code, line, ...(found === '' ? {} : { found: found.slice(0, 80) }) })
  const summary = text('summary').replace(/\s+/g, ' ')
  if (summary === '') return issue('no_summary')
  const begin = timeOf(only(all('dtstart')), zone)
  if (begin === null) return issue('no_date', text('dtstart'))
  const mark = markOf(text('x-apple-special-day'), `${summary} ${text('categories')}`)
  const common = { line, summary, mark, cancelled: text('status').toUpperCase() === 'CANCELLED' }
  if (all('recurrence-id').length > 0) return issue('exception_of_a_series', summary)
  const end = all('dtend').length > 0 ? timeOf(only(all('dtend')), zone) : endAfter(begin, text('duration'))
  if (end === null) return issue('no_date', `${text('dtend')}${text('duration')}`)
  if (end.at < begin.at) return issue('ends_before_it_begins', summary)
  // A make-up day is often written with its office hours: the date is what counts.
  const worked = mark === 'worked' && end.at - begin.at <= day
  if ((begin.at % day !== 0 || end.at % day !== 0) && !worked) return issue('not_all_day', summary)
  const first = midnightBefore(begin.at)
  // The end is not part of it; some programs give the same date twice for a single day.
  const length = worked ? 1 : Math.max(1, (end.at - first) / day)
  if (length > longestEvent) return issue('too_long', summary)
  const rules = all('rrule')
  const others = [...all('rdate'), ...all('exrule')]
  const exceptions = all('exdate')
  const repeats = others[0] ?? rules.at(-1) ?? exceptions[0]
  const series = repeats === undefined ? [first] : rules.length === 1 && others.length === 0 ? starts(rules[0]?.[3], begin, exceptions, zone) : null
  const yearly = series === 'endless'
  const dates = series === null ? [] : datesOf(yearly ? [first] : series, length)
  if (series === null || (yearly && (mark === 'worked' || dates.slice(0, -1).some(isBeforeLeapDay)))) return issue('recurrence', JSON.stringify(repeats?.[3]))
  // It may go on beyond the last year.
  const beyond = dates.find((date) => !dateSchema.safeParse(date).success)
  return beyond === undefined ? { ...common, yearly, dates } : issue('no_date', beyond)
}

/** A property that stands there once; of two nobody knows which is meant. */
const only = (properties: readonly Property[]) => (properties.length === 1 ? properties[0] : undefined)

/** What goes on after these dates ends on another date in leap years than in others, so it is not the same days of every year. */
const isBeforeLeapDay = (date: string) => date.endsWith('-02-28') || date.endsWith('-02-29')

/** A date, or a time of day with its date; as local milliseconds. */
interface Time {
  readonly at: number
  readonly isDate: boolean
}

function timeOf(property: Property | undefined, zone: Zone): Time | null {
  const [, , type, ...values] = property ?? []
  const [value] = values
  return (type === 'date' || type === 'date-time') && values.length === 1 && typeof value === 'string' ? parseTime(value, zone) : null
}

/** "2026-10-01", or "2026-10-01T09:00:00" of the zone it is written in: what counts is the date that stands there. With a Z it is an instant, and counts as the zone's date. */
function parseTime(value: string, zone: Zone): Time | null {
  const [, date = '', time, utc] = /^([^T]*)(?:T([^Z]*)(Z?))?$/.exec(value) ?? []
  if (!dateSchema.safeParse(date).success || !/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time ?? '00:00:00')) return null
  const [hours = 0, minutes = 0, seconds = 0] = (time ?? '').split(':').map(Number)
  const at = midnightOf(date) + ((hours * 60 + minutes) * 60 + seconds) * 1_000
  return { at: utc === 'Z' ? zone.localOf(at) : at, isDate: time === undefined }
}

/** Without an end a date is that day; a duration of an all-day event is in days or weeks. */
function endAfter(begin: Time, duration: string): Time | null {
  if (duration === '') return { ...begin, at: begin.at + day }
  const [, weeks, days] = /^P(?:(\d{1,2})W)?(?:(\d{1,3})D)?$/.exec(duration) ?? []
  return weeks === undefined && days === undefined ? null : { ...begin, at: begin.at + (Number(weeks ?? 0) * 7 + Number(days ?? 0)) * day }
}

function markOf(apple: string, words: string): Mark {
  if (apple.toUpperCase() === 'ALTERNATE-WORKDAY') return 'worked'
  if (apple.toUpperCase() === 'WORK-HOLIDAY') return 'off'
  if (workedWords.test(words)) return 'worked'
  return offLabel.test(words) ? 'off' : 'none'
}

const oneOrMany = z.union([z.number(), z.array(z.number())]).transform((value) => [value].flat())
const ruleSchema = z.strictObject({
  freq: z.literal('YEARLY'),
  interval: z.int().min(1).max(400).default(1),
  count: z.int().min(1).optional(),
  until: z.string().optional(),
  bymonth: oneOrMany.optional(),
  bymonthday: oneOrMany.optional(),
  wkst: z.unknown().optional(),
})

/** The first days of a yearly series on one date: all of them, or 'endless'; null for a rule that is not understood exactly. */
function starts(rule: unknown, begin: Time, exceptions: readonly Property[], zone: Zone): readonly number[] | 'endless' | null {
  const parsed = ruleSchema.safeParse(rule)
  if (!parsed.success) return null
  const first = midnightBefore(begin.at)
  // Of a series of dates only the date counts, whatever a program writes behind it.
  const midnightOfEach = (values: readonly unknown[]) => values.map((value) => {
    const time = typeof value === 'string' ? parseTime(begin.isDate ? value.replace(/T.*/, '') : value, zone) : null
    return time === null ? null : midnightBefore(time.at)
  })
  const { interval, count, until, bymonth, bymonthday } = parsed.data
  const date = dateOf(first)
  const [year, month, dayOfMonth] = date.split('-').map(Number)
  if (bymonth?.some((one) => one !== month) === true || bymonthday?.some((one) => one !== dayOfMonth) === true) return null
  const out = midnightOfEach(exceptions.flatMap(([, , , ...values]) => values))
  if (out.includes(null)) return null
  if (count === undefined && until === undefined) return interval === 1 && out.length === 0 ? 'endless' : null
  const [last] = midnightOfEach(until === undefined ? [] : [until])
  if (last === null) return null
  const found: number[] = []
  for (let at = 0; found.length < (count ?? Infinity); at += 1) {
    if (at === mostYears) return null
    const next = `${String((year ?? 0) + at * interval).padStart(4, '0')}${date.slice(4)}`
    if (!dateSchema.safeParse(next).success) continue // 29 February
    if (midnightOf(next) > (last ?? Infinity)) break
    found.push(midnightOf(next))
  }
  return found.filter((start) => !out.includes(start))
}

const datesOf = (firsts: readonly number[], length: number) => firsts.flatMap((first) => Array.from({ length }, (_, at) => dateOf(first + at * day)))

/** One language is all that a file has. */
const inEach = (summary: string): LocalText => ({ 'zh-CN': summary, 'zh-TW': summary, en: summary })

function sorted(events: readonly DayEvent[]): Reading<ImportedDays> {
  const marked = events.some(({ mark }) => mark === 'off')
  const isLeft = ({ mark, cancelled }: DayEvent) => cancelled || (marked && mark === 'none')
  const taken = events.filter((event) => !isLeft(event))
  const off = new Map<string, DayEvent>()
  const worked = new Map<string, DayEvent>()
  const yearly = new Map<string, DayEvent>()
  for (const event of taken) {
    const into = event.mark === 'worked' ? worked : event.yearly ? yearly : off
    for (const key of event.dates.map((date) => (event.yearly ? date.slice(5) : date))) into.set(key, into.get(key) ?? event)
  }
  const both = [...worked].filter(([date]) => off.has(date) || yearly.has(date.slice(5)))
  if (both.length > 0) return refused(both.map(([date, { line }]) => ({ code: 'off_and_worked', line, found: date })))
  if (off.size > mostDatedEntries || worked.size > mostDatedEntries) return refused([{ code: 'too_many_days', found: String(Math.max(off.size, worked.size)) }])
  const named = (days: ReadonlyMap<string, DayEvent>) => [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([date, { summary }]) => ({ date, name: inEach(summary.slice(0, 200)) }))
  return {
    ok: true,
    holidays: named(off),
    yearlyHolidays: named(yearly).map(({ date, name }) => ({ day: date, name })),
    makeUpDays: named(worked),
    left: events.filter(isLeft).map(({ line, summary }) => ({ line, summary })),
  }
}
