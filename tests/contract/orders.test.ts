import { describe, expect, test } from 'vitest'
import { encoded } from '../helpers/encoded.ts'
import { deskInMemory, type TestDesk } from '../helpers/desk.ts'
import { aContact, aCustomer, aPerson, returnComplaint, seated } from '../helpers/builders.ts'

const file = [
  '订单号,订单状态,商品,数量,金额,下单时间,发货时间,签收时间,手机号,会员号',
  'A2026112200101,已发货,保温杯,2,¥1299.00,2026-11-20 10:30,2026/11/21,,138 0000 1234,',
  'A2026112200101,已发货,杯盖,1,,,,,,',
  '2026112200102,已签收,"电饭煲; 蒸笼 x3",,"1,099.5",2026年11月18日,,2026-11-22T08:00:00+08:00,,VIP-7',
  '2026112200103,待付款,,,,,,,,',
].join('\r\n')

const utf8 = (text: string) => Buffer.from(text).toString('base64')
const take = (desk: TestDesk, text = file) => desk.call('orders.import', { file: 'orders.csv', content: utf8(text) })
const aShop = () => seated(deskInMemory(), { role: 'supervisor' })

describe('TK-5: orders from a file', () => {
  test('lines of one order become one; every way to write a date, an amount or a list is read', () => {
    const desk = aShop()
    const checked = desk.call('orders.check', { file: 'orders.csv', content: utf8(file) })
    expect(checked).toMatchObject({ encoding: 'utf-8', orders: 3, issues: [] })
    expect(checked.columns.map(({ column }) => column)).toEqual(['number', 'state', 'items', 'quantity', 'amount', 'ordered', 'shipped', 'delivered', 'phone', 'member'])
    expect(checked.preview).toEqual([
      { number: 'A2026112200101', state: 'shipped', items: [{ name: '保温杯', quantity: 2 }, { name: '杯盖', quantity: 1 }], amount: 129_900, orderedAt: Date.parse('2026-11-20T10:30+08:00'), shippedAt: Date.parse('2026-11-21T00:00+08:00'), deliveredAt: null },
      { number: '2026112200102', state: 'delivered', items: [{ name: '电饭煲', quantity: 1 }, { name: '蒸笼', quantity: 3 }], amount: 109_950, orderedAt: Date.parse('2026-11-18T00:00+08:00'), shippedAt: null, deliveredAt: Date.parse('2026-11-22T08:00+08:00') },
      { number: '2026112200103', state: 'unpaid', items: [], amount: null, orderedAt: null, shippedAt: null, deliveredAt: null },
    ])
    expect(desk.rows('SELECT * FROM customer_order')).toEqual([])
    expect(take(desk)).toEqual({ added: 3, changed: 0, same: 0 })
    expect(take(desk)).toEqual({ added: 0, changed: 0, same: 3 })
    const later = ['Order number,Status', 'a2026112200101,delivered'].join('\n')
    expect(take(desk, later)).toEqual({ added: 0, changed: 1, same: 0 })
    // What the newer file leaves out is still true.
    expect(desk.call('orders.search', { text: 'A2026112200101' })[0]!.order).toMatchObject({ state: 'delivered', amount: 129_900, items: [{ name: '保温杯' }, { name: '杯盖' }] })
    expect(desk.eventsOf('order.imported').map(({ body }) => body)).toMatchObject([{ file: 'orders.csv', encoding: 'utf-8', orders: 3 }, { orders: 3 }, { orders: 1 }])
  })

  test.each([
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${file}`), 'utf-8'],
    ['UTF-16, little end first', Buffer.from(`\uFEFF${file}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 without a mark', Buffer.from(file, 'utf16le'), 'utf-16le'],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${file}`, 'utf16le').swap16(), 'utf-16be'],
    ['GB18030', Buffer.from('b6a9b5a5bac52cb6a9b5a5d7b4ccac0a313030312cd2d1b7a2bbf50a', 'hex'), 'gb18030'],
  ])('%s', (_name, bytes, encoding) => {
    const desk = aShop()
    const checked = desk.call('orders.check', { file: 'x.csv', content: bytes.toString('base64') })
    expect([checked.encoding, checked.issues, checked.preview[0]!.state]).toEqual([encoding, [], 'shipped'])
  })

  test.each<[string, string, object[]]>([
    ['a state nobody knows', 'order no,state\n1001,lost', [{ line: 2, column: 2, reason: 'state', found: 'lost' }]],
    ['every place that is wrong', '狀態;訂單編號;金額;下單日期\n已出貨;1001;abc;2026-02-30\n;1002;;', [{ line: 2, column: 3, reason: 'amount', found: 'abc' }, { line: 2, column: 4, reason: 'date', found: '2026-02-30' }, { line: 3, column: 1, reason: 'missing', found: '' }]],
    ['no column for the state', 'order no,price\n1001,5', [{ line: 1, column: 0, reason: 'missingColumn', found: 'state' }]],
    ['a column twice', 'order no,status,state\n1001,paid,paid', [{ line: 1, column: 3, reason: 'twiceColumn', found: 'state' }]],
    ['a quote that never ends', 'order no,state\n"1001,paid\n1002,paid', [{ line: 2, column: 1, reason: 'quotes', found: '' }]],
    ['nothing in it', 'order no,state\n', [{ line: 0, column: 0, reason: 'empty', found: '' }]],
    ['a phone that is none is masked where it is told', 'order no,state,phone\n1001,paid,13800001234/13900004321', [{ line: 2, column: 3, reason: 'phone', found: '138••••1234/139••••4321' }]],
  ])('refused whole, by line and column: %s', (_name, text, issues) => {
    const desk = aShop()
    expect(desk.call('orders.check', { file: 'x.csv', content: utf8(text) }).issues).toMatchObject(issues)
    expect(desk.refused('orders.import', { file: 'x.csv', content: utf8(`${text}\n`) })).toMatchObject({ code: 'not_possible', key: 'not_possible.orders' })
    expect([desk.rows('SELECT * FROM customer_order'), desk.eventsOf('order.imported')]).toEqual([[], []])
  })

  test('where it cannot be told how a file is written, the first words are shown in each, and what is said is what is read', () => {
    const desk = aShop()
    const content = encoded('order no,state,items\n1001,paid,文\n', 'big5').toString('base64')
    const { between, issues, orders } = desk.call('orders.check', { file: 'x.csv', content })
    expect(between).toEqual(expect.arrayContaining([{ encoding: 'big5', sample: '1001,paid,文' }]))
    expect([between.map(({ encoding }) => encoding).sort(), issues.map(({ reason }) => reason), orders]).toEqual([['big5', 'gb18030'], ['encodingUnsure'], 0])
    expect(desk.refused('orders.import', { file: 'x.csv', content })).toMatchObject({ key: 'not_possible.orders' })
    expect(desk.call('orders.check', { file: 'x.csv', content, encoding: 'big5' })).toMatchObject({ encoding: 'big5', between: [], issues: [], preview: [{ items: [{ name: '文' }] }] })
    expect(desk.call('orders.import', { file: 'x.csv', content, encoding: 'big5' })).toEqual({ added: 1, changed: 0, same: 0 })
    expect(desk.eventsOf('order.imported')).toMatchObject([{ body: { encoding: 'big5' } }])
  })

  test('bytes that are no text, and an agent who may not', () => {
    const desk = aShop()
    const content = Buffer.from([0xff, 0xff, 0x81, 0x20, 0xff, 0x41]).toString('base64')
    expect(desk.call('orders.check', { file: 'x.csv', content }).issues).toMatchObject([{ reason: 'encoding' }])
    expect(desk.as(aPerson(desk)).refused('orders.import', { file: 'x.csv', content }).code).toBe('not_permitted')
  })
})

