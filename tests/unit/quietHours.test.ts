import { describe, expect, test } from 'vitest'
import { isQuiet, quietHoursSchema, timeOfDayOf } from '../../shared/quietHours.ts'

describe('CK-24: quiet hours', () => {
  const night = { from: '22:00', to: '08:00' }
  const noon = { from: '12:00', to: '13:30' }
  test.each([
    ['none', null, '03:00', false],
    ['within a day, at their beginning', noon, '12:00', true],
    ['within a day, at their end', noon, '13:30', false],
    ['within a day, before', noon, '11:59', false],
    ['over midnight, late', night, '23:59', true],
    ['over midnight, early', night, '00:00', true],
    ['over midnight, at their end', night, '08:00', false],
    ['over midnight, by day', night, '12:00', false],
  ] as const)('%s', (_name, quiet, time, expected) => {
    expect(isQuiet(quiet, time)).toBe(expected)
  })

  test('are two times of day that differ', () => {
    expect(quietHoursSchema.safeParse(night).success).toBe(true)
    for (const wrong of [{ from: '22:00', to: '22:00' }, { from: '24:00', to: '08:00' }, { from: '8:00', to: '09:00' }, { from: '', to: '09:00' }, { ...night, also: 1 }]) expect(quietHoursSchema.safeParse(wrong).success).toBe(false)
  })

  test('a time of day is the machine’s own', () => {
    expect(timeOfDayOf(new Date(2026, 0, 5, 7, 4, 59).getTime())).toBe('07:04')
  })
})
