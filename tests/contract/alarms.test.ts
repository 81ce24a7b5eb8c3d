import { describe, expect, test } from 'vitest'
import { mostAlarms } from '../../shared/contract/clocks.ts'
import type { TicketId } from '../../shared/ids.ts'
import { spokenTicketNumber } from '../../shared/ticketNumber.ts'
import { day, hour, minute, second } from '../../shared/time.ts'
import { aContact, aPerson, aTicket, type Case, mailedComplaint, returnComplaint, seated } from '../helpers/builders.ts'
import { deskInMemory, type TestDesk } from '../helpers/desk.ts'

/** One running clock: CK-19, medium priority, 24 hours, warned of after 18. */
const inquiry: Case = { ...returnComplaint, type: 'inquiry', class: 'general', need: 'return-pickup' }
const since = (desk: TestDesk, after: number | null) => desk.call('clocks.alarms', { after })
const now = (desk: TestDesk) => since(desk, null).upTo
const version = (desk: TestDesk, ticketId: TicketId) => desk.call('tickets.get', { ticketId }).version
const told = ({ alarms }: ReturnType<typeof since>) => alarms.map(({ kind, clock, subject }) => [kind, clock.rule, subject])
const sleep = (desk: TestDesk, ms: number) => {
  desk.clock.set(desk.clock.now() + ms)
  desk.backend.wake()
}

describe('CK-24: what a person is told of', () => {
  test('nothing at first, then each clock that came near its end or past it, and nothing twice', () => {
    const desk = seated(deskInMemory())
    const { ticketId, number } = aTicket(desk, inquiry)
    const subject = spokenTicketNumber(number)
    const from = now(desk)
    expect(since(desk, from)).toEqual({ upTo: from, latest: 0, count: 0, late: 0, alarms: [], news: [] })
    sleep(desk, 19 * hour)
    const warned = since(desk, from)
    expect(warned).toMatchObject({ count: 1, late: 0 })
    expect(told(warned)).toEqual([['warned', 'CK-19', subject]])
    expect(warned.alarms[0]!.clock).toMatchObject({ ticketId, dueAt: desk.clock.now() + 5 * hour })
    expect(since(desk, warned.upTo).count).toBe(0)
    sleep(desk, 6 * hour)
    const breached = since(desk, warned.upTo)
    expect(breached).toMatchObject({ count: 1, late: 1 })
    expect(told(breached)).toEqual([['breached', 'CK-19', subject]])
    expect(breached.latest).toBe(breached.alarms[0]!.seq)
    expect(breached.latest).toBeGreaterThan(warned.latest)
    expect(since(desk, breached.upTo).count).toBe(0)
    // Whoever was away for both hears of the clock once, as it is.
    expect(told(since(desk, from))).toEqual(told(breached))
  })

  test('a sleep is one answer, what was due first coming first', () => {
    const desk = seated(deskInMemory())
    const tickets = [aTicket(desk, inquiry), aTicket(desk, inquiry), aTicket(desk, inquiry)].map(({ ticketId }) => ticketId)
    for (const ticketId of tickets.toReversed()) {
      desk.call('tickets.grade', { ticketId, version: version(desk, ticketId), kind: 'priority', id: ticketId === tickets[1] ? 'low' : 'high', reason: 'So it is' })
    }
    const from = now(desk)
    sleep(desk, 8 * hour)
    const { count, late, alarms } = since(desk, from)
    expect([count, late]).toEqual([2, 2])
    expect(alarms.map(({ clock }) => [clock.ticketId, clock.breachedAt])).toEqual([tickets[0], tickets[2]].map((ticketId) => [ticketId, desk.clock.now() - 4 * hour]))
  })

  test('not of what is over by then, stands still, or is in other hands', () => {
    const desk = seated(deskInMemory())
    const colleague = desk.as(aPerson(desk))
    const [solved, waiting, given] = [aTicket(desk, inquiry), aTicket(desk, inquiry), aTicket(desk, inquiry)].map(({ ticketId }) => ticketId) as [TicketId, TicketId, TicketId]
    const from = now(desk)
    sleep(desk, 19 * hour)
    desk.call('tickets.move', { ticketId: solved, version: version(desk, solved), to: 'resolved', reason: null })
    desk.call('tickets.wait', { ticketId: waiting, version: version(desk, waiting), reason: 'Sends a photo' })
    desk.call('tickets.assign', { ticketId: given, version: version(desk, given), to: colleague.call('people.me', {}).person.personId, reason: 'Knows the case' })
    expect(since(desk, from)).toMatchObject({ count: 0, alarms: [] })
    expect(told(since(colleague, from)).map(([kind]) => kind)).toEqual(['warned'])
  })

  test('also of a contact without a ticket, while it is open', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk, mailedComplaint)
    const from = now(desk)
    sleep(desk, 25 * hour)
    expect(told(since(desk, from))).toEqual([['breached', 'CK-3', '']])
    desk.call('intake.abandon', { contactId, reason: 'Sent twice' })
    expect(since(desk, from).count).toBe(0)
  })

  test('a system time that was set back tells nothing again', () => {
    const desk = seated(deskInMemory())
    aTicket(desk, inquiry)
    sleep(desk, 25 * hour)
    const from = now(desk)
    sleep(desk, -day)
    sleep(desk, day)
    desk.clock.advance(10 * second)
    expect(since(desk, from).count).toBe(0)
  })

  test('of very many the first are named and all are counted', () => {
    const desk = seated(deskInMemory())
    const from = now(desk)
    for (let n = 0; n < mostAlarms + 3; n += 1) {
      aTicket(desk, inquiry)
      desk.clock.advance(minute)
    }
    sleep(desk, 25 * hour)
    const { count, late, alarms } = since(desk, from)
    expect([count, late, alarms.length]).toEqual([mostAlarms + 3, mostAlarms + 3, mostAlarms])
    expect(alarms.map(({ clock }) => clock.dueAt)).toEqual(alarms.map(({ clock }) => clock.dueAt).sort((a, b) => a - b))
  })

  test('a number from another desk, or from before a backup came back, tells nothing', () => {
    const desk = seated(deskInMemory())
    aTicket(desk, inquiry)
    sleep(desk, 25 * hour)
    expect(since(desk, 1_000_000)).toEqual({ upTo: now(desk), latest: 0, count: 0, late: 0, alarms: [], news: [] })
  })
})
