import { day, second } from '../time.ts'
import { type CompiledCalendar, firstReckoned, lastReckoned, type Stretch } from './compile.ts'
import { dateOf, midnightBefore, midnightOf, yearOf } from './dates.ts'

/**
 * What clocks ask of a calendar (CK-20, CK-22). Instants are whole milliseconds since 1970 in UTC, 1900…9999; durations are whole
 * milliseconds of open time. Open intervals are half-open: the opening moment is open, the closing moment is closed. Every function
 * throws a RangeError for an instant outside its range, a fraction or a duration below 0; `null` says that there is no such instant in it.
 * Questions are answered in O(log of the year's intervals) and, without pauses, without allocating.
 */

/** [from, to) in which a clock stands still (CK-22); `to` is Infinity while it lasts. In any order, and they may overlap. */
export type Pause = readonly [from: number, to: number]

/** An open interval, half-open, as instants; it belongs to one local date and does not go over midnight. */
export type OpenInterval = readonly [from: number, to: number]

/**
 * The first instant by which `ms` of open, unpaused time have passed since `start`. What ends exactly at closing time is due at
 * closing time. With `ms` 0: the first open, unpaused instant from `start` on. `null`: never (up to the year 9999).
 */
export function dueAt(calendar: CompiledCalendar, start: number, ms: number, pauses?: readonly Pause[]): number | null {
  checkInstant(start)
  checkDuration(ms)
  return pauses === undefined || pauses.length === 0 ? due(calendar, start, ms) : dueAround(calendar, start, ms, pauses)
}

/**
 * The last instant from which on `ms` of open time pass until `end`: `dueAt` backwards. With `ms` 0: `end` while it is open or
 * closing, else the last closing time before it. `null`: since 1900 there was less.
 */
export function beforeAt(calendar: CompiledCalendar, end: number, ms: number): number | null {
  checkInstant(end)
  checkDuration(ms)
  if (calendar.always) return end - ms >= firstReckoned ? end - ms : null
  const stretch = calendar.at(end)
  const left = openUntil(stretch, end) - ms
  const found = ms === 0 ? lastOpenUpTo(calendar, stretch, end) : left >= 0 ? instantBeforeMore(stretch, left) : beforeEarlier(calendar, stretch, left)
  return found !== null && found >= firstReckoned ? found : null
}

/** Open, unpaused milliseconds in [start, end); 0 when `end` is not after `start`. */
export function elapsed(calendar: CompiledCalendar, start: number, end: number, pauses?: readonly Pause[]): number {
  checkInstant(start)
  checkInstant(end)
  return pauses === undefined || pauses.length === 0 ? open(calendar, start, end) : openAround(calendar, start, end, pauses)
}

/** Whether the calendar is open at an instant. */
export function isOpen(calendar: CompiledCalendar, at: number): boolean {
  checkInstant(at)
  if (calendar.always) return true
  const stretch = calendar.at(at)
  const interval = lastOpenedAt(stretch, at)
  return interval >= 0 && at < closing(stretch, interval)
}

/** The first open instant from `at` on; `null` when it never opens again. */
export function nextOpen(calendar: CompiledCalendar, at: number): number | null {
  return dueAt(calendar, at, 0)
}

/** The first `count` open intervals from `from` on, the first of them cut to it; fewer when the calendar opens no more. */
export function openIntervals(calendar: CompiledCalendar, from: number, count: number): OpenInterval[] {
  return openIntervalsBetween(calendar, from, lastReckoned + 1, count)
}

/** The open intervals in [from, to), cut to it, and of them the first `most` at most. */
export function openIntervalsBetween(calendar: CompiledCalendar, from: number, to: number, most: number): OpenInterval[] {
  checkInstant(from)
  const found: OpenInterval[] = []
  let stretch: Stretch | null = calendar.at(from)
  let interval = Math.max(0, lastOpenedAt(stretch, from))
  while (stretch !== null && found.length < most) {
    if (interval === stretch.opens.length) {
      const year = calendar.yearReaching(stretch.year + 1, stretch.before + stretch.open, true)
      stretch = year === null ? null : calendar.stretch(year)
      interval = 0
      continue
    }
    const opens = Math.max(from, opening(stretch, interval))
    const closes = Math.min(to, closing(stretch, interval))
    if (opens >= to) break
    if (opens < closes) found.push([opens, closes])
    interval += 1
  }
  return found
}

