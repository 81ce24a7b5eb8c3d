import fc from 'fast-check'
import { expect, test } from 'vitest'
import { spliceOf } from '../../electron/features/intake/draft.rules.ts'

const applied = (from: string, { at, removed, inserted }: ReturnType<typeof spliceOf>) => from.slice(0, at) + inserted + from.slice(at + removed)

test.each([
  ['', 'abc', { at: 0, removed: 0, inserted: 'abc' }],
  ['abc', 'abcd', { at: 3, removed: 0, inserted: 'd' }],
  ['abc', '', { at: 0, removed: 3, inserted: '' }],
  ['aaa', 'aa', { at: 2, removed: 1, inserted: '' }],
  ['one two', 'one and two', { at: 4, removed: 0, inserted: 'and ' }],
])('%j → %j keeps only what changed', (from, to, expected) => {
  expect(spliceOf(from, to)).toEqual(expected)
})

test('carrying out a splice gives what was typed, for any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (from, to) => { expect(applied(from, spliceOf(from, to))).toBe(to) }), { numRuns: 2_000 })
})
