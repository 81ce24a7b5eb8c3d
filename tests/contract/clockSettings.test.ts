import fs from 'node:fs'
import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import type { ClockSettings } from '../../shared/contract/clocks.ts'
import type { ClockView } from '../../shared/contract/common.ts'
import type { TicketId } from '../../shared/ids.ts'
import type { ClockPolicy } from '../../shared/playbook.ts'
import { day, hour, minute } from '../../shared/time.ts'
import { type MovedBody, movedIn } from '../../electron/features/clocks/moved.rules.ts'
import { aPerson, aTicket, type Case, mailedComplaint, returnComplaint, seated } from '../helpers/builders.ts'
import { deskInFolder, deskInMemory, mondayMorning, type TestDesk } from '../helpers/desk.ts'
import { FakeClock } from '../helpers/fakeClock.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { retail } from '../helpers/playbooks.ts'

/** One running clock: CK-19, medium priority, 24 hours. */
const inquiry: Case = { ...returnComplaint, type: 'inquiry', class: 'general', need: 'return-pickup' }
const supervised = (wanted: Parameters<typeof deskInMemory>[0] = {}) => seated(deskInMemory(wanted), { role: 'supervisor' })
const get = (desk: TestDesk, ticketId: TicketId) => desk.call('tickets.get', { ticketId })
const clockOf = (desk: TestDesk, ticketId: TicketId, metric = 'resolution') => get(desk, ticketId).clocks.filter((clock) => clock.metric === metric).at(-1)!
const due = (desk: TestDesk, ticketId: TicketId) => clockOf(desk, ticketId).dueAt
const grade = (desk: TestDesk, ticketId: TicketId, kind: 'priority' | 'severity', id: string) => desk.call('tickets.grade', { ticketId, version: get(desk, ticketId).version, kind, id, reason: 'As agreed' })
const move = (desk: TestDesk, ticketId: TicketId, to: 'open' | 'resolved') => desk.call('tickets.move', { ticketId, version: get(desk, ticketId).version, to, reason: to === 'open' ? 'Came back' : null })

/** The settings in force with some policies changed. */
function edited(desk: TestDesk, change: (policy: ClockPolicy) => Partial<ClockPolicy> | null): { version: number; settings: ClockSettings } {
  const { version, settings } = desk.call('clocks.settings', {})
  return { version, settings: { ...settings, clocks: settings.clocks.flatMap((policy) => { const values = change(policy); return values === null ? [] : [{ ...policy, ...values }] }) } }
}
const targets = (values: Readonly<Record<string, number>>) => (policy: ClockPolicy) => (values[policy.id] === undefined ? {} : { target: values[policy.id]! })
const publish = (desk: TestDesk, edit: { version: number; settings: ClockSettings }, retarget = true) => desk.call('clocks.publish', { ...edit, retarget })
/** The policies of all clocks that were moved with others. */
const moved = (desk: TestDesk) => desk.eventsOf('playbook.clocksMoved').flatMap(({ body }) => [...movedIn(body as unknown as MovedBody).values()].map(({ policy }) => policy))
/** Lets what goes on between commands come to its end. */
const settle = (desk: TestDesk) => { desk.clock.advance(0) }
const publishAll = (desk: TestDesk, edit: { version: number; settings: ClockSettings }) => {
  publish(desk, edit)
  settle(desk)
}