/**
 * `days` working days later at the same wall time, or at the next open instant: days without open hours are skipped and the day
 * of `start` is not counted. With `days` 0: the first open instant from `start` on.
 */
export function dueAfterBusinessDays(calendar: CompiledCalendar, start: number, days: number): number | null {
  checkInstant(start)
  checkDuration(days)
  if (days === 0) return nextOpen(calendar, start)
  const local = calendar.zone.localOf(start)
  const today = midnightBefore(local)
  const date = workday(calendar, today + day, days)
  if (date === null) return null
  const at = calendar.zone.instantOf(date + local - today)
  return at > lastReckoned ? null : nextOpen(calendar, at)
}

/** Whether a local date ("YYYY-MM-DD") has any open hours. */
export function isWorkday(calendar: CompiledCalendar, date: string): boolean {
  return workdaysBetween(calendar, date, date) === 1
}

/** Local dates with open hours from `first` to `last`, both counted; 0 when `last` is before `first`. */
export function workdaysBetween(calendar: CompiledCalendar, first: string, last: string): number {
  const from = midnight(first)
  const to = midnight(last) + day
  if (to <= from) return 0
  let count = calendar.workdaysBefore(to) - calendar.workdaysBefore(from)
  for (let year = yearOf(from); year < yearOf(to); year += 1) count += calendar.workdaysIn(year)
  return count
}

/** The local date of an instant, "YYYY-MM-DD", in the calendar's zone. */
export function localDate(calendar: CompiledCalendar, at: number): string {
  checkInstant(at)
  return dateOf(calendar.zone.localOf(at))
}

function due(calendar: CompiledCalendar, start: number, ms: number): number | null {
  if (calendar.always) return start + ms <= lastReckoned ? start + ms : null
  const stretch = calendar.at(start)
  if (ms === 0) return inRange(firstOpenFrom(calendar, stretch, start))
  const reached = openUntil(stretch, start) + ms
  return inRange(reached <= stretch.open ? instantReaching(stretch, reached) : dueLater(calendar, stretch, reached))
}

function open(calendar: CompiledCalendar, start: number, end: number): number {
  if (end <= start) return 0
  if (calendar.always) return end - start
  const first = calendar.at(start)
  const until = openUntil(first, start)
  if (end < first.to) return openUntil(first, end) - until
  const last = calendar.at(end)
  return last.before - first.before + openUntil(last, end) - until
}

function dueAround(calendar: CompiledCalendar, start: number, ms: number, pauses: readonly Pause[]): number | null {
  let at = start
  let left = ms
  for (const [from, to] of inOrder(pauses)) {
    if (to <= at || to <= from) continue
    if (from > at) {
      const end = Math.min(from, lastReckoned)
      const passed = open(calendar, at, end)
      // Without anything left to pass, what counts is the first open instant, and a pause may lie over it.
      const ends = left > 0 ? passed >= left : (due(calendar, at, 0) ?? Infinity) < from
      if (ends) return due(calendar, at, left)
      left -= passed
    }
    at = to
    if (at > lastReckoned) return null
  }
  return due(calendar, at, left)
}

function openAround(calendar: CompiledCalendar, start: number, end: number, pauses: readonly Pause[]): number {
  let passed = open(calendar, start, end)
  let counted = start
  for (const [from, to] of inOrder(pauses)) {
    const begin = Math.max(counted, from)
    const until = Math.min(end, to)
    if (until <= begin) continue
    passed -= open(calendar, begin, until)
    counted = until
  }
  return passed
}

/** Pauses come from a clock's history, so they mostly are in order. */
function inOrder(pauses: readonly Pause[]): readonly Pause[] {
  return pauses.every(([from], at) => at === 0 || (pauses[at - 1]?.[0] ?? 0) <= from) ? pauses : pauses.toSorted(([a], [b]) => a - b)
}

const opening = (stretch: Stretch, interval: number) => stretch.from + (stretch.opens[interval] ?? 0) * second
const closing = (stretch: Stretch, interval: number) => stretch.from + (stretch.closes[interval] ?? 0) * second

