import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { rebuildClocks } from '../../electron/app/clocksAdmin.ts'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import { bucketFilters } from '../../shared/contract/queue.ts'
import type { CustomerId, TicketId } from '../../shared/ids.ts'
import { day, hour, minute } from '../../shared/time.ts'
import { aContact, aCustomer, answerStep, aPerson, aTicket, type Case, mailedComplaint, returnComplaint, seated, stockInquiry } from '../helpers/builders.ts'
import { deskInFolder, deskInMemory, hexOf, type TestDesk } from '../helpers/desk.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { changedRetail } from '../helpers/playbooks.ts'

/** One running clock: CK-19, medium priority, 24 hours. */
const inquiry: Case = { ...returnComplaint, type: 'inquiry', class: 'general', need: 'return-pickup' }
const reason = 'The same parcel'
const get = (desk: TestDesk, ticketId: TicketId) => desk.call('tickets.get', { ticketId })
const clockOf = (desk: TestDesk, ticketId: TicketId, metric = 'resolution') => get(desk, ticketId).clocks.filter((clock) => clock.metric === metric).sort((a, b) => a.startedAt - b.startedAt).at(-1)!
const note = (desk: TestDesk, ticketId: TicketId, audience: 'internal' | 'customer' = 'internal') => desk.call('tickets.comment', { ticketId, audience, text: `Looked into ${audience}` })
const move = (desk: TestDesk, ticketId: TicketId, to: 'open' | 'resolved' | 'closed') => desk.call('tickets.move', { ticketId, version: get(desk, ticketId).version, to, reason: to === 'open' ? 'Came back' : null })
const asked = (desk: TestDesk, ticketId: TicketId, into: TicketId) => ({ ticketId, version: get(desk, ticketId).version, into, intoVersion: get(desk, into).version, reason })
const merge = (desk: TestDesk, ticketId: TicketId, into: TicketId) => desk.call('tickets.merge', asked(desk, ticketId, into))
const unmerge = (desk: TestDesk, ticketId: TicketId, why: string | null = null) => desk.call('tickets.unmerge', { ticketId, version: get(desk, ticketId).version, reason: why })
/** All of the clocks but what every change counts up. */
const clockRows = (desk: TestDesk) => desk.rows<Record<string, unknown>>('SELECT * FROM clock ORDER BY row').map(({ version: _version, last_seq: _seq, ...row }) => row)

function ofCustomer(desk: TestDesk, customerId: CustomerId, about: Case = inquiry, order: string | null = null): TicketId {
  const contactId = aContact(desk, about, 'outcome')
  desk.call('intake.setCustomer', { contactId, customerId })
  if (order !== null) desk.call('intake.setOrder', { contactId, orderId: desk.call('orders.search', { text: order })[0]!.order.orderId })
  answerStep(desk, contactId, about, 'outcome')
  return desk.call('intake.save', { contactId }).ticketId
}

/** The customer complained on Monday and, with a gap, again; the later one is worked on. */
function twice(desk = seated(deskInMemory()), gap = 2 * day, about: Case = inquiry) {
  const customer = aCustomer(desk)
  const monday = ofCustomer(desk, customer.customerId, about)
  desk.clock.advance(gap)
  return { desk, customer, monday, wednesday: ofCustomer(desk, customer.customerId, about) }
}

