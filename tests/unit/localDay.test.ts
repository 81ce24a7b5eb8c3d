import { expect, test } from 'vitest'
import { localDay } from '../../electron/features/localDay.ts'
import { hour, instant } from '../../shared/time.ts'

const at = (iso: string) => instant(Date.parse(iso))

test.each<[string, string, string, string, number]>([
  ['Asia/Shanghai', '2025-11-24T01:30:00Z', '2025-11-23T16:00:00Z', 'an ordinary day', 24],
  ['Asia/Shanghai', '2025-11-24T15:59:59.999Z', '2025-11-23T16:00:00Z', 'its last millisecond', 24],
  ['Asia/Shanghai', '2025-11-24T16:00:00Z', '2025-11-24T16:00:00Z', 'its first', 24],
  ['UTC', '2025-12-31T23:00:00Z', '2025-12-31T00:00:00Z', 'the end of a year', 24],
  ['Europe/Berlin', '2025-03-30T12:00:00Z', '2025-03-29T23:00:00Z', 'the day the clocks go forward', 23],
  ['Europe/Berlin', '2025-10-26T00:30:00Z', '2025-10-25T22:00:00Z', 'the day they go back', 25],
  ['America/Los_Angeles', '2025-11-24T01:30:00Z', '2025-11-23T08:00:00Z', 'a zone behind', 24],
])('the day in %s around %s begins at %s: %s, %i hours', (zone, now, begins, _what, hours) => {
  expect(localDay(at(now), zone)).toEqual({ from: Date.parse(begins), to: Date.parse(begins) + hours * hour })
})
