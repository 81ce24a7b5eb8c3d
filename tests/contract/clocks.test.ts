import { describe, expect, test } from 'vitest'
import { bucketFilters } from '../../shared/contract/queue.ts'
import { day, hour, minute, second } from '../../shared/time.ts'
import { deskInFolder, deskInMemory, mondayMorning, type TestDesk } from '../helpers/desk.ts'
import { aContact, aTicket, type Case, mailedComplaint, returnComplaint, seated, stockInquiry } from '../helpers/builders.ts'
import { FakeClock } from '../helpers/fakeClock.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import type { TicketId } from '../../shared/ids.ts'

/** With one clock to meet, where a complaint has two, and none that tells of progress (L2 has one). */
const returnInquiry: Case = { ...returnComplaint, type: 'inquiry', class: 'general', need: 'return-pickup' }

const running = (desk: TestDesk, ticketId: TicketId, metric = 'resolution') => desk.call('tickets.get', { ticketId }).clocks.find((clock) => clock.metric === metric && clock.metAt === null)!
const version = (desk: TestDesk, ticketId: TicketId) => desk.call('tickets.get', { ticketId }).version
const breaches = (desk: TestDesk) => desk.eventsOf('clock.breached').map((event) => event.instant)

describe('warning and breach (CK-22)', () => {
  test('are told once each, when they are true, by the one timer', () => {
    const desk = seated(deskInMemory())
    const { ticketId, number } = aTicket(desk, returnInquiry)
    const { warnAt, dueAt } = running(desk, ticketId)
    desk.clock.advance(warnAt - desk.clock.now() - 1)
    expect(desk.alarms).toEqual([])
    desk.clock.advance(1)
    expect(desk.alarms.flat()).toMatchObject([{ kind: 'warned', dueAt, subject: number.replace(/(\d{3})(?=\d)/g, '$1 ') }])
    expect(desk.alarms[0]![0]!.title['zh-CN']).not.toBe('')
    desk.clock.advance(dueAt - desk.clock.now())
    expect(desk.alarms.flat().map((alarm) => alarm.kind)).toEqual(['warned', 'breached'])
    desk.clock.advance(3 * day)
    expect(desk.alarms.flat()).toHaveLength(2)
    expect(breaches(desk)).toEqual([dueAt])
    expect(desk.call('tickets.get', { ticketId }).clocks.find((clock) => clock.metric === 'resolution')).toMatchObject({ breachedAt: dueAt, metAt: null })
    expect(desk.clock.armed).toEqual([])
  })

  test('a breach while the program was closed is recorded at its true instant after reopening, and never again', () => {
    const folder = temporaryFolder()
    const clock = new FakeClock(mondayMorning)
    const first = seated(deskInFolder(folder, { clock }))
    const person = first.call('people.me', {}).person
    const { ticketId } = aTicket(first, returnInquiry)
    const { dueAt } = running(first, ticketId)
    first.backend.close()

    clock.set(dueAt + 2 * day)
    const second = deskInFolder(folder, { clock, seed: 2 }).as(person)
    expect(second.alarms.flat()).toMatchObject([{ kind: 'breached', dueAt }])
    expect(breaches(second)).toEqual([dueAt])
    expect(second.eventsOf('clock.breached')[0]).toMatchObject({ author: null, body: { recordedAt: dueAt + 2 * day } })
    expect(second.eventsOf('clock.warned')).toEqual([])
    expect(second.call('tickets.history', { ticketId }).find((entry) => entry.what === 'clock.breached')).toMatchObject({ at: dueAt, who: null })
    second.backend.close()

    const third = deskInFolder(folder, { clock, seed: 3 }).as(person)
    third.clock.advance(day)
    expect(third.alarms).toEqual([])
    expect(breaches(third)).toEqual([dueAt])
    third.backend.close()
  })

  test('after sleep the wake catches up at once', () => {
    const desk = seated(deskInMemory())
    const { ticketId } = aTicket(desk, returnInquiry)
    const { dueAt } = running(desk, ticketId)
    desk.clock.set(dueAt + hour)
    desk.backend.wake()
    expect(breaches(desk)).toEqual([dueAt])
  })

  test('a command that comes before the sweep cannot outrun the breach: meeting late records the breach first', () => {
    const desk = seated(deskInMemory())
    const { ticketId } = aTicket(desk, returnInquiry)
    const { dueAt, clockId } = running(desk, ticketId)
    desk.clock.set(dueAt + minute)
    desk.call('tickets.move', { ticketId, version: version(desk, ticketId), to: 'resolved', reason: null })
    const clock = desk.call('tickets.get', { ticketId }).clocks.find((one) => one.clockId === clockId)
    expect(clock).toMatchObject({ breachedAt: dueAt, metAt: dueAt + minute })
    const last = desk.events.filter((event) => event.type === 'clock.breached' || event.type === 'clock.met').slice(-2)
    expect(last.map((event) => [event.type, event.instant])).toEqual([['clock.breached', dueAt], ['clock.met', dueAt + minute]])
    expect(desk.alarms.flat().map((alarm) => alarm.kind)).toEqual(['breached'])
  })

  test('a refused command leaves the pending breach to the timer', () => {
    const desk = seated(deskInMemory())
    const { ticketId } = aTicket(desk, returnInquiry)
    const { dueAt } = running(desk, ticketId)
    desk.clock.set(dueAt + minute)
    expect(desk.refused('tickets.move', { ticketId, version: 99, to: 'resolved', reason: null }).code).toBe('conflict')
    expect(breaches(desk)).toEqual([])
    expect(desk.alarms).toEqual([])
    desk.clock.advance(minute)
    expect(breaches(desk)).toEqual([dueAt])
  })

  test('a mail that was already late when it was opened is late at once, at its true instant', () => {
    const desk = seated(deskInMemory())
    const arrivedAt = desk.clock.now() - 3 * day
    aContact(desk, { ...mailedComplaint, arrivedAt }, 'ask')
    desk.clock.advance(0)
    expect(breaches(desk)).toEqual([arrivedAt + day])
  })

  test('a contact that is given up late and taken back does not break the same promise twice', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk)
    desk.clock.advance(minute)
    expect(breaches(desk)).toHaveLength(1)
    desk.call('intake.abandon', { contactId, reason: 'Call lost' })
    desk.call('intake.resume', { contactId })
    desk.clock.advance(minute)
    expect(breaches(desk)).toHaveLength(1)
    expect(desk.call('intake.view', { contactId }).clocks).toHaveLength(1)
  })
})

