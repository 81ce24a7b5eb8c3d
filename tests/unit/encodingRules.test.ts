import fs from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Sniffed, sniffer } from '../../electron/reading/encoding.rules.ts'
import type { TextEncoding } from '../../shared/encoding.ts'
import { encoded } from '../helpers/encoded.ts'
import { shippedArticles } from '../helpers/articles.ts'

function sniffed(bytes: Uint8Array, piece = Infinity): Sniffed {
  const looking = sniffer()
  for (let at = 0; at < bytes.length; at += piece) looking.take(bytes.subarray(at, at + piece))
  return looking.end()
}

/** Sentences as agents read them, in both scripts. */
const sentences = (language: 'zh-CN' | 'zh-TW') =>
  (shippedArticles.read() as { steps: Record<string, string>; problem: Record<string, string> }[]).flatMap(({ steps, problem }) => `${steps[language] ?? ''}\n${problem[language] ?? ''}`.split(/[\n。]/)).filter((line) => line.length > 1)

describe('how a text is written', () => {
  test.each<[string, TextEncoding, boolean]>([
    ['编号,标题,正文\nA1,退货先看七天,先问订单号\n', 'utf-8', false],
    ['编号,标题,正文\nA1,退货先看七天,先问订单号\n', 'utf-8', true],
    ['编号,标题,正文\nA1,退货先看七天,先问订单号\n', 'gb18030', false],
    ['編號,標題,內文\nA1,退貨先看七天,先問訂單編號\n', 'big5', false],
    // Traditional characters of the mainland's own encoding.
    ['編號,標題,內文\nA1,退貨先看七天,先問訂單編號\n', 'gb18030', false],
    ['編號,標題\n', 'utf-16le', true],
    ['a,編號,標題\nb,c\n', 'utf-16be', false],
    ['id,title\n1,Return\n', 'utf-8', false],
  ])('%j as %s, with its mark: %s', (text, encoding, mark) => {
    for (const piece of [Infinity, 3]) expect(sniffed(encoded(text, encoding, mark), piece)).toEqual({ sure: encoding })
  })

  test('too little to tell: all that fit are named, with what each would read', () => {
    expect(sniffed(encoded('id\n文\n', 'gb18030'))).toEqual({ between: expect.arrayContaining([{ encoding: 'gb18030', sample: '文' }, expect.objectContaining({ encoding: 'big5' })]) as unknown })
  })

  test.each([['bytes of none of them', Uint8Array.of(0x74, 0xff, 0xff, 0x81)], ['UTF-8 cut within a character behind its mark', Uint8Array.of(0xef, 0xbb, 0xbf, 0xe9, 0x80)]])('%s', (_name, bytes) => {
    expect(sniffed(bytes)).toBeNull()
  })

  test('accents of western names in UTF-8 are no Chinese', () => {
    expect(sniffed(Buffer.from('name\nZoë\nJosé Müller\n'))).toEqual({ sure: 'utf-8' })
  })

  test.each([['zh-CN', 'gb18030'], ['zh-TW', 'big5'], ['zh-TW', 'gb18030'], ['zh-CN', 'utf-8'], ['zh-TW', 'utf-8']] as const)('every sentence of the shipped articles, %s in %s: never told wrong, and seldom asked', (language, encoding) => {
    const all = sentences(language)
    expect(all.length).toBeGreaterThan(500)
    let asked = 0
    for (const sentence of all) {
      const found = sniffed(encoded(sentence.replace(/[^\p{Script=Han}\u0020-\u007e，、：；（）！？]/gu, ''), encoding))
      if (found !== null && 'between' in found) {
        asked += 1
        expect(found.between.map((one) => one.encoding), sentence).toContain(encoding)
      } else if (found !== null && 'sure' in found && !/^[\u0020-\u007e]*$/.test(sentence)) expect(found.sure, sentence).toBe(encoding)
    }
    expect(asked / all.length).toBeLessThan(0.05)
  })

  test('any bytes at all: an answer, and pieces make no difference to what fits', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), fc.integer({ min: 1, max: 7 }), (bytes, piece) => {
      const whole = sniffed(bytes)
      const names = (found: Sniffed) => (found === null ? [] : 'sure' in found ? ['sure'] : found.between.map(({ encoding }) => encoding).sort())
      const inPieces = sniffed(bytes, piece)
      expect(inPieces === null).toBe(whole === null)
      if (whole !== null && inPieces !== null && 'between' in whole && 'between' in inPieces) expect(names(inPieces)).toEqual(names(whole))
    }), { numRuns: 2_000 })
  })
})

test('the table of characters in daily use holds both scripts', () => {
  const common = JSON.parse(fs.readFileSync(new URL('../../resources/encodings/common.json', import.meta.url), 'utf8')) as Record<string, string>
  expect(common['zh-CN']).toContain('们')
  expect(common['zh-TW']).toContain('們')
})
