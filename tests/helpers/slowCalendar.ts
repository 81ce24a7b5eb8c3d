import type { Calendar, Spans } from '../../shared/calendar/calendar.ts'

/**
 * Business time the slow way, to hold the fast one against: every minute of a few days is looked up in Intl, one by one, and every
 * question is answered by walking along, a minute at a time where nothing happens inside it and else a second. Shares no line with
 * shared/calendar: its rules are those of conformance/README.md.
 */

const minuteMs = 60_000

export interface Days {
  readonly timeZone: string
  /** the first instant, and how many minutes from there on are known */
  readonly begin: number
  readonly minutes: number
  /** what the wall clock shows at each of the minutes, "2026-03-08 01:59" */
  readonly walls: readonly string[]
  /** the first minute at which it shows that */
  readonly firstAt: ReadonlyMap<string, number>
  readonly dates: readonly string[]
}

/** Asks Intl for every minute of `days` days from `begin` on. */
export function lookUp(timeZone: string, begin: number, days: number): Days {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const walls = Array.from({ length: days * 1_440 }, (_, at) => format.format(begin + at * minuteMs))
  const firstAt = new Map<string, number>()
  walls.forEach((wall, at) => { if (!firstAt.has(wall)) firstAt.set(wall, at) })
  return { timeZone, begin, minutes: walls.length, walls, firstAt, dates: [...new Set(walls.map((wall) => wall.slice(0, 10)))] }
}

/** Whether each minute is open. */
export function openMinutes(days: Days, calendar: Calendar): Uint8Array {
  const open = new Uint8Array(days.minutes)
  for (const date of days.dates) {
    const breaks = calendar.dateBreaks.find((entry) => entry.date === date)
    const out = (breaks?.spans ?? []).map((span) => minutesOf(days, date, span))
    for (const span of hoursOf(calendar, date)) {
      const [from, to] = minutesOf(days, date, span)
      // What is taken out of a date is taken out of its own hours only.
      for (let at = from; at < to; at += 1) if (!out.some(([begin, end]) => at >= begin && at < end)) open[at] = 1
    }
  }
  return open
}

const minutesOf = (days: Days, date: string, [from, to]: Spans[number]): readonly [number, number] => [minuteOf(days, date, from), minuteOf(days, date, to)]

function hoursOf({ weekly, holidays, yearlyHolidays, dateHours }: Calendar, date: string): Spans {
  if (holidays.some((entry) => entry.date === date) || yearlyHolidays.some((entry) => entry.day === date.slice(5))) return []
  const weekday = (['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const)[new Date(date).getUTCDay()]!
  return dateHours.find((entry) => entry.date === date)?.spans ?? weekly[weekday]
}

/** The first minute that shows this wall time; a skipped one an hour later; failing that too, the first minute that shows a later one. */
function minuteOf(days: Days, date: string, time: string): number {
  const wall = time === '24:00' ? `${dayAfter(date)} 00:00` : `${date} ${time}`
  return days.firstAt.get(wall) ?? days.firstAt.get(hourLater(wall)) ?? firstAfter(days, wall)
}

function firstAfter({ walls, minutes }: Days, wall: string): number {
  const at = walls.findIndex((shown) => shown > wall)
  return at < 0 ? minutes : at
}

const dayAfter = (date: string) => new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
const hourLater = (wall: string) => new Date(Date.parse(`${wall.replace(' ', 'T')}:00Z`) + 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

type Pauses = readonly (readonly [number, number])[]

/** Seconds that may be taken in one step from `at`: a whole minute where no pause begins or ends in it. */
function step(at: number, pauses: Pauses): number {
  if (at % minuteMs !== 0) return 1
  for (const [from, to] of pauses) if ((from > at && from < at + minuteMs) || (to > at && to < at + minuteMs)) return 1
  return 60
}

function counts(days: Days, open: Uint8Array, at: number, pauses: Pauses): boolean {
  if (open[Math.floor((at - days.begin) / minuteMs)] !== 1) return false
  for (const [from, to] of pauses) if (at >= from && at < to) return false
  return true
}

/** From `start` to `end`, both whole seconds: how many are open and not paused. */
export function walkSeconds(days: Days, open: Uint8Array, start: number, end: number, pauses: Pauses = []): number {
  let seconds = 0
  for (let at = start; at < end;) {
    const taken = at + minuteMs <= end ? step(at, pauses) : 1
    if (counts(days, open, at, pauses)) seconds += taken
    at += taken * 1_000
  }
  return seconds
}

/** Walks from `start` until so many open, unpaused seconds have passed; where none are wanted, to the first one. Null: not on these days. */
export function walkUntil(days: Days, open: Uint8Array, start: number, seconds: number, pauses: Pauses = []): number | null {
  let left = seconds
  for (let at = start; at < days.begin + days.minutes * minuteMs;) {
    if (seconds > 0 && left === 0) return at
    const taken = left >= 60 || seconds === 0 ? step(at, pauses) : 1
    if (counts(days, open, at, pauses)) {
      if (seconds === 0) return at
      left -= taken
    }
    at += taken * 1_000
  }
  return null
}

/** Walks back from `end` until so many open seconds lie between; where none are wanted, to the last instant that had one before it. */
export function walkBack(days: Days, open: Uint8Array, end: number, seconds: number): number | null {
  let left = seconds
  for (let at = end; at > days.begin;) {
    if (seconds > 0 && left === 0) return at
    const taken = (left >= 60 || seconds === 0) && at % minuteMs === 0 ? 60 : 1
    if (counts(days, open, at - taken * 1_000, [])) {
      if (seconds === 0) return at
      left -= taken
    }
    at -= taken * 1_000
  }
  return null
}
