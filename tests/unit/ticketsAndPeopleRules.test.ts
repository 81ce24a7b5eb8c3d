import { expect, test } from 'vitest'
import { momentsOf, moves, needsReason } from '../../electron/features/tickets/tickets.rules.ts'
import { mayGiveRole } from '../../electron/features/people/people.rules.ts'
import { type Role, roles } from '../../shared/contract/people.ts'
import { ticketStates } from '../../shared/contract/tickets.ts'

test('where a ticket may go, and what needs a reason (TK-1)', () => {
  const table = ticketStates.flatMap((from) => moves[from].map((to) => `${from} → ${to}${needsReason(from, to) ? ' with a reason' : ''}`))
  expect(table).toEqual(['open → resolved', 'resolved → closed', 'resolved → open with a reason', 'closed → open with a reason'])
})

test('a ticket\'s moments are those that are known', () => {
  const none = { arrived_at: 1, first_words_at: null, opened_at: 2, told_at: null, resolved_at: null, reopened_at: null, progress_told_at: null, moments: '{}' }
  expect(momentsOf(none)).toEqual({ contactArrived: 1, ticketOpened: 2 })
  expect(momentsOf({ arrived_at: 1, first_words_at: 0, opened_at: 2, told_at: 3, resolved_at: 4, reopened_at: 5, progress_told_at: 6, moments: '{}' })).toEqual({
    contactArrived: 1, firstWords: 0, ticketOpened: 2, customerTold: 3, ticketResolved: 4, ticketReopened: 5, progressTold: 6,
  })
})

test('who may give which role (PE-2)', () => {
  const given = (giver: Role | null, isFirst = false) => roles.filter((role) => mayGiveRole(giver, role, isFirst))
  expect(given(null, true)).toEqual(roles)
  for (const giver of [null, 'agent', 'team-lead', 'technical', 'quality', 'analyst'] as const) expect(given(giver), String(giver)).toEqual(['agent'])
  for (const giver of ['supervisor', 'manager'] as const) expect(given(giver), giver).toEqual(roles)
})