describe('a wrong system time', () => {
  test('set back in the middle of a call, the clock is met all the same', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk)
    desk.clock.set(desk.clock.now() - hour)
    const view = desk.call('intake.say', { contactId, lineId: desk.call('intake.view', { contactId }).lines[0]!.lineId, said: true })
    expect(view.clocks).toMatchObject([{ rule: 'CK-1', breachedAt: null }])
    expect(view.clocks[0]!.metAt).not.toBeNull()
  })

  test('set back before a ticket is solved, its clock is met all the same', () => {
    const desk = seated(deskInMemory())
    const { ticketId } = aTicket(desk)
    desk.clock.set(desk.clock.now() - hour)
    desk.call('tickets.move', { ticketId, version: version(desk, ticketId), to: 'resolved', reason: null })
    expect(running(desk, ticketId)).toBeUndefined()
  })
})

test('what is taken up again in the instant it was solved, as after a clock was set back, is promised anew', () => {
  const desk = seated(deskInMemory())
  const { ticketId } = aTicket(desk, stockInquiry)
  expect(desk.call('tickets.get', { ticketId })).toMatchObject({ state: 'resolved' })
  desk.clock.set(desk.clock.now() - hour)
  desk.call('tickets.move', { ticketId, version: version(desk, ticketId), to: 'open', reason: 'Still not right' })
  expect(running(desk, ticketId)).toMatchObject({ metAt: null, breachedAt: null })
})

