import { day, hour, minute, second } from '../time.ts'
import { firstYear, isLeap, utc, weekdayOf, yearOf } from './dates.ts'

/**
 * Local time of an IANA zone, from nothing but Intl (CK-20: the time zone is a property of the calendar). Local times are
 * milliseconds as in dates.ts.
 */

/**
 * From here on no zone of the tz database has a date of its own (Morocco's fasts are written down up to 2087), only rules like
 * "the last Sunday of March": a year then goes as any other that begins on the same weekday and is as long.
 */
export const firstRuledYear = 2_101

/** Since 1940 no two changes of an offset that cancel each other out lie closer than a week less an hour (Recife in 2000, Gaza in 2072): a look this often sees all. */
const look = 6 * day

/** How far the offsets of one year's table reach beyond the year, as dates of both sides of the date line are asked of it. */
const margin = 2 * day

const mostZones = 100
const mostYears = 256

/** The offsets of a year, one after the other: `offset[i]` from the instant `from[i]` on; both in milliseconds, `from[0]` is −∞. */
interface Offsets {
  /** what belongs to the year: from, up to and without to, whether meant as instants or as local times */
  readonly begin: number
  readonly end: number
  readonly from: readonly number[]
  readonly offset: readonly number[]
}

const zones = new Map<string, Zone>()

/**
 * The zone of an IANA name as "Asia/Shanghai"; the same object at every call, as its offsets are looked up once.
 * @throws RangeError for a name that is not known here, and for bare offsets like "+08:00", which are no zones.
 */
export function zoneOf(name: string): Zone {
  const known = zones.get(name)
  if (known !== undefined) return known
  const zone = new Zone(name)
  if (zones.size >= mostZones) zones.clear()
  zones.set(name, zone)
  return zone
}

/** Whether `name` is a zone that this machine knows. */
export function isZone(name: string): boolean {
  try {
    zoneOf(name)
    return true
  } catch {
    return false
  }
}

export class Zone {
  readonly name: string
  private readonly format: Intl.DateTimeFormat
  private readonly years = new Map<number, Offsets>()
  private last: Offsets = { begin: 0, end: 0, from: [], offset: [] }

  /** Use `zoneOf`. */
  constructor(name: string) {
    if (name.length > 64 || !/^[A-Za-z]/.test(name)) throw new RangeError(`not a time zone: ${name.slice(0, 64)}`)
    this.name = name
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone: name, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
      year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    })
  }

  /** Milliseconds by which local time is ahead of UTC at an instant; whole seconds, as before 1972 some zones had them. */
  offsetAt(instant: number): number {
    const { from, offset } = this.offsetsFor(instant)
    let at = from.length - 1
    while (instant < (from[at] ?? -Infinity)) at -= 1
    return offset[at] ?? 0
  }

  /** The local time at an instant. */
  localOf(instant: number): number {
    return instant + this.offsetAt(instant)
  }

  /**
   * The instant of a local time. One that is there twice means its first; one that a change of the clocks skips moves one hour
   * later, and where that is skipped as well (a zone that dropped a day), to the end of the gap.
   */
  instantOf(local: number): number {
    const { from, offset } = this.offsetsFor(local)
    return existing(local, from, offset) ?? existing(local + hour, from, offset) ?? endOfGap(local, from, offset)
  }

  /** Looked up in Intl directly, without any table. */
  private ask(instant: number): number {
    const [month = '', dayOfMonth = '', year = '', hours = '', minutes = '', seconds = ''] = this.format.format(instant).match(/\d+/g) ?? []
    return utc(Number(year), Number(month), Number(dayOfMonth)) + Number(hours) * hour + Number(minutes) * minute + Number(seconds) * second - Math.floor(instant / second) * second
  }

  private offsetsFor(at: number): Offsets {
    if (at < this.last.begin || at >= this.last.end) this.last = this.offsetsOf(yearOf(at))
    return this.last
  }

  private offsetsOf(year: number): Offsets {
    const known = this.years.get(year)
    if (known !== undefined) return known
    const offsets = year > firstRuledYear + 27 ? this.likeEarlier(year) : this.search(year)
    if (this.years.size >= mostYears) this.years.clear()
    this.years.set(year, offsets)
    return offsets
  }

  private likeEarlier(year: number): Offsets {
    const model = ruledModel(year)
    const { from, offset } = this.offsetsOf(model)
    const later = utc(year, 1, 1) - utc(model, 1, 1)
    return { begin: utc(year, 1, 1), end: utc(year + 1, 1, 1), from: from.map((at) => at + later), offset }
  }

  private search(year: number): Offsets {
    const end = utc(year + 1, 1, 1) + margin
    let at = utc(Math.max(firstYear, year), 1, 1) - (year > firstYear ? margin : 0)
    let current = this.ask(at)
    const from = [-Infinity]
    const offset = [current]
    while (at < end) {
      const next = Math.min(at + look, end)
      if (this.ask(next) === current) {
        at = next
        continue
      }
      at = this.change(at, next, current)
      current = this.ask(at)
      from.push(at)
      offset.push(current)
    }
    return { begin: utc(year, 1, 1), end: utc(year + 1, 1, 1), from, offset }
  }

  /** The first whole second after `same` at which the offset is another. */
  private change(same: number, other: number, offset: number): number {
    while (other - same > second) {
      const middle = same + Math.floor((other - same) / 2 / second) * second
      if (this.ask(middle) === offset) same = middle
      else other = middle
    }
    return other
  }
}

/** The first instant that has this local time, if there is one. */
function existing(local: number, from: readonly number[], offset: readonly number[]): number | undefined {
  for (let at = 0; at < offset.length; at += 1) {
    const instant = local - (offset[at] ?? 0)
    if (instant >= (from[at] ?? 0) && instant < (from[at + 1] ?? Infinity)) return instant
  }
  return undefined
}

/** The change that skipped this local time: by the clock before it, it had already been. */
function endOfGap(local: number, from: readonly number[], offset: readonly number[]): number {
  let at = 1
  while (at < from.length - 1 && !(local - (offset[at - 1] ?? 0) >= (from[at] ?? 0) && local - (offset[at] ?? 0) < (from[at] ?? 0))) at += 1
  return from[at] ?? local
}

/** The ruled year that goes as `year` does: begins on the same weekday and is as long. There are fourteen. */
export function ruledModel(year: number): number {
  return ruledModels[kindOf(year)] ?? year
}

const kindOf = (year: number) => weekdayOf(utc(year, 1, 1)) * 2 + (isLeap(year) ? 1 : 0)

const ruledModels: number[] = []
for (let year = firstRuledYear; year < firstRuledYear + 28; year += 1) ruledModels[kindOf(year)] ??= year
