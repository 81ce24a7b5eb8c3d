import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { explainClocks, rebuildClocks } from '../../electron/app/clocksAdmin.ts'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import { type MovedBody, type MovedClock, movedIn, type OfTicket } from '../../electron/features/clocks/moved.rules.ts'
import type { TicketId } from '../../shared/ids.ts'
import { day, hour, instant, minute } from '../../shared/time.ts'
import { aContact, aTicket, answerStep, type Case, mailedComplaint, returnComplaint, seated, stockInquiry } from '../helpers/builders.ts'
import { deskInFolder, deskInMemory, mondayMorning, type TestDesk } from '../helpers/desk.ts'
import { FakeClock } from '../helpers/fakeClock.ts'
import { temporaryFolder } from '../helpers/folder.ts'

/** Of the routine kind: one clock. */
const inquiry: Case = { ...returnComplaint, type: 'inquiry', class: 'general', need: 'return-pickup' }
const get = (desk: TestDesk, ticketId: TicketId) => desk.call('tickets.get', { ticketId })
const clockOf = (desk: TestDesk, ticketId: TicketId, metric = 'resolution') => get(desk, ticketId).clocks.filter((clock) => clock.metric === metric).at(-1)!
const wait = (desk: TestDesk, ticketId: TicketId) => desk.call('tickets.wait', { ticketId, version: get(desk, ticketId).version, reason: 'Asked for a photo' })
const goOn = (desk: TestDesk, ticketId: TicketId) => desk.call('tickets.goOn', { ticketId, version: get(desk, ticketId).version })
const move = (desk: TestDesk, ticketId: TicketId, to: 'open' | 'resolved' | 'closed') => desk.call('tickets.move', { ticketId, version: get(desk, ticketId).version, to, reason: to === 'open' ? 'Came back' : null })

describe('CK-22: waiting for the customer', () => {
  test('the clock stands still and falls due later by as long as the customer took', () => {
    const desk = seated(deskInMemory())
    const { ticketId } = aTicket(desk, inquiry)
    const before = clockOf(desk, ticketId)
    desk.clock.advance(hour)
    wait(desk, ticketId)
    expect(clockOf(desk, ticketId)).toMatchObject({ pausedAt: desk.clock.now(), leftMs: before.dueAt - desk.clock.now(), metAt: null })
    expect(desk.call('tickets.queue', { limit: 5 }).rows[0]).toMatchObject({ ticketId, nextClock: null, waitingSince: desk.clock.now() })
    expect(desk.call('clocks.nextDue', {})).toBeNull()
    desk.clock.advance(2 * day)
    expect(desk.alarms.flat()).toEqual([])
    goOn(desk, ticketId)
    expect(clockOf(desk, ticketId)).toMatchObject({ dueAt: before.dueAt + 2 * day, warnAt: before.warnAt + 2 * day, pausedAt: null, leftMs: null })
    expect(desk.call('tickets.queue', { limit: 5 }).rows[0]).toMatchObject({ waitingSince: null, nextClock: { dueAt: before.dueAt + 2 * day } })
    expect(desk.call('tickets.history', { ticketId }).map(({ what }) => what)).toEqual(expect.arrayContaining(['ticket.waited', 'clock.paused', 'ticket.wentOn', 'clock.resumed']))
  })

  test('over a restart, the time in which nothing ran counts as waiting too', () => {
    const folder = temporaryFolder()
    const clock = new FakeClock(mondayMorning)
    const first = seated(deskInFolder(folder, { clock }))
    const person = first.call('people.me', {}).person
    const { ticketId } = aTicket(first, inquiry)
    const before = clockOf(first, ticketId)
    wait(first, ticketId)
    first.backend.close()
    clock.set(clock.now() + 5 * day)
    const second = deskInFolder(folder, { clock, seed: 2 }).as(person)
    expect(second.alarms.flat()).toEqual([])
    goOn(second, ticketId)
    expect(clockOf(second, ticketId).dueAt).toBe(before.dueAt + 5 * day)
    second.backend.close()
  })

  test('a system time that was set back takes nothing away from the promise', () => {
    const desk = seated(deskInMemory())
    const { ticketId } = aTicket(desk, inquiry)
    const before = clockOf(desk, ticketId)
    desk.clock.advance(hour)
    wait(desk, ticketId)
    desk.clock.set(desk.clock.now() - day)
    goOn(desk, ticketId)
    expect(clockOf(desk, ticketId).dueAt).toBe(before.dueAt)
  })

  test('solved while waiting is met in time, and taken up again it waits no more', () => {
    const desk = seated(deskInMemory())
    const { ticketId } = aTicket(desk, inquiry)
    const { dueAt } = clockOf(desk, ticketId)
    wait(desk, ticketId)
    desk.clock.advance(dueAt - desk.clock.now() + hour)
    move(desk, ticketId, 'resolved')
    expect(clockOf(desk, ticketId)).toMatchObject({ metAt: desk.clock.now(), breachedAt: null, pausedAt: null })
    desk.clock.advance(minute)
    move(desk, ticketId, 'open')
    expect(get(desk, ticketId).waitingSince).toBeNull()
    expect(clockOf(desk, ticketId)).toMatchObject({ startedAt: desk.clock.now(), pausedAt: null })
  })

  test('what cannot be is refused and changes nothing', () => {
    const desk = seated(deskInMemory())
    const { ticketId } = aTicket(desk, inquiry)
    expect(desk.refused('tickets.goOn', { ticketId, version: get(desk, ticketId).version })).toMatchObject({ key: 'not_possible.goOn' })
    wait(desk, ticketId)
    expect(desk.refused('tickets.wait', { ticketId, version: get(desk, ticketId).version, reason: 'Again' })).toMatchObject({ key: 'not_possible.wait' })
    expect(desk.refused('tickets.wait', { ticketId, version: 1, reason: 'Old' })).toMatchObject({ code: 'conflict' })
    move(desk, ticketId, 'resolved')
    expect(desk.refused('tickets.wait', { ticketId, version: get(desk, ticketId).version, reason: 'Late' })).toMatchObject({ key: 'not_possible.wait' })
  })
})