describe('merging (TK-5)', () => {
  test('closes the duplicate as merged, cancels its running clocks for that cause, and says so on both', () => {
    const { desk, monday, wednesday } = twice(undefined, 5 * hour)
    const before = desk.rows<{ clock_id: string }>(`SELECT hex(clock_id) AS clock_id FROM clock JOIN ticket ON ticket.row = clock.ticket WHERE ticket_id = (SELECT ticket_id FROM ticket ORDER BY row LIMIT 1) AND met_at IS NULL AND cancelled_at IS NULL`)
    const { ticket, into } = merge(desk, monday, wednesday)
    expect(ticket).toMatchObject({ state: 'merged', moves: [], merged: { into: { ticketId: wednesday, number: into.number, need: into.need }, at: desk.clock.now(), by: 'Chen Jing', reason, isUntouched: true } })
    expect(into).toMatchObject({ state: 'open', merged: null, parts: [{ ticketId: monday, number: ticket.number, version: ticket.version, mergedAt: desk.clock.now() }] })
    const [merged] = desk.eventsOf('ticket.merged')
    expect(merged).toMatchObject({ entityId: hexOf(monday), body: { why: reason, into: wednesday, changes: { mergedInto: { from: null, to: into.number }, state: { from: 'open', to: 'closed' } } } })
    expect(desk.eventsOf('clock.cancelled').map(({ entityId, body }) => [entityId.toUpperCase(), body['because']])).toEqual(before.map(({ clock_id }) => [clock_id, merged!.seq]))
    expect(ticket.clocks.find(({ metric }) => metric === 'resolution')).toMatchObject({ cancelledAt: desk.clock.now(), metAt: null })
    expect(ticket.clocks.find(({ metric }) => metric === 'firstResponse')).toMatchObject({ cancelledAt: null, metAt: expect.any(Number) as number })
    expect(desk.call('tickets.history', { ticketId: wednesday }).filter(({ what }) => what === 'ticket.tookIn')).toMatchObject([{ who: 'Chen Jing', why: reason, from: null, changes: [{ field: 'merged', from: null, to: ticket.number.replace(/(\d{3})(?=\d)/g, '$1 ') }] }])
    expect(desk.pushes.at(-1)!.find(({ topic }) => topic === 'ticket')!.ids.sort()).toEqual([monday, wednesday].sort())
  })

  test('the other one counts from the earlier start: who complained on Monday is not promised anew on Wednesday', () => {
    const { desk, monday, wednesday } = twice(undefined, 5 * hour)
    const [first, second] = [clockOf(desk, monday), clockOf(desk, wednesday)]
    merge(desk, monday, wednesday)
    expect(clockOf(desk, wednesday)).toMatchObject({ clockId: second.clockId, startedAt: second.startedAt, dueAt: first.startedAt + day, targetMs: day })
    expect(desk.call('tickets.queue', { limit: 5 }).rows.find(({ ticketId }) => ticketId === wednesday)).toMatchObject({ nextClock: { dueAt: first.startedAt + day } })
    expect(desk.call('clocks.why', { clockId: second.clockId })).toMatchObject({ isTakenOver: true, start: 'contactArrived', countedFrom: first.startedAt, dueAt: first.startedAt + day })
    expect(desk.eventsOf('clock.retargeted').map(({ body }) => body['because'])).toEqual([desk.eventsOf('ticket.tookIn')[0]!.seq])
    note(desk, wednesday)
    expect(clockOf(desk, wednesday).dueAt).toBe(first.startedAt + day)
    // Solved and taken up again it is promised anew: that is not the promise of Monday.
    move(desk, wednesday, 'resolved')
    desk.clock.advance(hour)
    move(desk, wednesday, 'open')
    expect(clockOf(desk, wednesday)).toMatchObject({ startedAt: desk.clock.now(), dueAt: desk.clock.now() + day })
  })

  test('and without the time in which the earlier one waited for the customer', () => {
    const desk = seated(deskInMemory())
    const { customerId } = aCustomer(desk)
    const monday = ofCustomer(desk, customerId)
    const { startedAt } = clockOf(desk, monday)
    desk.call('tickets.wait', { ticketId: monday, version: get(desk, monday).version, reason: 'A photo' })
    desk.clock.advance(10 * hour)
    const later = ofCustomer(desk, customerId)
    merge(desk, monday, later)
    expect(clockOf(desk, later).dueAt).toBe(startedAt + day + 10 * hour)
    expect(get(desk, monday).waitingSince).toBeNull()
    expect(desk.refused('tickets.goOn', { ticketId: monday, version: get(desk, monday).version })).toMatchObject({ key: 'not_possible.merged' })
    unmerge(desk, monday)
    expect(get(desk, monday)).toMatchObject({ state: 'open', waitingSince: startedAt })
  })

  test('the later one into the earlier: nothing moves', () => {
    const { desk, monday, wednesday } = twice()
    const before = clockOf(desk, monday)
    merge(desk, wednesday, monday)
    expect(clockOf(desk, monday)).toEqual(before)
  })

  test('a policy may keep its own start', () => {
    const { source } = changedRetail((playbook) => { for (const policy of playbook.clocks) policy.merge = 'keep' })
    const { desk, monday, wednesday } = twice(seated(deskInMemory({ playbook: source })), 5 * hour)
    const before = clockOf(desk, wednesday)
    merge(desk, monday, wednesday)
    expect(clockOf(desk, wednesday)).toEqual(before)
  })

  test('what was solved hands on no start, and is met for good', () => {
    const { desk, monday, wednesday } = twice(undefined, 5 * hour)
    move(desk, monday, 'resolved')
    const [met, before] = [clockOf(desk, monday), clockOf(desk, wednesday)]
    merge(desk, monday, wednesday)
    expect([clockOf(desk, monday), clockOf(desk, wednesday)]).toEqual([met, before])
    expect(unmerge(desk, monday).ticket).toMatchObject({ state: 'resolved', merged: null })
    expect([clockOf(desk, monday), clockOf(desk, wednesday)]).toEqual([met, before])
  })

  test('is out of the open buckets and their figures, and found by its number, which leads to the other one', () => {
    const { desk, monday, wednesday } = twice()
    const { number } = get(desk, monday)
    const numbersIn = (bucket: keyof typeof bucketFilters, text = '') => desk.call('tickets.queue', { filter: bucketFilters[bucket], text, limit: 9 }).rows.map(({ ticketId, state }) => [ticketId, state])
    expect(desk.call('tickets.counts', {})).toMatchObject({ open: 2, mine: 2, team: 2, late: 1, all: 2 })
    merge(desk, monday, wednesday)
    desk.backend.wake()
    expect(desk.call('tickets.counts', {})).toMatchObject({ open: 1, mine: 1, team: 1, resolved: 0, all: 2 })
    expect(numbersIn('open')).toEqual([[wednesday, 'open']])
    expect(numbersIn('open', number)).toEqual([[wednesday, 'open']])
    expect(numbersIn('all', number)).toEqual([[wednesday, 'open'], [monday, 'merged']])
    expect(desk.call('customers.get', { customerId: get(desk, monday).customerId! }).tickets.map(({ ticketId, state }) => [ticketId, state])).toEqual([[wednesday, 'open'], [monday, 'merged']])
    unmerge(desk, monday)
    expect(desk.call('tickets.counts', {})).toMatchObject({ open: 2, mine: 2, all: 2 })
  })

  test('what was written, ordered and promised on it is shown with the other one as from it, and nothing is copied', () => {
    const desk = seated(deskInMemory(), { role: 'supervisor' })
    const { customerId } = aCustomer(desk)
    desk.call('orders.import', { file: 'orders.csv', content: Buffer.from('order no,state\n20261122,shipped').toString('base64') })
    const other = ofCustomer(desk, customerId)
    const ordered = ofCustomer(desk, customerId, inquiry, '20261122')
    note(desk, ordered)
    note(desk, other, 'customer')
    const before = desk.rows('SELECT * FROM comment')
    const { into, ticket } = merge(desk, ordered, other)
    const from = { ticketId: ordered, number: ticket.number }
    expect(desk.rows('SELECT * FROM comment')).toEqual(before)
    expect(into.comments.filter((comment) => comment.from !== null).map(({ text, from: origin }) => [text, origin])).toEqual(expect.arrayContaining([['Looked into internal', from]]))
    expect(into.parts).toMatchObject([{ number: ticket.number, order: '20261122' }])
    const history = desk.call('tickets.history', { ticketId: other })
    expect(history.map(({ at, seq }) => [at, seq])).toEqual(history.map(({ at, seq }) => [at, seq]).sort(([a, b], [c, d]) => a! - c! || b! - d!))
    const theirs = history.filter((entry) => entry.from !== null)
    expect(theirs.every((entry) => entry.from?.ticketId === ordered)).toBe(true)
    expect(theirs.find(({ what }) => what === 'ticket.opened')).toMatchObject({ changes: [{ field: 'order', to: '20261122' }] })
    expect(theirs.map(({ what }) => what)).toEqual(expect.arrayContaining(['ticket.opened', 'ticket.commented', 'ticket.merged', 'clock.started', 'clock.cancelled']))
    expect(desk.call('tickets.history', { ticketId: ordered }).every((entry) => entry.from === null)).toBe(true)
    expect(desk.call('orders.search', { text: '20261122' })).toMatchObject([{ ticketId: other }])
    unmerge(desk, ordered)
    expect(get(desk, other).comments.every((comment) => comment.from === null)).toBe(true)
    expect(desk.call('tickets.history', { ticketId: other }).filter(({ what, from: origin }) => origin === null && /tookIn|letGo/.test(what))).toHaveLength(2)
  })

  test('two problems of one contact: the history tells each event once', () => {
    const desk = seated(deskInMemory())
    const { ticketId: first, contactId } = aTicket(desk, inquiry)
    desk.call('intake.another', { contactId })
    for (const step of ['ask', 'type', 'scene', 'need'] as const) {
      answerStep(desk, contactId, inquiry, step)
      desk.call('intake.next', { contactId })
    }
    const { ticketId: second } = desk.call('intake.save', { contactId })
    desk.call('tickets.merge', { ...asked(desk, second, first), acrossCustomers: true })
    const history = desk.call('tickets.history', { ticketId: first })
    expect(new Set(history.map(({ seq }) => seq)).size).toBe(history.length)
    expect(history.filter(({ what }) => what === 'ticket.opened').map(({ from }) => from?.ticketId ?? null)).toEqual([null, second])
    expect(get(desk, first).siblings).toMatchObject([{ ticketId: second, state: 'merged' }])
  })
})

