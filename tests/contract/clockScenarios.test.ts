import { describe, expect, test } from 'vitest'
import { roundTheClock } from '../../shared/calendar/calendar.ts'
import type { Customer } from '../../shared/contract/customers.ts'
import type { CustomerId, TicketId } from '../../shared/ids.ts'
import type { ClockPolicy, Playbook } from '../../shared/playbook.ts'
import { day, hour, minute } from '../../shared/time.ts'
import { aContact, aCustomer, aCustomersTicket as ticketOfCustomer, aTicket, type Case, returnComplaint, seated } from '../helpers/builders.ts'
import { deskInMemory, mondayMorning, type TestDesk } from '../helpers/desk.ts'
import { changedRetail } from '../helpers/playbooks.ts'

/** One running clock: CK-19, medium priority, 24 hours. */
const inquiry: Case = { ...returnComplaint, type: 'inquiry', class: 'general', need: 'return-pickup' }
const get = (desk: TestDesk, ticketId: TicketId) => desk.call('tickets.get', { ticketId })
const clocksOf = (desk: TestDesk, ticketId: TicketId, metric = 'resolution') => get(desk, ticketId).clocks.filter((clock) => clock.metric === metric)
/** The one that began last. */
const clockOf = (desk: TestDesk, ticketId: TicketId, metric = 'resolution') => clocksOf(desk, ticketId, metric).sort((a, b) => a.startedAt - b.startedAt).at(-1)!
const move = (desk: TestDesk, ticketId: TicketId, to: 'open' | 'resolved') => desk.call('tickets.move', { ticketId, version: get(desk, ticketId).version, to, reason: to === 'open' ? 'Came back' : null })
const note = (desk: TestDesk, ticketId: TicketId) => desk.call('tickets.comment', { ticketId, audience: 'internal', text: 'Looked into it' })
const monday = Date.parse(mondayMorning)
const iso = (at: number) => new Date(at).toISOString()

const medium = (playbook: Playbook, over: Partial<ClockPolicy>): ClockPolicy => ({ ...playbook.clocks.find(({ id }) => id === 'resolve-medium')!, ...over })
/** A sale from Tuesday 09:30 to Thursday 09:30 in which solving may take five days, and VIPs who wait no longer than two hours. */
const { source: withSale } = changedRetail((playbook) => {
  playbook.campaigns.push({ id: 'sale', title: { 'zh-CN': '大促', 'zh-TW': '檔期', en: 'Sale' }, reason: 'campaign', from: iso(monday + day), to: iso(monday + 3 * day) })
  playbook.clocks.unshift(medium(playbook, { id: 'resolve-vip', when: { tier: ['vip'] }, target: 2 * 3600 }), medium(playbook, { id: 'resolve-sale', when: { campaign: ['sale'] }, target: 5 * 24 * 3600 }))
})

const aCustomersTicket = (desk: TestDesk, customerId: CustomerId): TicketId => ticketOfCustomer(desk, customerId, inquiry).ticketId

const atSale = () => seated(deskInMemory({ playbook: withSale }))

