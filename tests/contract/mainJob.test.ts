import { describe, expect, test } from 'vitest'
import { bucketFilters } from '../../shared/contract/queue.ts'
import type { IntakeView } from '../../shared/contract/intake.ts'
import { intakeSteps } from '../../shared/playbook.ts'
import { hour, minute } from '../../shared/time.ts'
import { deskInMemory, hexOf, mondayMorning } from '../helpers/desk.ts'
import { aContact, aCustomer, answerStep, aPerson, aTicket, type Case, mailedComplaint, returnComplaint, seated, stockInquiry, suggestion } from '../helpers/builders.ts'
import { languages } from '../../shared/text.ts'

const steps = (view: IntakeView) => view.path.map((step) => step.state)

describe.each(languages)('the main job in %s (IN-1 … IN-10)', (language) => {
  const words = {
    'zh-CN': { greeting: '上午好', complaint: '投诉', department: '售后', due: '明天 09:30' },
    'zh-TW': { greeting: '早安', complaint: '客訴', department: '售後', due: '明天 09:30' },
    en: { greeting: 'Good morning', complaint: 'Complaint', department: 'After-sales', due: 'tomorrow 09:30' },
  }[language]

  test('a complaint by phone about a return becomes a ticket with its clocks', () => {
    const desk = seated(deskInMemory(), { name: 'Chen Jing', staffNumber: '1024' }).speaking(language)
    const customer = aCustomer(desk, { name: '林雅婷' })

    let view = desk.call('intake.start', { channel: 'phone' })
    const { contactId } = view.contact
    expect(steps(view)).toEqual(['current', 'next', 'next', 'next', 'next'])
    expect(view.clocks.map((clock) => [clock.rule, clock.dueAt - clock.startedAt])).toEqual([['CK-1', 30_000]])
    expect(desk.refused('intake.next', { contactId })).toMatchObject({ code: 'not_ready', details: { step: 'ask', missing: ['description'] } })

    view = desk.call('intake.setCustomer', { contactId, customerId: customer.customerId })
    expect(view.lines[0]!.text).toContain('林雅婷')
    expect(view.lines[0]!.text).toContain('Chen Jing')
    view = desk.call('intake.say', { contactId, lineId: view.lines[0]!.lineId, said: true })
    expect(view.lines[0]!.said).toBe(true)
    expect(view.clocks[0]!.metAt).toBe(desk.clock.now())
    view = desk.call('intake.write', { contactId, answers: [{ field: 'description', value: '外套袖口裂開' }] })
    expect(view.missing).toEqual([])

    view = desk.call('intake.next', { contactId })
    expect([view.step, steps(view)]).toEqual(['type', ['done', 'current', 'next', 'next', 'next']])
    expect(view.path[0]!.answer).toBe('外套袖口裂開')
    expect(view.choices.map((group) => [group.group, group.chosen])).toEqual([['type', null], ['class', null]])
    answerStep(desk, contactId, returnComplaint, 'type')

    view = desk.call('intake.next', { contactId })
    expect(view.path[1]!.answer).toBe(words.complaint)
    expect(view.choices[0]!.options).toHaveLength(4)
    view = desk.call('intake.choose', { contactId, group: 'scene', id: 'after-sales' })
    expect(view.clocks.map((clock) => clock.rule)).toEqual(['CK-1'])
    desk.clock.advance(minute)
    view = desk.call('intake.choose', { contactId, group: 'scene', id: 'return-exchange' })
    expect(view.clocks.filter((clock) => clock.metAt === null).map((clock) => [clock.rule, clock.startedAt, clock.targetMs])).toEqual([['CK-10', desk.clock.now(), 30_000]])
    expect(view.confirmations.map((one) => [one.fieldId, one.confirmed])).toEqual([['order-no', false], ['goods-state', false]])
    desk.clock.advance(10_000)
    view = desk.call('intake.write', { contactId, answers: [{ field: 'order-no', value: '8801' }, { field: 'goods-state', value: 'opened' }] })
    expect(view.clocks.find((clock) => clock.rule === 'CK-10')!.metAt).toBe(desk.clock.now())
    expect(view.missing).toEqual([])

    view = desk.call('intake.next', { contactId })
    view = desk.call('intake.choose', { contactId, group: 'need', id: 'exchange-goods' })
    expect(view.operation.length).toBeGreaterThan(0)
    expect(view.grades.severity).toMatchObject({ id: 'L2', by: 'playbook' })
    expect(view.grades.priority).toMatchObject({ id: 'medium', by: 'playbook' })

    view = desk.call('intake.next', { contactId })
    expect(view.step).toBe('outcome')
    expect(view.choices.map((group) => [group.group, group.chosen])).toEqual([['outcome', 'transfer'], ['department', 'after-sales']])
    const told = view.lines.map((line) => line.text).join('\n')
    expect(told).toContain(words.department)
    expect(told).toContain(words.due)
    expect(view.promisedAt).toBe(view.contact.arrivedAt + 24 * hour)

    const saved = desk.call('intake.save', { contactId })
    const ticket = desk.call('tickets.get', { ticketId: saved.ticketId })
    expect(ticket).toMatchObject({ number: saved.number, state: 'open', customerId: customer.customerId, outcome: { id: 'transfer' }, department: { id: 'after-sales' }, owner: { name: 'Chen Jing' } })
    expect(ticket.type!.title).toBe(words.complaint)
    expect(ticket.facts.map((fact) => fact.value)).toContain('8801')
    expect(ticket.clocks.map((clock) => [clock.rule, clock.metAt === null]).sort()).toEqual([['CK-1', false], ['CK-10', false], ['CK-19', true], ['CK-6', true], ['CK-8', true]])
    // The promise is the clock: what was said is what runs.
    expect(ticket.clocks.find((clock) => clock.rule === 'CK-19')!.dueAt).toBe(view.promisedAt)
    expect(ticket.comments.map((comment) => comment.audience)).toEqual(['customer'])
    expect(ticket.comments[0]!.text).toContain(words.due)
    expect(desk.call('tickets.queue', { filter: bucketFilters.mine, limit: 10 }).rows.map((row) => row.number)).toEqual([saved.number])
    // A first proposal is due with the solution here; of two at the same instant the one to do first is shown.
    expect(desk.call('clocks.nextDue', {})).toMatchObject({ subject: saved.number.replace(/(\d{3})(?=\d)/g, '$1 '), clock: { rule: 'CK-6', dueAt: view.promisedAt } })
  })

  test.each<Case>([stockInquiry, suggestion])('$type by $channel', (about) => {
    const desk = seated(deskInMemory()).speaking(language)
    const { ticketId } = aTicket(desk, about)
    const ticket = desk.call('tickets.get', { ticketId })
    expect(ticket).toMatchObject({ type: { id: about.type }, class: { id: about.class }, channel: { id: about.channel } })
    expect(ticket.scene.map((scene) => scene.id)).toEqual(about.scene)
    expect(ticket.state).toBe(about === stockInquiry ? 'resolved' : 'open')
  })
})

