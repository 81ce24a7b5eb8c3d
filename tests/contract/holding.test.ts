import { describe, expect, test } from 'vitest'
import { minute, second } from '../../shared/time.ts'
import { deskInMemory, type TestDesk } from '../helpers/desk.ts'
import { aContact, aCustomer, aPerson, aTicket, mailedComplaint, returnComplaint, seated, stockInquiry } from '../helpers/builders.ts'

const openOn = (desk: TestDesk) => desk.call('intake.open', {}).map((contact) => contact.contactId)

describe('several contacts side by side', () => {
  test('keep the order in which they came, whichever is touched', () => {
    const desk = seated(deskInMemory())
    const contacts = ['phone', 'chat', 'email', 'chat', 'form'].map((channel) => {
      desk.clock.advance(second)
      return aContact(desk, { ...returnComplaint, channel })
    })
    for (const contactId of contacts.toReversed()) desk.call('intake.write', { contactId, answers: [{ field: 'description', value: `about ${contactId}` }] })
    expect(openOn(desk)).toEqual(contacts)
  })

  test('an e-mail that came in yesterday is a new contact today', () => {
    const desk = seated(deskInMemory())
    const first = aContact(desk)
    const mailed = aContact(desk, { ...mailedComplaint, arrivedAt: desk.clock.now() - 20 * 60 * minute })
    expect(openOn(desk)).toEqual([first, mailed])
  })

  test('each tells what its tab shows: channel, customer, step, what is due next (CK-24)', () => {
    const desk = seated(deskInMemory())
    const customer = aCustomer(desk, { name: 'Wang' })
    const contactId = aContact(desk, returnComplaint, 'type')
    desk.call('intake.setCustomer', { contactId, customerId: customer.customerId })
    const waiting = aContact(desk, stockInquiry)
    const [known, unknown] = desk.call('intake.open', {})
    expect(known).toMatchObject({ contactId, channel: { id: 'phone' }, kind: { id: 'inbound' }, customerName: 'Wang', step: 'type', stepTitle: 'Type', problem: 1, parked: null, handed: null })
    // Going on has answered the customer, so nothing of this contact is due.
    expect(known!.nextClock).toBeNull()
    expect(unknown).toMatchObject({ contactId: waiting, customerName: null, nextClock: { rule: 'CK-2', dueAt: desk.clock.now() + 15 * second } })
  })
})

describe('parking', () => {
  test('puts a contact aside with its reason, and taking it up again brings everything back as it was', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk, returnComplaint, 'scene')
    const before = desk.call('intake.view', { contactId })
    desk.call('intake.park', { contactId, reason: 'Looks for the receipt' })
    const parkedAt = desk.clock.now()
    desk.clock.advance(minute)
    expect(desk.call('intake.open', {})[0]).toMatchObject({ contactId, parked: { at: parkedAt, reason: 'Looks for the receipt' } })
    const after = desk.call('intake.unpark', { contactId })
    expect(after.contact.parked).toBeNull()
    expect([after.step, after.path, after.fields, after.choices]).toEqual([before.step, before.path, before.fields, before.choices])
    expect(desk.eventsOf('contact.parked')[0]!.body).toEqual({ why: 'Looks for the receipt' })
    expect(desk.eventsOf('contact.unparked')[0]!.body).toEqual({ parkedAt })
  })

  test('leaves its clocks running: a breach is recorded at its true time', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk)
    const [clock] = desk.call('intake.view', { contactId }).clocks
    desk.call('intake.park', { contactId, reason: 'Calls back' })
    desk.clock.advance(minute)
    expect(desk.call('clocks.nextDue', {})?.clock.breachedAt).toBe(clock!.dueAt)
  })

  test('takes only words that were still on their way; everything else waits until it is taken up', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk)
    desk.call('intake.park', { contactId, reason: 'x' })
    expect(desk.call('intake.write', { contactId, answers: [{ field: 'description', value: 'late words' }] }).contact.parked).not.toBeNull()
    for (const [name, input] of [['intake.next', {}], ['intake.save', {}], ['intake.park', { reason: 'x' }], ['intake.setKind', { kind: 'emergency' }], ['intake.goTo', { step: 'ask' }]] as const) {
      expect(desk.refused(name, { contactId, ...input }), name).toMatchObject({ code: 'not_possible', key: 'not_possible.parked' })
    }
    desk.call('intake.unpark', { contactId })
    expect(desk.refused('intake.unpark', { contactId })).toMatchObject({ key: 'not_possible.notParked' })
    expect(desk.call('intake.view', { contactId }).fields[0]!.value).toBe('late words')
  })

  test('a parked one can be ended without a ticket', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk)
    desk.call('intake.park', { contactId, reason: 'x' })
    expect(desk.call('intake.abandon', { contactId, reason: 'Never came back' })).toMatchObject({ state: 'abandoned', contact: { parked: null } })
    expect(openOn(desk)).toEqual([])
  })
})