describe('undoing a merge', () => {
  test('brings back state, clocks and figures of both, to the row, and says what happened', () => {
    const { desk, monday, wednesday } = twice(undefined, 5 * hour, mailedComplaint)
    const before = { rows: clockRows(desk), views: [get(desk, monday), get(desk, wednesday)], counts: desk.call('tickets.counts', {}) }
    merge(desk, monday, wednesday)
    expect(clockRows(desk)).not.toEqual(before.rows)
    unmerge(desk, monday)
    expect(clockRows(desk)).toEqual(before.rows)
    expect([get(desk, monday), get(desk, wednesday)]).toEqual(before.views.map((view) => ({ ...view, version: view.version + 2 })))
    expect(desk.call('tickets.counts', {})).toEqual(before.counts)
    expect(desk.call('tickets.history', { ticketId: monday }).map(({ what }) => what)).toEqual(expect.arrayContaining(['ticket.merged', 'clock.cancelled', 'ticket.unmerged', 'clock.restored']))
    const [undone] = desk.eventsOf('ticket.unmerged')
    expect(undone!.body).toMatchObject({ changes: { state: { from: 'closed', to: 'open' } }, from: wednesday })
    for (const { body } of desk.eventsOf('clock.restored')) expect(body).toMatchObject({ because: undone!.seq, set: { cancelled_at: null } })
  })

  test('what was broken stays broken and is told no second time; a promise that was broken only from the start that is given back was none', () => {
    const { desk, monday, wednesday } = twice(undefined, 2 * day)
    const breaches = () => desk.eventsOf('clock.breached').length
    expect(clockOf(desk, monday).breachedAt).toBe(clockOf(desk, monday).dueAt)
    const [before, told] = [clockRows(desk), breaches()]
    merge(desk, monday, wednesday)
    desk.clock.advance(0)
    // From Monday on it is late at once, at its true instant.
    expect(clockOf(desk, wednesday)).toMatchObject({ dueAt: clockOf(desk, monday).dueAt, breachedAt: clockOf(desk, monday).dueAt })
    expect(breaches()).toBe(told + 1)
    unmerge(desk, monday)
    desk.clock.advance(0)
    expect(clockRows(desk)).toEqual(before)
    expect(breaches()).toBe(told + 1)
  })

  test('what fell due while it was merged is late at its own instant', () => {
    const { desk, monday, wednesday } = twice(undefined, hour)
    const [first, second] = [clockOf(desk, monday), clockOf(desk, wednesday)]
    merge(desk, monday, wednesday)
    desk.clock.advance(3 * day)
    unmerge(desk, monday)
    desk.clock.advance(0)
    expect(clockOf(desk, monday)).toMatchObject({ clockId: first.clockId, dueAt: first.dueAt, breachedAt: first.dueAt })
    expect(clockOf(desk, wednesday)).toMatchObject({ clockId: second.clockId, dueAt: second.dueAt, breachedAt: second.dueAt })
  })

  test('a periodic promise goes on with the period it was in', () => {
    const { desk, monday, wednesday } = twice(undefined, hour)
    desk.call('tickets.grade', { ticketId: monday, version: get(desk, monday).version, kind: 'severity', id: 'L2', reason: 'Several customers' })
    desk.clock.advance(2 * day + hour)
    const before = clockRows(desk)
    merge(desk, monday, wednesday)
    desk.clock.advance(0)
    unmerge(desk, monday)
    expect(clockRows(desk).filter(({ metric }) => metric === 'progressUpdate')).toEqual(before.filter(({ metric }) => metric === 'progressUpdate'))
    desk.clock.advance(day)
    expect(get(desk, monday).clocks.filter(({ metric, breachedAt }) => metric === 'progressUpdate' && breachedAt !== null)).toHaveLength(3)
  })

  test('after the other one was changed it takes a reason, and keeps what happened', () => {
    const { desk, monday, wednesday } = twice(undefined, hour)
    const before = clockOf(desk, monday)
    merge(desk, monday, wednesday)
    note(desk, wednesday, 'customer')
    expect(get(desk, monday).merged).toMatchObject({ isUntouched: false })
    const events = desk.events.length
    expect(desk.refused('tickets.unmerge', { ticketId: monday, version: get(desk, monday).version, reason: null })).toMatchObject({ key: 'not_ready.unmerge' })
    expect(desk.events).toHaveLength(events)
    move(desk, wednesday, 'resolved')
    move(desk, wednesday, 'closed')
    const { ticket, into } = unmerge(desk, monday, 'Another parcel after all')
    expect(ticket).toMatchObject({ state: 'open', merged: null })
    expect(clockOf(desk, monday)).toEqual(before)
    expect(into).toMatchObject({ state: 'closed', parts: [] })
    expect(into.comments.map(({ text }) => text)).toContain('Looked into customer')
    expect(desk.call('tickets.history', { ticketId: monday }).find(({ what }) => what === 'ticket.unmerged')).toMatchObject({ why: 'Another parcel after all' })
  })

  test('where playbook and tier changed meanwhile, what was merged has kept its promises', () => {
    const { desk, customer, monday, wednesday } = twice(seated(deskInMemory(), { role: 'supervisor' }), hour)
    const before = clockOf(desk, monday)
    merge(desk, monday, wednesday)
    desk.call('customers.update', { customerId: customer.customerId, version: 1, name: 'Lin', phone: '', memberNumber: '', tier: 'vip', tags: [], note: '' })
    const { version, settings } = desk.call('clocks.settings', {})
    desk.call('clocks.publish', { version, retarget: true, settings: { ...settings, clocks: settings.clocks.map((policy) => ({ ...policy, target: policy.target + 600 })) } })
    desk.clock.advance(0)
    expect(clockOf(desk, wednesday)).toMatchObject({ targetMs: day + 600_000, dueAt: before.startedAt + day + 600_000 })
    expect(desk.eventsOf('ticket.tierChanged').map(({ entityId }) => entityId)).toEqual([hexOf(wednesday)])
    unmerge(desk, monday, 'Another parcel')
    expect(clockOf(desk, monday)).toEqual(before)
  })
})