test('an e-mail complaint counts from when it came in, not from when it was opened (CK-5)', () => {
  const desk = seated(deskInMemory())
  const arrivedAt = desk.clock.now() - hour
  const { ticketId, contactId } = aTicket(desk, { ...mailedComplaint, arrivedAt })
  const due = desk.call('tickets.get', { ticketId }).clocks.find((clock) => clock.metric === 'firstResponse')!
  expect(due).toMatchObject({ rule: 'CK-5', startedAt: arrivedAt, dueAt: arrivedAt + 2 * hour, metAt: null })
  expect(desk.call('intake.view', { contactId }).contact.arrivedAt).toBe(arrivedAt)
  desk.clock.advance(5 * minute)
  const told = desk.call('tickets.comment', { ticketId, audience: 'customer', text: 'Your parcel leaves today.' })
  expect(told.clocks.find((clock) => clock.metric === 'firstResponse')!.metAt).toBe(desk.clock.now())
  expect(desk.refused('intake.start', { channel: 'email', arrivedAt: desk.clock.now() + 1 })).toMatchObject({ code: 'invalid_input' })
  // A call arrives when it is taken, whatever is said about it.
  expect(desk.call('intake.start', { channel: 'phone', arrivedAt }).contact.arrivedAt).toBe(desk.clock.now())
})

