import { describe, expect, test } from 'vitest'
import { bucketFilters } from '../../shared/contract/queue.ts'
import { deskInMemory, hexOf } from '../helpers/desk.ts'
import { aContact, aCustomer, aPerson, aTicket, returnComplaint, seated, stockInquiry } from '../helpers/builders.ts'
import { changedRetail } from '../helpers/playbooks.ts'

describe('finding a customer (IN-1)', () => {
  const desk = seated(deskInMemory())
  const lin = aCustomer(desk, { name: '林雅婷', phone: '+886 912-345-678', memberNumber: 'VIP-100' })
  const chen = aCustomer(desk, { name: 'Chén Élodie', phone: '13800001234' })
  const wide = aCustomer(desk, { name: 'ＡＢＣ商行', phone: '', memberNumber: 'b-2' })
  const names = (text: string) => desk.call('customers.search', { text }).map((customer) => customer.name)

  test.each<[string, string, string[]]>([
    ['the front of a phone', '1380', [chen.name]],
    ['the last digits of a phone', '1234', [chen.name]],
    ['as it is written, with spaces', '+886 912', [lin.name]],
    ['full-width digits', '１３８０', [chen.name]],
    ['the last three digits', '678', [lin.name]],
    ['two digits look only at the front', '34', []],
    ['a member number, whatever the case', 'vip-1', [lin.name]],
    ['part of a name', '雅', [lin.name]],
    ['a name beyond ASCII, as it is written', 'Élodie', [chen.name]],
    ['the whole of it', 'Chén Élodie', [chen.name]],
    ['a name in full-width letters, as it is written', 'ＡＢＣ', [wide.name]],
    ['nothing', '   ', []],
    ['a wildcard is only a character', '%', []],
    ['nobody', 'Zhang', []],
  ])('%s: %s', (_name, text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  test('at most eight, each once', () => {
    for (let at = 0; at < 12; at += 1) aCustomer(desk, { name: `Wang ${at}`, phone: `1390000${1000 + at}`, memberNumber: `139-${at}` })
    const found = desk.call('customers.search', { text: '139' })
    expect(found).toHaveLength(8)
    expect(new Set(found.map((one) => one.customerId)).size).toBe(8)
  })
})

test('a customer without name and phone is refused; a change is recorded field by field', () => {
  const tagged = changedRetail((playbook) => { playbook.tags = ['quiet', 'large-orders'].map((id) => ({ id, title: { 'zh-CN': id, 'zh-TW': id, en: `${id}!` } })) })
  const desk = seated(deskInMemory({ playbook: tagged.source }))
  expect(desk.refused('customers.create', { name: ' ', phone: '', memberNumber: 'M1', tier: 'vip' })).toMatchObject({ code: 'not_ready', key: 'not_ready.customer' })
  const customer = aCustomer(desk)
  const same = { customerId: customer.customerId, name: customer.name, phone: '13800001234', memberNumber: customer.memberNumber, tier: customer.tier, tags: [], note: customer.note }
  expect(desk.call('customers.update', { ...same, version: 1 }).version).toBe(1)
  expect(desk.call('customers.update', { ...same, version: 1, tier: 'vip' })).toMatchObject({ version: 2, tierTitle: 'VIP' })
  expect(desk.call('customers.update', { ...same, version: 2, tier: 'vip', tags: ['quiet', 'large-orders', 'quiet'] }).tags.map(({ title }) => title)).toEqual(['quiet!', 'large-orders!'])
  expect(desk.refused('customers.update', { ...same, version: 3, tags: ['no-such-tag'] })).toMatchObject({ code: 'not_found', details: { what: 'tag' } })
  expect(desk.eventsOf('customer.changed').map((event) => event.body)).toEqual([{ changes: { tier: { from: 'standard', to: 'vip' } } }, { changes: { tags: { from: '', to: 'quiet large-orders' } } }])
})

test('a corrected name is found, the old one is not', () => {
  const desk = seated(deskInMemory())
  const { customerId } = aCustomer(desk, { name: '林雅庭' })
  desk.call('customers.update', { customerId, version: 1, name: '林婉婷', phone: '', memberNumber: '', tier: 'standard', tags: [], note: '' })
  const found = (text: string) => desk.call('customers.search', { text }).length
  expect([found('婉'), found('婉婷'), found('雅'), found('雅庭')]).toEqual([1, 1, 0, 0])
})

describe('PR-1: numbers are masked unless they are shown on purpose', () => {
  const phone = '13812345678'
  const other = '13987654321'
  const desk = seated(deskInMemory())
  const { customerId } = aCustomer(desk, { phone })
  desk.call('customers.update', { customerId, version: 1, name: 'Lin', phone, memberNumber: '', tier: 'standard', tags: [], note: `or ${other}` })
  const contactId = aContact(desk, returnComplaint, 'outcome')
  const answers = [
    desk.call('intake.setCustomer', { contactId, customerId }),
    desk.call('intake.view', { contactId }),
    desk.call('intake.open', {}),
    desk.call('customers.search', { text: phone }),
    desk.call('customers.get', { customerId }),
    desk.call('customers.likely', { except: null, name: '', phone, memberNumber: '' }),
    desk.call('customers.create', { name: 'Wu', phone, memberNumber: '', tier: 'standard' }),
    desk.call('tickets.get', { ticketId: desk.call('intake.save', { contactId }).ticketId }),
    desk.call('tickets.queue', { text: phone, limit: 10 }),
  ]

  test('no answer carries them', () => {
    const told = JSON.stringify(answers)
    expect(told).toContain('138••••5678')
    expect(told).toContain('or 139••••4321')
    for (const digits of [phone, other, '1234567', '8765']) expect(told).not.toContain(digits)
  })

  test('whoever needs them asks, and that is on record with the person', () => {
    const before = desk.eventsOf('customer.revealed').length
    expect(desk.call('customers.reveal', { customerId })).toEqual({ phone, note: `or ${other}` })
    const revealed = desk.eventsOf('customer.revealed').slice(before)
    expect(revealed.map(({ entityId, author }) => ({ entityId, author }))).toEqual([{ entityId: hexOf(customerId), author: hexOf(desk.call('people.me', {}).person.personId) }])
    expect(desk.as(aPerson(desk)).as(null).refused('customers.reveal', { customerId }).code).toBe('nobody_sits_here')
  })

  test('what an agent wrote down of a phone is masked on the ticket too, an order number is not, and the look at it is in the history', () => {
    const written = aContact(desk, { ...returnComplaint, answers: { description: `Call ${other}`, 'order-no': '13900001111' } }, 'outcome')
    const { ticketId } = desk.call('intake.save', { contactId: written })
    const facts = JSON.stringify(desk.call('tickets.get', { ticketId }).facts)
    expect(facts).toContain('Call 139••••4321')
    expect(facts).toContain('13900001111')
    expect(JSON.stringify(desk.call('tickets.reveal', { ticketId }).facts)).toContain(`Call ${other}`)
    expect(desk.call('tickets.history', { ticketId }).at(-1)?.what).toBe('ticket.revealed')
  })
})

describe('IN-1: a customer who may be known already', () => {
  const desk = seated(deskInMemory())
  const byPhone = aCustomer(desk, { name: '林雅婷', phone: '+8613800001234', memberNumber: 'M-7' })
  const byName = aCustomer(desk, { name: '林雅婷', phone: '13911111234' })
  const likely = (given: object) => desk.call('customers.likely', { except: null, name: '', phone: '', memberNumber: '', ...given }).map(({ customer, why }) => [customer.customerId, why])

  test('the likeliest first, with the reason', () => {
    expect(likely({ name: '林女士', phone: '138 0000 1234' })).toEqual([[byPhone.customerId, 'phone'], [byName.customerId, 'name']])
    expect(likely({ memberNumber: 'm-7' })).toEqual([[byPhone.customerId, 'memberNumber']])
    expect(likely({ name: '林雅婷' })).toEqual([])
  })

  test('not the one that is being corrected, and never in the way', () => {
    expect(likely({ except: byPhone.customerId, phone: '13800001234' })).toEqual([])
    expect(aCustomer(desk, { name: '林雅婷', phone: '13800001234' }).version).toBe(1)
  })
})

test('a customer brings what is still promised: the clock that runs and what they were told last (IN-9, IN-10)', () => {
  const desk = seated(deskInMemory())
  const { customerId } = aCustomer(desk)
  const save = (about: typeof returnComplaint) => {
    const contactId = aContact(desk, about, 'outcome')
    desk.call('intake.setCustomer', { contactId, customerId })
    desk.clock.advance(1_000)
    return desk.call('intake.save', { contactId })
  }
  const open = save(returnComplaint)
  desk.call('tickets.comment', { ticketId: open.ticketId, audience: 'customer', text: 'A courier comes at ten' })
  desk.call('tickets.comment', { ticketId: open.ticketId, audience: 'internal', text: 'Asked the courier' })
  for (let at = 0; at < 6; at += 1) save(stockInquiry)
  const { tickets } = desk.call('customers.get', { customerId })
  // It is the oldest of seven, and yet it is not forgotten.
  expect(tickets[0]).toMatchObject({ number: open.number, state: 'open', nextClock: { rule: 'CK-6' }, told: { text: 'A courier comes at ten' } })
  expect(tickets).toHaveLength(6)
  expect(tickets.slice(1).map(({ nextClock, told }) => [nextClock, told])).toEqual(tickets.slice(1).map(() => [null, null]))
})

test('a customer brings their earlier tickets, the open ones first', () => {
  const desk = seated(deskInMemory())
  const { customerId } = aCustomer(desk)
  const numbers = [returnComplaint, stockInquiry].map((about) => {
    const contactId = aContact(desk, about, 'outcome')
    desk.call('intake.setCustomer', { contactId, customerId })
    desk.clock.advance(1_000)
    return desk.call('intake.save', { contactId }).number
  })
  // The inquiry was answered at once.
  expect(desk.call('customers.get', { customerId }).tickets.map((ticket) => [ticket.number, ticket.state])).toEqual([[numbers[0], 'open'], [numbers[1], 'resolved']])
})

test('the queue is searched by number, customer and phone', () => {
  const desk = seated(deskInMemory())
  const { customerId } = aCustomer(desk)
  const contactId = aContact(desk, returnComplaint, 'outcome')
  desk.call('intake.setCustomer', { contactId, customerId })
  const { number } = desk.call('intake.save', { contactId })
  aTicket(desk, stockInquiry)
  const found = (text: string) => desk.call('tickets.queue', { filter: bucketFilters.open, text, limit: 10 }).rows.map((row) => row.number)
  for (const text of [number, `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`, 'Yating', '1234']) expect(found(text), text).toContain(number)
  expect(found(number)).toEqual([number])
  expect(found('nobody')).toEqual([])
})

test('IN-6: the tags of the customer choose the words', () => {
  const { source } = changedRetail((playbook) => {
    playbook.tags = [{ id: 'hard-of-hearing', title: { 'zh-CN': '听力不便', 'zh-TW': '聽力不便', en: 'Hard of hearing' } }]
    const slowly = { 'zh-CN': '我会说慢一点。', 'zh-TW': '我會說慢一點。', en: 'I will speak slowly.' }
    playbook.steps.ask.script.push({ id: 'slowly', emphasis: false, variants: [{ when: { tags: ['hard-of-hearing'] }, text: slowly }] })
  })
  const desk = seated(deskInMemory({ playbook: source }))
  const contactId = aContact(desk)
  const said = (customerId: ReturnType<typeof aCustomer>['customerId']) => desk.call('intake.setCustomer', { contactId, customerId }).lines.map(({ text }) => text)
  const tagged = desk.call('customers.create', { name: 'Wu', phone: '', memberNumber: '', tier: 'standard', tags: ['hard-of-hearing'] })
  expect(said(aCustomer(desk).customerId)).not.toContain('I will speak slowly.')
  expect(said(tagged.customerId)).toContain('I will speak slowly.')
})