describe('CK-21: a campaign begins and ends by itself', () => {
  test('what was promised before it keeps its promise, whatever happens to the ticket; what arrives in it is promised by it', () => {
    const desk = atSale()
    const { ticketId } = aTicket(desk, inquiry)
    const before = clockOf(desk, ticketId)
    desk.clock.set(monday + day + minute)
    note(desk, ticketId)
    expect(clockOf(desk, ticketId)).toMatchObject({ clockId: before.clockId, dueAt: before.dueAt, targetMs: day })
    desk.call('tickets.grade', { ticketId, version: get(desk, ticketId).version, kind: 'priority', id: 'low', reason: 'Not urgent' })
    expect(clockOf(desk, ticketId)).toMatchObject({ startedAt: before.startedAt })
    const inSale = aTicket(desk, inquiry)
    expect(clockOf(desk, inSale.ticketId)).toMatchObject({ targetMs: 5 * day })
    expect(desk.call('clocks.why', { clockId: clockOf(desk, inSale.ticketId).clockId }).campaigns).toEqual(['Sale'])
  })

  test('what was promised in it keeps its promise when it is over; what is taken up again after it is promised anew', () => {
    const desk = atSale()
    desk.clock.set(monday + 2 * day)
    const { ticketId } = aTicket(desk, inquiry)
    const { dueAt } = clockOf(desk, ticketId)
    desk.clock.set(monday + 3 * day + hour)
    note(desk, ticketId)
    expect(clockOf(desk, ticketId)).toMatchObject({ dueAt, targetMs: 5 * day })
    expect(clockOf(desk, aTicket(desk, inquiry).ticketId).targetMs).toBe(day)
    move(desk, ticketId, 'resolved')
    desk.clock.advance(hour)
    move(desk, ticketId, 'open')
    expect(clockOf(desk, ticketId)).toMatchObject({ startedAt: desk.clock.now(), targetMs: day })
    note(desk, ticketId)
    expect(clocksOf(desk, ticketId).map(({ targetMs }) => targetMs).sort((a, b) => a - b)).toEqual([day, 5 * day])
  })

  test('what was solved before it and is taken up again in it is promised by it', () => {
    const desk = atSale()
    const { ticketId } = aTicket(desk, inquiry)
    move(desk, ticketId, 'resolved')
    desk.clock.set(monday + day + hour)
    move(desk, ticketId, 'open')
    expect(clockOf(desk, ticketId)).toMatchObject({ startedAt: monday + day + hour, targetMs: 5 * day })
  })

  test('a promise that was made in the conversation is the one that is kept, though the campaign ends before it is saved', () => {
    const desk = atSale()
    desk.clock.set(monday + 3 * day - minute)
    const contactId = aContact(desk, inquiry, 'outcome')
    const { promisedAt } = desk.call('intake.view', { contactId })
    desk.clock.set(monday + 3 * day + minute)
    const { ticketId } = desk.call('intake.save', { contactId })
    expect(clockOf(desk, ticketId)).toMatchObject({ dueAt: promisedAt, targetMs: 5 * day })
  })
})

describe('CK-23: VIP set after the fact', () => {
  test('re-targets the open tickets of the customer from the same start, once, and says who did it', () => {
    const desk = atSale()
    const customer = aCustomer(desk)
    const [open, solved] = [aCustomersTicket(desk, customer.customerId), aCustomersTicket(desk, customer.customerId)] as const
    const stranger = aTicket(desk, inquiry)
    move(desk, solved, 'resolved')
    const before = [solved, stranger.ticketId].map((ticketId) => clockOf(desk, ticketId))
    const { startedAt, clockId } = clockOf(desk, open)
    desk.clock.advance(hour)
    update(desk, customer, 'vip')
    expect(clockOf(desk, open)).toMatchObject({ clockId, startedAt, dueAt: startedAt + 2 * hour, targetMs: 2 * hour })
    expect([solved, stranger.ticketId].map((ticketId) => clockOf(desk, ticketId))).toEqual(before)
    expect(desk.call('tickets.queue', { limit: 5 }).rows.find((row) => row.ticketId === open)).toMatchObject({ tier: 'VIP', nextClock: { dueAt: startedAt + 2 * hour } })
    expect(desk.call('tickets.history', { ticketId: open }).find(({ what }) => what === 'ticket.tierChanged')).toMatchObject({ who: 'Chen Jing', changes: [{ field: 'tier', to: 'VIP' }] })
    const events = desk.events.length
    update(desk, { ...customer, version: customer.version + 1 }, 'vip', 'Asks for Mr Wu')
    expect(desk.events.slice(events).map(({ type }) => type)).toEqual(['customer.changed'])
  })

  test('too late for the better promise: broken at its own instant, once', () => {
    const desk = atSale()
    const customer = aCustomer(desk)
    const ticketId = aCustomersTicket(desk, customer.customerId)
    const { startedAt } = clockOf(desk, ticketId)
    desk.clock.advance(5 * hour)
    update(desk, customer, 'vip')
    desk.clock.advance(minute)
    expect(clockOf(desk, ticketId)).toMatchObject({ dueAt: startedAt + 2 * hour, breachedAt: startedAt + 2 * hour })
    expect(desk.eventsOf('clock.breached').filter(({ body }) => body['policy'] === 'resolve-vip')).toHaveLength(1)
  })

  const update = (desk: TestDesk, { customerId, version, name }: Customer, tier: string, note = '') => desk.call('customers.update', { customerId, version, name, phone: '13800001234', memberNumber: '', tags: [], note, tier })
})

