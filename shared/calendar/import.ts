import { written } from '../issuePath.ts'
import { type LocalText } from '../text.ts'
import { type Calendar, calendarSchema, type Spans } from './calendar.ts'
import { usualSpans, withDays } from './official.ts'

/** What may be wrong with a file that somebody imports; words for them are the screen's. */
export const importIssueCodes = [
  'too_large', 'not_utf8', 'no_json', 'schema', 'no_icalendar', 'no_property', 'not_nested', 'no_events', 'too_many_days', 'no_date', 'no_summary', 'not_all_day',
  'ends_before_it_begins', 'too_long', 'recurrence', 'exception_of_a_series', 'off_and_worked',
] as const

/** One thing that is wrong, with where: a line of the file (from 1), or a path into JSON. */
export interface ImportIssue {
  readonly code: (typeof importIssueCodes)[number]
  readonly line?: number
  readonly path?: string
  /** what stands there, or what is expected instead; from the file, so it may be in any language */
  readonly found?: string
}

export type Reading<Found> = ({ readonly ok: true } & Found) | { readonly ok: false; readonly issues: readonly ImportIssue[] }

/** Dates from another calendar, not yet in one of ours. */
export interface ImportedDays {
  readonly holidays: Calendar['holidays']
  readonly yearlyHolidays: Calendar['yearlyHolidays']
  /** days worked instead (調休); which hours, the calendar that takes them in knows */
  readonly makeUpDays: readonly { readonly date: string; readonly name: LocalText }[]
  /** events that were passed over on purpose: neither marked as a day off nor as one worked, in a file that marks them; or cancelled */
  readonly left: readonly { readonly line: number; readonly summary: string }[]
}

/** Longest file, in UTF-16 units: a calendar of all the world's holidays is a tenth of it. */
export const longestFile = 4_000_000
export const mostIssues = 50

/** Reads a calendar in our own schema from JSON. All of it holds, or nothing is taken. */
export function readCalendarJson(text: string): Reading<{ readonly calendar: Calendar }> {
  if (text.length > longestFile) return { ok: false, issues: [{ code: 'too_large' }] }
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const at = placeOf(text, message)
    return { ok: false, issues: [{ code: 'no_json', ...(at === null ? {} : { line: text.slice(0, at).split('\n').length }), found: message.slice(0, 200) }] }
  }
  const parsed = calendarSchema.safeParse(json)
  if (parsed.success) return { ok: true, calendar: parsed.data }
  return { ok: false, issues: parsed.error.issues.slice(0, mostIssues).map((issue) => ({ code: 'schema', path: written(issue.path), found: issue.message })) }
}

/**
 * The calendar with imported days added. What it says of a date itself stays; days worked instead have the hours of its usual
 * working day, or `makeUpSpans`.
 */
export function withImportedDays(calendar: Calendar, { holidays, yearlyHolidays, makeUpDays }: ImportedDays, makeUpSpans: Spans = usualSpans(calendar)): Calendar {
  const own = new Set(calendar.yearlyHolidays.map((entry) => entry.day))
  const worked = makeUpSpans.length === 0 ? [] : makeUpDays.map((entry) => ({ ...entry, spans: makeUpSpans }))
  return {
    ...withDays(calendar, holidays, worked),
    yearlyHolidays: [...calendar.yearlyHolidays, ...yearlyHolidays.filter((entry) => !own.has(entry.day))].toSorted((a, b) => (a.day < b.day ? -1 : 1)),
  }
}

/**
 * Where V8 says that JSON goes wrong: "… at position 17", or `Unexpected token 'o', ..."DC",\n  oops\n}" is not valid JSON` with the ten
 * characters before it, or at the end. Null where that is to be found in more than one place.
 */
function placeOf(text: string, message: string): number | null {
  const position = /at position (\d+)/.exec(message)?.[1]
  if (position !== undefined) return Number(position)
  const [, cut = '', near] = /, (\.\.\.)?"([\s\S]+)"(?:\.\.\.)? is not valid JSON$/.exec(message) ?? []
  if (near === undefined) return text.length
  if (cut === '') return Math.max(0, near.indexOf(/'(.)'/u.exec(message)?.[1] ?? ''))
  const at = text.indexOf(near)
  return at === text.lastIndexOf(near) ? at + 10 : null
}
