import { expect, test } from 'vitest'
import type { TicketId } from '../../shared/ids.ts'
import type { Course, StepId } from '../../shared/lifecycle.ts'
import { day, hour, type Instant } from '../../shared/time.ts'
import { aCustomer, aCustomersTicket, aPerson, aTicket, mailedComplaint, returnComplaint, seated, stockInquiry } from '../helpers/builders.ts'
import { deskInMemory, type TestDesk } from '../helpers/desk.ts'
import { changedRetail } from '../helpers/playbooks.ts'

const get = (desk: TestDesk, ticketId: TicketId) => desk.call('tickets.get', { ticketId })
const on = (desk: TestDesk, ticketId: TicketId) => ({ ticketId, version: get(desk, ticketId).version })
const step = (desk: TestDesk, ticketId: TicketId, id: StepId, reason: string | null = null) => desk.call('lifecycle.step', { ...on(desk, ticketId), step: id, reason })
const ids = (desk: TestDesk, ticketId: TicketId) => get(desk, ticketId).life.steps.map(({ id }) => id)
const assessment = { complexity: 'high' as const, departments: ['after-sales', 'logistics'], hours: 16, resources: 'A spare machine' }
const inADay = (desk: TestDesk) => (desk.clock.now() + day) as Instant

test('the course follows from what the ticket is about, and each has its stages and words (TK-1, TK-3, TK-4)', () => {
  const desk = seated(deskInMemory())
  const courses = [stockInquiry, returnComplaint, { ...mailedComplaint, type: 'inquiry', class: 'general' }].map((about) => get(desk, aTicket(desk, about).ticketId).life)
  expect(courses.map(({ course, stage, byHand }) => [course, stage, byHand])).toEqual([['ordinary', 'receive', false], ['complaint', 'record', false], ['order', 'query', false]])
  expect(courses[1]!.steps).toMatchObject([{ id: 'investigate', way: 'on', to: 'investigate', missing: [], say: expect.stringContaining('You will have an answer by tomorrow') as string }])
})

test('the queue is narrowed to the courses that tickets are on now: by what they are about, by hand, and by what became of them since', () => {
  const { source } = changedRetail(({ courses }) => {
    courses.unshift({ course: 'complex', when: { severity: ['L1'] }, stages: [] }, { course: 'order', when: { tags: ['elderly'] }, stages: [] })
  })
  const desk = seated(deskInMemory({ playbook: source }))
  const customer = aCustomer(desk)
  const about = { ...returnComplaint, type: 'inquiry', class: 'general', need: 'return-pickup' }
  const [inquiry, complaint, hers] = [aTicket(desk, about).ticketId, aTicket(desk).ticketId, aCustomersTicket(desk, customer.customerId, about).ticketId]
  const queued = (...courses: Course[]) => desk.call('tickets.queue', { filter: { courses }, sort: { by: 'number', down: false }, limit: 9 }).rows.map(({ ticketId }) => ticketId)
  const version = (ticketId: TicketId) => get(desk, ticketId).version
  expect([queued('ordinary'), queued('complaint'), queued('complex', 'order'), queued('ordinary', 'complaint'), queued()]).toEqual([[inquiry, hers], [complaint], [], [inquiry, complaint, hers], [inquiry, complaint, hers]])
  desk.call('lifecycle.setCourse', { ticketId: inquiry, version: version(inquiry), course: 'complex', reason: 'Three departments' })
  desk.call('tickets.grade', { ticketId: complaint, version: version(complaint), kind: 'severity', id: 'L1', reason: 'It burns' })
  expect([queued('ordinary'), queued('complaint'), queued('complex')]).toEqual([[hers], [], [inquiry, complaint]])
  desk.call('lifecycle.setCourse', { ticketId: inquiry, version: version(inquiry), course: null, reason: 'One will do' })
  const before = version(hers)
  desk.call('customers.update', { customerId: customer.customerId, version: 1, name: customer.name, phone: '', memberNumber: '', tier: 'standard', note: '', tags: ['elderly'] })
  expect([queued('ordinary'), queued('order'), version(hers), get(desk, hers).life.course]).toEqual([[inquiry], [hers], before + 1, 'order'])
  expect(desk.refused('tickets.queue', { filter: { courses: ['urgent' as Course] }, limit: 9 }).code).toBe('invalid_input')
})