describe('several', () => {
  function three() {
    const { desk, customer, monday, wednesday } = twice(undefined, hour)
    desk.clock.advance(hour)
    return { desk, customer, first: monday, second: wednesday, third: ofCustomer(desk, customer.customerId) }
  }

  test('one leads to the last, and all of them to the earliest start', () => {
    const { desk, first, second, third } = three()
    const { startedAt } = clockOf(desk, first)
    merge(desk, first, second)
    merge(desk, second, third)
    expect(get(desk, first).merged?.into).toMatchObject({ ticketId: third })
    expect(get(desk, third).parts.map(({ ticketId }) => ticketId).sort()).toEqual([first, second].sort())
    expect(clockOf(desk, third).dueAt).toBe(startedAt + day)
    expect(desk.call('tickets.queue', { filter: bucketFilters.open, text: get(desk, first).number, limit: 5 }).rows).toMatchObject([{ ticketId: third }])
    expect(desk.refused('tickets.merge', asked(desk, third, first))).toMatchObject({ key: 'not_possible.merged', details: { number: expect.any(String) as string } })
  })

  test('taken out from the inside, and from the outside', () => {
    const { desk, first, second, third } = three()
    const before = clockRows(desk)
    merge(desk, first, second)
    merge(desk, second, third)
    unmerge(desk, first, 'Another parcel')
    expect(get(desk, third)).toMatchObject({ parts: [{ ticketId: second }] })
    expect(clockOf(desk, third).dueAt).toBe(clockOf(desk, second).startedAt + day)
    expect(get(desk, first)).toMatchObject({ state: 'open', merged: null })
    unmerge(desk, second, 'Another parcel')
    expect(clockRows(desk)).toEqual(before)
    merge(desk, first, second)
    merge(desk, second, third)
    unmerge(desk, second, 'Another parcel')
    expect(get(desk, second)).toMatchObject({ parts: [{ ticketId: first }] })
    expect(clockOf(desk, second).dueAt).toBe(clockOf(desk, first).startedAt + day)
    unmerge(desk, first, 'Another parcel')
    expect(clockRows(desk)).toEqual(before)
  })

  test('a promise that broke only from a start that is gone by the time its ticket is taken out was none', () => {
    const { desk, first, second, third } = three()
    const before = clockRows(desk)
    merge(desk, first, second)
    // From the first one's start it is over, from its own it is not.
    desk.clock.advance(clockOf(desk, second).dueAt - desk.clock.now() + minute)
    expect(clockOf(desk, second).breachedAt).not.toBeNull()
    merge(desk, second, third)
    unmerge(desk, first, 'Another parcel')
    unmerge(desk, second, 'Another parcel')
    desk.clock.advance(0)
    const without = (rows: typeof before) => rows.filter(({ metric }) => metric === 'resolution').map(({ warned_at: _warned, next_alarm_at: _next, ...row }) => row)
    expect(without(clockRows(desk)).slice(1)).toEqual(without(before).slice(1))
  })

  test('two into one: taking out the earlier leaves the start of the other', () => {
    const { desk, first, second, third } = three()
    const before = clockRows(desk)
    merge(desk, first, third)
    merge(desk, second, third)
    unmerge(desk, first, 'Another parcel')
    expect(clockOf(desk, third).dueAt).toBe(clockOf(desk, second).startedAt + day)
    unmerge(desk, second, 'Another parcel')
    expect(clockRows(desk)).toEqual(before)
  })
})