describe('handing over to a colleague', () => {
  const two = () => {
    const desk = seated(deskInMemory(), { name: 'Chen Jing', role: 'supervisor' })
    const person = aPerson(desk, { name: 'Wu Hao' })
    return { desk, person, other: desk.as(person) }
  }

  test('moves the contact with all that was typed and all its clocks, and tells by whom and why', () => {
    const { desk, person, other } = two()
    aContact(other)
    desk.clock.advance(second)
    const contactId = aContact(desk, returnComplaint, 'scene')
    const before = desk.call('intake.view', { contactId })
    const pushes = desk.pushes.length
    const given = desk.call('intake.hand', { contactId, to: person.personId, note: 'Speaks Hakka' })
    expect(given.agent).toEqual({ personId: person.personId, name: 'Wu Hao' })
    expect(desk.pushes.slice(pushes)).toEqual([[{ topic: 'contact', ids: [contactId] }]])
    expect(openOn(desk)).toEqual([])
    const tabs = other.call('intake.open', {})
    expect(tabs.map((tab) => tab.contactId).at(-1)).toBe(contactId)
    expect(tabs.at(-1)!.handed).toEqual({ by: 'Chen Jing', at: desk.clock.now(), note: 'Speaks Hakka', fresh: true })
    expect(desk.refused('intake.next', { contactId })).toMatchObject({ code: 'not_permitted', key: 'not_permitted.contact' })
    const after = other.call('intake.view', { contactId })
    expect([after.path, after.clocks, after.choices]).toEqual([before.path, before.clocks, before.choices])

    // Once touched it is the colleague's own, and the note stays to be read.
    expect(other.call('intake.choose', { contactId, group: 'scene', id: 'order' }).contact.handed).toMatchObject({ note: 'Speaks Hakka', fresh: false })
    expect(desk.refused('intake.takeBack', { contactId })).toMatchObject({ code: 'not_possible', key: 'not_possible.takenUp' })
  })

  test('can be taken back while nobody has touched it', () => {
    const { desk, person, other } = two()
    const contactId = aContact(desk, returnComplaint, 'scene')
    desk.call('intake.park', { contactId, reason: 'Calls back at noon' })
    desk.call('intake.hand', { contactId, to: person.personId, note: 'x' })
    expect(other.call('intake.open', {})[0]!.parked).toMatchObject({ reason: 'Calls back at noon' })
    expect(other.refused('intake.takeBack', { contactId })).toMatchObject({ key: 'not_permitted.contact' })
    expect(desk.call('intake.takeBack', { contactId })).toMatchObject({ contact: { handed: null, parked: { reason: 'Calls back at noon' } } })
    expect([openOn(desk), openOn(other)]).toEqual([[contactId], []])
    expect(desk.refused('intake.takeBack', { contactId }).code).toBe('not_permitted')
  })

  test('is refused to oneself, to who takes no contacts, to nobody, and once it is saved', () => {
    const { desk, person } = two()
    const contactId = aContact(desk)
    const analyst = aPerson(desk, { role: 'analyst', name: 'Ma' })
    const hand = (to: string) => desk.refused('intake.hand', { contactId, to, note: 'x' })
    const me = desk.call('people.me', {}).person.personId
    const before = desk.events.length
    expect(hand(me)).toMatchObject({ code: 'not_possible', key: 'not_possible.handToSelf' })
    expect(hand(analyst.personId)).toMatchObject({ code: 'not_possible', key: 'not_possible.handRole', details: { name: 'Ma' } })
    expect(hand('018f0000-0000-7000-8000-000000000000')).toMatchObject({ code: 'not_found', details: { what: 'person' } })
    expect(desk.refused('intake.hand', { contactId, to: person.personId, note: ' ' }).code).toBe('invalid_input')
    expect(desk.events).toHaveLength(before)
    expect(desk.refused('intake.hand', { contactId: aTicket(desk).contactId, to: person.personId, note: 'x' })).toMatchObject({ key: 'not_possible.saved' })
  })

  test('offers those who take contacts, with what they are working on; parked ones do not count as that', () => {
    const { desk, person, other } = two()
    aPerson(desk, { role: 'quality' })
    const [busy, aside] = [aContact(other), aContact(other)]
    desk.call('intake.colleagues', {})
    other.call('intake.park', { contactId: aside, reason: 'x' })
    expect(desk.call('intake.colleagues', {})).toEqual([{ personId: person.personId, name: 'Wu Hao', role: 'agent', open: 1, parked: 1 }])
    other.call('intake.abandon', { contactId: busy, reason: 'x' })
    expect(desk.call('intake.colleagues', {})[0]).toMatchObject({ open: 0, parked: 1 })
  })
})