describe('what may be edited', () => {
  test('is what the playbook in force says, with the version that an edit must name', () => {
    const desk = supervised()
    const { calendars, clocks, campaigns } = retail
    expect(desk.call('clocks.settings', {})).toEqual({ playbookId: 'retail', version: retail.version, settings: { calendars, clocks, campaigns } })
  })

  test('an agent may look, and neither try nor publish', () => {
    const manager = seated(deskInMemory(), { role: 'manager' })
    const desk = manager.as(aPerson(manager, { role: 'agent' }))
    const { version, settings } = desk.call('clocks.settings', {})
    expect(desk.call('clocks.retargeting', {})).toBeNull()
    expect(desk.refused('clocks.tryOut', { settings }).code).toBe('not_permitted')
    expect(desk.refused('clocks.publish', { version, settings, retarget: true }).code).toBe('not_permitted')
    expect(publish(manager, { version, settings })).toEqual({ version: version + 1 })
  })

  test('who edits an older playbook is told, and nothing is published', () => {
    const desk = supervised()
    const edit = edited(desk, targets({ 'resolve-medium': 3600 }))
    expect(publish(desk, edit, false)).toEqual({ version: retail.version + 1 })
    expect(desk.refused('clocks.publish', { ...edit, retarget: false })).toMatchObject({ code: 'conflict', details: { what: 'playbook', version: retail.version + 1 } })
    expect(desk.call('clocks.settings', {}).version).toBe(retail.version + 1)
  })

  test('settings that do not hold are refused with place and reason, by the dry run too, and the last good ones stay', () => {
    const desk = supervised()
    aTicket(desk, inquiry)
    const dangling = edited(desk, (policy) => (policy.id === 'resolve-medium' ? { calendar: 'nowhere' } : {}))
    const at = dangling.settings.clocks.findIndex(({ id }) => id === 'resolve-medium')
    const issue = { path: `clocks[${String(at)}].calendar`, code: 'unknown', values: { what: 'calendar', id: 'nowhere' }, reason: "no calendar 'nowhere'" }
    expect(desk.refused('clocks.publish', { ...dangling, retarget: true })).toMatchObject({ code: 'playbook_refused', details: { issues: [issue] } })
    expect(desk.call('clocks.tryOut', { settings: dangling.settings })).toEqual({ issues: [issue], looked: 0, of: 0, earlier: 0, later: 0, overdue: 0, rows: [], next: null })
    // A script speaks of a campaign that is taken away.
    const gone = desk.call('clocks.settings', {})
    expect(desk.refused('clocks.publish', { version: gone.version, settings: { ...gone.settings, campaigns: [] }, retarget: false }).code).toBe('playbook_refused')
    expect([desk.call('clocks.settings', {}).version, desk.call('clocks.retargeting', {})]).toEqual([retail.version, null])
  })

  test('where an older playbook was put back in force, the next version is later than any', () => {
    const desk = supervised()
    publish(desk, edited(desk, targets({ 'resolve-medium': 3600 })), false)
    desk.call('playbook.publish', { file: 'old.json', source: JSON.stringify(retail) })
    expect(desk.call('clocks.settings', {}).version).toBe(retail.version)
    expect(publish(desk, edited(desk, targets({ 'resolve-medium': 7200 })), false)).toEqual({ version: retail.version + 2 })
  })
})

describe('published without re-targeting', () => {
  test('what runs keeps what it promised, what begins is promised by the new settings', () => {
    const desk = supervised()
    const { ticketId } = aTicket(desk, inquiry)
    const before = clockOf(desk, ticketId)
    publish(desk, edited(desk, targets({ 'resolve-medium': 3600 })), false)
    settle(desk)
    expect(clockOf(desk, ticketId)).toEqual(before)
    desk.call('tickets.comment', { ticketId, audience: 'internal', text: 'Asked' })
    expect(clockOf(desk, ticketId)).toEqual(before)
    const next = aTicket(desk, inquiry)
    expect(clockOf(desk, next.ticketId).targetMs).toBe(hour)
  })
})

