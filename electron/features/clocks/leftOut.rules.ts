import { elapsed, localDate, openIntervalsBetween, type Pause } from '../../../shared/calendar/arithmetic.ts'
import { type Calendar, dayIn } from '../../../shared/calendar/calendar.ts'
import type { CompiledCalendar } from '../../../shared/calendar/compile.ts'
import { dateOf, midnightOf } from '../../../shared/calendar/dates.ts'
import { type PausingState, pausingStates, type Rest } from '../../../shared/playbook.ts'
import type { LocalText } from '../../../shared/text.ts'
import { day } from '../../../shared/time.ts'

/** Days that did not count, one after the other and for the same reason; dates of the calendar. */
export interface DaysOff {
  readonly from: string
  readonly to: string
  /** the festival; null: days on which nobody works */
  readonly name: LocalText | null
}

/** Why a due instant is later than start and target alone would have it (CK-24). */
export interface LeftOut {
  readonly days: readonly DaysOff[]
  /** closed hours of days that have open ones, ms */
  readonly closedMs: number
  readonly pauses: readonly Pause[]
  /** open hours in them, which is what they moved it by, ms */
  readonly pausedMs: number
}

/** Longer than this no day is told by itself. */
const mostDays = 400

/** What of [from, to) did not count under a calendar. */
export function leftOutOf(hours: Calendar, calendar: CompiledCalendar, from: number, to: number, pauses: readonly Pause[]): LeftOut {
  const within = pauses.filter(([begun, ended]) => ended > from && begun < to)
  const pausedMs = elapsed(calendar, from, to) - elapsed(calendar, from, to, within)
  if (calendar.always) return { days: [], closedMs: 0, pauses: within, pausedMs }
  const open = new Set(openIntervalsBetween(calendar, from, to, mostDays * 24).map(([begun]) => localDate(calendar, begun)))
  const days: DaysOff[] = []
  let daysOffMs = 0
  const last = midnightOf(localDate(calendar, to))
  for (let at = midnightOf(localDate(calendar, from)); at <= last && at < midnightOf(localDate(calendar, from)) + mostDays * day; at += day) {
    const date = dateOf(at)
    const begun = Math.max(from, calendar.zone.instantOf(at))
    const ended = Math.min(to, calendar.zone.instantOf(at + day))
    const said = dayIn(hours, date)
    if (open.has(date) || said.spans.length > 0 || ended <= begun) continue
    daysOffMs += ended - begun
    add(days, date, said.name ?? null)
  }
  return { days, closedMs: to - from - elapsed(calendar, from, to) - daysOffMs, pauses: within, pausedMs }
}

function add(days: DaysOff[], date: string, name: LocalText | null): void {
  const before = days.at(-1)
  const follows = before !== undefined && midnightOf(date) - midnightOf(before.to) === day && before.name === name
  if (follows) days[days.length - 1] = { ...before, to: date }
  else days.push({ from: date, to: date, name })
}

/** In which states a ticket was while its clock stood still: a clock that goes on when its ticket is opened again leaves out the time in which that was solved, whatever its policy pauses in (CK-22). */
export const statesIn = (pauses: readonly Pause[], rests: readonly Rest[]): PausingState[] =>
  pausingStates.filter((state) => rests.some(([of, begun, ended]) => of === state && pauses.some(([from, to]) => begun < to && from < (ended ?? Infinity))))
