import { expect, test } from 'vitest'
import type { TicketId } from '../../shared/ids.ts'
import { day, minute } from '../../shared/time.ts'
import { aContact, aCustomer, answerStep, aPerson, aTicket, type Case, mailedComplaint, returnComplaint, seated } from '../helpers/builders.ts'
import { deskInMemory, type TestDesk } from '../helpers/desk.ts'

const refund: Case = { channel: 'phone', type: 'inquiry', class: 'general', scene: ['after-sales', 'return-exchange'], need: 'return-pickup' }
const on = (desk: TestDesk, ticketId: TicketId) => ({ ticketId, version: desk.call('tickets.get', { ticketId }).version })
const release = (desk: TestDesk, ticketId: TicketId) => desk.call('dispatch.release', { ...on(desk, ticketId), reason: 'My shift ends' })

test('urges are counted and shown with who, when and why, no more than one a minute by the same person (TK-6)', () => {
  const desk = seated(deskInMemory(), { role: 'supervisor', name: 'Chen Jing' })
  const wu = desk.as(aPerson(desk, { name: 'Wu Lei' }))
  const { ticketId } = aTicket(desk)
  expect(wu.call('dispatch.urge', { ticketId, reason: 'She calls again' }).urges).toEqual([{ by: 'Wu Lei', at: desk.clock.now(), why: 'She calls again' }])
  const events = desk.events.length
  desk.clock.advance(minute - 1)
  expect(wu.refused('dispatch.urge', { ticketId, reason: 'Again' }).key).toBe('not_possible.urge')
  expect(desk.events.filter(({ type }) => type === 'ticket.urged')).toHaveLength(1)
  expect(desk.events.length).toBeGreaterThanOrEqual(events)
  expect(desk.call('dispatch.urge', { ticketId, reason: 'I too' }).urges).toHaveLength(2)
  desk.clock.advance(1)
  wu.call('dispatch.urge', { ticketId, reason: 'Again' })
  expect(desk.call('tickets.queue', { limit: 5 }).rows).toMatchObject([{ urges: 3 }])
  desk.call('tickets.move', { ...on(desk, ticketId), to: 'resolved', reason: null })
  expect(desk.refused('dispatch.urge', { ticketId, reason: 'So' }).key).toBe('not_possible.urgeOver')
})

test('what is released stays its owner’s until somebody of the team pulls it, the one that they know well first, with the reason (TK-7)', () => {
  const desk = seated(deskInMemory(), { role: 'supervisor', name: 'Chen Jing' })
  const wu = aPerson(desk, { name: 'Wu Lei' })
  const stranger = desk.as(aPerson(desk, { name: 'Night', team: 'Night' }))
  const [first, second] = [aTicket(desk, { ...mailedComplaint, channel: 'phone', type: 'inquiry', class: 'general' }), aTicket(desk, refund)].map(({ ticketId }) => ticketId)
  for (const ticketId of [first!, second!]) release(desk, ticketId)
  expect(desk.call('tickets.get', { ticketId: first! })).toMatchObject({ owner: { name: 'Chen Jing' }, releasedAt: desk.clock.now() })
  expect(desk.refused('dispatch.release', { ...on(desk, first!), reason: 'So' }).key).toBe('not_possible.release')
  expect([stranger.call('dispatch.released', {}).tickets, desk.call('dispatch.released', {}).tickets]).toEqual([0, 2])
  expect(stranger.call('dispatch.pull', {})).toBeNull()
  desk.call('dispatch.setSkills', { personId: wu.personId, version: 1, skills: ['return-exchange'], limit: null })
  expect(desk.call('dispatch.skills', {}).find(({ name }) => name === 'Wu Lei')).toMatchObject({ skills: ['return-exchange'], limit: null, open: 0, version: 2 })
  const pulled = desk.as(wu).call('dispatch.pull', {})
  expect(pulled).toMatchObject({ ticketId: second, skill: 'Return or exchange' })
  expect(pulled!.why).toContain('skill')
  expect(desk.call('tickets.get', { ticketId: second! })).toMatchObject({ owner: { name: 'Wu Lei' }, releasedAt: null })
  expect(desk.call('tickets.history', { ticketId: second! }).at(-1)).toMatchObject({ what: 'ticket.pulled', changes: [{ field: 'owner', from: 'Chen Jing', to: 'Wu Lei' }] })
  expect(desk.as(wu).call('dispatch.pull', {})?.ticketId).toBe(first)
  expect(desk.as(wu).call('dispatch.pull', {})).toBeNull()
  expect(desk.as(wu).refused('dispatch.setSkills', { personId: wu.personId, version: 2, skills: [], limit: null }).code).toBe('not_permitted')
})