describe('re-targeting (CK-23)', () => {
  test('running clocks move from the same start; the history, the queue, the reasons and the next due say so', () => {
    const desk = supervised()
    const { ticketId } = aTicket(desk, inquiry)
    const before = clockOf(desk, ticketId)
    desk.clock.advance(hour)
    const { version } = get(desk, ticketId)
    desk.pushes.length = 0
    publish(desk, edited(desk, targets({ 'resolve-medium': 7200 })))
    expect(desk.call('clocks.retargeting', {})).toEqual({ done: 0, of: 1 })
    settle(desk)
    expect(desk.call('clocks.retargeting', {})).toBeNull()
    const now = clockOf(desk, ticketId)
    expect(now).toMatchObject({ clockId: before.clockId, startedAt: before.startedAt, dueAt: before.startedAt + 2 * hour, targetMs: 2 * hour })
    expect(desk.call('tickets.queue', { limit: 5 }).rows[0]?.nextClock).toEqual(now)
    expect(desk.call('clocks.nextDue', {})?.clock).toEqual(now)
    expect(desk.call('clocks.why', { clockId: now.clockId })).toMatchObject({ targetMs: 2 * hour, retargeted: [desk.clock.now()] })
    expect(desk.call('tickets.history', { ticketId }).find(({ what }) => what === 'clock.retargeted')).toMatchObject({ who: null, changes: [{ field: 'clock' }, { field: 'dueAt', from: String(before.dueAt), to: String(now.dueAt) }] })
    expect(desk.pushes.flat().map(({ topic }) => topic)).toEqual(expect.arrayContaining(['playbook', 'clock', 'ticket']))
    // Nobody who works on the ticket is told that somebody else changed it.
    expect(get(desk, ticketId).version).toBe(version)
  })

  test('only what is edited has an event', () => {
    const desk = supervised()
    const one = aTicket(desk, inquiry)
    // Its answer and its proposal are promised as before.
    aTicket(desk, mailedComplaint)
    publishAll(desk, edited(desk, targets({ 'resolve-medium': 7200 })))
    expect(moved(desk)).toEqual(['resolve-medium', 'resolve-medium'])
    expect(desk.eventsOf('playbook.clocksMoved')).toHaveLength(1)
    expect(clockOf(desk, one.ticketId).targetMs).toBe(2 * hour)
    const before = desk.events.length
    publishAll(desk, edited(desk, (policy) => ({ title: { ...policy.title, en: `${policy.title.en}!` } })))
    expect(desk.events.slice(before).map(({ type }) => type)).toEqual(['playbook.published', 'playbook.retargeted', 'playbook.followed'])
  })

  test('another calendar and other hours of one move the due times', () => {
    const desk = supervised()
    const { ticketId } = aTicket(desk, inquiry)
    publishAll(desk, edited(desk, (policy) => (policy.id === 'resolve-medium' ? { calendar: 'workdays', target: 12 * 3600 } : {})))
    // 09:30 on a Monday, 09:00–18:00: eight and a half hours today, the rest tomorrow.
    expect(clockOf(desk, ticketId)).toMatchObject({ targetMs: 12 * hour, dueAt: Date.parse('2025-11-25T04:30:00.000Z') })
    const { version, settings } = desk.call('clocks.settings', {})
    const calendars = settings.calendars.map((calendar) => (calendar.id === 'workdays' ? { ...calendar, hours: { ...calendar.hours, holidays: [...calendar.hours.holidays, { date: '2025-11-25' }] } } : calendar))
    publishAll(desk, { version, settings: { ...settings, calendars } })
    expect(due(desk, ticketId)).toBe(Date.parse('2025-11-26T04:30:00.000Z'))
    expect(desk.call('clocks.why', { clockId: clockOf(desk, ticketId).clockId }).leftOut.days).toEqual([{ from: '2025-11-25', to: '2025-11-25', name: null }])
    // A day off far away is nobody's business now.
    const events = moved(desk).length
    const far = desk.call('clocks.settings', {})
    publishAll(desk, { version: far.version, settings: { ...far.settings, calendars: far.settings.calendars.map((calendar) => ({ ...calendar, hours: { ...calendar.hours, holidays: [...calendar.hours.holidays, { date: '2031-05-06' }] } })) } })
    expect(moved(desk)).toHaveLength(events)
  })

  test('met stays met, broken stays broken, waiting stays waiting with the new target', () => {
    const desk = supervised()
    const [broken, waiting, solved] = [aTicket(desk, inquiry), aTicket(desk, inquiry), aTicket(desk, inquiry)].map(({ ticketId }) => ticketId) as [TicketId, TicketId, TicketId]
    grade(desk, broken, 'priority', 'high')
    move(desk, solved, 'resolved')
    desk.clock.advance(hour)
    desk.call('tickets.wait', { ticketId: waiting, version: get(desk, waiting).version, reason: 'Asked for a photo' })
    desk.clock.advance(4 * hour)
    const before = [broken, solved].map((ticketId) => get(desk, ticketId).clocks)
    const { startedAt, clockId } = clockOf(desk, waiting)
    publishAll(desk, edited(desk, (policy) => (policy.metric === 'resolution' ? { target: 2 * 24 * 3600 } : {})))
    expect([broken, solved].map((ticketId) => get(desk, ticketId).clocks)).toEqual(before)
    expect(clockOf(desk, broken).breachedAt).not.toBeNull()
    expect(clockOf(desk, waiting)).toMatchObject({ clockId, targetMs: 2 * day, dueAt: startedAt + 2 * day, leftMs: 2 * day - hour, metAt: null })
    expect(clockOf(desk, waiting).pausedAt).toBe(startedAt + hour)
    desk.call('tickets.goOn', { ticketId: waiting, version: get(desk, waiting).version })
    expect(clockOf(desk, waiting)).toMatchObject({ pausedAt: null, dueAt: startedAt + 2 * day + 4 * hour })
  })

  test('what is overdue by it is broken at its new due instant, and told once for all', () => {
    const desk = supervised()
    const tickets = [aTicket(desk, inquiry), aTicket(desk, inquiry), aTicket(desk, inquiry)]
    desk.clock.advance(5 * hour)
    desk.alarms.length = 0
    publishAll(desk, edited(desk, targets({ 'resolve-medium': 3600 })))
    for (const { ticketId } of tickets) expect(clockOf(desk, ticketId)).toMatchObject({ breachedAt: clockOf(desk, ticketId).startedAt + hour, metAt: null })
    expect(desk.alarms.map((told) => told.length)).toEqual([3])
  })

  test('from then on the ticket follows the clocks of that playbook, and its words stay its own', () => {
    const desk = supervised()
    const { ticketId } = aTicket(desk, inquiry)
    publishAll(desk, edited(desk, (policy) => (policy.id === 'resolve-high' ? { target: 1800, title: { ...policy.title, en: 'At once' } } : policy.id === 'resolve-medium' ? { target: 7200 } : {})))
    publish(desk, edited(desk, targets({ 'resolve-high': 60, 'resolve-medium': 60 })), false)
    const { startedAt } = clockOf(desk, ticketId)
    grade(desk, ticketId, 'priority', 'high')
    expect(clockOf(desk, ticketId)).toMatchObject({ title: 'At once', targetMs: 30 * minute, dueAt: startedAt + 30 * minute })
    grade(desk, ticketId, 'priority', 'medium')
    expect(due(desk, ticketId)).toBe(startedAt + 2 * hour)
    move(desk, ticketId, 'resolved')
    desk.clock.advance(day)
    move(desk, ticketId, 'open')
    expect(clockOf(desk, ticketId)).toMatchObject({ startedAt: desk.clock.now(), targetMs: 2 * hour })
    expect(get(desk, ticketId).priority.title).toBe(retail.priorities.find(({ id }) => id === 'medium')!.title.en)
  })

  test('a policy that is taken away cancels its clocks, one that is added starts them, but promises nothing that is over', () => {
    const desk = supervised()
    const { ticketId } = aTicket(desk, mailedComplaint)
    desk.call('tickets.comment', { ticketId, audience: 'customer', text: 'We are on it' })
    desk.clock.advance(minute)
    const without = (metric: string) => edited(desk, (policy) => (policy.metric === metric ? null : {}))
    publishAll(desk, without('preliminarySolution'))
    expect(get(desk, ticketId).clocks.some(({ metric }) => metric === 'preliminarySolution')).toBe(false)
    const { version } = desk.call('clocks.settings', {})
    const { calendars, clocks, campaigns } = retail
    publishAll(desk, { version, settings: { calendars, campaigns, clocks: [{ ...clocks.find(({ id }) => id === 'preliminary-complaint')!, id: 'told-soon', metric: 'transfer', stop: 'customerTold' }, ...clocks] } })
    expect(clockOf(desk, ticketId, 'preliminarySolution')).toMatchObject({ metAt: null, breachedAt: null })
    const starts = desk.eventsOf('clock.started').length
    const told = desk.call('clocks.settings', {})
    publishAll(desk, { version: told.version, settings: { ...told.settings, clocks: told.settings.clocks.map((policy) => (policy.metric === 'progressUpdate' ? { ...policy, when: {}, start: 'contactArrived', periodic: false, restart: undefined, stop: 'customerTold' } : policy)) } })
    expect(desk.eventsOf('clock.started')).toHaveLength(starts)
    desk.call('tickets.comment', { ticketId, audience: 'internal', text: 'Still' })
    expect(desk.eventsOf('clock.started')).toHaveLength(starts)
  })

  test('twice changes nothing more, and a later one takes over from one that is under way', () => {
    const desk = supervised()
    const { ticketId } = aTicket(desk, inquiry)
    publish(desk, edited(desk, targets({ 'resolve-medium': 7200 })))
    publish(desk, edited(desk, targets({ 'resolve-medium': 10_800 })))
    expect(desk.call('clocks.retargeting', {})).toEqual({ done: 0, of: 1 })
    settle(desk)
    expect(moved(desk)).toHaveLength(1)
    expect(clockOf(desk, ticketId).targetMs).toBe(3 * hour)
    publishAll(desk, edited(desk, () => ({})))
    expect(moved(desk)).toHaveLength(1)
  })
})

