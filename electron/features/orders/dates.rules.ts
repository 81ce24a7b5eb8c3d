import { type Instant, instant, minute } from '../../../shared/time.ts'

const written = /^(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D?(?:[T\s]*(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/

/** 2026-11-22, 2026/11/22 10:30, with year, month and day named, or with its offset; local time unless it says otherwise. Null for what is no date. */
export function instantOf(text: string, timeZone: string): Instant | null {
  const [whole, year, month, day, hour = '0', minutes = '0', seconds = '0', offset] = written.exec(text.normalize('NFKC').trim()) ?? []
  if (whole === undefined) return null
  if (Number(year) < 1971 || Number(year) > 2999) return null
  const parts = [year, month, day, hour, minutes, seconds].map(Number) as [number, number, number, number, number, number]
  const wall = Date.UTC(parts[0], parts[1] - 1, parts[2], parts[3], parts[4], parts[5])
  const back = new Date(wall)
  // The 31st of a month that has thirty days is not the 1st of the next.
  if (back.getUTCMonth() !== parts[1] - 1 || back.getUTCDate() !== parts[2] || back.getUTCHours() !== parts[3] || back.getUTCMinutes() !== parts[4]) return null
  if (offset !== undefined) return instant(wall - offsetOf(offset))
  // Twice, since the offset is that of the instant and not of the guess.
  const guess = wall - zoneOffset(wall, timeZone)
  return instant(wall - zoneOffset(guess, timeZone))
}

function offsetOf(text: string): number {
  if (text === 'Z') return 0
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(text) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minute
}

/** How far a zone's wall is ahead of UTC at an instant, in ms. */
function zoneOffset(at: number, timeZone: string): number {
  const shown = zoneFormat(timeZone).formatToParts(at)
  const part = (type: string) => Number(shown.find((each) => each.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - Math.floor(at / 1_000) * 1_000
}

const formats = new Map<string, Intl.DateTimeFormat>()

function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' })
  formats.set(timeZone, format)
  return format
}
