import { describe, expect, test } from 'vitest'
import { byLikeness, hindranceOf, isRepeat, shownState, stateBefore } from '../../electron/features/tickets/merging.rules.ts'
import { day } from '../../shared/time.ts'

const ticket = (row: number, state = 'open', customer: number | null = 1) => ({ row, state, customer })

test.each<[string, Parameters<typeof hindranceOf>, ReturnType<typeof hindranceOf>]>([
  ['open into open', [ticket(1), ticket(2), false], null],
  ['solved into open', [ticket(1, 'resolved'), ticket(2), false], null],
  ['open into solved', [ticket(1), ticket(2, 'resolved'), false], null],
  ['itself', [ticket(1), ticket(1), true], 'mergeSelf'],
  ['one that is closed, as what was merged is', [ticket(1, 'closed'), ticket(2), true], 'mergeClosed'],
  ['into one that is closed', [ticket(1), ticket(2, 'closed'), true], 'mergeClosed'],
  ['of another customer', [ticket(1), ticket(2, 'open', 2), false], 'mergeCustomer'],
  ['of another customer, and meant so', [ticket(1), ticket(2, 'open', 2), true], null],
  ['of nobody: not the same', [ticket(1, 'open', null), ticket(2, 'open', null), false], 'mergeCustomer'],
  ['of somebody into one of nobody', [ticket(1), ticket(2, 'open', null), false], 'mergeCustomer'],
])('merging %s', (_what, given, expected) => {
  expect(hindranceOf(...given)).toBe(expected)
})

describe('the same problem again', () => {
  const about = (need: string | null, opened_at: number, free_need = '') => ({ need, free_need, opened_at })
  test.each<[string, Parameters<typeof isRepeat>, boolean]>([
    ['the same need', [about('refund', 0), about('refund', 3 * day), 7], true],
    ['to the millisecond of its last day', [about('refund', 7 * day), about('refund', 0), 7], true],
    ['a millisecond later', [about('refund', 7 * day + 1), about('refund', 0), 7], false],
    ['within fewer days, where the playbook says so', [about('refund', 0), about('refund', 3 * day), 2], false],
    ['another need', [about('refund', 0), about('exchange', 0), 7], false],
    ['the same words', [about(null, 0, 'An apology '), about(null, 0, 'An apology'), 7], true],
    ['other words', [about(null, 0, 'An apology'), about(null, 0, 'A call'), 7], false],
    ['a need and words', [about('refund', 0), about(null, 0, 'refund'), 7], false],
  ])('%s', (_what, given, expected) => {
    expect(isRepeat(...given)).toBe(expected)
  })
})

test('the likeliest first: of the same customer, the same problem, the latest', () => {
  const candidate = (name: string, isSameCustomer: boolean, isRepeat: boolean, openedAt: number) => ({ name, isSameCustomer, isRepeat, openedAt })
  const sorted = [candidate('e', false, true, 9), candidate('c', true, false, 8), candidate('b', true, true, 1), candidate('a', true, true, 2), candidate('d', true, false, 7)].sort(byLikeness)
  expect(sorted.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('what was merged is shown as such, and goes back to where it was', () => {
  expect(shownState({ state: 'closed', merged_into: 3 })).toBe('merged')
  expect(shownState({ state: 'closed', merged_into: null })).toBe('closed')
  expect([stateBefore({ resolved_at: null }), stateBefore({ resolved_at: 5 })]).toEqual(['open', 'resolved'])
})
