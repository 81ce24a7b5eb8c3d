import { day, second } from '../time.ts'
import { type Calendar, isRoundTheClock, secondsOfDay, type Spans } from './calendar.ts'
import { isLeap, midnightOf, utc, weekdayOf, yearOf } from './dates.ts'
import { firstRuledYear, ruledModel, type Zone, zoneOf } from './zone.ts'

/**
 * A calendar made ready for arithmetic: for each local year that somebody asks about, its open intervals in order with the open
 * time before each, so that every question is a binary search. Years are compiled when first asked for; a few are kept.
 */

/** Instants that calendars reckon with: 1900-01-01T00:00:00Z … 9999-12-31T23:59:59.999Z. */
export const firstReckoned = utc(1_900, 1, 1)
export const lastReckoned = utc(10_000, 1, 1) - 1

/** Local years that these instants fall in, in any zone. */
const firstYear = 1_899
const lastYear = 10_000

/** Compiled years kept, each in the place that its number gives it: with two spans a day about 6 kB a year. */
const kept = 64

/** What a year holds, in seconds from its local beginning; the same object for all years of the far future that go alike. */
export interface OpenYear {
  readonly opens: Int32Array
  readonly closes: Int32Array
  /** `sums[i]`: open seconds before interval i; the last one is those of the whole year */
  readonly sums: Int32Array
  /** `workdays[i]`: days with open hours before day i of the year; the last one counts the whole year */
  readonly workdays: Uint16Array
}

/** A local year among all others. */
export interface Stretch extends OpenYear {
  readonly year: number
  /** the instants at which it begins and the next one does */
  readonly from: number
  readonly to: number
  /** open milliseconds before it, counted from some year that is the same for all stretches of a calendar */
  readonly before: number
  /** open milliseconds in it */
  readonly open: number
}

/** The spans of a day in milliseconds from its midnight. */
type DaySpans = readonly { readonly from: number; readonly to: number }[]

/**
 * Compiles a calendar that calendarSchema let through; do it once and keep the result, it remembers what it has worked out.
 * @throws RangeError when its time zone is not known here.
 */
export function compile(calendar: Calendar): CompiledCalendar {
  return new CompiledCalendar(calendar)
}

export class CompiledCalendar {
  readonly zone: Zone
  /** never closed, so that arithmetic is plain addition */
  readonly always: boolean

  private readonly weekly: readonly DaySpans[]
  private readonly yearlyHolidays: readonly (readonly [month: number, dayOfMonth: number])[]
  // By the local midnight of the date.
  private readonly holidays: ReadonlySet<number>
  private readonly dateHours: ReadonlyMap<number, DaySpans>
  private readonly dateBreaks: ReadonlyMap<number, DaySpans>
  /** years of which some date has an entry of its own */
  private readonly datedYears: ReadonlySet<number>

  private readonly years = Array.from({ length: kept }, (): { readonly year: number; readonly held: OpenYear } | undefined => undefined)
  private readonly stretches = Array.from({ length: kept }, (): Stretch | undefined => undefined)
  private readonly ruled = new Map<number, OpenYear>()
  /** the one asked for last; at first none, which no instant falls in */
  private current: Stretch = { year: 0, from: 0, to: 0, before: 0, open: 0, opens: new Int32Array(), closes: new Int32Array(), sums: new Int32Array(1), workdays: new Uint16Array(1) }

  // Open milliseconds before the year `anchor + i` and before `anchor − i`, as far as asked for; the anchor is the first year that was.
  private anchor = 0
  private readonly upwards: number[] = []
  private readonly downwards: number[] = []

  /** Use `compile`. */
  constructor(calendar: Calendar) {
    const { weekly, holidays, yearlyHolidays, dateHours, dateBreaks } = calendar
    this.zone = zoneOf(calendar.timeZone)
    this.always = isRoundTheClock(calendar)
    this.weekly = [weekly.sun, weekly.mon, weekly.tue, weekly.wed, weekly.thu, weekly.fri, weekly.sat].map(inSeconds)
    this.yearlyHolidays = yearlyHolidays.map((entry) => [Number(entry.day.slice(0, 2)), Number(entry.day.slice(3))])
    this.holidays = new Set(holidays.map(({ date }) => midnightOf(date)))
    this.dateHours = new Map(dateHours.map(({ date, spans }) => [midnightOf(date), inSeconds(spans)]))
    this.dateBreaks = new Map(dateBreaks.map(({ date, spans }) => [midnightOf(date), inSeconds(spans)]))
    this.datedYears = new Set([...holidays, ...dateHours, ...dateBreaks].map(({ date }) => Number(date.slice(0, 4))))
  }

