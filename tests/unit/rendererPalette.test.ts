import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineOf, wordsOf, wrongWith } from '../../renderer/features/knowledge/finding/words.ts'
import { marksOf } from '../../renderer/features/palette/marks.ts'
import { type Section, sectionFrom } from '../../renderer/features/palette/useFound.ts'

test('whatever is typed marks a place in the text, or nothing', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...Array.from('“”「」"-[](){}^$.*+?|\\/ 18•王a')) }), (text, typed) => {
    for (const { from, to } of marksOf(text, typed)) expect(from >= 0 && from < to && to <= text.length).toBe(true)
  }))
  expect(marksOf('王“女”士', '“女”')).toEqual([{ from: 1, to: 4 }])
  expect(marksOf('138••••5678', '1381234')).toEqual([{ from: 0, to: 7 }])
})

describe('from section to section', () => {
  const section = (rows: number): Section => ({ group: 'articles', more: false, rows: Array.from({ length: rows }, () => ({ what: 'script', found: { scriptId: '', place: 'step', under: '', text: { text: '', marks: [] }, said: '' } })) })
  const sections = [section(3), section(1), section(5)]
  test.each([[0, 1, 3], [2, 1, 3], [3, 1, 4], [4, 1, 0], [8, 1, 0], [8, -1, 3], [3, -1, 0], [0, -1, 4]] as const)('from %i by %i to %i', (at, step, to) => {
    expect(sectionFrom(sections, at, step)).toBe(to)
  })
  test('where nothing was found it stays', () => { expect(sectionFrom([], 0, 1)).toBe(0) })
})

describe('a group of synonyms as it is typed', () => {
  test.each([['退款、退钱', ['退款', '退钱']], [' money back = refund ', ['money back', 'refund']], ['a,a，b；c', ['a', 'b', 'c']], ['=、', []]])('%s', (line, words) => { expect(wordsOf(line)).toEqual(words) })
  test('what it is shown as is read as the same', () => { expect(wordsOf(lineOf(['退款', 'money back']))).toEqual(['退款', 'money back']) })
  test.each([[['a'], 'few'], [['a', 'b'], null], [Array.from({ length: 21 }, (_, at) => String(at)), 'many'], [['a', 'b'.repeat(41)], 'long']] as const)('%j: %s', (words, wrong) => { expect(wrongWith(words)).toBe(wrong) })
})
