import mainlandChina from '../../../resources/calendars/mainlandChina.json' with { type: 'json' }
import { roundTheClock } from '../../../shared/calendar/calendar.ts'
import { dueAt } from '../../../shared/calendar/arithmetic.ts'
import { compile, type CompiledCalendar, lastReckoned } from '../../../shared/calendar/compile.ts'
import { officialDaysSchema, withOfficialDays } from '../../../shared/calendar/official.ts'
import type { Calendar } from '../../../shared/calendar/calendar.ts'
import type { ClockPolicy, Playbook, PlaybookCalendar } from '../../../shared/playbook.ts'

const always = compile(roundTheClock('UTC'))
const official = { 'mainland-china': officialDaysSchema.parse(mainlandChina) } as const

/** The calendar of a policy; null: round the clock. */
export const calendarOf = (playbook: Playbook, { calendar }: Pick<ClockPolicy, 'calendar'>): PlaybookCalendar | null =>
  playbook.calendars.find(({ id }) => id === calendar) ?? null

/** Its hours with the official days of its country. */
export const hoursOf = (calendar: PlaybookCalendar): Calendar =>
  calendar.official === undefined ? calendar.hours : withOfficialDays(calendar.hours, official[calendar.official])

// A playbook never changes, and to compile a calendar costs as much as thousands of answers.
const compiled = new WeakMap<PlaybookCalendar, CompiledCalendar>()

/** What a policy's time is reckoned with (CK-20). */
export function compiledFor(playbook: Playbook, policy: Pick<ClockPolicy, 'calendar'>): CompiledCalendar {
  const calendar = calendarOf(playbook, policy)
  if (calendar === null) return always
  let made = compiled.get(calendar)
  if (made === undefined) {
    made = compile(hoursOf(calendar))
    compiled.set(calendar, made)
  }
  return made
}

/** The instant at which so much open time of a calendar (ms) has gone by; without a calendar it runs round the clock. */
export const openTimeAfter = (playbook: Playbook, calendar: string | undefined, from: number, ms: number): number => dueAt(compiledFor(playbook, { calendar }), from, ms) ?? lastReckoned
