import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTicketNumber, spokenTicketNumber, ticketNumber } from '../../shared/ticketNumber.ts'

const numbers = fc.tuple(fc.integer({ min: 100, max: 999 }), fc.integer({ min: 1, max: 99_999_999_999 })).map(([desk, serial]) => ticketNumber(desk, serial))
const swapped = (text: string, at: number) => text.slice(0, at) + text[at + 1]! + text[at]! + text.slice(at + 2)

describe('ticket numbers (TK-5)', () => {
  // Numbers that have been read out to customers: they must stay valid.
  test.each([
    [572, 1, '572000010'],
    [100, 1, '100000011'],
    [482, 12, '482000122'],
    [999, 99_999, '999999999'],
    [999, 100_000, '9991000002'],
  ])('desk %i, serial %i', (desk, serial, expected) => {
    expect(ticketNumber(desk, serial)).toBe(expected)
  })

  test('the example that the literature gives for the code: 572 carries check digit 4', () => {
    // A number whose last digits are 5724 after zeros keeps the interim digit 0 up to there.
    expect(parseTicketNumber('000005724')).toBe('000005724')
    for (const digit of '012356789') expect(parseTicketNumber(`00000572${digit}`)).toBeNull()
  })

  test('every single wrong digit is caught', () => {
    fc.assert(fc.property(numbers, (number) => {
      for (let at = 0; at < number.length; at += 1) {
        for (const digit of '0123456789') {
          if (digit !== number[at]) expect(parseTicketNumber(number.slice(0, at) + digit + number.slice(at + 1))).toBeNull()
        }
      }
    }), { numRuns: 60 })
  })

  test('every swap of different neighbours is caught', () => {
    fc.assert(fc.property(numbers, (number) => {
      for (let at = 0; at + 1 < number.length; at += 1) {
        if (number[at] !== number[at + 1]) expect(parseTicketNumber(swapped(number, at))).toBeNull()
      }
    }), { numRuns: 300 })
  })

  test('what is shown can be typed back, with spaces, hyphens or full-width digits', () => {
    fc.assert(fc.property(numbers, (number) => {
      expect(parseTicketNumber(number)).toBe(number)
      expect(parseTicketNumber(` ${spokenTicketNumber(number)} `)).toBe(number)
      expect(parseTicketNumber(spokenTicketNumber(number).replaceAll(' ', '-'))).toBe(number)
      expect(parseTicketNumber([...number].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join('\u3000'))).toBe(number)
    }))
  })

  test.each([['', null], ['48200012', null], ['482000122x', null], ['-', null], ['4820001224820001', null]])('%j is not a number', (typed, expected) => {
    expect(parseTicketNumber(typed)).toBe(expected)
  })

  test('is said in threes', () => {
    expect(spokenTicketNumber('482000122')).toBe('482 000 122')
    expect(spokenTicketNumber('4820001274')).toBe('482 000 127 4')
  })

  test.each([[99, 1], [1000, 1], [100.5, 1], [500, 0], [500, -1], [500, 1.5], [500, 100_000_000_000]])('refuses desk %d with serial %d', (desk, serial) => {
    expect(() => ticketNumber(desk, serial)).toThrow(RangeError)
  })
})
