import { describe, expect, test } from 'vitest'
import { promiseSpan, promiseTime } from '../../electron/features/playbook/promise.ts'
import { languages } from '../../shared/text.ts'
import { day, hour, instant, minute, second } from '../../shared/time.ts'

const at = (iso: string) => instant(Date.parse(iso))

describe('promiseTime says the local day and time (IN-9)', () => {
  const now = at('2025-11-24T13:00:00Z') // Monday, 21:00 in Shanghai, 08:00 in New York
  test.each([
    ['the same evening', '2025-11-24T15:30:00Z', 'Asia/Shanghai', { 'zh-CN': '今天 23:30', 'zh-TW': '今天 23:30', en: 'today 23:30' }],
    ['past midnight there', '2025-11-24T16:00:00Z', 'Asia/Shanghai', { 'zh-CN': '明天 00:00', 'zh-TW': '明天 00:00', en: 'tomorrow 00:00' }],
    ['the same instant elsewhere is still today', '2025-11-24T16:00:00Z', 'America/New_York', { 'zh-CN': '今天 11:00', 'zh-TW': '今天 11:00', en: 'today 11:00' }],
    ['on a date that is another one in UTC', '2025-11-27T17:05:00Z', 'Asia/Shanghai', { 'zh-CN': '11月28日星期五 01:05', 'zh-TW': '11月28日星期五 01:05', en: 'Friday, November 28 01:05' }],
    ['in three days', '2025-11-27T01:05:00Z', 'Asia/Shanghai', { 'zh-CN': '11月27日星期四 09:05', 'zh-TW': '11月27日星期四 09:05', en: 'Thursday, November 27 09:05' }],
  ])('%s', (_name, due, timeZone, expected) => {
    for (const language of languages) expect(promiseTime(at(due), { now, language, timeZone })).toBe(expected[language])
  })

  test('tomorrow is tomorrow on the day the clocks change, too', () => {
    const night = at('2025-11-01T23:30:00-04:00')
    expect(promiseTime(at('2025-11-02T22:00:00-05:00'), { now: night, language: 'en', timeZone: 'America/New_York' })).toBe('tomorrow 22:00')
  })

  test('across the new year', () => {
    expect(promiseTime(at('2026-01-01T00:10:00Z'), { now: at('2025-12-31T23:50:00Z'), language: 'en', timeZone: 'UTC' })).toBe('tomorrow 00:10')
  })
})

describe('promiseSpan says the largest unit that fits', () => {
  test.each([
    [30 * minute, { 'zh-CN': '30分钟', 'zh-TW': '30 分鐘', en: '30 minutes' }],
    [hour, { 'zh-CN': '1小时', 'zh-TW': '1 小時', en: '1 hour' }],
    [4 * hour, { 'zh-CN': '4小时', 'zh-TW': '4 小時', en: '4 hours' }],
    [day, { 'zh-CN': '24小时', 'zh-TW': '24 小時', en: '24 hours' }],
    [3 * day, { 'zh-CN': '3天', 'zh-TW': '3 天', en: '3 days' }],
    [90 * minute, { 'zh-CN': '90分钟', 'zh-TW': '90 分鐘', en: '90 minutes' }],
    [15 * second, { 'zh-CN': '1分钟', 'zh-TW': '1 分鐘', en: '1 minute' }],
  ])('%i ms', (ms, expected) => {
    for (const language of languages) expect(promiseSpan(ms, language)).toBe(expected[language])
  })
})
