import { expect, test } from 'vitest'
import { day, hour, instant, instantSchema, lastInstant, shift } from '../../shared/time.ts'

test('instants are whole milliseconds of the years 1970 to 9999', () => {
  expect(instant(0)).toBe(0)
  expect(new Date(instant(lastInstant)).toISOString()).toBe('9999-12-31T23:59:59.999Z')
  for (const wrong of [-1, 0.5, lastInstant + 1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => instant(wrong)).toThrow(RangeError)
    expect(instantSchema.safeParse(wrong).success).toBe(false)
  }
  expect(instantSchema.safeParse('0').success).toBe(false)
})

test('moving an instant stays inside the range and drops fractions', () => {
  expect(shift(instant(day), hour)).toBe(day + hour)
  expect(shift(instant(5), -hour)).toBe(0)
  expect(shift(instant(lastInstant), 1)).toBe(lastInstant)
  expect(shift(instant(5), 1.9)).toBe(6)
})