test('who has as many as they take pulls no more, and comes last of those to hand tickets to, the one who knows them first (TK-7)', () => {
  const desk = seated(deskInMemory(), { role: 'supervisor', name: 'Chen Jing' })
  const [wu, he, lead] = [aPerson(desk, { name: 'Wu Lei' }), aPerson(desk, { name: 'He Min' }), aPerson(desk, { name: 'Luo', role: 'team-lead', team: 'Night' })]
  aPerson(desk, { name: 'Quality', role: 'quality' })
  const set = (person: typeof wu, what: { skills?: string[]; limit?: number | null; version?: number }) => ({ personId: person.personId, version: 1, skills: [], limit: null, ...what })
  desk.call('dispatch.setSkills', set(he, { skills: ['after-sales'] }))
  desk.call('dispatch.setSkills', set(wu, { skills: ['return-exchange'], limit: 1 }))
  const own = aTicket(desk, refund).ticketId
  const order = () => desk.call('dispatch.fit', { ticketIds: [own] }).map(({ name, about, full }) => [name, about, full])
  // The narrowest that somebody knows counts: the scene itself, or all of after-sales.
  expect(order()).toEqual([['Wu Lei', 'Return or exchange', false], ['He Min', 'After-sales', false], ['Luo', '', false], ['Chen Jing', '', false]])
  aTicket(desk.as(wu), refund)
  expect(order().at(-1)).toEqual(['Wu Lei', 'Return or exchange', true])
  release(desk, own)
  expect(desk.as(wu).refused('dispatch.pull', {})).toMatchObject({ key: 'not_possible.full', details: { open: 1, limit: 1 } })
  desk.call('dispatch.setSkills', set(wu, { limit: 2, version: 2 }))
  expect(desk.as(wu).call('dispatch.pull', {})?.ticketId).toBe(own)

  expect(desk.as(lead).refused('dispatch.setSkills', set(he, { version: 2 })).key).toBe('not_permitted.team')
  expect(desk.refused('dispatch.setSkills', set(he, {})).code).toBe('conflict')
  expect(desk.refused('dispatch.setSkills', set(he, { version: 2, skills: ['no-such'] }))).toMatchObject({ code: 'invalid_input', details: { path: 'skills' } })
  expect(desk.eventsOf('person.skilled').at(-1)?.body).toEqual({ skills: [], limit: 2 })
})

test('the same need of the same customer within the days of the playbook is marked as repeated and leads to the earlier ones (TK-5)', () => {
  const desk = seated(deskInMemory())
  const { customerId } = aCustomer(desk)
  const again = (about: Case) => {
    const contactId = aContact(desk, about, 'outcome')
    desk.call('intake.setCustomer', { contactId, customerId })
    answerStep(desk, contactId, about, 'outcome')
    return desk.call('intake.save', { contactId })
  }
  const first = again(refund)
  desk.clock.advance(4 * day)
  const second = again(refund)
  const other = again(returnComplaint)
  desk.clock.advance(3 * day + 1)
  const third = again(refund)
  const repeats = ({ ticketId }: typeof first) => desk.call('tickets.get', { ticketId }).repeats.map(({ number }) => number)
  expect([first, second, other, third].map(repeats)).toEqual([[], [first.number], [], [second.number]])
  const marks = new Map(desk.call('tickets.queue', { limit: 9 }).rows.map(({ number, earlier }) => [number, earlier]))
  expect([first, second, other, third].map(({ number }) => marks.get(number))).toEqual([0, 1, 0, 1])
})
