import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { strikeOut } from '../../shared/personalData.ts'

/** Appends the Luhn digit. */
function withCheckDigit(payload: string): string {
  const sum = [...payload].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return payload + String((10 - (sum % 10)) % 10)
}

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${String(length)}}$`))
const prefixes = [['4', 16], ['4', 19], ['51', 16], ['55', 16], ['2221', 16], ['2720', 16], ['34', 15], ['37', 15], ['62', 16], ['62', 19], ['3528', 16], ['6011', 16], ['65', 16], ['36', 14]] as const
const card = fc.constantFrom(...prefixes).chain(([prefix, length]) => digits(length - prefix.length - 1).map((rest) => withCheckDigit(prefix + rest)))
const fullWidth = (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
const written = fc.tuple(card, fc.constantFrom('', ' ', '-', '－', '　', ' - ', '.', '\u200b'), fc.boolean(), fc.constantFrom('卡号', 'card ', '我的银行卡是', '', '尾号不对,'), fc.constantFrom('', '。谢谢', ' 和 13800138000', ', please'))
  .map(([number, separator, wide, before, after]) => ({ number, text: `${before}${(wide ? fullWidth : String)(number.replace(/\d{4}(?=\d)/g, `$&${separator}`))}${after}` }))

const plainDigits = (text: string) => text.normalize('NFKC').replace(/\D/g, '')

describe('PR-1: card numbers', () => {
  test('of 10,000 in free text none is stored, and its last four digits stay', () => {
    fc.assert(fc.property(written, ({ number, text }) => {
      const stored = plainDigits(strikeOut(text))
      expect(stored).not.toContain(number)
      expect(stored).not.toContain(number.slice(0, 8))
      expect(stored).toContain(number.slice(-4))
    }), { numRuns: 10_000 })
  })

  test('of 10,000 order numbers fewer than 1 % are touched', () => {
    const date = fc.tuple(fc.integer({ min: 2020, max: 2030 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([year, month, day]) => `${String(year)}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`)
    const order = fc.oneof(
      fc.tuple(date, digits(5)).map((parts) => parts.join('')),
      fc.tuple(date, digits(8)).map((parts) => parts.join('')),
      fc.tuple(fc.constantFrom('E', 'DD', 'SO-'), digits(12)).map((parts) => parts.join('')),
      digits(12),
      digits(18),
      digits(20),
    )
    const numbers = fc.sample(order, 10_000)
    const touched = numbers.filter((number) => strikeOut(`订单号 ${number}`) !== `订单号 ${number}`)
    expect(touched.length).toBeLessThan(100)
  })

  test.each([
    ['4111111111111111', '••••••••••••1111'],
    ['卡号４１１１ １１１１ １１１１ １１１１。', '卡号•••• •••• •••• １１１１。'],
    ['先打 13800138000，卡是 6222-0000-0000-0000-018', null],
    ['4111111111111112', '4111111111111112'],
    ['手机 13800138000 转 8001', '手机 13800138000 转 8001'],
    ['41111111111111110000000', '41111111111111110000000'],
  ])('%s', (text, expected) => {
    if (expected !== null) expect(strikeOut(text)).toBe(expected)
    else expect(strikeOut(text)).toContain('13800138000')
  })
})

describe('PR-1: security codes', () => {
  test.each([
    ['CVV 123', 'CVV •••'],
    ['cvv2：4567', 'cvv2：••••'],
    ['安全码是 123，谢谢', '安全码是 •••，谢谢'],
    ['安全碼 ９８７', '安全碼 •••'],
    ['卡背面三位 123', '卡背面三位 •••'],
    ['验证码 123456', '验证码 123456'],
    ['第123号', '第123号'],
  ])('%s', (text, expected) => {
    expect(strikeOut(text)).toBe(expected)
  })
})

test('what holds neither is left to the letter, and striking twice changes nothing more', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
    const once = strikeOut(text)
    expect(strikeOut(once)).toBe(once)
  }), { numRuns: 2_000 })
})
