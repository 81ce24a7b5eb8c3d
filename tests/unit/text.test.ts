import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineSchema, nearestLanguage, wellFormed } from '../../shared/text.ts'

describe('nearestLanguage', () => {
  test.each([
    ['zh-CN', 'zh-CN'], ['zh', 'zh-CN'], ['zh-Hans', 'zh-CN'], ['zh-SG', 'zh-CN'], ['zh-Hans-CN', 'zh-CN'], ['ZH-cn', 'zh-CN'],
    ['zh-TW', 'zh-TW'], ['zh-Hant', 'zh-TW'], ['zh-HK', 'zh-TW'], ['zh-MO', 'zh-TW'], ['zh-Hant-HK', 'zh-TW'], ['zh_TW.UTF-8', 'zh-TW'],
    ['en', 'en'], ['en-GB', 'en'], ['de-DE', 'en'], ['ja', 'en'], ['', 'en'], [undefined, 'en'],
  ])('%s → %s', (tag, language) => {
    expect(nearestLanguage(tag)).toBe(language)
  })
})

describe('wellFormed', () => {
  test.each([
    ['\u0000', 'NUL'], ['a\u0000b', 'NUL inside'], ['\ud800', 'a high surrogate alone'], ['\udc00a', 'a low surrogate alone'], ['\udc00\ud800', 'a pair the wrong way round'],
  ])('refuses %j: %s', (text) => {
    expect(wellFormed(10).safeParse(text).success).toBe(false)
  })

  test('keeps any well-formed text as it is, up to its length', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
      const kept = wellFormed(40).safeParse(text)
      expect(kept.success).toBe(!text.includes('\u0000'))
      if (kept.success) expect(kept.data).toBe(text)
    }))
  })

  test('counts a character beyond the basic plane as one', () => {
    expect(wellFormed(2).safeParse('𠮷𠮷').success).toBe(true)
    expect(wellFormed(2).safeParse('𠮷𠮷𠮷').success).toBe(false)
    expect(wellFormed(2).safeParse('abc').success).toBe(false)
  })
})

test.each([['  陈 ', '陈'], ['a b', 'a b'], ['', null], ['   ', null], ['a\nb', null], ['a\tb', null], ['a\rb', null]])('one line: %j → %j', (typed, kept) => {
  expect(lineSchema(5).safeParse(typed).data ?? null).toBe(kept)
})