describe('CK-8: a periodic promise', () => {
  /** An urgent case of several customers is coordinated: L2. */
  function coordinated(desk: TestDesk): TicketId {
    const { ticketId } = aTicket(desk, inquiry)
    desk.call('tickets.grade', { ticketId, version: get(desk, ticketId).version, kind: 'severity', id: 'L2', reason: 'Several customers' })
    return ticketId
  }
  const periods = (desk: TestDesk, ticketId: TicketId) => get(desk, ticketId).clocks.filter(({ metric }) => metric === 'progressUpdate')

  test('each told progress meets it and begins the next', () => {
    const desk = seated(deskInMemory())
    const ticketId = coordinated(desk)
    const [first] = periods(desk, ticketId)
    desk.clock.advance(20 * hour)
    desk.call('tickets.comment', { ticketId, audience: 'customer', text: 'We are on it' })
    expect(periods(desk, ticketId).map(({ metAt, breachedAt, dueAt }) => [metAt, breachedAt, dueAt])).toEqual(
      expect.arrayContaining([[desk.clock.now(), null, first!.dueAt], [null, null, desk.clock.now() + day]]))
  })

  test('a word after the solution begins no further period', () => {
    const desk = seated(deskInMemory())
    const ticketId = coordinated(desk)
    desk.clock.advance(hour)
    move(desk, ticketId, 'resolved')
    desk.clock.advance(hour)
    desk.call('tickets.comment', { ticketId, audience: 'customer', text: 'All done' })
    expect(periods(desk, ticketId).map(({ metAt }) => metAt)).toEqual([desk.clock.now() - hour])
    desk.clock.advance(hour)
    move(desk, ticketId, 'open')
    expect(periods(desk, ticketId).filter(({ metAt }) => metAt === null).map(({ startedAt }) => startedAt)).toEqual([desk.clock.now()])
  })

  test('three days of silence are three breaches, each at its own instant, however long the desk slept; then one word meets all', () => {
    const desk = seated(deskInMemory())
    const ticketId = coordinated(desk)
    const [first] = periods(desk, ticketId)
    desk.clock.set(first!.dueAt + 2 * day + hour)
    desk.backend.wake()
    expect(desk.eventsOf('clock.breached').filter(({ body }) => (body as { metric: string }).metric === 'progressUpdate').map(({ instant: at }) => at)).toEqual([first!.dueAt, first!.dueAt + day, first!.dueAt + 2 * day])
    desk.call('tickets.comment', { ticketId, audience: 'customer', text: 'Sorry for the silence' })
    expect(periods(desk, ticketId).filter(({ metAt }) => metAt === null).map(({ startedAt }) => startedAt)).toEqual([desk.clock.now()])
    expect(desk.eventsOf('clock.breached').filter(({ body }) => (body as { metric: string }).metric === 'progressUpdate')).toHaveLength(3)
  })
})