describe('saving', () => {
  test('twice gives the same ticket, and writes nothing the second time', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk, returnComplaint, 'outcome')
    const first = desk.call('intake.save', { contactId })
    const before = desk.events.length
    expect(desk.call('intake.save', { contactId })).toEqual(first)
    expect(desk.events).toHaveLength(before)
    expect(desk.rows('SELECT * FROM ticket')).toHaveLength(1)
    expect(desk.refused('intake.write', { contactId, answers: [] })).toMatchObject({ code: 'not_possible', key: 'not_possible.saved' })
  })

  test('early names the first step that misses something', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk, returnComplaint, 'scene')
    expect(desk.refused('intake.save', { contactId })).toMatchObject({ code: 'not_ready', details: { step: 'scene', missing: ['scene'] } })
  })

  test('numbers run on, each with its check digit', () => {
    const desk = seated(deskInMemory())
    const numbers = [1, 2, 3].map(() => aTicket(desk, stockInquiry).number)
    expect(new Set(numbers.map((number) => number.slice(0, 3))).size).toBe(1)
    expect(numbers.map((number) => number.slice(3, -1))).toEqual(['00001', '00002', '00003'])
  })
})

describe('the path (IN-10)', () => {
  test('one may go back and forth among the steps that were reached, and nothing typed is lost', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk, returnComplaint, 'need')
    const before = desk.call('intake.view', { contactId })
    for (const step of ['ask', 'scene', 'type', 'need'] as const) expect(desk.call('intake.goTo', { contactId, step }).step).toBe(step)
    expect(desk.call('intake.view', { contactId }).path).toEqual(before.path)
    expect(desk.refused('intake.goTo', { contactId, step: 'outcome' }).code).toBe('not_possible')
  })

  test('skipping needs a reason, keeps it, and is not possible for need and outcome', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk, returnComplaint, 'scene')
    const view = desk.call('intake.skip', { contactId, reason: 'Caller in a hurry' })
    expect(steps(view)).toEqual(['done', 'done', 'skipped', 'current', 'next'])
    expect(desk.eventsOf('contact.skipped')[0]!.body).toMatchObject({ step: 'scene', why: 'Caller in a hurry' })
    expect(desk.refused('intake.skip', { contactId, reason: 'No time' }).code).toBe('not_possible')
    desk.call('intake.write', { contactId, answers: [{ field: 'freeNeed', value: 'A written apology' }] })
    desk.call('intake.next', { contactId })
    expect(desk.refused('intake.skip', { contactId, reason: 'No time' }).code).toBe('not_possible')
    desk.call('intake.choose', { contactId, group: 'outcome', id: 'escalate' })
    const { ticketId } = desk.call('intake.save', { contactId })
    expect(desk.call('tickets.get', { ticketId })).toMatchObject({ need: 'A written apology', scene: [], outcome: { id: 'escalate' } })
  })

  test('a contact that is given up can be taken back as it was', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk, returnComplaint, 'scene')
    const before = desk.call('intake.view', { contactId })
    desk.call('intake.abandon', { contactId, reason: 'Call lost' })
    expect(desk.call('intake.open', {})).toEqual([])
    expect(desk.refused('intake.next', { contactId })).toMatchObject({ key: 'not_possible.abandoned' })
    const after = desk.call('intake.resume', { contactId })
    expect([after.step, after.path, after.state]).toEqual([before.step, before.path, 'open'])
    expect(desk.call('intake.open', {}).map((one) => one.contactId)).toEqual([contactId])
  })
})