describe('another grade (CK-23)', () => {
  test('re-targets the running clock from the same start and leaves the met ones', () => {
    const desk = seated(deskInMemory())
    const { ticketId } = aTicket(desk)
    const before = desk.call('tickets.get', { ticketId }).clocks
    const start = running(desk, ticketId).startedAt
    desk.clock.advance(10 * minute)
    const after = desk.call('tickets.grade', { ticketId, version: version(desk, ticketId), kind: 'severity', id: 'L1', reason: 'A child was hurt' })
    expect(after.clocks.find((clock) => clock.metric === 'resolution')).toMatchObject({ rule: 'CK-7', startedAt: start, dueAt: start + hour, clockId: running(desk, ticketId).clockId })
    for (const met of before.filter((clock) => clock.metAt !== null)) expect(after.clocks).toContainEqual(met)
    expect(after.severity).toMatchObject({ id: 'L1', by: 'agent', reason: 'A child was hurt' })
    expect(desk.call('tickets.queue', { filter: bucketFilters.open, limit: 1 }).rows[0]!.nextClock!.dueAt).toBe(start + hour)
  })

  test('to a target that has already passed is a breach at that instant', () => {
    const desk = seated(deskInMemory())
    const { ticketId } = aTicket(desk)
    const { startedAt } = running(desk, ticketId)
    desk.clock.advance(2 * hour)
    desk.call('tickets.grade', { ticketId, version: version(desk, ticketId), kind: 'severity', id: 'L1', reason: 'A child was hurt' })
    desk.clock.advance(0)
    expect(breaches(desk)).toEqual([startedAt + hour])
  })

  test('to a longer target warns again when that target is near', () => {
    const desk = seated(deskInMemory())
    const { ticketId } = aTicket(desk, returnInquiry)
    desk.call('tickets.grade', { ticketId, version: version(desk, ticketId), kind: 'severity', id: 'L1', reason: 'A child was hurt' })
    desk.clock.advance(50 * minute)
    expect(desk.alarms.flat().map((alarm) => alarm.kind)).toEqual(['warned'])
    desk.call('tickets.grade', { ticketId, version: version(desk, ticketId), kind: 'severity', id: 'L3', reason: 'A false alarm' })
    desk.clock.advance(hour)
    expect(breaches(desk)).toEqual([])
    desk.clock.advance(17 * hour)
    expect(desk.alarms.flat().map((alarm) => alarm.kind)).toEqual(['warned', 'warned'])
  })

  test('a customer who turns out to be VIP changes the clocks of the contact in hand', () => {
    const desk = seated(deskInMemory())
    const contactId = aContact(desk, mailedComplaint, 'scene')
    expect(desk.call('intake.view', { contactId }).grades.priority.id).toBe('medium')
    const { customerId } = desk.call('customers.create', { name: 'Lin', phone: '', memberNumber: '', tier: 'vip' })
    expect(desk.call('intake.setCustomer', { contactId, customerId }).grades.priority.id).toBe('high')
  })
})