describe('what cannot be is refused and writes nothing', () => {
  test('itself, a closed one, one that was merged, and another customer unless that is meant', () => {
    const { desk, monday, wednesday } = twice()
    const stranger = ofCustomer(desk, aCustomer(desk, { name: 'Wu', phone: '13900000000' }).customerId)
    const [nobodys, closed] = [aTicket(desk, inquiry).ticketId, aTicket(desk, stockInquiry).ticketId]
    move(desk, closed, 'closed')
    const events = desk.events.length
    const refused = (ticketId: TicketId, into: TicketId) => desk.refused('tickets.merge', asked(desk, ticketId, into)).key
    expect(refused(monday, monday)).toBe('not_possible.mergeSelf')
    expect(refused(monday, closed)).toBe('not_possible.mergeClosed')
    expect(refused(closed, monday)).toBe('not_possible.mergeClosed')
    expect(refused(stranger, monday)).toBe('not_possible.mergeCustomer')
    expect(refused(nobodys, monday)).toBe('not_possible.mergeCustomer')
    expect(desk.refused('tickets.unmerge', { ticketId: monday, version: get(desk, monday).version, reason }).key).toBe('not_possible.notMerged')
    expect(desk.events).toHaveLength(events)
    expect(desk.call('tickets.merge', { ...asked(desk, stranger, monday), acrossCustomers: true }).into.parts).toHaveLength(1)
    merge(desk, wednesday, monday)
    expect(refused(wednesday, monday)).toBe('not_possible.merged')
  })

  test.each<[string, object, string]>([
    ['no reason', { reason: ' ' }, 'invalid_input'],
    ['a reason of two lines', { reason: 'a\nb' }, 'invalid_input'],
    ['no version', { version: undefined }, 'invalid_input'],
    ['a field too many', { force: true }, 'invalid_input'],
    ['a ticket that there is not', { into: '018f0000-0000-7000-8000-000000000000' }, 'not_found'],
  ])('bad input: %s', (_what, over, code) => {
    const { desk, monday, wednesday } = twice()
    const events = desk.events.length
    expect(desk.refused('tickets.merge', { ...asked(desk, monday, wednesday), ...over }).code).toBe(code)
    expect(desk.events).toHaveLength(events)
  })

  test('two agents at once: whoever is later is told of which ticket, and nothing is half merged', () => {
    const { desk, monday, wednesday } = twice()
    const other = desk.as(aPerson(desk, { name: 'Wu Lei' }))
    const decided = asked(desk, monday, wednesday)
    note(other, wednesday)
    expect(desk.refused('tickets.merge', decided)).toMatchObject({ code: 'conflict', key: 'conflict.into', details: { version: decided.intoVersion + 1 } })
    note(other, monday)
    expect(desk.refused('tickets.merge', { ...decided, intoVersion: decided.intoVersion + 1 })).toMatchObject({ key: 'conflict', details: { version: decided.version + 1 } })
    const both = asked(desk, monday, wednesday)
    other.call('tickets.merge', both)
    expect(desk.refused('tickets.merge', both)).toMatchObject({ code: 'conflict' })
    // The other way round at the same time would be a circle.
    expect(desk.refused('tickets.merge', { ...both, ticketId: wednesday, version: both.intoVersion, into: monday, intoVersion: both.version })).toMatchObject({ code: 'conflict' })
    const undo = { ticketId: monday, version: get(desk, monday).version, reason: null }
    desk.call('tickets.unmerge', undo)
    expect(other.refused('tickets.unmerge', undo)).toMatchObject({ code: 'conflict' })
    expect(desk.eventsOf('ticket.merged')).toHaveLength(1)
  })

  test('a ticket that was merged is changed no more, and says where to go on', () => {
    const { desk, monday, wednesday } = twice()
    const { into } = merge(desk, monday, wednesday)
    const { version, owner } = get(desk, monday)
    const wu = aPerson(desk)
    const merged = { key: 'not_possible.merged', details: { number: into.number.replace(/(\d{3})(?=\d)/g, '$1 ') } }
    const events = desk.events.length
    const on = { ticketId: monday, version }
    expect(desk.refused('tickets.move', { ...on, to: 'open', reason })).toMatchObject(merged)
    expect(desk.refused('tickets.wait', { ...on, reason })).toMatchObject(merged)
    expect(desk.refused('tickets.assign', { ...on, to: wu.personId, reason })).toMatchObject(merged)
    expect(desk.refused('tickets.grade', { ...on, kind: 'severity', id: 'L1', reason })).toMatchObject(merged)
    expect(desk.refused('tickets.comment', { ticketId: monday, audience: 'internal', text: 'x' })).toMatchObject(merged)
    expect(desk.events).toHaveLength(events)
    expect(get(desk, monday)).toMatchObject({ version, owner })
  })

  test('who does not work on tickets may look and not merge', () => {
    const { desk, monday, wednesday } = twice(seated(deskInMemory(), { role: 'supervisor' }))
    const analyst = desk.as(aPerson(desk, { role: 'analyst' }))
    expect(analyst.call('tickets.duplicates', { ticketId: monday })).toHaveLength(1)
    expect(analyst.refused('tickets.merge', asked(desk, monday, wednesday)).code).toBe('not_permitted')
    merge(desk, monday, wednesday)
    expect(analyst.refused('tickets.unmerge', { ticketId: monday, version: 2, reason }).code).toBe('not_permitted')
  })
})