describe('a contact turns into another kind (IN-12)', () => {
  test('inbound, emergency, outbound, without losing a letter; the ticket keeps what it was', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk, returnComplaint, 'outcome')
    const before = desk.call('intake.view', { contactId })
    expect(before.contact.kind).toMatchObject({ id: 'inbound' })
    for (const kind of ['emergency', 'outbound', 'emergency']) {
      const view = desk.call('intake.setKind', { contactId, kind })
      expect(view.contact.kind.id).toBe(kind)
      expect(view.path.map((step) => step.answer)).toEqual(before.path.map((step) => step.answer))
    }
    expect(desk.eventsOf('contact.changedKind').map((event) => event.body)).toEqual([['inbound', 'emergency'], ['emergency', 'outbound'], ['outbound', 'emergency']].map(([from, to]) => ({ changes: { kind: { from, to } } })))
    const events = desk.events.length
    desk.call('intake.setKind', { contactId, kind: 'emergency' })
    expect(desk.events).toHaveLength(events)
    expect(desk.refused('intake.setKind', { contactId, kind: 'constructor' })).toMatchObject({ code: 'not_found', details: { what: 'kind' } })
    desk.call('intake.save', { contactId })
    expect(desk.rows('SELECT kind FROM ticket')).toEqual([{ kind: 'emergency' }])
  })

  test('begins as its channel says', () => {
    const desk = seated(deskInMemory())
    expect(desk.call('intake.start', { channel: 'outbound' }).contact.kind.id).toBe('outbound')
  })
})

