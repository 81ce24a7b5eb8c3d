import process from 'node:process'
import { afterEach, expect, test, vi } from 'vitest'
import { machineTimeZone } from '../../renderer/state/timeZone.ts'

const { TZ } = process.env
afterEach(() => {
  vi.useRealTimers()
  if (TZ === undefined) delete process.env['TZ']
  else process.env['TZ'] = TZ
})

test('a machine that is carried into another zone is noticed within a second, also when its clock was set back', () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2027-03-01T00:00:00Z') })
  process.env['TZ'] = 'Asia/Shanghai'
  expect(machineTimeZone()).toBe('Asia/Shanghai')
  process.env['TZ'] = 'Asia/Taipei'
  vi.setSystemTime(Date.now() + 1_000)
  expect(machineTimeZone()).toBe('Asia/Taipei')
  process.env['TZ'] = 'America/New_York'
  vi.setSystemTime(Date.now() - 3_600_000)
  expect(machineTimeZone()).toBe('America/New_York')
})