describe('duplicates that are suggested', () => {
  test('other open tickets of the customer, the same need within a week first', () => {
    const { desk, customer, monday, wednesday } = twice(undefined, 8 * day)
    const other = ofCustomer(desk, customer.customerId, mailedComplaint)
    const solved = ofCustomer(desk, customer.customerId)
    move(desk, solved, 'resolved')
    aTicket(desk, inquiry)
    desk.clock.advance(hour)
    const asking = ofCustomer(desk, customer.customerId)
    const found = desk.call('tickets.duplicates', { ticketId: asking })
    expect(found.map(({ ticketId, isRepeat, isSameCustomer }) => [ticketId, isRepeat, isSameCustomer])).toEqual([[wednesday, true, true], [other, false, true], [monday, false, true]])
    expect(found[0]).toMatchObject({ customerName: 'Lin Yating', ownerName: 'Chen Jing', state: 'open', version: get(desk, wednesday).version })
    merge(desk, monday, wednesday)
    expect(desk.call('tickets.duplicates', { ticketId: asking }).map(({ ticketId }) => ticketId)).toEqual([wednesday, other])
    expect(desk.call('tickets.duplicates', { ticketId: aTicket(desk, inquiry).ticketId })).toEqual([])
  })

  test('by number or customer, whoever it is; what is closed is left out, what was merged leads on', () => {
    const { desk, monday, wednesday } = twice()
    const stranger = ofCustomer(desk, aCustomer(desk, { name: 'Wu Lei', phone: '13900000000' }).customerId)
    const search = (text: string) => desk.call('tickets.duplicates', { ticketId: wednesday, text }).map(({ ticketId, isSameCustomer }) => [ticketId, isSameCustomer])
    expect(search(get(desk, stranger).number)).toEqual([[stranger, false]])
    expect(search('Wu L')).toEqual([[stranger, false]])
    expect(search(get(desk, wednesday).number)).toEqual([])
    expect(search('nobody at all')).toEqual([])
    const { number } = get(desk, monday)
    expect(search(number)).toEqual([[monday, true]])
    desk.call('tickets.merge', { ...asked(desk, monday, stranger), acrossCustomers: true })
    expect(search(number)).toEqual([[stranger, false]])
    move(desk, stranger, 'resolved')
    move(desk, stranger, 'closed')
    expect(search(number)).toEqual([])
  })
})