describe('what is recorded', () => {
  test('everything that happens is an event with its author and device, and every kind of event comes up', () => {
    const desk = seated(deskInMemory(), { role: 'supervisor' })
    const me = desk.call('people.me', {}).person
    const customer = aCustomer(desk)
    desk.call('customers.update', { customerId: customer.customerId, version: 1, name: 'Lin', phone: '', memberNumber: 'M1', tier: 'vip', tags: [], note: '' })
    desk.call('customers.reveal', { customerId: customer.customerId })
    desk.call('orders.import', { file: 'orders.csv', content: Buffer.from('order no,state\n20261122,shipped').toString('base64') })
    desk.call('desk.setSettings', { settings: { look: 'dark' } })
    const given = aContact(desk, returnComplaint, 'scene')
    desk.call('intake.say', { contactId: given, lineId: desk.call('intake.view', { contactId: given }).lines[0]!.lineId, said: true })
    desk.call('intake.grade', { contactId: given, kind: 'severity', id: 'L1', reason: 'Somebody is hurt' })
    desk.call('intake.abandon', { contactId: given, reason: 'Call lost' })
    desk.call('intake.resume', { contactId: given })
    desk.call('intake.skip', { contactId: given, reason: 'In a hurry' })
    const tickets = [aTicket(desk, { ...mailedComplaint, scene: ['account', 'privacy'], need: 'privacy-request', answers: { note: 'x' } }), aTicket(desk)]
    const contactId = aContact(desk, mailedComplaint)
    desk.call('intake.setCustomer', { contactId, customerId: customer.customerId })
    desk.call('intake.setOrder', { contactId, orderId: desk.call('orders.search', { text: '20261122' })[0]!.order.orderId })
    desk.call('intake.jump', { contactId, to: { kind: 'scene', id: 'refund' } })
    desk.call('intake.setKind', { contactId, kind: 'emergency' })
    desk.call('intake.park', { contactId, reason: 'Asks for a manager' })
    desk.call('intake.hand', { contactId, to: aPerson(desk.as(null)).personId, note: 'Manager wanted' })
    desk.call('intake.takeBack', { contactId })
    desk.call('intake.unpark', { contactId })
    desk.call('intake.abandon', { contactId, reason: 'Spam' })
    desk.call('intake.another', { contactId: tickets[1]!.contactId })
    const { ticketId } = tickets[0]!
    desk.clock.advance(110 * minute)
    desk.clock.advance(20 * minute)
    desk.call('tickets.reveal', { ticketId })
    desk.call('tickets.comment', { ticketId, audience: 'internal', text: 'Asked operations' })
    desk.call('tickets.comment', { ticketId, audience: 'customer', text: 'We are on it' })
    desk.call('tickets.grade', { ticketId, version: desk.call('tickets.get', { ticketId }).version, kind: 'priority', id: 'high', reason: 'Second mail' })
    desk.call('tickets.move', { ticketId, version: desk.call('tickets.get', { ticketId }).version, to: 'resolved', reason: null })

    const contact = aContact(desk, returnComplaint, 'outcome')
    desk.call('intake.setCustomer', { contactId: contact, customerId: customer.customerId })
    desk.call('intake.save', { contactId: contact })
    desk.call('customers.update', { customerId: customer.customerId, version: 2, name: 'Lin', phone: '', memberNumber: 'M1', tier: 'standard', tags: [], note: '' })
    const [into, merged] = tickets.map((ticket) => desk.call('tickets.get', { ticketId: ticket.ticketId }))
    desk.call('tickets.merge', { ticketId: merged!.ticketId, version: merged!.version, into: into!.ticketId, intoVersion: into!.version, reason: 'One case', acrossCustomers: true })
    desk.call('tickets.unmerge', { ticketId: merged!.ticketId, version: merged!.version + 1, reason: null })
    const { version, settings } = desk.call('clocks.settings', {})
    desk.call('clocks.publish', { version, settings, retarget: true })

    const { events } = desk
    expect(new Set(events.map((event) => event.type))).toEqual(new Set([
      'desk.created', 'desk.seated', 'desk.set', 'person.joined', 'playbook.published', 'playbook.retargeted', 'customer.created', 'customer.changed', 'customer.revealed', 'order.imported', 'order.claimed', 'contact.linked',
      'contact.started', 'contact.wrote', 'contact.chose', 'contact.identified', 'contact.confirmed', 'contact.said', 'contact.graded', 'contact.stepped', 'contact.jumped', 'contact.skipped', 'contact.abandoned', 'contact.resumed', 'contact.saved',
      'contact.parked', 'contact.unparked', 'contact.handed', 'contact.takenBack', 'contact.changedKind', 'contact.reopened',
      'ticket.opened', 'ticket.revealed', 'ticket.commented', 'ticket.told', 'ticket.moved', 'ticket.graded', 'ticket.tierChanged',
      'ticket.suggested', 'ticket.suggestionGone',
      'ticket.merged', 'ticket.tookIn', 'ticket.unmerged', 'ticket.letGo', 'clock.restored', 'promise.made',
      'clock.started', 'clock.met', 'clock.retargeted', 'clock.cancelled', 'clock.warned', 'clock.breached',
    ]))
    const device = hexOf(desk.call('desk.status', {}).deviceId)
    const shipped = events.find((event) => event.type === 'playbook.published')
    for (const event of events) {
      expect(event.device).toBe(device)
      const byItself = event === shipped || ['desk.created', 'ticket.suggested', 'ticket.suggestionGone', 'clock.warned', 'clock.breached', 'person.joined', 'desk.seated'].includes(event.type)
      expect(event.author, event.type).toBe(byItself ? null : hexOf(me.personId))
    }
  })

  test('the history of a ticket tells who, when, from, to and why, in the reader\'s language (TK-5)', () => {
    const desk = seated(deskInMemory(), { name: 'Chen Jing' })
    const { ticketId } = aTicket(desk)
    desk.clock.advance(minute)
    desk.call('tickets.grade', { ticketId, version: desk.call('tickets.get', { ticketId }).version, kind: 'severity', id: 'L1', reason: 'A child was hurt' })
    desk.clock.advance(minute)
    desk.call('tickets.comment', { ticketId, audience: 'internal', text: 'Asked after-sales' })
    const told = (language: 'en' | 'zh-TW') => desk.speaking(language).call('tickets.history', { ticketId })
    const history = told('en')
    expect(history.map((entry) => entry.at)).toEqual([...history.map((entry) => entry.at)].sort((a, b) => a - b))
    expect(history.find((entry) => entry.what === 'ticket.graded')).toMatchObject({
      who: 'Chen Jing', why: 'A child was hurt', changes: [{ field: 'severity', from: 'L2 Coordinated', to: 'L1 Critical' }], at: Date.parse(mondayMorning) + minute,
    })
    expect(told('zh-TW').find((entry) => entry.what === 'ticket.graded')!.changes[0]!.to).not.toBe('L1 Critical')
    const retargeted = history.find((entry) => entry.what === 'clock.retargeted')!
    expect(retargeted.who).toBeNull()
    expect(retargeted.changes.find((change) => change.field === 'dueAt')).toMatchObject({ from: String(Date.parse(mondayMorning) + 24 * hour), to: String(Date.parse(mondayMorning) + hour) })
    expect(history.find((entry) => entry.what === 'ticket.commented')).toMatchObject({ why: 'Asked after-sales' })
    expect(history.filter((entry) => entry.what === 'ticket.opened')).toHaveLength(1)
  })
})

test('no step is left out of what these tests walk through', () => {
  const desk = seated(deskInMemory())
  for (const step of intakeSteps) expect(desk.call('intake.view', { contactId: aContact(desk, returnComplaint, step) }).step).toBe(step)
})
