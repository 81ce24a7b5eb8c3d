import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskedNumber, maskedText } from '../../shared/masking.ts'

describe('PR-1: a phone as it is shown', () => {
  test.each([
    ['13800001234', '138••••1234'],
    ['+8613800001234', '+861••••••1234'],
    ['+886912345678', '+886•••••5678'],
    ['0912345678', '09••••5678'],
    ['12345678', '••••5678'],
    ['12345', '••••5'],
    ['119', '•••'],
    ['', ''],
  ])('%s → %s', (phone, shown) => {
    expect(maskedNumber(phone)).toBe(shown)
  })

  test('of every number at least four digits are hidden, and never more than the last four and the first three are shown', () => {
    fc.assert(fc.property(fc.stringMatching(/^\+?\d{4,20}$/), (phone) => {
      const shown = maskedNumber(phone)
      expect(shown).toHaveLength(phone.length)
      expect(shown.match(/•/g)!.length).toBeGreaterThanOrEqual(4)
      expect(shown.replaceAll(/[•+]/g, '').length).toBeLessThanOrEqual(7)
    }))
  })
})

describe('PR-1: a note as it is shown', () => {
  test.each([
    ['a mobile', '打 13800001234 找她', '打 138••••1234 找她'],
    ['right beside words', '手机13800001234白天可接', '手机138••••1234白天可接'],
    ['in groups', 'call 138 0000-1234 please', 'call 138 ••••-1234 please'],
    ['in full-width digits', '１３８００００１２３４', '１３８••••１２３４'],
    ['with its country code', '+86 138 0000 1234', '+86 1•• •••• 1234'],
    ['of Taiwan', '0912-345-678', '09••-••5-678'],
    ['two of them', '13800001234、13900004321', '138••••1234、139••••4321'],
    ['two of them, only a space between', '13800001234 13900004321', '138••••1234 139••••4321'],
    ['a fixed line', '021-5555 1234', '021-•••• 1234'],
    ['a fixed line in brackets', '(02)2345-6789', '(02)••••-6789'],
    ['from elsewhere', '+44 20 7946 0958', '+44 2• •••• 0958'],
    ['an identity card', '证件11010519491231002X', '证件110•••••••••••002X'],
    ['an identity card of Taiwan', 'A123456789', 'A1••••6789'],
    ['an identity card of Hong Kong', 'A123456(7)', '••••456(7)'],
    ['an order number', '订单20261122001', '订单20261122001'],
    ['a longer order number', '订单 202611220012345678', '订单 202611220012345678'],
    ['an amount and a date', '2026-11-22 退 1299.00 元', '2026-11-22 退 1299.00 元'],
    ['nothing of the kind', '喜欢下午联系', '喜欢下午联系'],
  ])('%s', (_name, note, shown) => {
    expect(maskedText(note)).toBe(shown)
  })

  test('what is masked once is masked for good, and nothing else moves', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom('13800001234', '0912345678', '+44 20 7946 0958', '订单', ' ', '，'), fc.string({ maxLength: 6 }))).map((parts) => parts.join('')), (text) => {
      const once = maskedText(text)
      expect(once).toHaveLength(text.length)
      expect(maskedText(once)).toBe(once)
    }))
  })
})