describe('several tickets from one contact (IN-11)', () => {
  const saved = (desk: TestDesk) => {
    const contactId = aContact(desk, { ...returnComplaint, answers: { product: 'Cup' } }, 'outcome')
    return { contactId, first: desk.call('intake.save', { contactId }) }
  }
  const goOn = (desk: TestDesk, contactId: ReturnType<typeof saved>['contactId']) => {
    desk.call('intake.write', { contactId, answers: [{ field: 'description', value: 'And the lid is missing' }] })
    desk.call('intake.next', { contactId })
    for (const [group, id] of [['type', 'inquiry'], ['class', 'general']] as const) desk.call('intake.choose', { contactId, group, id })
    desk.call('intake.next', { contactId })
    for (const id of stockInquiry.scene) desk.call('intake.choose', { contactId, group: 'scene', id })
    for (const { fieldId } of desk.call('intake.view', { contactId }).fields) desk.call('intake.write', { contactId, answers: [{ field: fieldId, value: 'Lid' }] })
    desk.call('intake.next', { contactId })
    desk.call('intake.choose', { contactId, group: 'need', id: stockInquiry.need })
    desk.call('intake.next', { contactId })
    return desk.call('intake.save', { contactId })
  }

  test('the next problem keeps customer, channel and what the conversation has told, and asks what happened anew', () => {
    const desk = seated(deskInMemory())
    const customer = aCustomer(desk)
    const contactId = aContact(desk, { ...returnComplaint, answers: { product: 'Cup' } }, 'outcome')
    desk.call('intake.setCustomer', { contactId, customerId: customer.customerId })
    desk.call('intake.goTo', { contactId, step: 'ask' })
    const greeting = desk.call('intake.view', { contactId }).lines[0]!.lineId
    desk.call('intake.say', { contactId, lineId: greeting, said: true })
    desk.call('intake.goTo', { contactId, step: 'outcome' })
    const first = desk.call('intake.save', { contactId })
    const view = desk.call('intake.another', { contactId })
    expect(view).toMatchObject({ state: 'open', step: 'ask', ticketId: null, customerId: customer.customerId, contact: { problem: 2, channel: { id: 'phone' } } })
    expect(view.tickets).toEqual([{ ...first, need: 'Exchange goods', state: 'open', problem: 1 }])
    expect(view.path.map((step) => step.state)).toEqual(['current', 'next', 'next', 'next', 'next'])
    expect(Object.fromEntries(view.fields.map((field) => [field.fieldId, field.value]))).toMatchObject({ description: '', product: 'Cup' })
    expect(view.lines.find((line) => line.lineId === greeting)!.said).toBe(true)
    expect(openOn(desk)).toEqual([contactId])
    const events = desk.events.length
    expect(desk.call('intake.another', { contactId }).contact.problem).toBe(2)
    expect(desk.events).toHaveLength(events)
  })

  test('its ticket has no second first-response clock: the customer was answered once', () => {
    const desk = seated(deskInMemory())
    const { contactId, first } = saved(desk)
    expect(desk.call('intake.another', { contactId }).clocks).toEqual([])
    const second = goOn(desk, contactId)
    expect(second.number).not.toBe(first.number)
    const metrics = (ticketId: typeof first.ticketId) => desk.call('tickets.get', { ticketId }).clocks.map((clock) => clock.metric)
    expect(metrics(first.ticketId)).toContain('firstResponse')
    expect(metrics(second.ticketId)).not.toContain('firstResponse')
    expect(metrics(second.ticketId)).toContain('resolution')
    desk.call('tickets.comment', { ticketId: second.ticketId, audience: 'customer', text: 'There are lids.' })
    expect(metrics(second.ticketId)).not.toContain('firstResponse')
  })

  test('nor has one that was written: the mail is answered once, with the first', () => {
    const desk = seated(deskInMemory())
    const { contactId } = aTicket(desk, mailedComplaint)
    desk.call('intake.another', { contactId })
    const { ticketId } = goOn(desk, contactId)
    expect(desk.call('tickets.get', { ticketId }).clocks.filter((clock) => clock.metric === 'firstResponse')).toEqual([])
  })

  test('saving each twice gives each its own ticket, and both know the other', () => {
    const desk = seated(deskInMemory())
    const { contactId, first } = saved(desk)
    expect(desk.call('intake.save', { contactId })).toEqual(first)
    desk.call('intake.another', { contactId })
    const second = goOn(desk, contactId)
    expect(desk.call('intake.save', { contactId })).toEqual(second)
    expect(desk.rows('SELECT problem FROM ticket ORDER BY problem')).toEqual([{ problem: 1 }, { problem: 2 }])
    expect(desk.call('tickets.get', { ticketId: first.ticketId }).siblings).toMatchObject([{ ...second, problem: 2 }])
    expect(desk.call('tickets.get', { ticketId: second.ticketId }).siblings).toMatchObject([{ ...first, problem: 1 }])
    for (const { ticketId } of [first, second]) {
      const history = desk.call('tickets.history', { ticketId })
      expect(history.filter((entry) => entry.what === 'ticket.opened')).toHaveLength(1)
      const others = history.filter((entry) => entry.what === 'ticket.sibling')
      expect(others.map((entry) => entry.changes[0]!.to?.replaceAll(' ', ''))).toEqual([ticketId === first.ticketId ? second.number : first.number])
    }
  })

  test('one that was begun and given up leaves the tickets as they are, can be taken back, and leaves its number', () => {
    const desk = seated(deskInMemory())
    const { contactId } = saved(desk)
    desk.call('intake.another', { contactId })
    desk.call('intake.write', { contactId, answers: [{ field: 'description', value: 'Never mind' }] })
    expect(desk.call('intake.abandon', { contactId, reason: 'Hung up' }).state).toBe('saved')
    expect(desk.call('intake.resume', { contactId })).toMatchObject({ state: 'open', contact: { problem: 2 } })
    desk.call('intake.abandon', { contactId, reason: 'Hung up' })
    expect(desk.call('intake.another', { contactId }).contact.problem).toBe(2)
  })

  test('is not possible before the first is saved, nor after a contact that was given up', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk)
    expect(desk.refused('intake.another', { contactId })).toMatchObject({ key: 'not_possible.notSaved' })
    desk.call('intake.abandon', { contactId, reason: 'x' })
    expect(desk.refused('intake.another', { contactId })).toMatchObject({ key: 'not_possible.abandoned' })
  })
})