describe('what only the customer or the hour says', () => {
  const { source } = changedRetail((playbook) => {
    playbook.clocks.unshift(
      medium(playbook, { id: 'resolve-elderly', when: { tags: ['elderly'] }, target: 2 * 3600 }),
      medium(playbook, { id: 'resolve-night', when: { partOfDay: ['night'] }, target: 3 * 3600 }),
    )
  })
  const opened = () => seated(deskInMemory({ playbook: source }), { role: 'supervisor' })
  const targetOf = (desk: TestDesk, ticketId: TicketId) => clockOf(desk, ticketId).targetMs

  test('a tag that is given or taken re-targets what is not closed, from the same start, and makes no new version of what asks for none', () => {
    const desk = opened()
    const customer = aCustomer(desk)
    const ticketId = aCustomersTicket(desk, customer.customerId)
    const stranger = aTicket(desk, inquiry)
    const [before, others] = [clockOf(desk, ticketId), clockOf(desk, stranger.ticketId)]
    const tagged = (version: number, tags: string[]) => desk.call('customers.update', { customerId: customer.customerId, version, name: customer.name, phone: '', memberNumber: '', tier: 'standard', note: '', tags })
    desk.clock.advance(hour)
    tagged(1, ['careful', 'elderly'])
    expect(clockOf(desk, ticketId)).toMatchObject({ clockId: before.clockId, startedAt: before.startedAt, dueAt: before.startedAt + 2 * hour })
    expect(clockOf(desk, stranger.ticketId)).toEqual(others)
    expect(desk.call('tickets.history', { ticketId }).find(({ what }) => what === 'ticket.tagsChanged')).toMatchObject({ who: 'Chen Jing', changes: [{ field: 'tags', from: null, to: 'Handle with care, Elderly' }] })
    const { version } = get(desk, ticketId)
    tagged(2, ['elderly'])
    expect(get(desk, ticketId).version).toBe(version)
    tagged(3, [])
    expect(clockOf(desk, ticketId)).toMatchObject({ clockId: before.clockId, dueAt: before.dueAt, targetMs: day })
    const contactId = aContact(desk, inquiry, 'outcome')
    desk.call('intake.setCustomer', { contactId, customerId: customer.customerId })
    tagged(4, ['elderly'])
    const { promisedAt } = desk.call('intake.view', { contactId })
    expect(clockOf(desk, desk.call('intake.save', { contactId }).ticketId)).toMatchObject({ targetMs: 2 * hour, dueAt: promisedAt })
  })

  test('who arrives at night keeps the night\'s promise in the morning', () => {
    const desk = opened()
    const byDay = aTicket(desk, inquiry)
    desk.clock.set(monday + 14 * hour)
    const atNight = aTicket(desk, inquiry)
    expect([byDay, atNight].map(({ ticketId }) => targetOf(desk, ticketId))).toEqual([day, 3 * hour])
    const { dueAt } = clockOf(desk, atNight.ticketId)
    desk.clock.advance(10 * hour)
    note(desk, atNight.ticketId)
    note(desk, byDay.ticketId)
    expect(clockOf(desk, atNight.ticketId)).toMatchObject({ dueAt, breachedAt: dueAt })
    expect(targetOf(desk, byDay.ticketId)).toBe(day)
  })

  test('a dry run counts by them, and publishing does what it said', () => {
    const desk = opened()
    const customer = aCustomer(desk)
    const [elderly, byDay] = [aCustomersTicket(desk, customer.customerId), aTicket(desk, inquiry).ticketId]
    desk.call('customers.update', { customerId: customer.customerId, version: 1, name: customer.name, phone: '', memberNumber: '', tier: 'standard', note: '', tags: ['elderly'] })
    const { version, settings } = desk.call('clocks.settings', {})
    const target: Readonly<Record<string, number>> = { 'resolve-elderly': 3600, 'resolve-night': 60 }
    const next = { ...settings, clocks: settings.clocks.map((policy) => ({ ...policy, target: target[policy.id] ?? policy.target })) }
    // Nobody came in the night yet, and in London it is night now.
    expect(desk.call('clocks.tryOut', { settings: next })).toMatchObject({ of: 2, earlier: 1, later: 0 })
    const moved = { ...next, clocks: next.clocks.map((policy) => (policy.id === 'resolve-night' ? { ...policy, calendar: 'london' } : policy)), calendars: [...next.calendars, { id: 'london', title: { 'zh-CN': '伦敦', 'zh-TW': '倫敦', en: 'London' }, hours: roundTheClock('Europe/London') }] }
    expect(desk.call('clocks.tryOut', { settings: moved })).toMatchObject({ of: 2, earlier: 2, later: 0 })
    desk.call('clocks.publish', { version, settings: moved, retarget: true })
    desk.clock.advance(0)
    expect([elderly, byDay].map((ticketId) => targetOf(desk, ticketId))).toEqual([hour, minute])
  })
})