describe('IN-1: an order leads to its customer', () => {
  const desk = aShop()
  take(desk)
  const byPhone = aCustomer(desk, { name: '林雅婷', phone: '+86 13800001234' })
  const byMember = aCustomer(desk, { name: '陈静', phone: '', memberNumber: 'vip-7' })

  test.each<[string, string, string[]]>([
    ['its front', '20261122', ['2026112200102', '2026112200103']],
    ['the whole of it comes first', '2026112200103', ['2026112200103']],
    ['its end', '0101', ['A2026112200101']],
    ['full-width digits and separators', '２０２６-１１２２ 00102', ['2026112200102']],
    ['whatever the case', 'a20261122', ['A2026112200101']],
    ['two digits are too few', '20', []],
    ['no digit, no order', 'Lin', []],
  ])('%s', (_name, text, numbers) => {
    expect(desk.call('orders.search', { text }).map(({ order }) => order.number)).toEqual(numbers)
  })

  test('by phone, with or without its country code, and by member number', () => {
    const owner = (text: string) => desk.call('orders.search', { text })[0]!.customer?.customerId ?? null
    expect([owner('A2026112200101'), owner('2026112200102'), owner('2026112200103')]).toEqual([byPhone.customerId, byMember.customerId, null])
    expect(desk.call('orders.ofCustomer', { customerId: byPhone.customerId }).map(({ number }) => number)).toEqual(['A2026112200101'])
    expect(desk.call('orders.ofCustomer', { customerId: byMember.customerId }).map(({ number }) => number)).toEqual(['2026112200102'])
    // PR-1: the phone it was ordered with stays behind.
    expect(JSON.stringify(desk.call('orders.search', { text: '2026' }))).not.toContain('13800001234')
  })
})