test('a ticket goes its way, back with a reason, and the history says from where to where and why', () => {
  const desk = seated(deskInMemory())
  const { ticketId } = aTicket(desk, { ...returnComplaint, type: 'inquiry', class: 'general', need: 'return-pickup' })
  for (const id of ['analyse', 'plan', 'carryOut', 'verify'] as const) step(desk, ticketId, id)
  expect(desk.refused('lifecycle.step', { ...on(desk, ticketId), step: 'notSolved', reason: null }).key).toBe('not_ready.reason')
  expect(step(desk, ticketId, 'notSolved', 'Still no stock').life.stage).toBe('analyse')
  expect(desk.call('tickets.history', { ticketId }).at(-1)).toMatchObject({ what: 'ticket.stepped', changes: [{ field: 'stage', from: 'verify', to: 'analyse' }], why: 'Still no stock' })
})

test('an illegal step is refused with those that are possible, and changes nothing', () => {
  const desk = seated(deskInMemory())
  const { ticketId } = aTicket(desk, returnComplaint)
  const { version } = get(desk, ticketId)
  const events = desk.events.length
  expect(desk.refused('lifecycle.step', { ticketId, version, step: 'follow', reason: null })).toMatchObject({ key: 'not_possible.step', details: { stage: 'record', possible: ['investigate'] } })
  expect(desk.refused('lifecycle.step', { ticketId, version: version + 1, step: 'investigate', reason: null }).code).toBe('conflict')
  expect([desk.events.length, get(desk, ticketId).version]).toEqual([events, version])
  desk.call('tickets.move', { ticketId, version, to: 'resolved', reason: null })
  expect(desk.refused('lifecycle.step', { ...on(desk, ticketId), step: 'investigate', reason: null }).key).toBe('not_possible.step')
  expect(ids(desk, ticketId)).toEqual([])
})

test('what was not solved after all is looked into again', () => {
  const desk = seated(deskInMemory())
  const { ticketId } = aTicket(desk, returnComplaint)
  desk.call('tickets.move', { ...on(desk, ticketId), to: 'resolved', reason: null })
  expect(desk.call('tickets.move', { ...on(desk, ticketId), to: 'open', reason: 'Leaks again' }).life.stage).toBe('investigate')
})

