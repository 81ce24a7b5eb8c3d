import fc from 'fast-check'
import { expect, test } from 'vitest'
import { farthestPromise, promisedTime } from '../../shared/promiseTime.ts'
import { hour, type Instant, instant, minute } from '../../shared/time.ts'

const zone = 'Asia/Shanghai'
/** A Wednesday, 10:20 in Shanghai. */
const now = Date.parse('2026-11-25T10:20:00+08:00') as Instant
const local = (text: string, at = now) => {
  const found = promisedTime(text, at, zone)
  return found === null ? null : new Date(found + 8 * hour).toISOString().slice(0, 16).replace('T', ' ')
}

test.each([
  ['15:00', '2026-11-25 15:00'],
  ['１５：００', '2026-11-25 15:00'],
  ['9:30', '2026-11-26 09:30'],
  ['by 15:00', '2026-11-25 15:00'],
  ['3pm', '2026-11-25 15:00'],
  ['3:30 p.m.', '2026-11-25 15:30'],
  ['12am', '2026-11-26 00:00'],
  ['12pm', '2026-11-25 12:00'],
  ['15点', '2026-11-25 15:00'],
  ['15點前', '2026-11-25 15:00'],
  ['下午3点', '2026-11-25 15:00'],
  ['下午三点半', '2026-11-25 15:30'],
  ['晚上8點', '2026-11-25 20:00'],
  ['中午12点', '2026-11-25 12:00'],
  ['十二点一刻', '2026-11-25 12:15'],
  ['tomorrow 15:00', '2026-11-26 15:00'],
  ['tomorrow 9am', '2026-11-26 09:00'],
  ['明天15:00', '2026-11-26 15:00'],
  ['明天下午三点前', '2026-11-26 15:00'],
  ['明早9点', '2026-11-26 09:00'],
  ['後天上午十點', '2026-11-27 10:00'],
  ['大后天 10:00', '2026-11-28 10:00'],
  ['今天 18:00', '2026-11-25 18:00'],
  ['周五 15:00', '2026-11-27 15:00'],
  ['星期日 10点', '2026-11-29 10:00'],
  ['下周一 10:00', '2026-11-30 10:00'],
  ['下週五 10:00', '2026-12-04 10:00'],
  ['friday 3pm', '2026-11-27 15:00'],
  ['11/28 15:00', '2026-11-28 15:00'],
  ['11月28日 15:00', '2026-11-28 15:00'],
  ['1/2 9:00', '2027-01-02 09:00'],
  ['2h', '2026-11-25 12:20'],
  ['within 2 hours', '2026-11-25 12:20'],
  ['1h 30m', '2026-11-25 11:50'],
  ['两小时内', '2026-11-25 12:20'],
  ['兩個小時內', '2026-11-25 12:20'],
  ['半小时', '2026-11-25 10:50'],
  ['三十分钟', '2026-11-25 10:50'],
  ['30 min', '2026-11-25 10:50'],
  ['3天', '2026-11-28 10:20'],
])('%s', (typed, expected) => {
  expect(local(typed)).toBe(expected)
})

test.each(['', '15', 'soon', '尽快', '25:00', '15:60', '13pm', '0h', 'today 9:00', '今天 9点', '2/30 10:00', '13/1 10:00', '周五', 'monday', '400 days', '15:00 and later', '-2h', '明天'])('%j is no time', (typed) => {
  expect(promisedTime(typed, now, zone)).toBeNull()
})

test('whatever is typed: nothing, or a time that is still to come', () => {
  const pieces = fc.constantFrom('明天', 'tomorrow', '周', '下', '五', '三', '十', '15', ':', '00', '点', 'h', 'min', 'pm', ' ', '半', '11/28', '下午', '内', '\u0000', '𠮷')
  fc.assert(fc.property(fc.oneof(fc.array(pieces, { maxLength: 7 }).map((parts) => parts.join('')), fc.string()), fc.integer({ min: 0, max: 4e12 }), fc.constantFrom('Asia/Taipei', 'America/New_York', 'Asia/Kathmandu'), (typed, at, timeZone) => {
    const found = promisedTime(typed, instant(at), timeZone)
    if (found !== null) {
      expect(found).toBeGreaterThan(at)
      expect(found - at).toBeLessThanOrEqual(farthestPromise)
    }
  }))
})

test('every minute of a day, written with figures, is that minute', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 24 * 60 - 1 }), (minutes) => {
    const typed = `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`
    const midnight = Date.parse('2026-11-26T00:00:00+08:00')
    expect(promisedTime(`tomorrow ${typed}`, now, zone)).toBe(midnight + minutes * minute)
    expect(promisedTime(`明天${typed}`, now, zone)).toBe(midnight + minutes * minute)
  }))
})
