import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dangerReader } from '../../electron/features/escalation/danger.rules.ts'
import { lookalikes } from '../../electron/features/escalation/lookalikes.rules.ts'
import { folding } from '../../electron/features/search/search.ts'
import { retail } from '../helpers/playbooks.ts'

const fold = (text: string) => folding().fold(text)
const reader = dangerReader(retail.dangerWords, fold)
const groupsIn = (...texts: string[]) => reader(texts).map(({ group }) => group)

const everyWord = retail.dangerWords.flatMap(({ id, words }) => words.map((word) => ({ id, word })))
const everyFriend = retail.dangerWords.flatMap(({ id, notIn }) => notIn.map((word) => ({ id, word })))
const isLatin = (word: string) => /^[\x20-\x7e]+$/.test(word) && /[a-z]/.test(word)

describe('the shipped words of danger (ES-2)', () => {
  test.each(everyWord)('$id: $word', ({ id, word }) => {
    for (const text of [word, `客户说${isLatin(word) ? ` ${word} ` : word}。`, `${word}!`, word.toUpperCase(), [...word].map((letter) => (/[\x21-\x7e]/.test(letter) ? String.fromCodePoint(letter.codePointAt(0)! + 0xfee0) : letter)).join('')]) {
      expect(groupsIn(text), text).toContain(id)
    }
  })

  test.each(everyFriend)('$id: not in $word', ({ id, word }) => {
    for (const text of [word, `是${isLatin(word) ? ` ${word} ` : word}吗`, word.toUpperCase()]) expect(groupsIn(text), text).not.toContain(id)
  })
})

describe('how a word of danger is written', () => {
  test.each<[string, string[]]>([
    ['再不退款我就起诉', ['legal']],
    ['再不退款我就起訴', ['legal']],
    ['我要 起*诉 你们', ['legal']],
    ['我要起 诉你们', ['legal']],
    ['起\u200b诉', ['legal']],
    ['起、、、诉', ['legal']],
    ['起………………………诉', []],
    ['这件事引起诉求很多', []],
    ['這件事引起訴求很多', []],
    ['大家一起诉苦', []],
    ['大家一起诉讼', ['legal']],
    ['原因其一：起诉你们', ['legal']],
    ['引起*诉求', ['legal']],
    ['去 12315 投诉', ['regulator']],
    ['去１２３１５投诉', ['regulator']],
    ['1-2-3-1-5', ['regulator']],
    ['订单 8812315', []],
    ['订单 123150', []],
    ['电话 400-12-315-88', []],
    ['I will call my lawyer', ['legal']],
    ['my lawyers will write to you', ['legal']],
    ["my lawyer's letter", ['legal']],
    ['l.a.w.y.e.r', ['legal']],
    ['L A W Y E R', ['legal']],
    ['law*yer', ['legal']],
    ['lаwуеr, in Cyrillic letters', ['legal']],
    ['ʟᴀᴡʏᴇʀ', ['legal']],
    ['🅛🅐🅦🅨🅔🅡 is no compatibility form', []],
    ['ⓛⓐⓦⓨⓔⓡ', ['legal']],
    ['I sue  you', ['legal']],
    ['s u e y o u', ['legal']],
    ['the issue you told me about', []],
    ['I was in jury duty', []],
    ['an injury', ['injury']],
    ['in-jury', ['injury']],
    ['your hospitality', []],
    ['the hospital', ['injury']],
    ['it is under pressure; regulator is informed', ['regulator']],
    ['the pressure regulator leaks, the pressure-regulator too', []],
    ['找记者曝光', ['media']],
    ['我要上新聞', ['media']],
    ['爆 料 給 媒 體', ['media']],
    ['多媒体音箱没有声音', []],
    ['律师说要找媒体', ['media', 'legal']],
    ['', []],
    ['。。。', []],
    ['\ud800起诉', ['legal']],
  ])('%s → %j', (text, groups) => {
    expect(groupsIn(text)).toEqual(groups)
  })

  test('the playbook’s word is told, each group once, over all texts', () => {
    expect(reader(['起訴', '找律師', '跳樓'])).toEqual([{ group: 'suicide', word: '跳楼' }, { group: 'legal', word: '起诉' }])
  })
})

const stuffing = fc.stringMatching(/^[*\-_.,·、。…~!@#$%^&()（）\u200b\u200d\u3000 ]{0,5}$/)
const seamless = fc.constantFrom('', '客户很生气，', '说：', '¶ ', '！')

describe('stuffing and masking', () => {
  test('whatever marks and spaces are stuffed between its letters, a Chinese word is met', () => {
    const chinese = everyWord.filter(({ word }) => /^\p{Script=Han}+$/u.test(word))
    fc.assert(fc.property(fc.constantFrom(...chinese), fc.array(stuffing, { minLength: 8, maxLength: 8 }), seamless, seamless, ({ id, word }, stuffed, before, after) => {
      const text = `${before}${[...word].map((letter, at) => (at === 0 ? letter : `${stuffed[at % stuffed.length]!}${letter}`)).join('')}${after}`
      expect(groupsIn(text)).toContain(id)
    }), { numRuns: 500 })
  })

  test('whatever marks are stuffed into a Latin word, and whatever letters are drawn alike, it is met', () => {
    const marks = fc.stringMatching(/^[*\-_.,~\u200b]{0,4}$/)
    const alike = (letter: string, pick: number) => {
      const others = [letter, letter.toUpperCase(), ...[...lookalikes].flatMap(([other, as]) => (as === letter ? [other] : []))]
      return others[pick % others.length]!
    }
    fc.assert(fc.property(fc.constantFrom(...everyWord.filter(({ word }) => isLatin(word))), fc.array(fc.tuple(marks, fc.nat(9)), { minLength: 20, maxLength: 20 }), ({ id, word }, made) => {
      const text = [...word].map((letter, at) => `${alike(letter, made[at % made.length]![1])}${/[a-z]{2}/.test(word.slice(at, at + 2)) ? made[at % made.length]![0] : ''}`).join('')
      expect(groupsIn(text), text).toContain(id)
    }), { numRuns: 500 })
  })

  test('what masks a word masks nothing else: beside any text a word stays met, and a false friend brings nothing with it', () => {
    fc.assert(fc.property(fc.constantFrom(...everyWord), fc.constantFrom(...everyFriend), ({ id, word }, friend) => {
      expect(groupsIn(`${friend.word}；${word}；${friend.word}`)).toContain(id)
      expect(groupsIn(`；${friend.word}；`)).not.toContain(friend.id)
    }), { numRuns: 500 })
  })

  test('a reader without false friends meets all that one with them meets: masking makes no word', () => {
    const bare = dangerReader(retail.dangerWords.map((group) => ({ ...group, notIn: [] })), fold)
    const part = fc.oneof(fc.constantFrom(...everyWord.map(({ word }) => word)), fc.constantFrom(...everyFriend.map(({ word }) => word)), fc.string({ maxLength: 4 }), fc.constantFrom('一', '引', '求', ' ', '*'))
    fc.assert(fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const text = parts.join('')
      expect(bare([text]).map(({ group }) => group)).toEqual(expect.arrayContaining(groupsIn(text)))
    }), { numRuns: 300 })
  })

  test('any text at all is read', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => { reader([text]) }), { numRuns: 200 })
  })
})