/** The last interval of a year that has opened by `at`; −1 when none has. */
function lastOpenedAt(stretch: Stretch, at: number): number {
  return lastUpTo(stretch.opens, stretch.opens.length, Math.floor((at - stretch.from) / second))
}

/** The last of the first `length` ascending values that is not above `limit`; −1 when all are. */
function lastUpTo(values: Int32Array, length: number, limit: number): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** Open milliseconds of a year that have passed by `at`, which falls in it. */
function openUntil(stretch: Stretch, at: number): number {
  const interval = lastOpenedAt(stretch, at)
  if (interval < 0) return 0
  return (stretch.sums[interval] ?? 0) * second + Math.min(at, closing(stretch, interval)) - opening(stretch, interval)
}

/** The first instant of a year by which `open` (0 < open ≤ all) of its open milliseconds have passed. */
function instantReaching(stretch: Stretch, open: number): number {
  // The last interval before which less than that had passed.
  return instantIn(stretch, lastUpTo(stretch.sums, stretch.opens.length, Math.ceil(open / second) - 1), open)
}

/** The last instant of a year by which no more than `open` (0 ≤ open < all) of its open milliseconds have passed. */
function instantBeforeMore(stretch: Stretch, open: number): number {
  return instantIn(stretch, lastUpTo(stretch.sums, stretch.opens.length, Math.floor(open / second)), open)
}

const instantIn = (stretch: Stretch, interval: number, open: number) => opening(stretch, interval) + open - (stretch.sums[interval] ?? 0) * second

function dueLater(calendar: CompiledCalendar, stretch: Stretch, reached: number): number | null {
  const open = stretch.before + reached
  const year = calendar.yearReaching(stretch.year + 1, open, false)
  if (year === null) return null
  const later = calendar.stretch(year)
  return instantReaching(later, open - later.before)
}

function beforeEarlier(calendar: CompiledCalendar, stretch: Stretch, left: number): number | null {
  const open = stretch.before + left
  const year = calendar.yearLeaving(stretch.year - 1, open, false)
  if (year === null) return null
  const earlier = calendar.stretch(year)
  return instantBeforeMore(earlier, open - earlier.before)
}

function firstOpenFrom(calendar: CompiledCalendar, stretch: Stretch, at: number): number | null {
  const interval = lastOpenedAt(stretch, at)
  if (interval >= 0 && at < closing(stretch, interval)) return at
  if (interval + 1 < stretch.opens.length) return opening(stretch, interval + 1)
  const year = calendar.yearReaching(stretch.year + 1, stretch.before + stretch.open, true)
  return year === null ? null : opening(calendar.stretch(year), 0)
}

function lastOpenUpTo(calendar: CompiledCalendar, stretch: Stretch, at: number): number | null {
  const last = lastOpenedAt(stretch, at)
  // Opening just now is not having been open.
  const interval = last >= 0 && opening(stretch, last) === at ? last - 1 : last
  if (interval >= 0) return Math.min(at, closing(stretch, interval))
  const year = calendar.yearLeaving(stretch.year - 1, stretch.before, true)
  if (year === null) return null
  const earlier = calendar.stretch(year)
  return closing(earlier, earlier.opens.length - 1)
}

/** The `count`th date with open hours from a local midnight on. */
function workday(calendar: CompiledCalendar, from: number, count: number): number | null {
  let year = yearOf(from)
  let wanted = calendar.workdaysBefore(from) + count
  while (wanted > calendar.workdaysIn(year)) {
    wanted -= calendar.workdaysIn(year)
    year += 1
    if (year > 9_999) return null
  }
  return calendar.workdayOf(year, wanted)
}

function midnight(date: string): number {
  const local = midnightOf(date)
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || !(local >= firstReckoned && local <= lastReckoned) || dateOf(local) !== date) throw new RangeError(`not a date from 1900 to 9999: ${date}`)
  return local
}

function inRange(at: number | null): number | null {
  return at !== null && at <= lastReckoned ? at : null
}

function checkInstant(at: number): void {
  if (!(at >= firstReckoned && at <= lastReckoned) || at % 1 !== 0) throw new RangeError(`not an instant from 1900 to 9999: ${String(at)}`)
}

function checkDuration(ms: number): void {
  if (!Number.isSafeInteger(ms) || ms < 0) throw new RangeError(`not a duration: ${String(ms)}`)
}
