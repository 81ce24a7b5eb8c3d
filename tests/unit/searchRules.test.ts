import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gramsOf, tokensOf, unitsOf } from '../../electron/features/search/cut.rules.ts'
import { folding } from '../../electron/features/search/search.ts'
import { markedBy, marksIn, stretchAround } from '../../electron/features/search/marks.rules.ts'
import { heardAt, soundsOf, spellingsOf } from '../../electron/features/search/pinyin.rules.ts'
import { readQuery } from '../../electron/features/search/query.rules.ts'
import { filterWords } from '../../electron/features/search/filterWords.ts'
import { longestRun } from '../../electron/features/search/rank.rules.ts'
import { readingsOf } from '../../electron/features/search/readings.ts'
import { errorsBetween, oneErrorFrom } from '../../electron/features/search/typos.rules.ts'

const fold = (text: string) => folding().fold(text)
/** Any UTF-16 at all, with what is awkward more often. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom('退', '款', '訂', '單', 'Ａ', 'ﬁ', '㎏', '…', 'İ', 'é', 'e\u0301', '\u0301', '\ud800', '\udc00', '\0', '𠀀', '🙂', '가', 'ガ', '①', 'a', '1', ' ', '"', '·', '‹')).map((parts) => parts.join('')),
)

describe('normalising', () => {
  test.each([
    ['ＶＩＰ１', 'vip1'], ['訂單查詢', '订单查询'], ['什麼', '什么'], ['臺灣檯燈', '台湾台灯'], ['裡面裏面', '里面里面'], ['看著', '看着'], ['Café', 'cafe'], ['Cafe\u0301', 'cafe'], ['ﬁne', 'fine'], ['㎏', 'kg'],
    ['STRASSE', 'strasse'], ['İ', 'i'], ['가나', '가나'], ['a\0b', 'a b'], ['a\ud800b', 'a b'], ['𠀀', '𠀀'], ['①②', '12'], ['', ''],
  ])('%j is compared as %j', (text, folded) => { expect(fold(text)).toBe(folded) })

  test('what is normalised stays as it is, and each part folds as the whole does', () => {
    fc.assert(fc.property(anyText, anyText, (one, another) => {
      expect(fold(fold(one))).toBe(fold(one))
      // Two halves of a surrogate pair are a character only together.
      if (!/[\ud800-\udbff]$/.test(one)) expect(fold(one + another)).toBe(fold(one) + fold(another))
    }))
  })

  test('half of a pair that was met before does not spoil the pair', () => {
    const one = folding()
    expect(one.fold('\ud800')).toBe(' ')
    expect(one.fold('\u{10000}')).toBe('\u{10000}')
  })

  test('places lead from each letter back to where it comes from', () => {
    fc.assert(fc.property(anyText, (text) => {
      const folded = folding().withPlaces(text)
      expect(folded.text).toBe(fold(text))
      expect(folded.from).toHaveLength(folded.text.length)
      folded.from.forEach((from, at) => {
        const to = folded.to[at]!
        expect(fold(text.slice(from, to))).toContain(folded.text[at])
        expect(folding().originOf(text, at)).toBe(from)
      })
    }))
  })
})

describe('cutting', () => {
  const grams = (text: string) => [...gramsOf(unitsOf(fold(text)))]
  test.each<[string, string[]]>([
    ['退款申请', ['退款', '款申', '申请']], ['退', ['退']], ['A退B', ['a', '退', 'b']], ['退 款', ['退', '款']], ['iPhone15 退款', ['iphone', '15', '退款']], ['𠀀𠀁', ['𠀀𠀁']], ['！？', []],
  ])('%s is found by %j', (text, expected) => { expect(grams(text)).toEqual(expected) })

  // Radicals and the like are of the script without being letters.
  test('no word of the index has a sign of its own syntax', () => {
    fc.assert(fc.property(anyText, anyText, anyText, (title, body, number) => {
      for (const token of tokensOf({ kind: 'article', title: fold(title), body: fold(body), numbers: [fold(number)] })) expect(token).toMatch(/^[\p{L}\p{N}\p{M}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}·‹›№⁻¤]+$/u)
    }))
  })
})

describe('pinyin', () => {
  const ways = (letters: string) => soundsOf(letters).map((sounds) => sounds.map(({ text }) => text).join(' '))
  test.each([['tuikuan', 'tui kuan'], ['tk', 't k'], ['tuik', 'tui k'], ['tkuan', 't kuan'], ['xian', 'xian'], ['xian', 'xi an'], ['zhsh', 'zh sh'], ['lv', 'lu'], ['t', 't'], ['tuiku', 'tui ku']])('%s may be %s', (letters, way) => { expect(ways(letters)).toContain(way) })
  test.each(['vip', 'ui', '退', 'iphone', 'a1', ''])('%j is none', (letters) => { expect(ways(letters)).toEqual([]) })

  test.each<[string, string, number | null]>([['查退款', 'tk', 1], ['退款', 'tuikuan', 0], ['退款', 'tuiku', 0], ['退款', 'tukuan', null], ['重新', 'chongxin', 0], ['重新', 'zhongxin', 0], ['款退', 'tk', null]])('in %s, %s is heard at %s', (title, typed, at) => {
    expect(heardAt([...title], soundsOf(typed)[0]!, readingsOf)).toBe(at)
  })

  test('spellings of a word, every way it is read', () => {
    expect(spellingsOf('退款', readingsOf)).toEqual([{ initials: 'tk', reading: 'tui kuan' }])
    expect(spellingsOf('重新', readingsOf).map(({ reading }) => reading)).toEqual(['zhong xin', 'chong xin'])
    expect(spellingsOf('ab', readingsOf)).toEqual([])
  })
})

describe('a query', () => {
  const read = (typed: string) => readQuery(fold(typed), filterWords())
  test.each<[string, object]>([
    ['退款', { text: '退款', conditions: [], kinds: [], isOpen: true }],
    ['退款 ', { isOpen: false }],
    ['"退 款"', { text: '退 款', conditions: [{ field: 'any', text: '退 款' }], isOpen: false }],
    ['「退款」多久', { text: '多久', conditions: [{ field: 'any', text: '退款' }] }],
    ['title:退款 多久', { text: '多久', conditions: [{ field: 'title', text: '退款' }] }],
    ['標題：退款', { text: '退款', conditions: [{ field: 'title', text: '退款' }] }],
    ['标题:"退款 到账"', { conditions: [{ field: 'title', text: '退款 到账' }] }],
    ['kind:ticket 退款', { text: '退款', kinds: ['ticket'] }],
    ['类型:工单', { text: '', kinds: ['ticket'] }],
    ['网址:退款', { text: '网址:退款', conditions: [] }],
    ['"', { text: '', conditions: [] }],
  ])('%s', (typed, expected) => { expect(read(typed)).toMatchObject(expected) })
})

describe('typing errors', () => {
  test.each([['refund', 'refnud', 1], ['refund', 'refun', 1], ['refund', 'rfeudn', 2], ['refund', 'order', 3], ['', 'ab', 2]])('between %s and %s there are %i', (a, b, errors) => {
    expect(errorsBetween(a, b, 2)).toBe(errors)
    expect(errorsBetween(b, a, 2)).toBe(errors)
  })
  test('every word with one error has one', () => {
    fc.assert(fc.property(fc.stringMatching(/^[a-z]{1,8}$/), (word) => {
      for (const near of oneErrorFrom(word)) expect(errorsBetween(word, near, 1)).toBe(1)
    }), { numRuns: 20 })
  })
})

test('the longest run is one that is there', () => {
  expect(longestRun('退款多久到账', '请问退款多久能到')).toBe(4)
  fc.assert(fc.property(fc.string(), fc.string(), (letters, text) => {
    const longest = longestRun(letters, text)
    const runs = Array.from({ length: letters.length + 1 }, (_, from) => letters.slice(from, from + longest)).filter((run) => run.length === longest)
    expect(runs.some((run) => text.includes(run))).toBe(true)
  }))
})

describe('marks', () => {
  const shown = (text: string, typed: string, isOpen = true) => marksIn(folding().withPlaces(text), markedBy(fold(typed), isOpen)).toReversed().reduce((all, { from, to }) => `${all.slice(0, from)}[${all.slice(from, to)}]${all.slice(to)}`, text)
  test.each([
    ['查詢退款進度', '退款', '查詢[退款]進度'], ['退款', '退', '[退]款'], ['退 款', '退', '[退] 款'], ['ＶＩＰ 退款', 'vip', '[ＶＩＰ] 退款'], ['Refunds', 'refu', '[Refu]nds'], ['ﬁne', 'fi', '[ﬁ]ne'], ['…退款', '退款', '…[退款]'], ['退款申请', '退款申', '[退款申]请'], ['㎏ 10', 'kg', '[㎏] 10'],
  ])('%s by %s', (text, typed, expected) => { expect(shown(text, typed)).toBe(expected) })

  test('lie in the text, in order, apart from each other, and hold only what was looked for', () => {
    fc.assert(fc.property(anyText, anyText, (text, typed) => {
      const folded = fold(typed)
      let last = -1
      for (const { from, to } of marksIn(folding().withPlaces(text), markedBy(folded, true))) {
        expect(from).toBeGreaterThan(last)
        expect(to).toBeGreaterThan(from)
        expect(to).toBeLessThanOrEqual(text.length)
        for (const { text: letters } of unitsOf(fold(text.slice(from, to)))) expect([...letters].some((letter) => folded.includes(letter))).toBe(true)
        last = to
      }
    }))
  })

  test.each<[string, string, string]>([
    ['退款进度', '退款', '退款进度'],
    ['3. 附订单、照片、退款凭证', '退款', '3. 附订单、照片、退款凭证'],
    ['“货早寄回去了，钱呢”，每次都说在审核，七天内为同一笔退款第三次来', '退款', '七天内为同一笔退款第三次来'],
    ['没有标点的话写得很长很长很长很长一直写到这里才说退款', '退款', '很长很长一直写到这里才说退款'],
    ['一共是 1,200 元三到五个工作日之内原路退款', '退款', '元三到五个工作日之内原路退款'],
    ['whoever has waited for longer than that asks for a refund again', 'refund', 'asks for a refund again'],
    ['第一行\n第二行退款', '退款', '第二行退款'],
  ])('an excerpt of %j begins with a word, near enough that %s is seen', (text, met, expected) => {
    const { from, to } = stretchAround(text, text.indexOf(met))
    expect(text.slice(from, to)).toBe(expected)
  })

  test('an excerpt parts no character', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.nat(400), (text, place) => {
      const { from, to } = stretchAround(text, Math.min(place, text.length))
      expect(text.slice(from, to)).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/)
    }))
  })
})
