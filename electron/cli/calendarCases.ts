import { z } from 'zod'
import { dueAfterBusinessDays, dueAt, beforeAt, elapsed, isOpen, isWorkday, localDate, nextOpen, openIntervals, type Pause, workdaysBetween } from '../../shared/calendar/arithmetic.ts'
import { calendarSchema, dateSchema, secondsOfDay, timeOfDay } from '../../shared/calendar/calendar.ts'
import { compile, type CompiledCalendar } from '../../shared/calendar/compile.ts'
import { midnightOf } from '../../shared/calendar/dates.ts'
import { isZone, zoneOf } from '../../shared/calendar/zone.ts'
import { written } from '../../shared/issuePath.ts'

/**
 * Runs a file of calendar cases (../shared/conformance/README.md) through the functions that the clocks call: what is here only
 * turns the file's words into ours and back. One bad calendar or case takes only itself away.
 */

export interface CaseResults {
  readonly total: number
  readonly passed: number
  readonly failed: readonly { readonly id: string; readonly expected: unknown; readonly actual: unknown }[]
  readonly skipped: readonly { readonly id: string; readonly why: string }[]
}

export const caseFileSchema = z.object({ calendars: z.record(z.string(), z.unknown()).default({}), cases: z.array(z.unknown()) })
export type CaseFile = z.infer<typeof caseFileSchema>

/** Every case ends in exactly one of passed, failed and skipped; a case without an id is called by its place in the file. */
export function runCases({ calendars, cases }: CaseFile): CaseResults {
  const compiled = new Map<string, Usable>()
  const calendarNamed = (name: string): Usable => {
    const known = compiled.get(name) ?? usable(name, Object.hasOwn(calendars, name) ? calendars[name] : undefined)
    compiled.set(name, known)
    return known
  }
  const failed: { id: string; expected: unknown; actual: unknown }[] = []
  const skipped: { id: string; why: string }[] = []
  cases.forEach((one, at) => {
    const id = identity.safeParse(one).data?.id ?? `cases[${String(at)}]`
    const end = runCase(one, calendarNamed)
    if ('why' in end) skipped.push({ id, why: end.why })
    else if (!same(end.expected, end.actual)) failed.push({ id, ...end })
  })
  return { total: cases.length, passed: cases.length - failed.length - skipped.length, failed, skipped }
}

type Usable = { readonly calendar: CompiledCalendar } | { readonly why: string }
type End = { readonly expected: unknown; readonly actual: unknown } | { readonly why: string }

const identity = z.object({ id: z.string() })

const spans = z.array(z.tuple([z.string(), z.string()]))
const fileCalendar = z.object({
  time_zone: z.string(),
  weekly: z.record(z.string(), spans).default({}),
  holidays: z.array(z.string()).default([]),
  yearly_holidays: z.array(z.string()).default([]),
  date_hours: z.record(z.string(), spans).default({}),
  date_breaks: z.record(z.string(), spans).default({}),
})

function usable(name: string, found: unknown): Usable {
  if (found === undefined) return { why: `there is no calendar "${name}"` }
  const file = fileCalendar.safeParse(found)
  if (!file.success) return { why: told(`calendars.${name}`, file.error) }
  const { time_zone: timeZone, weekly, holidays, yearly_holidays: yearly, date_hours: hours, date_breaks: breaks } = file.data
  const dated = (entries: Readonly<Record<string, FileSpans>>) => Object.entries(entries).map(([date, listed]) => ({ date, spans: inOrder(listed) }))
  const ours = calendarSchema.safeParse({
    timeZone,
    weekly: Object.fromEntries(Object.entries(weekly).map(([weekday, listed]) => [weekday, inOrder(listed)])),
    holidays: [...new Set(holidays)].map((date) => ({ date })),
    yearlyHolidays: [...new Set(yearly)].map((day) => ({ day })),
    dateHours: dated(hours),
    dateBreaks: dated(breaks),
  })
  return ours.success ? { calendar: compile(ours.data) } : { why: told(`calendars.${name}`, ours.error) }
}

type FileSpans = readonly (readonly [string, string])[]

/** Suites list the spans of a day in any order, and breaks that overlap; ours are ordered and apart. */
function inOrder(listed: FileSpans): FileSpans {
  const ordered: [string, string][] = []
  for (const [from, to] of listed.toSorted(([a], [b]) => secondsOfDay(a) - secondsOfDay(b))) {
    const last = ordered.at(-1)
    if (last !== undefined && secondsOfDay(from) < secondsOfDay(last[1])) last[1] = secondsOfDay(to) > secondsOfDay(last[1]) ? to : last[1]
    else ordered.push([from, to])
  }
  return ordered
}

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))
const duration = z.number().min(0).max(Number.MAX_SAFE_INTEGER / 1_000).transform((seconds) => Math.round(seconds * 1_000))
const pauses = z.array(z.tuple([instant, instant])).default([])
/** "2015-10-17T24:00:00": unlike ISO 8601 in zod with the end of the day. */
const wall = z.string().refine((text) => dateSchema.safeParse(text.slice(0, 10)).success && timeOfDay.test(text.slice(11)) && text[10] === 'T', { error: 'no_wall_time' })
const common = { id: z.string().optional(), calendar: z.string() }
const orNever = instant.nullable()

const caseSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('due'), ...common, start: instant, duration_s: duration, pauses, expected: orNever }),
  z.object({ kind: z.literal('before'), ...common, end: instant, duration_s: duration, expected: orNever }),
  z.object({ kind: z.literal('elapsed'), ...common, start: instant, end: instant, pauses, expected_s: z.number() }),
  z.object({ kind: z.literal('is_open'), ...common, at: instant, expected: z.boolean() }),
  z.object({ kind: z.literal('next_open'), ...common, at: instant, expected: orNever }),
  z.object({ kind: z.literal('next_open_date'), ...common, at: instant, expected: z.string().nullable() }),
  z.object({ kind: z.literal('due_date'), ...common, start: instant, duration_s: duration, pauses, expected: z.string().nullable() }),
  z.object({ kind: z.literal('open_intervals'), ...common, start: instant, expected: z.array(z.tuple([instant, instant])).max(10_000) }),
  z.object({ kind: z.literal('due_business_days'), ...common, start: instant, days: z.int().min(0), expected: orNever }),
  z.object({ kind: z.literal('wall_to_utc'), wall, time_zone: z.string().refine(isZone, { error: 'unknown_time_zone' }), expected: instant }),
  z.object({ kind: z.literal('is_workday'), ...common, date: z.string(), expected: z.boolean() }),
  z.object({ kind: z.literal('workdays_between'), ...common, start_date: z.string(), end_date: z.string(), expected: z.int() }),
])
type CalendarCase = Exclude<z.infer<typeof caseSchema>, { kind: 'wall_to_utc' }>

const kinds: ReadonlySet<unknown> = new Set(caseSchema.options.map((option) => option.shape.kind.value))

function runCase(one: unknown, calendarNamed: (name: string) => Usable): End {
  const kind = z.object({ kind: z.unknown() }).safeParse(one).data?.kind
  if (!kinds.has(kind)) return { why: kind === undefined ? 'it names no kind' : `unknown kind ${JSON.stringify(kind)}` }
  const parsed = caseSchema.safeParse(one)
  if (!parsed.success) return { why: told('', parsed.error) }
  try {
    if (parsed.data.kind === 'wall_to_utc') return { expected: iso(parsed.data.expected), actual: iso(zoneOf(parsed.data.time_zone).instantOf(localOf(parsed.data.wall))) }
    const found = calendarNamed(parsed.data.calendar)
    return 'why' in found ? found : answer(found.calendar, parsed.data)
  } catch (error) {
    // An instant or a date that calendars do not reckon with.
    if (error instanceof RangeError) return { why: error.message }
    throw error
  }
}

function answer(calendar: CompiledCalendar, one: CalendarCase): End {
  switch (one.kind) {
    case 'due': return instants(one.expected, dueAt(calendar, one.start, one.duration_s, one.pauses))
    case 'before': return instants(one.expected, beforeAt(calendar, one.end, one.duration_s))
    case 'elapsed': return { expected: one.expected_s, actual: elapsed(calendar, one.start, one.end, one.pauses) / 1_000 }
    case 'is_open': return { expected: one.expected, actual: isOpen(calendar, one.at) }
    case 'next_open': return instants(one.expected, nextOpen(calendar, one.at))
    case 'next_open_date': return { expected: one.expected, actual: dateOrNull(calendar, nextOpen(calendar, one.at)) }
    case 'due_date': return { expected: one.expected, actual: dateOrNull(calendar, dueAt(calendar, one.start, one.duration_s, one.pauses)) }
    // Where none is expected, there must be none.
    case 'open_intervals': return { expected: one.expected.map(pair), actual: openIntervals(calendar, one.start, Math.max(1, one.expected.length)).map(pair) }
    case 'due_business_days': return instants(one.expected, dueAfterBusinessDays(calendar, one.start, one.days))
    case 'is_workday': return { expected: one.expected, actual: isWorkday(calendar, one.date) }
    case 'workdays_between': return { expected: one.expected, actual: workdaysBetween(calendar, one.start_date, one.end_date) }
  }
}

const instants = (expected: number | null, actual: number | null): End => ({ expected: iso(expected), actual: iso(actual) })
const dateOrNull = (calendar: CompiledCalendar, at: number | null) => (at === null ? null : localDate(calendar, at))
const pair = ([from, to]: Pause) => [iso(from), iso(to)]

/** As the files write it: without the milliseconds where there are none. */
const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString().replace('.000Z', 'Z'))

const localOf = (text: string) => midnightOf(text) + secondsOfDay(text.slice(11)) * 1_000

const same = (expected: unknown, actual: unknown) => JSON.stringify(expected) === JSON.stringify(actual)

const told = (where: string, error: z.ZodError) => error.issues.slice(0, 3).map((issue) => [written([...(where === '' ? [] : [where]), ...issue.path]), issue.message].join(': ')).join('; ')
