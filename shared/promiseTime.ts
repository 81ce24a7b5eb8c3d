import { midnightOf, dateOf, utc, weekdayOf, yearOf } from './calendar/dates.ts'
import { zoneOf } from './calendar/zone.ts'
import { day, hour, type Instant, instant, minute } from './time.ts'

/** Farthest that a time may be promised ahead. */
export const farthestPromise = 366 * day

const digits: Readonly<Record<string, string>> = { 零: '0', 〇: '0', 一: '1', 二: '2', 两: '2', 兩: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9' }

/** 三 → 3, 十 → 10, 十二 → 12, 二十 → 20, 二十三 → 23. */
const withFigures = (text: string) =>
  text
    .replace(/([一二两兩三四五六七八九])?十([一二三四五六七八九])?/g, (_, tens?: string, ones?: string) => String(Number(tens === undefined ? 1 : digits[tens]) * 10 + Number(ones === undefined ? 0 : digits[ones])))
    .replace(/[零〇一二两兩三四五六七八九]/g, (character) => digits[character] ?? character)

const spanUnits: readonly (readonly [RegExp, number])[] = [
  [/^(?:d|days?|天|日)$/, day],
  [/^(?:h|hrs?|hours?|小时|小時|个小时|個小時|个钟头|個鐘頭|钟头|鐘頭)$/, hour],
  [/^(?:m|mins?|minutes?|分|分钟|分鐘)$/, minute],
]

const daysAhead: readonly (readonly [RegExp, number])[] = [
  [/^(?:today|今天|今日|今)/, 0],
  [/^(?:the day after tomorrow|大后天|大後天)/, 2],
  [/^(?:tomorrow|tmr|明天|明日|明)/, 1],
  [/^(?:后天|後天)/, 2],
]
const weekdayNames: readonly RegExp[] = [/^(?:sun(?:day)?|[日天7])/, /^(?:mon(?:day)?|1)/, /^(?:tue(?:s|sday)?|2)/, /^(?:wed(?:nesday)?|3)/, /^(?:thu(?:rs?|rsday)?|4)/, /^(?:fri(?:day)?|5)/, /^(?:sat(?:urday)?|6)/]

/**
 * A time as it is promised to a customer, typed as one says it: `15:00`, `3pm`, `下午3点半`, `tomorrow 15:00`, `明早9点`, `周五 15:00`, `11/28 15:00`,
 * `2h`, `两小时内`, `30 min`. A time of day that is over today means tomorrow, unless a day was named. Null for anything else, for what is
 * over, and for what is more than a year ahead.
 * @param timeZone an IANA name: in whose local time it is meant
 */
export function promisedTime(text: string, now: Instant, timeZone: string): Instant | null {
  const typed = withFigures(text.normalize('NFKC').trim().toLowerCase()).replace(/\s+/g, ' ').replace(/^(?:by|before|at|in|within|on) /, '').replace(/ ?(?:之前|以前|前|之内|之內|以内|以內|内|內|后|後)$/, '').trim()
  const at = spanFrom(typed, now) ?? timeFrom(typed, now, timeZone)
  return at === null || at <= now || at - now > farthestPromise ? null : instant(at)
}

function spanFrom(typed: string, now: number): number | null {
  const half = /^(?:半个?小时|半個?小時|half an hour)$/.test(typed) ? 0.5 * hour : null
  if (half !== null) return now + half
  let rest = typed
  let ms = 0
  while (rest !== '') {
    const [whole, amount, unit = ''] = /^(\d{1,4}(?:\.\d)?) ?([a-z]+|[\u4e00-\u9fff]+?)(?=$|[ \d])/.exec(rest) ?? []
    const size = spanUnits.find(([name]) => name.test(unit))?.[1]
    if (whole === undefined || size === undefined) return null
    ms += Number(amount) * size
    rest = rest.slice(whole.length).trim()
  }
  return ms === 0 ? null : now + Math.round(ms)
}

function timeFrom(typed: string, now: number, timeZone: string): number | null {
  const zone = zoneOf(timeZone)
  const local = zone.localOf(now)
  const named = dayFrom(typed, midnightOf(dateOf(local)))
  const minutes = timeOfDay(named?.rest ?? typed)
  if (minutes === null) return null
  const from = named?.from ?? midnightOf(dateOf(local))
  const at = zone.instantOf(from + minutes * minute)
  return named === null && at <= now ? zone.instantOf(from + day + minutes * minute) : at
}

interface NamedDay {
  /** its midnight in local time */
  readonly from: number
  readonly rest: string
}

function dayFrom(typed: string, today: number): NamedDay | null {
  for (const [name, ahead] of daysAhead) {
    const [found] = name.exec(typed) ?? []
    // 大后天 is a day later than 后天.
    if (found !== undefined) return { from: today + (/^大/.test(found) ? ahead + 1 : ahead) * day, rest: typed.slice(found.length).trim() }
  }
  const [mark] = /^(?:next |下)?(?:星期|周|週|礼拜|禮拜)?/.exec(typed) ?? ['']
  const isNext = /^(?:next |下)/.test(mark)
  const isMarked = /[期周週拜]$/.test(mark)
  const rest = typed.slice(mark.length)
  const weekday = isMarked || /^[a-z]/.test(rest) ? weekdayNames.findIndex((name) => name.test(rest)) : -1
  const name = weekdayNames[weekday]
  if (name !== undefined) {
    const ahead = (weekday - weekdayOf(today) + 7) % 7
    // 下周五 is Friday of the week after this one, which begins on Monday.
    const later = isNext ? 7 - ((weekdayOf(today) + 6) % 7) + ((weekday + 6) % 7) : ahead
    return { from: today + later * day, rest: rest.replace(name, '').trim() }
  }
  const [whole, month, dayOfMonth] = /^(\d{1,2})[-/月.](\d{1,2})[日号號]?(?= |$|上|下|早|晚|中)/.exec(typed) ?? []
  if (whole === undefined || Number(month) < 1 || Number(month) > 12) return null
  const of = (year: number) => utc(year, Number(month), Number(dayOfMonth))
  const from = of(yearOf(today)) < today ? of(yearOf(today) + 1) : of(yearOf(today))
  return new Date(from).getUTCDate() === Number(dayOfMonth) ? { from, rest: typed.slice(whole.length).trim() } : null
}

/** Minutes since midnight. */
function timeOfDay(typed: string): number | null {
  const found = /^(早上|上午|早|清晨|凌晨|中午|下午|傍晚|晚上|晚|今晚|at )? ?(\d{1,2})(?:[:.点點时時](\d{1,2}|半|1刻|3刻)?分?)?(?:整)? ?(am|pm|a\.m\.|p\.m\.)?$/.exec(typed)
  if (found === null) return null
  const [, part = '', hours = '', past = '', half = ''] = found
  // A bare number is a time of day only where something says so.
  if (part === '' && half === '' && !/[:.点點时時]/.test(typed)) return null
  const minutes = /^半/.test(past) ? 30 : /刻$/.test(past) ? Number(past[0]) * 15 : Number(past === '' ? 0 : past)
  const given = Number(hours)
  if (half !== '' && (given < 1 || given > 12)) return null
  const isLate = /^(?:下午|傍晚|晚)/.test(part) || half.startsWith('p')
  const isNoon = /^中/.test(part) && given < 11
  const clock = (isLate || isNoon) && given < 12 ? given + 12 : half.startsWith('a') && given === 12 ? 0 : given
  return clock > 23 || minutes > 59 ? null : clock * 60 + minutes
}