describe('a life with turns', () => {
  test('reopened twice: three promises, each with its own start, those before as they were', () => {
    const desk = seated(deskInMemory())
    const { ticketId } = aTicket(desk, inquiry)
    const starts = [clockOf(desk, ticketId).startedAt]
    for (let turn = 0; turn < 2; turn += 1) {
      desk.clock.advance(hour)
      move(desk, ticketId, 'resolved')
      desk.clock.advance(hour)
      const met = clocksOf(desk, ticketId)
      move(desk, ticketId, 'open')
      starts.push(desk.clock.now())
      expect(clocksOf(desk, ticketId)).toEqual(expect.arrayContaining(met))
    }
    const clocks = clocksOf(desk, ticketId).sort((a, b) => a.startedAt - b.startedAt)
    expect(clocks.map(({ startedAt }) => startedAt)).toEqual(starts)
    expect(clocks.map(({ dueAt, startedAt }) => dueAt - startedAt)).toEqual([day, day, day])
    expect(clocks.map(({ metAt }) => metAt === null)).toEqual([false, false, true])
  })

  test('the system time set back a day: nothing runs backwards, nothing is broken twice, and set right again all is as it was', () => {
    const desk = seated(deskInMemory())
    const [late, running] = [aTicket(desk, inquiry), aTicket(desk, inquiry)]
    desk.call('tickets.grade', { ticketId: late.ticketId, version: get(desk, late.ticketId).version, kind: 'priority', id: 'high', reason: 'Travels tomorrow' })
    desk.clock.advance(6 * hour)
    const before = [late, running].map(({ ticketId }) => clockOf(desk, ticketId))
    expect(before[0]!.breachedAt).toBe(before[0]!.dueAt)
    desk.clock.set(desk.clock.now() - day)
    desk.backend.wake()
    note(desk, late.ticketId)
    note(desk, running.ticketId)
    expect([late, running].map(({ ticketId }) => clockOf(desk, ticketId))).toEqual(before)
    move(desk, running.ticketId, 'resolved')
    expect(clockOf(desk, running.ticketId)).toMatchObject({ metAt: before[1]!.startedAt, breachedAt: null })
    desk.clock.set(desk.clock.now() + day)
    desk.backend.wake()
    expect(clockOf(desk, late.ticketId)).toEqual(before[0])
    expect(desk.eventsOf('clock.breached').filter(({ body }) => body['policy'] === 'resolve-high')).toHaveLength(1)
  })

  test('asleep for eight hours: each breach at its own instant, and told once', () => {
    const desk = seated(deskInMemory())
    const tickets = [aTicket(desk, inquiry), aTicket(desk, inquiry), aTicket(desk, inquiry)].map(({ ticketId }) => ticketId)
    for (const ticketId of tickets) {
      desk.clock.advance(minute)
      desk.call('tickets.grade', { ticketId, version: get(desk, ticketId).version, kind: 'priority', id: 'high', reason: 'Travels tomorrow' })
    }
    desk.alarms.length = 0
    desk.clock.set(desk.clock.now() + 8 * hour)
    desk.backend.wake()
    desk.backend.wake()
    expect(desk.alarms.map((told) => told.map(({ kind }) => kind))).toEqual([['breached', 'breached', 'breached']])
    for (const ticketId of tickets) {
      const { startedAt, dueAt, breachedAt } = clockOf(desk, ticketId)
      expect([dueAt, breachedAt]).toEqual([startedAt + 4 * hour, startedAt + 4 * hour])
    }
  })
})