describe('the first proposal to a complaint (CK-6)', () => {
  const kept = (desk: TestDesk, ticketId: TicketId) => desk.call('tickets.get', { ticketId }).clocks.map((clock) => clock.metric).sort()

  test('is promised beside the solution, warned of earlier, and nothing else of the playbook runs yet', () => {
    const desk = seated(deskInMemory())
    const { ticketId } = aTicket(desk, { ...returnInquiry, type: 'complaint' })
    expect(kept(desk, ticketId)).toEqual(['firstResponse', 'preliminarySolution', 'resolution', 'sceneConfirmation'])
    expect(running(desk, ticketId, 'preliminarySolution')).toMatchObject({ rule: 'CK-6', targetMs: day, dueAt: running(desk, ticketId).dueAt })
    const told = [12 * hour, 6 * hour, 6 * hour].map((ms) => {
      desk.clock.advance(ms)
      return desk.alarms.flat().map(({ kind }) => kind)
    })
    expect(told).toEqual([['warned'], ['warned', 'warned'], ['warned', 'warned', 'breached', 'breached']])
    expect(kept(desk, aTicket(desk, returnInquiry).ticketId)).toEqual(['firstResponse', 'resolution', 'sceneConfirmation'])
  })

  test('is met by the solution, and asked for again when the customer comes back', () => {
    const desk = seated(deskInMemory())
    const { ticketId } = aTicket(desk)
    const first = running(desk, ticketId, 'preliminarySolution')
    desk.clock.advance(hour)
    desk.call('tickets.move', { ticketId, version: version(desk, ticketId), to: 'resolved', reason: null })
    expect(desk.call('tickets.get', { ticketId }).clocks.find((clock) => clock.clockId === first.clockId)!.metAt).toBe(desk.clock.now())
    desk.clock.advance(hour)
    desk.call('tickets.move', { ticketId, version: version(desk, ticketId), to: 'open', reason: 'Still not right' })
    expect(running(desk, ticketId, 'preliminarySolution')).toMatchObject({ startedAt: desk.clock.now(), dueAt: desk.clock.now() + day })
  })
})

test('a reopening needs a reason, starts the resolution anew and keeps what was met', () => {
  const desk = seated(deskInMemory())
  const { ticketId } = aTicket(desk)
  const first = running(desk, ticketId)
  desk.clock.advance(hour)
  const move = (to: 'open' | 'resolved' | 'closed', reason: string | null = null) => desk.call('tickets.move', { ticketId, version: version(desk, ticketId), to, reason })
  const resolvedAt = desk.clock.now()
  expect(move('resolved').moves).toEqual(['closed', 'open'])
  move('closed')
  desk.clock.advance(day - minute)
  expect(desk.refused('tickets.move', { ticketId, version: version(desk, ticketId), to: 'open', reason: null })).toMatchObject({ key: 'not_ready.reason' })
  expect(desk.refused('tickets.move', { ticketId, version: version(desk, ticketId), to: 'resolved', reason: null })).toMatchObject({ key: 'not_possible.move' })
  move('open', 'Happened again')
  const again = running(desk, ticketId)
  expect(again).toMatchObject({ startedAt: desk.clock.now(), dueAt: desk.clock.now() + day })
  expect(desk.call('tickets.get', { ticketId }).clocks.find((clock) => clock.clockId === first.clockId)).toMatchObject({ metAt: resolvedAt, dueAt: first.dueAt })
  expect(desk.call('tickets.history', { ticketId }).filter((entry) => entry.why === 'Happened again')).toHaveLength(1)
  desk.clock.advance(minute)
  move('resolved')
  expect(desk.call('tickets.get', { ticketId }).clocks.filter((clock) => clock.metric === 'resolution').map((clock) => clock.metAt)).toEqual([resolvedAt, desk.clock.now()])
  expect(breaches(desk)).toEqual([])
})

test('the confirmation of a return is timed from reaching it, and anew when it is reached anew (CK-10)', () => {
  const desk = seated(deskInMemory())
  const contactId = aContact(desk, returnComplaint, 'scene')
  const choose = (id: string) => desk.call('intake.choose', { contactId, group: 'scene', id }).clocks.filter((clock) => clock.rule === 'CK-10')
  expect(choose('return-exchange')).toHaveLength(1)
  desk.clock.advance(20 * second)
  expect(choose('refund')).toEqual([])
  desk.clock.advance(20 * second)
  const [anew] = choose('return-exchange')
  expect(anew).toMatchObject({ startedAt: desk.clock.now(), breachedAt: null })
  desk.clock.advance(31 * second)
  expect(breaches(desk)).toEqual([anew!.dueAt])
})
