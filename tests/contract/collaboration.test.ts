import { expect, test } from 'vitest'
import type { TicketId } from '../../shared/ids.ts'
import type { CollaborationCategory } from '../../shared/contract/collaboration.ts'
import { hour, minute } from '../../shared/time.ts'
import { aPerson, aTicket, type Case, seated } from '../helpers/builders.ts'
import { deskInMemory, type TestDesk } from '../helpers/desk.ts'

const technical: Case = { channel: 'phone', type: 'inquiry', class: 'technical', scene: ['product', 'features'], need: 'fix-fault' }

const clock = (desk: TestDesk, ticketId: TicketId, metric: string) => desk.call('tickets.get', { ticketId }).clocks.filter((one) => one.metric === metric)
const filled = (desk: TestDesk, ticketId: TicketId, department: string) =>
  desk.call('collaboration.ofTicket', { ticketId }).templates.find((each) => each.department.id === department)!.parts.map(({ id }) => ({ id, text: `about ${id}` }))
const drafted = (desk: TestDesk, ticketId: TicketId, department = 'after-sales', category: CollaborationCategory = 'case') =>
  desk.call('collaboration.write', { ticketId, department, category, version: null, parts: filled(desk, ticketId, department) })
const sent = (desk: TestDesk, ticketId: TicketId, department = 'after-sales') => desk.call('collaboration.send', idsOf(drafted(desk, ticketId, department)))
const idsOf = ({ collaborationId, version }: { collaborationId: ReturnType<typeof drafted>['collaborationId']; version: number }) => ({ collaborationId, version })

test('the department that owns the problem comes first, with the parts of its template (DP-1)', () => {
  const desk = seated(deskInMemory())
  const { templates } = desk.call('collaboration.ofTicket', { ticketId: aTicket(desk).ticketId })
  expect(templates.map(({ department }) => department.id)).toEqual(['after-sales', 'logistics', 'finance', 'technical', 'operations'])
  expect(templates[0]!.parts.slice(0, 2)).toMatchObject([{ id: 'happened', title: 'What happened', required: true }, { id: 'tried', required: true }])
})

test('what is missing is named, the draft stays as it was, and it is sent once all is there', () => {
  const desk = seated(deskInMemory())
  const { ticketId } = aTicket(desk)
  const parts = filled(desk, ticketId, 'after-sales')
  const draft = desk.call('collaboration.write', { ticketId, department: 'after-sales', category: 'case', version: null, parts: parts.slice(0, 5) })
  expect(desk.refused('collaboration.send', idsOf(draft))).toMatchObject({ key: 'not_ready.parts', details: { missing: ['told', 'goods', 'wish'], titles: 'What the customer was told, Goods and warranty, What the customer would accept' } })
  expect(desk.call('collaboration.ofTicket', { ticketId }).requests).toEqual([draft])
  const whole = desk.call('collaboration.write', { ticketId, department: 'after-sales', category: 'case', version: draft.version, parts: parts.slice(5) })
  expect(whole.parts.map(({ text }) => text)).toEqual(parts.map(({ text }) => text))
  expect(desk.refused('collaboration.write', { ticketId, department: 'after-sales', category: 'case', version: draft.version, parts: [] }).code).toBe('conflict')
  const request = desk.call('collaboration.send', idsOf(whole))
  expect(request).toMatchObject({ state: 'sent', sentAt: desk.clock.now(), dueAt: desk.clock.now() + 4 * hour })
  expect(clock(desk, ticketId, 'departmentPlan')).toMatchObject([{ startedAt: desk.clock.now(), dueAt: request.dueAt, metAt: null }])
  expect(desk.refused('collaboration.send', idsOf(request)).key).toBe('not_possible.notDraft')
})

test('a draft is its writer’s alone, and may be thrown away', () => {
  const desk = seated(deskInMemory())
  const wu = desk.as(aPerson(desk, { name: 'Wu' }))
  const { ticketId } = aTicket(desk)
  const draft = drafted(desk, ticketId)
  expect(wu.call('collaboration.ofTicket', { ticketId }).requests).toEqual([])
  expect(wu.refused('collaboration.send', idsOf(draft)).code).toBe('not_found')
  expect(desk.call('collaboration.discard', idsOf(draft)).requests).toEqual([])
})