test('CK-24: sound and quiet hours are kept over a restart, and hours that are none are refused', () => {
  const folder = temporaryFolder()
  const first = seated(deskInFolder(folder))
  expect(first.call('desk.status', {}).settings).toMatchObject({ sound: false, quiet: null })
  first.call('desk.setSettings', { settings: { sound: true, quiet: { from: '22:00', to: '07:30' } } })
  expect(first.call('desk.setSettings', { settings: { look: 'dark' } })).toMatchObject({ sound: true, quiet: { from: '22:00', to: '07:30' } })
  expect(first.refused('desk.setSettings', { settings: { quiet: { from: '22:00', to: '22:00' } } })).toMatchObject({ code: 'invalid_input' })
  expect(first.eventsOf('desk.set')[0]?.body).toEqual({ changes: { sound: { from: false, to: true }, quiet: { from: null, to: '22:00–07:30' } } })
  first.backend.close()
  const second = deskInFolder(folder, { seed: 2 })
  expect(second.call('desk.status', {}).settings).toMatchObject({ sound: true, quiet: { from: '22:00', to: '07:30' }, look: 'dark' })
  expect(seated(second, { staffNumber: 'S2' }).call('desk.setSettings', { settings: { quiet: null } })).toMatchObject({ sound: true, quiet: null })
  second.backend.close()
})

describe('CK-22: a system time that was set', () => {
  const behind = (desk: TestDesk) => desk.call('desk.status', {}).timeBehindMs

  test('back is noticed, logged and shown until it is put right; sleep is not', () => {
    const desk = seated(deskInMemory())
    expect(behind(desk)).toBeNull()
    desk.clock.set(desk.clock.now() + 8 * hour)
    desk.backend.wake()
    expect(behind(desk)).toBeNull()
    desk.clock.set(desk.clock.now() - day)
    desk.backend.wake()
    expect(behind(desk)).toBe(day)
    expect(desk.log.map(({ event }) => event)).toEqual(expect.arrayContaining(['time.ahead', 'time.set_back']))
    desk.clock.set(desk.clock.now() + day)
    desk.backend.wake()
    expect(behind(desk)).toBeNull()
  })

  test('back between two starts is noticed by what is on record', () => {
    const folder = temporaryFolder()
    const clock = new FakeClock(mondayMorning)
    const first = seated(deskInFolder(folder, { clock }))
    const person = first.call('people.me', {}).person
    aTicket(first, inquiry)
    first.backend.close()
    clock.set(clock.now() - 3 * hour)
    const second = deskInFolder(folder, { clock, seed: 2 }).as(person)
    expect(behind(second)).toBe(3 * hour)
    second.backend.close()
  })

  test('back does not run a clock backwards: what was due is due at the same instant', () => {
    const desk = seated(deskInMemory())
    const { ticketId } = aTicket(desk, inquiry)
    const { dueAt, startedAt } = clockOf(desk, ticketId)
    desk.clock.set(desk.clock.now() - day)
    desk.call('tickets.comment', { ticketId, audience: 'internal', text: 'Looked at it' })
    expect(clockOf(desk, ticketId)).toMatchObject({ dueAt, startedAt, metAt: null })
    move(desk, ticketId, 'resolved')
    expect(clockOf(desk, ticketId).metAt).toBeGreaterThanOrEqual(startedAt)
  })
})

describe('CK-20: calendars', () => {
  test('a call at night has its 30 seconds from the morning on, and says why', () => {
    // 23:00 in Shanghai
    const desk = seated(deskInMemory({ clock: new FakeClock('2025-11-24T15:00:00.000Z') }))
    const { clocks: [clock] } = desk.call('intake.view', { contactId: aContact(desk, stockInquiry) })
    expect(clock).toMatchObject({ rule: 'CK-2', dueAt: Date.parse('2025-11-25T00:00:15.000Z') })
    const why = desk.call('clocks.why', { clockId: clock!.clockId })
    expect(why).toMatchObject({ start: 'contactArrived', targetMs: 15_000, calendar: { timeZone: 'Asia/Shanghai' }, leftOut: { days: [], closedMs: 9 * hour, pauses: [], pausedMs: 0 } })
  })
})