describe('many tickets', () => {
  /** Copies of one ticket with its running clock, as many as it takes; each a contact of its own. */
  function filled(folder: string, tickets: number): { clock: FakeClock; first: TicketId; desk: () => TestDesk } {
    const clock = new FakeClock(mondayMorning)
    const made = seated(deskInFolder(folder, { clock }), { role: 'supervisor' })
    const person = made.call('people.me', {}).person
    const { ticketId } = aTicket(made, inquiry)
    made.backend.close()
    const sqlite = new Sqlite(databaseFile(folder))
    const columns = (table: string) => (sqlite.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
    const copy = (table: string, where: string, own: Readonly<Record<string, string>>) => {
      const named = columns(table)
      sqlite.exec(`WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${String(tickets - 1)})
        INSERT INTO ${table} (${named.join(', ')}) SELECT ${named.map((column) => own[column] ?? `${table}.${column}`).join(', ')} FROM n CROSS JOIN ${table} WHERE ${where}`)
    }
    const id = (mark: string) => `unhex(printf('%012x70008${mark}%013x', 1 + n.n, n.n))`
    copy('contact', 'contact.row = 1', { row: '1 + n.n', contact_id: id('0a') })
    copy('ticket', 'ticket.row = 1', { row: '1 + n.n', ticket_id: id('0b'), serial: 'ticket.serial + n.n', contact: '1 + n.n', number: "printf('%012d', n.n)", number_reversed: "printf('%012d', n.n)" })
    copy('ticket_due', 'ticket = 1', { ticket: '1 + n.n', contact: '1 + n.n' })
    copy('clock', 'clock.ticket = 1 AND clock.met_at IS NULL AND clock.cancelled_at IS NULL', { row: '100 + n.n', clock_id: id('0c'), ticket: '1 + n.n', contact: '1 + n.n' })
    sqlite.close()
    let seed = 1
    return { clock, first: ticketId, desk: () => deskInFolder(folder, { clock, seed: (seed += 1) }).as(person) }
  }
  const dues = (desk: TestDesk) => desk.rows<{ due_at: number; n: number }>('SELECT due_at, count(*) AS n FROM clock WHERE ticket IS NOT NULL AND met_at IS NULL AND cancelled_at IS NULL GROUP BY due_at')
  const overdue = (desk: TestDesk) => desk.rows<{ n: number }>('SELECT count(*) AS n FROM ticket_due JOIN clock ON clock.ticket = ticket_due.ticket AND clock.met_at IS NULL AND clock.cancelled_at IS NULL WHERE ticket_due.next_due_at IS NOT clock.due_at')[0]!.n

  test('piece by piece: others are answered in between, and what was killed in the middle goes on by itself', () => {
    const folder = temporaryFolder()
    const { desk: open, first } = filled(folder, 4_200)
    let desk = open()
    settle(desk)
    const before = dues(desk)[0]!.due_at
    publish(desk, edited(desk, targets({ 'resolve-medium': 7200 })))
    expect(desk.call('clocks.retargeting', {})).toEqual({ done: 0, of: 4_200 })
    desk.clock.fireFirst()
    expect(desk.call('clocks.retargeting', {})).toEqual({ done: 4_096, of: 4_200 })
    expect(dues(desk).map(({ n }) => n).sort((a, b) => a - b)).toEqual([104, 4_096])
    // Somebody works on, and on a ticket that is still to come, which keeps its promise until then.
    const last = desk.rows<{ id: string }>('SELECT lower(hex(ticket_id)) AS id FROM ticket WHERE row = 4200')[0]!.id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as TicketId
    desk.call('tickets.comment', { ticketId: last, audience: 'internal', text: 'Asked' })
    expect(due(desk, last)).toBe(before)
    expect(due(desk, first)).toBe(before - day + 2 * hour)
    desk.backend.close()
    desk = open()
    expect(desk.call('clocks.retargeting', {})).toEqual({ done: 4_096, of: 4_200 })
    settle(desk)
    expect(desk.call('clocks.retargeting', {})).toBeNull()
    expect(dues(desk)).toEqual([{ due_at: before - day + 2 * hour, n: 4_200 }])
    expect(overdue(desk)).toBe(0)
    expect(moved(desk)).toHaveLength(4_200)
    expect(desk.call('tickets.history', { ticketId: last }).filter(({ what }) => what === 'clock.retargeted')).toHaveLength(1)
    desk.backend.close()
  })

  test('pieces are committed together, before the first command that comes and told of then; what a pulled plug takes of them is done once more', () => {
    const folder = temporaryFolder()
    const { desk: open, first } = filled(folder, 600)
    const desk = open()
    settle(desk)
    const before = dues(desk)[0]!.due_at
    publish(desk, edited(desk, targets({ 'resolve-medium': 7200 })))
    const beside = new Sqlite(databaseFile(folder), { readonly: true })
    const committed = () => beside.prepare('SELECT done FROM retargeting').pluck().get()
    desk.pushes.length = 0
    desk.clock.fireFirst()
    expect([desk.call('clocks.retargeting', {}), committed(), desk.pushes]).toEqual([{ done: 600, of: 600 }, 0, []])
    expect([dues(desk).length, due(desk, first)]).toEqual([1, before - day + 2 * hour])
    // The plug is pulled: what lies on the disk is what another desk finds.
    const pulled = temporaryFolder()
    for (const end of ['', '-wal']) fs.copyFileSync(`${databaseFile(folder)}${end}`, `${databaseFile(pulled)}${end}`)
    desk.call('tickets.comment', { ticketId: first, audience: 'internal', text: 'Asked' })
    expect(committed()).toBe(600)
    expect(desk.pushes.map((changes) => changes.map(({ topic }) => topic).filter((topic) => topic === 'clock')).flat()).toEqual(['clock'])
    settle(desk)
    const again = deskInFolder(pulled, { clock: desk.clock, seed: 9 })
    settle(again)
    for (const one of [desk, again]) expect([one.rows('SELECT * FROM retargeting'), dues(one), overdue(one), moved(one).length]).toEqual([[], [{ due_at: before - day + 2 * hour, n: 600 }], 0, 600])
    beside.close()
    for (const one of [desk, again]) one.backend.close()
  })

  test('those that are overdue by it, on whichever page, are told once, when all is done, each at its true instant', () => {
    const folder = temporaryFolder()
    const { desk: open } = filled(folder, 600)
    const desk = open()
    settle(desk)
    desk.clock.advance(3 * hour)
    const before = dues(desk)[0]!.due_at
    const told = desk.alarms.length
    publishAll(desk, edited(desk, targets({ 'resolve-medium': 7200 })))
    expect(desk.alarms.slice(told).map((alarms) => alarms.filter(({ kind }) => kind === 'breached').length)).toEqual([600])
    expect(desk.rows(`SELECT breached_at AS at, count(*) AS n FROM clock WHERE breached_at IS NOT NULL AND ticket IS NOT NULL AND metric = 'resolution' GROUP BY breached_at`)).toEqual([{ at: before - day + 2 * hour, n: 600 }])
    desk.backend.close()
  })

  test('a disk that fills up takes the pieces back, says so in the log, and lets the command that comes have its own try', () => {
    const folder = temporaryFolder()
    const { desk: open, first } = filled(folder, 600)
    const desk = open()
    settle(desk)
    publish(desk, edited(desk, targets({ 'resolve-medium': 7200 })))
    const pages = desk.rows<{ page_count: number }>('PRAGMA page_count')[0]!.page_count
    desk.rows(`PRAGMA max_page_count = ${String(pages)}`)
    desk.clock.fireFirst()
    expect(desk.log.filter(({ level }) => level === 'error').map(({ event }) => event)).toEqual(['retarget.failed'])
    expect([desk.call('clocks.retargeting', {}), dues(desk).length]).toEqual([{ done: 0, of: 600 }, 1])
    desk.rows('PRAGMA max_page_count = 1000000')
    desk.call('tickets.comment', { ticketId: first, audience: 'internal', text: 'Asked' })
    desk.clock.advance(5_000)
    expect([desk.call('clocks.retargeting', {}), moved(desk).length]).toEqual([null, 600])
    desk.backend.close()
  })

  test('the dry run looks at a page of them at a time, by an honest cursor, and changes nothing', () => {
    const folder = temporaryFolder()
    const { desk: open } = filled(folder, 1_003)
    const desk = open()
    const { settings } = edited(desk, targets({ 'resolve-medium': 7200 }))
    const events = desk.events.length
    const pages: number[][] = []
    let after: number | null = 0
    while (after !== null) {
      const page: ReturnType<typeof tryOut> = tryOut(desk, settings, after)
      pages.push([page.looked, page.of, page.earlier, page.later, page.overdue, page.rows.length])
      after = page.next
    }
    expect(pages).toEqual([[500, 1_003, 500, 0, 0, 50], [500, 1_003, 500, 0, 0, 50], [3, 1_003, 3, 0, 0, 3]])
    expect(desk.events).toHaveLength(events)
    desk.backend.close()
  })
  const tryOut = (desk: TestDesk, settings: ClockSettings, after = 0) => desk.call('clocks.tryOut', { settings, after })
})

describe('the dry run', () => {
  test('says which tickets fall due earlier and which are overdue at once', () => {
    const desk = supervised()
    const [low, high] = [aTicket(desk, inquiry), aTicket(desk, inquiry)]
    grade(desk, high.ticketId, 'priority', 'high')
    desk.clock.advance(2 * hour)
    const { settings } = edited(desk, targets({ 'resolve-medium': 3600, 'resolve-high': 8 * 3600 }))
    const { dueAt } = clockOf(desk, low.ticketId)
    expect(desk.call('clocks.tryOut', { settings })).toEqual({
      issues: [], looked: 2, of: 2, earlier: 1, later: 1, overdue: 1, next: null,
      rows: [{ ticketId: low.ticketId, number: low.number, need: get(desk, low.ticketId).need, clock: clockOf(desk, low.ticketId).title, dueFrom: dueAt, dueTo: dueAt - day + hour, overdue: true }],
    })
    expect(clockOf(desk, low.ticketId).dueAt).toBe(dueAt)
  })

  test('agrees with what publishing then does, whatever is edited and whatever the tickets have been through', () => {
    const deed = fc.record({ ticket: fc.nat(3), what: fc.constantFrom('high', 'low', 'L1', 'L2', 'wait', 'goOn', 'told', 'solve', 'reopen'), later: fc.constantFrom(0, minute, 3 * hour, 30 * hour) })
    const edit = fc.record({ metric: fc.constantFrom('resolution', 'preliminarySolution', 'progressUpdate'), target: fc.constantFrom(60, 3600, 8 * 3600, 24 * 3600 + 1, 5 * 24 * 3600), calendar: fc.constantFrom('workdays', 'staffed', undefined), gone: fc.boolean(), pauses: fc.boolean() })
    fc.assert(fc.property(fc.array(deed, { maxLength: 10 }), fc.array(edit, { minLength: 1, maxLength: 3 }), (deeds, edits) => {
      const desk = supervised()
      const tickets = [inquiry, mailedComplaint, returnComplaint, inquiry].map((about) => aTicket(desk, about).ticketId)
      for (const { ticket, what, later } of deeds) {
        desk.clock.advance(later)
        live(desk, tickets[ticket]!, what)
      }
      desk.backend.wake()
      const change = edited(desk, (policy) => {
        const mine = edits.filter(({ metric }) => metric === policy.metric)
        if (mine.some(({ gone }) => gone)) return null
        return mine.reduce<Partial<ClockPolicy>>((all, { target, calendar, pauses }) => ({ ...all, target, calendar, pauseIn: pauses ? ['waiting'] : [] }), {})
      })
      const foretold = desk.call('clocks.tryOut', { settings: change.settings })
      const open = tickets.filter((ticketId) => get(desk, ticketId).state === 'open')
      const before = open.map((ticketId) => get(desk, ticketId).clocks)
      publishAll(desk, change)
      const after = open.map((ticketId) => get(desk, ticketId).clocks)
      const firsts = open.map((_, at) => [firstOf(before[at]!), firstOf(after[at]!)] as const)
      const broken = (clocks: readonly ClockView[]) => clocks.filter(({ breachedAt, metAt }) => breachedAt !== null && metAt === null).map(({ clockId }) => clockId)
      expect(foretold).toMatchObject({
        issues: [], looked: open.length, of: open.length,
        earlier: firsts.filter(([from, to]) => to < from).length,
        later: firsts.filter(([from, to]) => to > from).length,
        overdue: open.filter((_, at) => broken(after[at]!).some((clockId) => !broken(before[at]!).includes(clockId))).length,
      })
      // Met clocks are as they were, and a second time changes nothing.
      for (const [at, clocks] of before.entries()) for (const met of clocks.filter(({ metAt }) => metAt !== null)) expect(after[at]).toContainEqual(met)
      const events = desk.events.length
      publishAll(desk, edited(desk, () => ({})))
      expect(desk.events.slice(events).map(({ type }) => type).filter((type) => !type.startsWith('ticket.sugg'))).toEqual(['playbook.published', 'playbook.retargeted', ...(open.length > 0 ? ['playbook.followed'] : [])])
      for (const ticketId of open) expect(desk.rows('SELECT next_due_at FROM ticket_due JOIN ticket ON ticket = row WHERE lower(hex(ticket_id)) = @id', { id: ticketId.replaceAll('-', '') })).toEqual([{ next_due_at: nullable(firstOf(get(desk, ticketId).clocks)) }])
    }), { numRuns: 8 })
  })

  test('clocks that are moved together come to what each ticket planned alone would, whatever it has been through', () => {
    const deed = fc.record({ ticket: fc.nat(3), what: fc.constantFrom('high', 'low', 'L1', 'L2', 'wait', 'goOn', 'told', 'solve', 'reopen', 'merge'), later: fc.constantFrom(0, minute, 3 * hour, 30 * hour) })
    const edit = fc.record({ metric: fc.constantFrom('resolution', 'preliminarySolution', 'progressUpdate'), target: fc.constantFrom(3600, 8 * 3600, 5 * 24 * 3600), warnAt: fc.constantFrom(0.5, 0.9), calendar: fc.constantFrom('workdays', 'staffed', undefined) })
    const round = fc.record({ deeds: fc.array(deed, { maxLength: 8 }), edit })
    fc.assert(fc.property(fc.array(round, { minLength: 1, maxLength: 3 }), (rounds) => {
      const desk = supervised()
      const tickets = [inquiry, mailedComplaint, returnComplaint, inquiry].map((about) => aTicket(desk, about).ticketId)
      for (const { deeds, edit: { metric, ...values } } of rounds) {
        for (const { ticket, what, later } of deeds) {
          desk.clock.advance(later)
          if (what === 'merge') merge(desk, tickets[ticket]!, tickets[(ticket + 1) % 4]!)
          else if (get(desk, tickets[ticket]!).merged === null) live(desk, tickets[ticket]!, what)
        }
        desk.backend.wake()
        const already = desk.events.length
        publishAll(desk, edited(desk, (policy) => (policy.metric === metric ? values : {})))
        expect(desk.events.slice(already).map(({ type }) => type).filter((type) => !['clock.breached', 'clock.warned', 'clock.started', 'ticket.suggested', 'ticket.suggestionGone'].includes(type))).toEqual(
          ['playbook.published', 'playbook.retargeted', ...desk.eventsOf('playbook.clocksMoved').filter(({ seq }) => seq > already).map(({ type }) => type), ...(tickets.some((one) => get(desk, one).state === 'open') ? ['playbook.followed'] : [])])
        const settled = desk.events.length
        for (const ticketId of tickets.filter((one) => get(desk, one).state === 'open')) desk.call('tickets.comment', { ticketId, audience: 'internal', text: 'Looked at' })
        expect(desk.events.slice(settled).map(({ type }) => type).filter((type) => type !== 'ticket.commented')).toEqual([])
        expect(desk.rows(`
          SELECT ticket FROM ticket_due AS due WHERE state = 0 AND next_due_at IS NOT (
            SELECT min(due_at) FROM clock WHERE clock.ticket = due.ticket AND met_at IS NULL AND cancelled_at IS NULL AND paused_at IS NULL)`)).toEqual([])
      }
    }), {
      numRuns: 8,
      // A clock that stands still is moved, and with it a rule's share of it, though what is due next stays as it was.
      examples: [[[
        { deeds: [{ ticket: 0, what: 'high', later: 3 * hour }, { ticket: 0, what: 'wait', later: 0 }, { ticket: 0, what: 'high', later: 3 * hour }, { ticket: 0, what: 'high', later: 3 * hour }], edit: { metric: 'resolution', target: 8 * 3600, warnAt: 0.5, calendar: 'workdays' } },
        { deeds: [], edit: { metric: 'resolution', target: 3600, warnAt: 0.5, calendar: 'workdays' } },
      ]]],
    })
  })
  function merge(desk: TestDesk, ticketId: TicketId, into: TicketId): void {
    const [one, other] = [get(desk, ticketId), get(desk, into)]
    if (one.state === 'open' && other.state === 'open') desk.call('tickets.merge', { ticketId, version: one.version, into, intoVersion: other.version, reason: 'One case', acrossCustomers: true })
  }
  const nullable = (at: number) => (at === Infinity ? null : at)
  const firstOf = (clocks: readonly ClockView[]) => Math.min(Infinity, ...clocks.filter(({ metAt, pausedAt }) => metAt === null && pausedAt === null).map(({ dueAt }) => dueAt))

  function live(desk: TestDesk, ticketId: TicketId, what: string): void {
    const { state, waitingSince, version } = get(desk, ticketId)
    if (what === 'solve' && state === 'open') move(desk, ticketId, 'resolved')
    else if (what === 'reopen' && state === 'resolved') move(desk, ticketId, 'open')
    else if (what === 'told') desk.call('tickets.comment', { ticketId, audience: 'customer', text: 'We are on it' })
    else if (what === 'wait' && state === 'open' && waitingSince === null) desk.call('tickets.wait', { ticketId, version, reason: 'Photo' })
    else if (what === 'goOn' && waitingSince !== null) desk.call('tickets.goOn', { ticketId, version })
    else if (what.startsWith('L')) grade(desk, ticketId, 'severity', what)
    else if (what === 'high' || what === 'low') grade(desk, ticketId, 'priority', what)
  }
})