test('the rows of the clocks still follow from the events to the byte, over merges that were undone and made again', async () => {
  const folder = temporaryFolder()
  const { desk, customer, monday, wednesday } = twice(seated(deskInFolder(folder), { role: 'supervisor' }), 5 * hour, mailedComplaint)
  const third = ofCustomer(desk, customer.customerId, returnComplaint)
  merge(desk, monday, wednesday)
  desk.clock.advance(day)
  unmerge(desk, monday)
  desk.clock.advance(hour)
  merge(desk, monday, third)
  merge(desk, third, wednesday)
  desk.clock.advance(2 * day)
  unmerge(desk, monday, 'Another parcel')
  move(desk, wednesday, 'resolved')
  desk.clock.advance(minute)
  move(desk, wednesday, 'open')
  desk.backend.close()
  const rows = () => {
    const sqlite = new Sqlite(databaseFile(folder))
    const found = sqlite.prepare('SELECT * FROM clock ORDER BY row').all()
    sqlite.close()
    return found
  }
  const before = rows()
  const rebuild = () => rebuildClocks(folder, () => Promise.resolve(), () => false)
  expect(await rebuild()).toEqual({ clocks: before.length, changed: 0, kept: 0 })
  const sqlite = new Sqlite(databaseFile(folder))
  sqlite.exec('DELETE FROM clock')
  sqlite.close()
  await rebuild()
  expect(rows()).toEqual(before)
})
