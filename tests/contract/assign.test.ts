import { expect, test } from 'vitest'
import { bucketFilters } from '../../shared/contract/queue.ts'
import { aPerson, aTicket, returnComplaint, seated } from '../helpers/builders.ts'
import { deskInMemory, hexOf } from '../helpers/desk.ts'

const reason = 'Her shift ends'

test('a ticket gets another owner by hand, with who, from whom, to whom and why in its history (TK-5, TK-7)', () => {
  const desk = seated(deskInMemory(), { name: 'Chen Jing', role: 'team-lead' })
  const wu = aPerson(desk, { name: 'Wu Lei' })
  const { ticketId } = aTicket(desk)
  const before = desk.call('tickets.get', { ticketId })
  const after = desk.call('tickets.assign', { ticketId, version: before.version, to: wu.personId, reason })
  expect(after.owner).toEqual({ personId: wu.personId, name: 'Wu Lei' })
  expect(after.clocks).toEqual(before.clocks)
  expect(desk.call('tickets.history', { ticketId }).at(-1)).toMatchObject({ who: 'Chen Jing', what: 'ticket.assigned', changes: [{ field: 'owner', from: 'Chen Jing', to: 'Wu Lei' }], why: reason })
  expect(desk.eventsOf('ticket.assigned')[0]).toMatchObject({ entityId: hexOf(ticketId), body: { changes: { owner: { from: before.owner.personId, to: wu.personId } } } })
  expect(desk.call('tickets.queue', { filter: bucketFilters.mine, limit: 5 }).rows).toEqual([])
  expect(desk.as(wu).call('tickets.queue', { filter: bucketFilters.mine, limit: 5 }).rows).toMatchObject([{ ticketId, ownerName: 'Wu Lei', version: after.version }])
  expect([desk.call('clocks.nextDue', {}), desk.as(wu).call('clocks.nextDue', {})?.clock.ticketId]).toEqual([null, ticketId])
})

test('nobody is overwritten, and what makes no sense is refused with nothing written', () => {
  const desk = seated(deskInMemory(), { role: 'manager' })
  const wu = aPerson(desk)
  const analyst = aPerson(desk, { role: 'analyst' })
  const { ticketId } = aTicket(desk, returnComplaint)
  const { version, owner } = desk.call('tickets.get', { ticketId })
  const events = desk.events.length
  const refused = (input: object) => desk.refused('tickets.assign', { ticketId, version, to: wu.personId, reason, ...input }).key
  expect(refused({ version: version + 1 })).toBe('conflict')
  expect(refused({ to: owner.personId })).toBe('not_possible.assignOwn')
  expect(refused({ to: analyst.personId })).toBe('not_possible.assignee')
  expect(refused({ to: '018f0000-0000-7000-8000-000000000000' })).toBe('not_found')
  expect(refused({ reason: ' ' })).toBe('invalid_input')
  expect(desk.as(analyst).refused('tickets.assign', { ticketId, version, to: wu.personId, reason }).code).toBe('not_permitted')
  expect(desk.events).toHaveLength(events)
  for (const to of ['resolved', 'closed'] as const) desk.call('tickets.move', { ticketId, version: desk.call('tickets.get', { ticketId }).version, to, reason: null })
  expect(refused({ version: version + 2 })).toBe('not_possible.assignClosed')
})
