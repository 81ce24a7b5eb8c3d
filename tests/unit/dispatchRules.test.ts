import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byFit, byPull, isFull, pullReasonsOf, soonWithin, type Waiting } from '../../electron/features/tickets/dispatch.rules.ts'
import { minute } from '../../shared/time.ts'

const now = 1_000_000_000
const plain: Waiting = { row: 5, dueAt: null, tier: 0, skill: null, urges: 0, releasedAt: now - minute }

test.each<[string, Partial<Waiting>, Partial<Waiting>]>([
  ['what is late before a VIP', { dueAt: now - 1 }, { tier: 2 }],
  ['what is late before what is due soon', { dueAt: now }, { dueAt: now + 1 }],
  ['what is due soon before a VIP', { dueAt: now + soonWithin }, { tier: 2 }],
  ['a VIP before what is due later', { tier: 2 }, { dueAt: now + soonWithin + 1 }],
  ['a VIP before what one knows well', { tier: 2 }, { skill: 'refund', tier: 1 }],
  ['what one knows well before what was urged', { skill: 'refund' }, { urges: 9 }],
  ['what was urged before what is due earlier', { urges: 1 }, { dueAt: now + soonWithin + 1 }],
  ['what is due earlier before what waits longer', { dueAt: now + soonWithin + 1 }, { releasedAt: 1 }],
  ['what waits longer', { releasedAt: 1 }, {}],
])('%s', (_what, first, second) => {
  const pair = [{ ...plain, row: 1, ...second }, { ...plain, row: 2, ...first }].sort(byPull(now))
  expect(pair[0]!.row).toBe(2)
})

const waiting = fc.record<Waiting>({ row: fc.nat(50), dueAt: fc.option(fc.integer({ min: now - minute, max: now + 60 * minute })), tier: fc.nat(2), skill: fc.constantFrom(null, 'refund'), urges: fc.nat(3), releasedAt: fc.integer({ min: now - 9, max: now }) })

test('it is one order, whatever it begins from', () => {
  const key = (list: readonly Waiting[]) => list.map((each) => ({ ...each }))
  fc.assert(fc.property(fc.uniqueArray(waiting, { selector: ({ row }) => row, maxLength: 12 }), (list) => {
    expect(key([...list].reverse().sort(byPull(now)))).toEqual(key([...list].sort(byPull(now))))
  }))
})

test('there is always a reason, and each says what is so', () => {
  fc.assert(fc.property(waiting, (ticket) => {
    const reasons = pullReasonsOf(ticket, now)
    expect(reasons.length).toBeGreaterThan(0)
    expect(reasons.includes('late')).toBe(ticket.dueAt !== null && ticket.dueAt <= now)
    expect(reasons.includes('tier')).toBe(ticket.tier > 0)
    expect(reasons.includes('skill')).toBe(ticket.skill !== null)
    expect(reasons.includes('urged')).toBe(ticket.urges > 0)
  }))
})

test.each([[3, null, false], [3, 4, false], [4, 4, true], [5, 4, true]])('%i open tickets of %s: full %s', (open, limit, full) => {
  expect(isFull(open, limit)).toBe(full)
})

test('room comes before knowledge, knowledge before fewer tickets', () => {
  const people = [
    { row: 1, full: true, knows: 3, open: 1 },
    { row: 2, full: false, knows: 0, open: 0 },
    { row: 3, full: false, knows: 2, open: 9 },
    { row: 4, full: false, knows: 2, open: 5 },
    { row: 5, full: false, knows: 2, open: 5 },
  ]
  expect([...people].reverse().sort(byFit).map(({ row }) => row)).toEqual([4, 5, 3, 2, 1])
})
