import { describe, expect, test } from 'vitest'
import { deskInMemory } from '../helpers/desk.ts'
import { aContact, aCustomer, aTicket, returnComplaint, seated, stockInquiry } from '../helpers/builders.ts'

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
  const desk = seated(deskInMemory())
  expect(desk.refused('customers.create', { name: ' ', phone: '', memberNumber: 'M1', tier: 'vip' })).toMatchObject({ code: 'not_ready', key: 'not_ready.customer' })
  const customer = aCustomer(desk)
  const same = { customerId: customer.customerId, name: customer.name, phone: customer.phone, memberNumber: customer.memberNumber, tier: customer.tier, note: customer.note }
  expect(desk.call('customers.update', { ...same, version: 1 }).version).toBe(1)
  expect(desk.call('customers.update', { ...same, version: 1, tier: 'vip' })).toMatchObject({ version: 2, tierTitle: 'VIP' })
  expect(desk.eventsOf('customer.changed').map((event) => event.body)).toEqual([{ changes: { tier: { from: 'standard', to: 'vip' } } }])
})

test('a customer brings their earlier tickets, the latest first', () => {
  const desk = seated(deskInMemory())
  const { customerId } = aCustomer(desk)
  const numbers = [returnComplaint, stockInquiry].map((about) => {
    const contactId = aContact(desk, about, 'outcome')
    desk.call('intake.setCustomer', { contactId, customerId })
    desk.clock.advance(1_000)
    return desk.call('intake.save', { contactId }).number
  })
  expect(desk.call('customers.get', { customerId }).tickets.map((ticket) => ticket.number)).toEqual(numbers.reverse())
})

test('the queue is searched by number, customer and phone', () => {
  const desk = seated(deskInMemory())
  const { customerId } = aCustomer(desk)
  const contactId = aContact(desk, returnComplaint, 'outcome')
  desk.call('intake.setCustomer', { contactId, customerId })
  const { number } = desk.call('intake.save', { contactId })
  aTicket(desk, stockInquiry)
  const found = (text: string) => desk.call('tickets.queue', { scope: 'open', text, after: null, limit: 10 }).rows.map((row) => row.number)
  for (const text of [number, `${number.slice(0, 3)} ${number.slice(3, 6)} ${number.slice(6)}`, 'Yating', '1234']) expect(found(text), text).toContain(number)
  expect(found(number)).toEqual([number])
  expect(found('nobody')).toEqual([])
})
