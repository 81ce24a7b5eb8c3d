import fc from 'fast-check'
import { pinyin } from 'pinyin-pro'
import { describe, expect, test } from 'vitest'
import { isOneErrorApart, makeReady, meet, seek, type Title } from '../../electron/features/playbook/find.rules.ts'
import { findInPlaybook } from '../../electron/features/playbook/playbook.ts'
import { languages } from '../../shared/text.ts'
import { changedRetail, retail } from '../helpers/playbooks.ts'

const read: Readonly<Record<string, readonly string[]>> = { 退: ['tui'], 款: ['kuan'], 查: ['cha', 'zha'], 询: ['xun'], 订: ['ding'], 单: ['dan', 'shan', 'chan'], 重: ['zhong', 'chong'], 新: ['xin'], 绿: ['lv', 'lu'] }
const ready = (text: string): Title => makeReady(text, (character) => read[character] ?? [])
const met = (title: string, typed: string) => meet(ready(title), seek(typed))
/** The title with what was met in brackets. */
const shown = (title: string, typed: string) => {
  const match = met(title, typed)
  if (match === null) return null
  const marked = match.marks.toReversed().reduce((text, { from, to }) => `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`, title)
  return `${match.way} ${marked}`
}

describe('how a title is met (IN-10)', () => {
  test.each<[string, string, string | null]>([
    ['退款', '退款', 'exact [退款]'],
    ['退款', '退', 'prefix [退]款'],
    ['退款', 'tuikuan', 'pinyinWhole [退款]'],
    ['退款', "tui'kuan", 'pinyinWhole [退款]'],
    ['退款', 'TUI kuan', 'pinyinWhole [退款]'],
    ['退款', 'ｔｕｉ', 'pinyin [退]款'],
    ['退款', 'tuik', 'pinyin [退款]'],
    ['退款', 't', 'pinyin [退]款'],
    ['退款', 'tk', 'initialsWhole [退款]'],
    ['退款', 'tkuan', 'initialsWhole [退款]'],
    ['退款', '退k', 'pinyin [退款]'],
    ['退款', 'tuikaun', 'typo [退款]'],
    ['退款', 'kt', null],
    ['退款', 'x', null],
    ['查询订单', '查单', 'scattered [查]询订[单]'],
    ['查询订单', '单查', null],
    ['查询订单', '订单', 'inside 查询[订单]'],
    ['查询订单', 'dingdan', 'pinyinInside 查询[订单]'],
    ['查询订单', 'dd', 'initialsInside 查询[订单]'],
    ['查询订单', 'cxdd', 'initialsWhole [查询订单]'],
    ['查询订单', 'cxd', 'initials [查询订]单'],
    ['重新', 'chongxin', 'pinyinWhole [重新]'],
    ['重新', 'zhongxin', 'pinyinWhole [重新]'],
    ['绿单', 'lüdan', 'pinyinWhole [绿单]'],
    ['VIP 退款', 'vip', 'prefix [VIP] 退款'],
    ['VIP 退款', 'viptk', 'initialsWhole [VIP] [退款]'],
    ['Refund', 'refund', 'exact [Refund]'],
    ['Check the refund', 'check', 'prefix [Check] the refund'],
    ['Check the refund', 'ref', 'words Check the [ref]und'],
    ['Check the refund', 'che ref', 'words [Che]ck the [ref]und'],
    ['Check the refund', 'ctr', 'words [C]heck [t]he [r]efund'],
    ['Check the refund', 'fund', 'inside Check the re[fund]'],
    ['Check the refund', 'refudn', 'typo Check the [refund]'],
    ['Check the refund', 'refnu', 'typo Check the [refund]'],
    ['Check the refund', 'refd', null],
    ['Check the refund', 'ref che', null],
    ['ﬁne print', 'fine', 'prefix [ﬁne] print'],
    ['退款', '', null],
    ['退款', " ' ", null],
    ['退款', '%', null],
  ])('%s by %s', (title, typed, expected) => {
    expect(shown(title, typed)).toBe(expected)
  })

  test('whatever is typed, marks lie in the title, in order, and it does not take long', () => {
    const letters = fc.constantFrom('a', 'a', 'l', 'v', '退', '重', '単', ' ', "'", '𠀀', 'ﬁ', 'İ')
    const text = fc.array(letters, { maxLength: 80 }).map((parts) => parts.join(''))
    fc.assert(fc.property(text, text, (title, typed) => {
      const made = makeReady(title, () => ['a', 'aa', 'al', 'la'])
      const match = meet(made, seek(typed))
      let last = 0
      for (const { from, to } of match?.marks ?? []) {
        expect(from).toBeGreaterThanOrEqual(last)
        expect(to).toBeGreaterThan(from)
        expect(to).toBeLessThanOrEqual(title.length)
        last = to
      }
    }), { numRuns: 500 })
  })
})