  /** The local year that an instant falls in. */
  at(instant: number): Stretch {
    const { current } = this
    return instant >= current.from && instant < current.to ? current : this.find(instant)
  }

  private find(instant: number): Stretch {
    let found = this.stretch(Math.max(firstYear, yearOf(instant)))
    while (instant < found.from) found = this.stretch(found.year - 1)
    while (instant >= found.to) found = this.stretch(found.year + 1)
    this.current = found
    return found
  }

  /** A local year, 1899…10000. */
  stretch(year: number): Stretch {
    const known = this.stretches[year % kept]
    if (known?.year === year) return known
    const held = this.openYear(year)
    const made: Stretch = { ...held, year, from: this.zone.instantOf(utc(year, 1, 1)), to: this.zone.instantOf(utc(year + 1, 1, 1)), before: this.before(year), open: openIn(held) }
    this.stretches[year % kept] = made
    return made
  }

  /**
   * The first year from `year` on by whose end `open` milliseconds (counted as in `before`) have been reached, or more than
   * reached; null when there is none.
   */
  yearReaching(year: number, open: number, more: boolean): number | null {
    const reached = (at: number) => (more ? this.before(at + 1) > open : this.before(at + 1) >= open)
    // Steps that double, so that the usual next year is found at once and years that nobody asked about are not compiled.
    let step = 1
    let low = year - 1
    let high = year
    while (!reached(high)) {
      if (high === lastYear) return null
      low = high
      high = Math.min(lastYear, high + step)
      step *= 2
    }
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (reached(middle)) high = middle
      else low = middle
    }
    return high
  }

  /** The last year up to `year` before which no more than `open` milliseconds, or fewer, had passed; null when there is none. */
  yearLeaving(year: number, open: number, fewer: boolean): number | null {
    const left = (at: number) => (fewer ? this.before(at) < open : this.before(at) <= open)
    for (let at = year; at >= firstYear; at -= 1) if (left(at)) return at
    return null
  }

  /** Days with open hours before a date in its year; `midnight` is the date as local milliseconds. */
  workdaysBefore(midnight: number): number {
    const year = yearOf(midnight)
    return this.openYear(year).workdays[Math.round((midnight - utc(year, 1, 1)) / day)] ?? 0
  }

  /** The `count`th (from 1) day with open hours of a local year that has as many, as local milliseconds. */
  workdayOf(year: number, count: number): number {
    return utc(year, 1, 1) + this.openYear(year).workdays.indexOf(count) * day - day
  }

  /** Days with open hours in a local year. */
  workdaysIn(year: number): number {
    return this.openYear(year).workdays.at(-1) ?? 0
  }

  private before(year: number): number {
    const { upwards, downwards } = this
    if (upwards.length === 0) {
      this.anchor = year
      upwards.push(0)
      downwards.push(0)
    }
    const { anchor } = this
    while (anchor + upwards.length <= year) upwards.push((upwards.at(-1) ?? 0) + openIn(this.openYear(anchor + upwards.length - 1)))
    while (anchor - downwards.length >= year) downwards.push((downwards.at(-1) ?? 0) - openIn(this.openYear(anchor - downwards.length)))
    return (year >= anchor ? upwards[year - anchor] : downwards[anchor - year]) ?? 0
  }

  private openYear(year: number): OpenYear {
    if (year >= firstRuledYear && !this.datedYears.has(year)) return this.ruledYear(ruledModel(year))
    const known = this.years[year % kept]
    if (known?.year === year) return known.held
    const held = this.compileYear(year)
    this.years[year % kept] = { year, held }
    return held
  }

  private ruledYear(model: number): OpenYear {
    const alike = this.ruled.get(model) ?? this.compileYear(model, false)
    this.ruled.set(model, alike)
    return alike
  }

  private compileYear(year: number, dated = this.datedYears.has(year)): OpenYear {
    const first = utc(year, 1, 1)
    const length = isLeap(year) ? 366 : 365
    const found: Intervals = { opens: [], closes: [] }
    const workdays = new Uint16Array(length + 1)
    const off = new Set([year - 1, year, year + 1].flatMap((one) => this.yearlyOff(one)))
    // A wall time that is skipped at the turn of a year belongs to the other year (Singapore's last half hour of 1981), so the days around it are looked at too.
    let dawn = this.zone.instantOf(first - day)
    for (let at = -1; at <= length; at += 1) {
      const midnight = first + at * day
      const dusk = this.zone.instantOf(midnight + day)
      const inYear = at >= 0 && at < length
      // A day that the zone dropped has no hours (30 December 2011 in Samoa).
      const opens = dawn < dusk && !off.has(midnight) && this.addDay(midnight, found, dated || !inYear)
      if (inYear) workdays[at + 1] = (workdays[at] ?? 0) + (opens ? 1 : 0)
      dawn = dusk
    }
    return { ...within(found, this.zone.instantOf(first), this.zone.instantOf(first + length * day)), workdays }
  }

  private yearlyOff(year: number): readonly number[] {
    // 29 February of other years would be taken for 1 March.
    return this.yearlyHolidays.filter(([month, dayOfMonth]) => month !== 2 || dayOfMonth !== 29 || isLeap(year)).map(([month, dayOfMonth]) => utc(year, month, dayOfMonth))
  }

  /** Adds the open intervals of a date, as instants; whether there are any. */
  private addDay(midnight: number, found: Intervals, dated: boolean): boolean {
    if (dated && this.holidays.has(midnight)) return false
    const hours = (dated ? this.dateHours.get(midnight) : undefined) ?? this.weekly[weekdayOf(midnight)] ?? []
    const breaks = dated ? this.dateBreaks.get(midnight) : undefined
    const had = found.opens.length
    for (const span of hours) {
      const open = this.zone.instantOf(midnight + span.from)
      const close = this.zone.instantOf(midnight + span.to)
      if (breaks === undefined) push(found, open, close)
      else this.addAround(breaks, midnight, open, close, found)
    }
    return found.opens.length > had
  }

  private addAround(breaks: DaySpans, midnight: number, open: number, close: number, found: Intervals): void {
    const out = breaks
      .map(({ from, to }) => ({ from: this.zone.instantOf(midnight + from), to: this.zone.instantOf(midnight + to) }))
      .filter(({ from, to }) => from < to)
      .sort((a, b) => a.from - b.from)
    let from = open
    for (const span of out) {
      push(found, from, Math.min(span.from, close))
      from = Math.max(from, span.to)
    }
    push(found, from, close)
  }
}