test('a complex ticket: assessed, planned, refused once, passed by somebody else, carried out, accepted, learned from (TK-2)', () => {
  const desk = seated(deskInMemory(), { role: 'supervisor', name: 'Chen Jing' })
  const lead = desk.as(aPerson(desk, { role: 'team-lead', name: 'Wu Lei' }))
  const agent = desk.as(aPerson(desk, { name: 'Lin' }))
  const { ticketId } = aTicket(desk, returnComplaint)
  const refused = (who: TestDesk, id: StepId, reason: string | null = null) => who.refused('lifecycle.step', { ...on(desk, ticketId), step: id, reason }).key
  desk.call('lifecycle.setCourse', { ...on(desk, ticketId), course: 'complex', reason: 'Three departments' })
  expect(get(desk, ticketId)).toMatchObject({ moves: [], life: { course: 'complex', byHand: true, stage: 'assess', steps: [{ id: 'draw', missing: ['assessment'] }] } })
  expect(desk.refused('tickets.move', { ...on(desk, ticketId), to: 'resolved', reason: null })).toMatchObject({ key: 'not_possible.resolve', details: { possible: ['draw'] } })
  expect(refused(desk, 'draw')).toBe('not_ready.assessment')
  desk.call('lifecycle.assess', { ...on(desk, ticketId), ...assessment })
  step(desk, ticketId, 'draw')
  expect(refused(desk, 'submit')).toBe('not_ready.plan')
  const steps = [
    { stepId: null, text: 'Fetch the machine', owner: null, department: 'logistics', dueAt: inADay(desk) },
    { stepId: null, text: 'Open it', owner: desk.call('people.me', {}).person.personId, department: null, dueAt: inADay(desk) },
  ]
  desk.call('lifecycle.writePlan', { ...on(desk, ticketId), steps })
  step(desk, ticketId, 'submit')
  expect(refused(desk, 'approve')).toBe('not_permitted.notWriter')
  expect(refused(agent, 'approve')).toBe('not_permitted.lead')
  expect(refused(lead, 'refuse')).toBe('not_ready.reason')
  step(lead, ticketId, 'refuse', 'No spare machine named')
  expect(desk.call('lifecycle.plan', { ticketId })).toMatchObject({ refused: 'No spare machine named', passed: null, writtenBy: { name: 'Chen Jing' } })
  const before = desk.call('lifecycle.plan', { ticketId }).steps
  desk.call('lifecycle.writePlan', { ...on(desk, ticketId), steps: [{ ...steps[0]!, stepId: before[0]!.stepId, text: 'Fetch it, bring the spare one' }, steps[1]!] })
  expect(desk.call('lifecycle.plan', { ticketId }).steps.map(({ stepId, text }) => [stepId === before[0]!.stepId, text])).toEqual([[true, 'Fetch it, bring the spare one'], [false, 'Open it']])
  step(desk, ticketId, 'submit')
  step(lead, ticketId, 'approve')
  expect(desk.call('lifecycle.plan', { ticketId })).toMatchObject({ refused: null, passed: { by: 'Wu Lei', at: desk.clock.now() } })
  step(desk, ticketId, 'monitor')
  const [first, second] = desk.call('lifecycle.plan', { ticketId }).steps
  desk.call('lifecycle.tick', { ...on(desk, ticketId), stepId: first!.stepId, done: true })
  expect(refused(desk, 'handOver')).toBe('not_ready.stepsDone')
  desk.clock.advance(hour)
  lead.call('lifecycle.tick', { ...on(desk, ticketId), stepId: second!.stepId, done: true })
  expect(desk.call('lifecycle.plan', { ticketId }).steps[1]).toMatchObject({ doneBy: 'Wu Lei', doneAt: desk.clock.now() })
  step(desk, ticketId, 'handOver')
  step(desk, ticketId, 'accept')
  expect([get(desk, ticketId).moves, desk.refused('tickets.move', { ...on(desk, ticketId), to: 'resolved', reason: null }).key]).toEqual([[], 'not_ready.lesson'])
  desk.call('lifecycle.learn', { ...on(desk, ticketId), lesson: 'Name the spare machine in the plan' })
  expect(get(desk, ticketId).moves).toEqual(['resolved'])
  expect(desk.call('tickets.move', { ...on(desk, ticketId), to: 'resolved', reason: null }).state).toBe('resolved')
  expect(desk.call('tickets.history', { ticketId }).filter(({ what }) => what.startsWith('ticket.')).map(({ what }) => what)).toContain('ticket.learned')
})

test('a plan is written only where it may be, by departments and steps that there are', () => {
  const desk = seated(deskInMemory())
  const { ticketId } = aTicket(desk, returnComplaint)
  expect(desk.refused('lifecycle.assess', { ...on(desk, ticketId), ...assessment }).key).toBe('not_possible.plan')
  desk.call('lifecycle.setCourse', { ...on(desk, ticketId), course: 'complex', reason: 'Hard' })
  const events = desk.events.length
  expect(desk.refused('lifecycle.assess', { ...on(desk, ticketId), ...assessment, departments: ['nowhere'] })).toMatchObject({ code: 'not_found', details: { what: 'department' } })
  expect(desk.refused('lifecycle.writePlan', { ...on(desk, ticketId), steps: [] }).key).toBe('not_possible.plan')
  expect(desk.refused('lifecycle.setCourse', { ...on(desk, ticketId), course: 'complex', reason: 'Again' }).key).toBe('not_possible.sameCourse')
  expect(desk.events).toHaveLength(events)
  desk.call('lifecycle.assess', { ...on(desk, ticketId), ...assessment })
  step(desk, ticketId, 'draw')
  const stranger = { stepId: '018f0000-0000-7000-8000-000000000000', text: 'x', owner: null, department: 'finance', dueAt: inADay(desk) }
  const plans = desk.rows('SELECT * FROM plan')
  expect(desk.refused('lifecycle.writePlan', { ...on(desk, ticketId), steps: [stranger] })).toMatchObject({ code: 'not_found', details: { what: 'planStep' } })
  expect(desk.rows('SELECT * FROM plan')).toEqual(plans)
  expect(desk.refused('lifecycle.writePlan', { ...on(desk, ticketId), steps: [{ ...stranger, stepId: null, department: null }] }).code).toBe('invalid_input')
  expect(desk.call('lifecycle.setCourse', { ...on(desk, ticketId), course: null, reason: 'Not so hard' }).life).toMatchObject({ course: 'complaint', byHand: false, stage: 'record' })
})
