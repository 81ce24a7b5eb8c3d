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

test('whoever owns it is told who urged and what a department answered, until it was looked at or told on (TK-6, DP-2)', () => {
  const desk = seated(deskInMemory(), { role: 'supervisor', name: 'Chen Jing' })
  const [wu, he] = ['Wu Lei', 'He Min'].map((name) => desk.as(aPerson(desk, { name })))
  const { ticketId, number } = aTicket(wu!)
  const news = (of: TestDesk, after: number) => of.call('clocks.alarms', { after })
  const { upTo } = desk.call('clocks.alarms', { after: null })
  wu!.call('dispatch.urge', { ticketId, reason: 'I remind myself' })
  he!.call('dispatch.urge', { ticketId, reason: 'She calls again from 13800001234' })
  const department = wu!.call('collaboration.ofTicket', { ticketId }).templates[0]!
  const draft = wu!.call('collaboration.write', { ticketId, department: department.department.id, category: 'case', version: null, parts: department.parts.map(({ id }) => ({ id, text: 'x' })) })
  const { collaborationId, version } = wu!.call('collaboration.send', { collaborationId: draft.collaborationId, version: draft.version })
  desk.clock.advance(minute)
  he!.call('collaboration.answer', { collaborationId, version, text: 'A new one is sent' })
  const told = news(wu!, upTo)
  expect(told).toMatchObject({ count: 2, late: 0, news: [{ kind: 'answered', by: 'He Min', text: 'A new one is sent', number, ticketId }, { kind: 'urged', by: 'He Min', text: 'She calls again from 138••••1234' }] })
  expect(told.latest).toBe(told.news[0]!.seq)
  expect([news(he!, upTo).news, news(wu!, told.upTo).news, wu!.call('clocks.alarms', { after: null }).news]).toEqual([[], [], []])
  // The customer was told of the answer; what was urged stays until it is looked at, or solved.
  desk.clock.advance(minute)
  wu!.call('tickets.comment', { ticketId, audience: 'customer', text: 'A new one is on its way' })
  expect(news(wu!, upTo).news.map(({ kind }) => kind)).toEqual(['urged'])
  wu!.call('tickets.move', { ...on(wu!, ticketId), to: 'resolved', reason: null })
  expect(news(wu!, upTo).news).toEqual([])
})

test('what was released can be taken back until it is pulled', () => {
  const desk = seated(deskInMemory())
  const { ticketId } = aTicket(desk)
  release(desk, ticketId)
  expect(desk.call('dispatch.keep', on(desk, ticketId))).toMatchObject({ releasedAt: null, owner: { name: 'Chen Jing' } })
  expect(desk.call('dispatch.released', {}).tickets).toBe(0)
  expect(desk.refused('dispatch.keep', on(desk, ticketId)).key).toBe('not_possible.keep')
  expect(desk.call('tickets.history', { ticketId }).at(-1)).toMatchObject({ what: 'ticket.kept' })
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