describe('IN-10: an order that is linked is not asked for', () => {
  const orderOf = (desk: TestDesk, number: string) => desk.call('orders.search', { text: number })[0]!.order.orderId

  test('it fills its field, tells who the customer is, and goes with the ticket', () => {
    const desk = aShop()
    take(desk)
    const customer = aCustomer(desk, { phone: '13800001234' })
    const contactId = aContact(desk, returnComplaint, 'scene')
    for (const id of returnComplaint.scene) desk.call('intake.choose', { contactId, group: 'scene', id })
    desk.call('intake.write', { contactId, answers: [{ field: 'order-no', value: 'A2026' }] })
    const view = desk.call('intake.setOrder', { contactId, orderId: orderOf(desk, 'A2026112200101') })
    expect(view).toMatchObject({ customerId: customer.customerId, order: { number: 'A2026112200101', state: 'shipped' }, known: [{ fieldId: 'order-no', value: 'A2026112200101', from: 'order' }] })
    expect(view.fields.map(({ fieldId }) => fieldId)).not.toContain('order-no')
    expect(view.confirmations.find(({ fieldId }) => fieldId === 'order-no')!.confirmed).toBe(true)
    expect(view.missing.map(({ id }) => id)).toEqual(['goods-state'])
    // It is only linked, not locked: taken back, it is asked again.
    expect(desk.call('intake.setOrder', { contactId, orderId: null })).toMatchObject({ order: null, known: [] })
    expect(desk.call('intake.view', { contactId }).missing.map(({ id }) => id)).toContain('order-no')

    desk.call('intake.setOrder', { contactId, orderId: orderOf(desk, 'A2026112200101') })
    desk.call('intake.write', { contactId, answers: [{ field: 'goods-state', value: 'opened' }] })
    desk.call('intake.next', { contactId })
    desk.call('intake.choose', { contactId, group: 'need', id: returnComplaint.need })
    desk.call('intake.next', { contactId })
    const { ticketId } = desk.call('intake.save', { contactId })
    expect(desk.call('tickets.get', { ticketId })).toMatchObject({ order: { number: 'A2026112200101' }, customerId: customer.customerId })
    expect(desk.call('tickets.history', { ticketId }).find(({ what }) => what === 'ticket.opened')!.changes).toEqual([{ field: 'order', from: null, to: 'A2026112200101' }])
    expect(desk.call('orders.search', { text: 'A2026112200101' })[0]!.ticketId).toBe(ticketId)
  })

  test('one that is known to be somebody else\'s goes when the customer turns out to be another, and its number with it', () => {
    const desk = aShop()
    take(desk)
    aCustomer(desk, { phone: '13800001234' })
    const other = aCustomer(desk, { phone: '13911112222' })
    const contactId = aContact(desk, returnComplaint, 'scene')
    for (const id of returnComplaint.scene) desk.call('intake.choose', { contactId, group: 'scene', id })
    desk.call('intake.setOrder', { contactId, orderId: orderOf(desk, 'A2026112200101') })
    const view = desk.call('intake.setCustomer', { contactId, customerId: other.customerId })
    expect(view).toMatchObject({ customerId: other.customerId, order: null, known: [] })
    expect(view.fields.find(({ fieldId }) => fieldId === 'order-no')?.value).toBe('')
    expect(desk.eventsOf('contact.identified').at(-1)?.body).toMatchObject({ changes: { order: { from: 'A2026112200101', to: null } } })
  })

  test('one of which nothing told whose it is belongs to the customer who names it', () => {
    const desk = aShop()
    take(desk)
    const { customerId } = aCustomer(desk, { phone: '13911112222' })
    const contactId = aContact(desk)
    desk.call('intake.setCustomer', { contactId, customerId })
    desk.call('intake.setOrder', { contactId, orderId: orderOf(desk, '2026112200103') })
    expect(desk.call('orders.ofCustomer', { customerId }).map(({ number }) => number)).toEqual(['2026112200103'])
    // One that was ordered with another phone stays theirs.
    desk.call('intake.setOrder', { contactId, orderId: orderOf(desk, 'A2026112200101') })
    expect(desk.call('orders.ofCustomer', { customerId })).toHaveLength(1)
    expect(desk.refused('intake.setOrder', { contactId, orderId: '018f0000-0000-7000-8000-000000000000' })).toMatchObject({ code: 'not_found', details: { what: 'order' } })
  })
})