describe('CK-24: why this time', () => {
  test('tells the start, the target, what was left out and that the promise was changed', () => {
    const desk = seated(deskInMemory())
    const { ticketId } = aTicket(desk, inquiry)
    const { startedAt } = clockOf(desk, ticketId)
    desk.clock.advance(hour)
    desk.call('tickets.grade', { ticketId, version: get(desk, ticketId).version, kind: 'priority', id: 'high', reason: 'Travels tomorrow' })
    const changed = desk.clock.now()
    wait(desk, ticketId)
    desk.clock.advance(2 * hour)
    goOn(desk, ticketId)
    const clock = clockOf(desk, ticketId)
    expect(desk.call('clocks.why', { clockId: clock.clockId })).toMatchObject({
      rule: 'CK-19', start: 'contactArrived', countedFrom: startedAt, targetMs: 4 * hour, dueAt: startedAt + 6 * hour, calendar: null, pausedAt: null, pausedBy: null, retargeted: [{ at: changed, by: 'case' }],
      leftOut: { days: [], closedMs: 0, pauses: [{ from: changed, to: changed + 2 * hour }], pausedMs: 2 * hour, pausesIn: ['waiting'] },
    })
    move(desk, ticketId, 'resolved')
    move(desk, ticketId, 'open')
    expect(desk.call('clocks.why', { clockId: clockOf(desk, ticketId).clockId }).start).toBe('ticketReopened')
    expect(desk.refused('clocks.why', { clockId: '018f0000-0000-7000-8000-000000000000' })).toMatchObject({ code: 'not_found', details: { what: 'clock' } })
  })
})

test('CK-24: in what a clock stands still, and stood', () => {
  const desk = seated(deskInMemory())
  const { ticketId } = aTicket(desk, inquiry)
  const why = () => {
    const { pausedBy, leftOut } = desk.call('clocks.why', { clockId: clockOf(desk, ticketId).clockId })
    return [pausedBy, leftOut.pausesIn]
  }
  desk.clock.advance(hour)
  expect(why()).toEqual([null, []])
  wait(desk, ticketId)
  desk.clock.advance(hour)
  expect(why()).toEqual(['waiting', ['waiting']])
  goOn(desk, ticketId)
  expect(why()).toEqual([null, ['waiting']])
})