interface Intervals { readonly opens: number[]; readonly closes: number[] }

/** What the clocks' change leaves nothing of is no interval. */
function push({ opens, closes }: Intervals, open: number, close: number): void {
  if (open >= close) return
  opens.push(open)
  closes.push(close)
}

/** Cut to [begin, end), in order, and those that a skipped hour laid over each other united. */
function within({ opens, closes }: Intervals, begin: number, end: number): Omit<OpenYear, 'workdays'> {
  const order = Array.from(opens.keys()).sort((a, b) => (opens[a] ?? 0) - (opens[b] ?? 0))
  const united: Intervals = { opens: [], closes: [] }
  for (const at of order) {
    const open = Math.max(begin, opens[at] ?? 0)
    const close = Math.min(end, closes[at] ?? 0)
    const last = united.closes.length - 1
    if (open < (united.closes[last] ?? -Infinity)) united.closes[last] = Math.max(united.closes[last] ?? 0, close)
    else push(united, open, close)
  }
  const sums = new Int32Array(united.opens.length + 1)
  united.opens.forEach((open, at) => { sums[at + 1] = (sums[at] ?? 0) + ((united.closes[at] ?? 0) - open) / second })
  return { opens: Int32Array.from(united.opens, (open) => (open - begin) / second), closes: Int32Array.from(united.closes, (close) => (close - begin) / second), sums }
}

const openIn = ({ sums }: OpenYear) => (sums.at(-1) ?? 0) * second

const inSeconds = (spans: Spans): DaySpans => spans.map(([from, to]) => ({ from: secondsOfDay(from) * second, to: secondsOfDay(to) * second }))