describe('one typing error', () => {
  test.each([['refund', 'refudn', true], ['refund', 'refun', true], ['refund', 'refuund', true], ['refund', 'refand', true], ['refund', 'refund', false], ['refund', 'refudnn', false], ['refund', 'erfudn', false], ['', 'a', true]])('%s and %s: %s', (a, b, apart) => {
    expect(isOneErrorApart(a, b)).toBe(apart)
    expect(isOneErrorApart(b, a)).toBe(apart)
  })
})

describe('in the shipped playbook', () => {
  const found = (typed: string, language: (typeof languages)[number] = 'zh-CN') => findInPlaybook(retail, language, typed).slice(0, 9)
  const ids = (typed: string, language?: (typeof languages)[number]) => found(typed, language).map(({ kind, id }) => `${kind} ${id}`)

  test.each(languages)('a scene is first by its name, pinyin and initials in %s', (language) => {
    for (const typed of ['tk', 'tuikuan', '退款', 'refund', 'Refund', 'ＴＫ']) expect(ids(typed, language)[0], typed).toBe('scene refund')
  })

  test.each<[string, string]>([
    ['退', 'scene refund'],
    ['查单', 'need check-status'],
    ['查單', 'need check-status'],
    ['退換貨', 'scene return-exchange'],
    ['退换货', 'scene return-exchange'],
    ['thh', 'scene return-exchange'],
    ['exchange', 'need exchange-goods'],
    ['exchagne', 'need exchange-goods'],
    ['invoice', 'need invoice'],
    ['fapiao', 'need invoice'],
    ['djzh', 'need freeze-account'],
    ['qiu', 'step need'],
    ['求', 'step need'],
    ['outcome', 'step outcome'],
  ])('%s leads to %s', (typed, expected) => {
    expect(ids(typed)).toContain(expected)
  })

  test('is told in the window’s language, with the title that was met', () => {
    const [first] = found('退換貨')
    expect(first).toEqual({ kind: 'scene', id: 'return-exchange', title: '退换货', matched: { text: '退換貨', marks: [{ from: 0, to: 3 }] } })
  })

  test('every scene and need is on the first page by its whole title in each language and by its initials', () => {
    const all = [...retail.scenes.map((scene) => ({ kind: 'scene', ...scene })), ...retail.needs.map((need) => ({ kind: 'need', ...need }))]
    for (const { kind, id, title } of all) {
      for (const language of languages) expect(ids(title[language], language), title[language]).toContain(`${kind} ${id}`)
      const initials = pinyin(title['zh-CN'], { pattern: 'first', toneType: 'none', separator: '' })
      expect(ids(initials), `${title['zh-CN']} by ${initials}`).toContain(`${kind} ${id}`)
    }
  })

  test('at most as many as asked for, equal ones in the playbook’s order, and nothing for nothing', () => {
    expect(found('c').length).toBe(9)
    const order = retail.needs.map((need) => `need ${need.id}`)
    const needs = ids('查询').filter((id) => id.startsWith('need'))
    expect(needs.length).toBeGreaterThan(3)
    expect(needs).toEqual(needs.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)))
    expect(found(' ')).toEqual([])
    expect(found('zzzz')).toEqual([])
  })

  test('a playbook that was published afterwards is searched by its own titles', () => {
    const { playbook } = changedRetail((copy) => { copy.scenes[0]!.title = { 'zh-CN': '橙子', 'zh-TW': '柳橙', en: 'Orange' } })
    expect(ids('chengzi')).toEqual([])
    expect(findInPlaybook(playbook, 'en', 'cz')[0]).toMatchObject({ kind: 'scene', id: 'order', title: 'Orange' })
  })
})