describe('the rows follow from the events', () => {
  async function lived(): Promise<{ folder: string; number: string }> {
    const folder = temporaryFolder()
    const clock = new FakeClock(mondayMorning)
    const desk = seated(deskInFolder(folder, { clock }), { role: 'supervisor' })
    const { ticketId, number, contactId } = aTicket(desk, returnComplaint)
    aTicket(desk, mailedComplaint)
    desk.call('intake.another', { contactId })
    answerStep(desk, contactId, returnComplaint, 'type')
    aContact(desk, returnComplaint, 'scene')
    clock.advance(hour)
    wait(desk, ticketId)
    clock.advance(3 * hour)
    const { version, settings } = desk.call('clocks.settings', {})
    desk.call('clocks.publish', { version, retarget: true, settings: { ...settings, clocks: settings.clocks.map((policy) => ({ ...policy, target: policy.target + 600, calendar: 'staffed' })) } })
    clock.advance(0)
    expect(desk.eventsOf('playbook.clocksMoved').flatMap(({ body }) => body['clocks']).length).toBeGreaterThan(3 * 2)
    goOn(desk, ticketId)
    desk.call('tickets.grade', { ticketId, version: get(desk, ticketId).version, kind: 'severity', id: 'L2', reason: 'Several customers' })
    clock.advance(5 * day)
    desk.call('tickets.comment', { ticketId, audience: 'customer', text: 'Done soon' })
    move(desk, ticketId, 'resolved')
    clock.advance(minute)
    move(desk, ticketId, 'open')
    desk.backend.close()
    await Promise.resolve()
    return { folder, number }
  }
  const rows = (folder: string) => {
    const sqlite = new Sqlite(databaseFile(folder))
    const found = sqlite.prepare('SELECT * FROM clock ORDER BY row').all()
    sqlite.close()
    return found
  }
  const rebuild = (folder: string) => rebuildClocks(folder, () => Promise.resolve(), () => false)

  test('made anew they are the same to the byte, whether they were spoilt, in part or all gone', async () => {
    const { folder } = await lived()
    const before = rows(folder)
    expect(await rebuild(folder)).toEqual({ clocks: before.length, changed: 0, kept: 0 })
    for (const spoil of ["UPDATE clock SET due_at = due_at + 1, met_at = NULL, pauses = '[]'", 'DELETE FROM clock WHERE row % 2 = 0', 'DELETE FROM clock']) {
      const sqlite = new Sqlite(databaseFile(folder))
      sqlite.exec(spoil)
      sqlite.close()
      expect(rows(folder)).not.toEqual(before)
      expect((await rebuild(folder))?.changed).toBeGreaterThan(0)
      expect(rows(folder)).toEqual(before)
    }
  })

  test('on another desk, which numbers its rows otherwise, the same events make the same clocks', async () => {
    const { folder } = await lived()
    const before = rows(folder) as Record<string, number | null>[]
    const later = (value: number | null | undefined, by: number) => (value == null ? null : value + by)
    const sqlite = new Sqlite(databaseFile(folder))
    sqlite.pragma('foreign_keys = OFF')
    sqlite.exec(`
      DROP TRIGGER event_is_final_update; DELETE FROM clock;
      UPDATE contact SET row = row + 1000, playbook = playbook + 300; UPDATE playbook SET row = row + 300;
      UPDATE ticket SET row = row + 2000, contact = contact + 1000, playbook = playbook + 300;
      UPDATE ticket_due SET ticket = ticket + 2000, contact = contact + 1000, clocks_playbook = clocks_playbook + 300;
      UPDATE event SET seq = seq + 5000; UPDATE moved_clocks SET ticket = ticket + 2000, asked_seq = asked_seq + 5000, seq = seq + 5000`)
    sqlite.close()
    await rebuild(folder)
    expect(rows(folder)).toEqual(before.map((clock) => ({ ...clock, contact: later(clock['contact'], 1000), ticket: later(clock['ticket'], 2000), playbook: later(clock['playbook'], 300), last_seq: later(clock['last_seq'], 5000) })))
  })

  test('tickets that several desks have numbered are moved each by its own promise, and the events say so of each', async () => {
    const folder = temporaryFolder()
    const clock = new FakeClock(mondayMorning)
    const made = seated(deskInFolder(folder, { clock }), { role: 'supervisor' })
    const { person } = made.call('people.me', {})
    const tickets = (['high', null, 'high', null] as const).map((priority) => {
      const { ticketId } = aTicket(made, inquiry)
      if (priority !== null) made.call('tickets.grade', { ticketId, version: get(made, ticketId).version, kind: 'priority', id: priority, reason: 'As agreed' })
      return ticketId
    })
    made.backend.close()
    const sqlite = new Sqlite(databaseFile(folder))
    expect(sqlite.prepare('UPDATE ticket SET device = zeroblob(16) WHERE serial % 2 = (SELECT min(serial) % 2 FROM ticket)').run().changes).toBe(2)
    sqlite.close()
    const desk = deskInFolder(folder, { clock, seed: 2 }).as(person)
    const before = tickets.map((ticketId) => clockOf(desk, ticketId).dueAt)
    const { version, settings } = desk.call('clocks.settings', {})
    const more: Readonly<Record<string, number>> = { 'resolve-high': 3 * 3600, 'resolve-medium': 3600 }
    desk.call('clocks.publish', { version, retarget: true, settings: { ...settings, clocks: settings.clocks.map((policy) => ({ ...policy, target: policy.target + (more[policy.id] ?? 0) })) } })
    clock.advance(0)
    expect(tickets.map((ticketId, at) => clockOf(desk, ticketId).dueAt - before[at]!)).toEqual([3 * hour, hour, 3 * hour, hour])
    const [one, two, three, four] = desk.rows<{ serial: number }>('SELECT serial FROM ticket ORDER BY serial').map(({ serial }) => serial)
    expect(desk.eventsOf('playbook.followed').map(({ body }) => body['desks'])).toEqual([[['00000000-0000-0000-0000-000000000000', one, three], [null, two, four]]])
    desk.backend.close()
    const kept = rows(folder)
    expect(await rebuild(folder)).toEqual({ clocks: kept.length, changed: 0, kept: 0 })
  })

  test('events of before, which named by rows what they name, make the same clocks and tell the same', async () => {
    const { folder, number } = await lived()
    const [before, told] = [rows(folder), explainClocks(folder, number, 'en', instant(Date.parse(mondayMorning) + 6 * day))]
    const sqlite = new Sqlite(databaseFile(folder))
    sqlite.exec('DROP TRIGGER event_is_final_update')
    for (const { seq, body } of sqlite.prepare("SELECT seq, body FROM event WHERE type = 'playbook.clocksMoved'").all() as { seq: number; body: string }[]) {
      const { desks: _desks, ...moved } = JSON.parse(body) as MovedBody
      let before = 0
      const clocks = (movedIn(JSON.parse(body) as MovedBody) as (MovedClock & OfTicket)[]).flatMap(({ serial, metric }, at) => {
        const row = sqlite.prepare(`SELECT clock.row FROM clock JOIN ticket ON ticket.row = clock.ticket WHERE serial = @serial AND metric = @metric AND EXISTS (SELECT 1 FROM event WHERE entity_id = clock_id AND seq < @seq)
          AND NOT EXISTS (SELECT 1 FROM event WHERE entity_id = clock_id AND seq < @seq AND type IN ('clock.met', 'clock.breached', 'clock.cancelled'))`).pluck().all({ serial, metric, seq }) as number[]
        expect(row).toHaveLength(1)
        const named = [row[0]! - before, ...moved.clocks.slice(3 * at + 1, 3 * at + 3)]
        before = row[0]!
        return named
      })
      const playbook = sqlite.prepare('SELECT row FROM playbook WHERE playbook_id = unhex(?)').pluck().get(moved.playbook.replaceAll('-', ''))
      sqlite.prepare('UPDATE event SET body = ? WHERE seq = ?').run(JSON.stringify({ ...moved, playbook, clocks }), seq)
    }
    for (const [column, table] of [['contact', 'contact'], ['ticket', 'ticket'], ['playbook', 'playbook']] as const) {
      sqlite.exec(`UPDATE event SET body = json_set(body, '$.set.${column}', (SELECT row FROM ${table} WHERE ${table}_id = unhex(replace(event.body ->> '$.set.${column}', '-', '')))) WHERE entity = 'clock' AND json_type(body, '$.set.${column}') = 'text'`)
    }
    expect(sqlite.prepare("SELECT count(*) FROM event WHERE entity = 'clock' AND json_type(body, '$.set.playbook') = 'text'").pluck().get()).toBe(0)
    sqlite.close()
    expect(await rebuild(folder)).toEqual({ clocks: before.length, changed: 0, kept: 0 })
    expect(rows(folder)).toEqual(before)
    expect(explainClocks(folder, number, 'en', instant(Date.parse(mondayMorning) + 6 * day))).toEqual(told)
  })

  test('events of an earlier time, which did not say all, keep their rows', async () => {
    const { folder } = await lived()
    const sqlite = new Sqlite(path.join(folder, 'fourstep.db'))
    sqlite.exec("DROP TRIGGER IF EXISTS event_is_final_update; UPDATE event SET body = json_remove(body, '$.set') WHERE type = 'clock.started'")
    sqlite.close()
    const before = rows(folder)
    expect(await rebuild(folder)).toEqual({ clocks: before.length, changed: 0, kept: before.length })
    expect(rows(folder)).toEqual(before)
  })

  test('a ticket tells of its clocks beside the running desk, by its number as it is read out', async () => {
    const { folder, number } = await lived()
    const spoken = number.replace(/(\d{3})(?=\d)/g, '$1 ')
    const found = explainClocks(folder, spoken, 'en', instant(Date.parse(mondayMorning) + 6 * day))
    expect(found?.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['CK-6', 'CK-8', 'CK-10']))
    expect(explainClocks(folder, '999', 'en', instant(0))).toBeNull()
  })
})