test('CK-11 is met when the technical department is asked; its answer comes back to the owner until the customer is told (DP-2)', () => {
  const desk = seated(deskInMemory(), { name: 'Chen Jing' })
  const technician = desk.as(aPerson(desk, { name: 'Zhao Gong' }))
  const { ticketId } = aTicket(desk, technical)
  const [transfer] = clock(desk, ticketId, 'transfer')
  expect(transfer).toMatchObject({ dueAt: desk.clock.now() + hour, metAt: null })
  desk.clock.advance(20 * minute)
  const request = sent(desk, ticketId, 'technical')
  expect(clock(desk, ticketId, 'transfer')).toMatchObject([{ metAt: desk.clock.now(), breachedAt: null }])
  expect(desk.call('collaboration.open', {})).toMatchObject({ waiting: [{ ticketId, department: { id: 'technical' } }], toTell: [] })
  desk.clock.advance(10 * hour)
  expect(clock(desk, ticketId, 'departmentPlan')[0]?.breachedAt).toBe(request.dueAt)
  const answered = technician.call('collaboration.answer', { ...idsOf(request), text: 'Replace the seal' })
  expect(answered).toMatchObject({ state: 'answered', answer: 'Replace the seal', endedBy: 'Zhao Gong', toTell: true })
  expect(clock(desk, ticketId, 'departmentPlan')[0]).toMatchObject({ metAt: desk.clock.now(), breachedAt: request.dueAt })
  expect(desk.call('collaboration.open', {})).toMatchObject({ waiting: [], toTell: [{ ticketId, owner: { name: 'Chen Jing' } }] })
  desk.call('tickets.comment', { ticketId, audience: 'internal', text: 'Will call' })
  expect(desk.call('collaboration.open', {}).toTell).toHaveLength(1)
  desk.clock.advance(minute)
  desk.call('tickets.comment', { ticketId, audience: 'customer', text: 'The seal will be replaced' })
  expect([desk.call('collaboration.open', {}).toTell, desk.call('collaboration.ofTicket', { ticketId }).requests[0]!.toTell]).toEqual([[], false])
  expect(desk.call('tickets.history', { ticketId }).filter(({ what }) => what === 'ticket.asked' || what === 'ticket.answered')).toMatchObject([{ changes: [{ field: 'department', to: 'Technical support' }] }, { why: 'Replace the seal' }])
})

test('several departments at once: the clock is that of the one that has waited longest; a withdrawal ends it with a reason', () => {
  const desk = seated(deskInMemory())
  const { ticketId } = aTicket(desk)
  const first = sent(desk, ticketId)
  desk.clock.advance(hour)
  const second = sent(desk, ticketId, 'logistics')
  desk.clock.advance(minute)
  const third = sent(desk, ticketId, 'finance')
  const plans = () => clock(desk, ticketId, 'departmentPlan').map(({ startedAt, metAt }) => [startedAt, metAt])
  expect(plans()).toEqual([[first.sentAt, null]])
  desk.call('collaboration.answer', { ...idsOf(third), text: 'Paid' })
  expect(plans()).toEqual([[first.sentAt, null]])
  desk.call('collaboration.answer', { ...idsOf(first), text: 'Exchange it' })
  expect(plans()).toEqual([[first.sentAt, desk.clock.now()], [second.sentAt, null]])
  expect(desk.refused('collaboration.withdraw', { ...idsOf(second), reason: ' ' }).code).toBe('invalid_input')
  expect(desk.call('collaboration.withdraw', { ...idsOf(second), reason: 'Found it here' })).toMatchObject({ state: 'withdrawn', reason: 'Found it here', toTell: false })
  expect(plans()).toEqual([[first.sentAt, desk.clock.now()]])
  expect(desk.refused('collaboration.answer', { ...idsOf(second), version: second.version + 1, text: 'Late' }).key).toBe('not_possible.notWaiting')
})

test('a need for a better product goes to whoever is named for it, with all of the parts (DP-3)', () => {
  const desk = seated(deskInMemory())
  const { ticketId } = aTicket(desk)
  const about = { ticketId, category: 'improvement' as const, version: null }
  expect(desk.refused('collaboration.write', { ...about, department: 'finance', parts: [] }).key).toBe('not_possible.improvement')
  const parts = filled(desk, ticketId, 'operations')
  const draft = desk.call('collaboration.write', { ...about, department: 'operations', parts: parts.slice(0, -1) })
  expect(desk.refused('collaboration.send', idsOf(draft)).details['missing']).toEqual([parts.at(-1)!.id])
  const whole = desk.call('collaboration.write', { ...about, department: 'operations', version: draft.version, parts })
  expect(desk.call('collaboration.send', idsOf(whole))).toMatchObject({ category: 'improvement', contact: 'Zhou Min, product improvement' })
})

test('a solved ticket asks nobody; what its departments owed is owed no more, and again when it is taken up', () => {
  const desk = seated(deskInMemory())
  const { ticketId } = aTicket(desk)
  const request = sent(desk, ticketId)
  const move = (to: 'open' | 'resolved') => desk.call('tickets.move', { ticketId, version: desk.call('tickets.get', { ticketId }).version, to, reason: 'So' })
  move('resolved')
  expect(clock(desk, ticketId, 'departmentPlan')).toEqual([])
  expect(desk.refused('collaboration.write', { ticketId, department: 'finance', category: 'case', version: null, parts: [] }).key).toBe('not_possible.ask')
  desk.clock.advance(2 * hour)
  move('open')
  expect(clock(desk, ticketId, 'departmentPlan')).toMatchObject([{ startedAt: request.sentAt, dueAt: request.dueAt! + 2 * hour, breachedAt: null }])
})

test('asked again after an answer, though the system time was set back: the clock is a new one and runs (CK-22)', () => {
  const desk = seated(deskInMemory())
  const { ticketId } = aTicket(desk)
  desk.call('collaboration.answer', { ...idsOf(sent(desk, ticketId)), text: 'Send it in' })
  desk.clock.set(desk.clock.now() - hour)
  sent(desk, ticketId)
  expect(clock(desk, ticketId, 'departmentPlan').map(({ metAt }) => metAt === null)).toEqual([false, true])
})
