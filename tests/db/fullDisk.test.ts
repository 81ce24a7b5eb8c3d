import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { Connection } from '../../electron/db/connection.ts'
import { makeDurable } from '../../electron/db/durability.ts'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { deskOver, type TestDesk } from '../helpers/desk.ts'
import { aContact, aTicket, returnComplaint, seated } from '../helpers/builders.ts'
import { temporaryFolder } from '../helpers/folder.ts'

/** A desk on a real file whose room the test can take away and give back. */
function deskWithRoom() {
  const file = path.join(temporaryFolder(), 'fourstep.db')
  const sqlite = new Sqlite(file)
  sqlite.pragma('journal_mode = WAL')
  makeDurable(sqlite)
  migrate(sqlite, file, migrations)
  const desk = seated(deskOver(new Connection(sqlite, () => 0, () => undefined)))
  return {
    desk,
    take: () => { sqlite.pragma(`max_page_count = ${String(sqlite.pragma('page_count', { simple: true }))}`) },
    give: () => { sqlite.pragma('max_page_count = 1000000') },
    close: () => { desk.backend.close() },
  }
}

const tables = ['event', 'desk', 'person', 'playbook', 'customer', 'contact', 'ticket', 'comment', 'clock']
const everything = (desk: TestDesk) => JSON.stringify(tables.map((table) => desk.rows(`SELECT * FROM ${table} ORDER BY 1`)))

test('a full disk refuses with storage_full, leaves neither event nor state, and the same command succeeds when there is room', () => {
  const { desk, take, give, close } = deskWithRoom()
  const contactId = aContact(desk, returnComplaint, 'outcome')
  take()
  // Fills the free pages first, so that what follows runs out in the middle.
  let refusal = null
  let before = everything(desk)
  for (let times = 0; refusal === null && times < 200; times += 1) {
    before = everything(desk)
    const reply = desk.ask('intake.write', { contactId, answers: [{ field: 'note', value: `${times} ${'x'.repeat(6_000)}` }] })
    if (!reply.ok) refusal = reply.error
  }
  expect(refusal).toMatchObject({ code: 'storage_full' })
  expect(everything(desk)).toBe(before)
  expect(desk.log.some((entry) => entry.event === 'command.failed')).toBe(true)
  expect(desk.call('intake.view', { contactId }).state).toBe('open')
  give()
  const { ticketId } = desk.call('intake.save', { contactId })
  expect(desk.call('tickets.get', { ticketId }).state).toBe('open')
  close()
})

test('a sweep that finds no room tells no alarm, does not spin, and catches up when there is room', () => {
  const { desk, take, give, close } = deskWithRoom()
  const { ticketId } = aTicket(desk)
  const clocks = desk.call('tickets.get', { ticketId }).clocks.filter((one) => one.metAt === null)
  const last = Math.max(...clocks.map(({ dueAt }) => dueAt))
  take()
  for (let times = 0; times < 400 && desk.ask('tickets.comment', { ticketId, audience: 'internal', text: 'x'.repeat(6_000) }).ok; times += 1);
  for (let times = 0; times < 400 && desk.ask('desk.setSettings', { settings: { look: times % 2 === 0 ? 'dark' : 'light' } }).ok; times += 1);
  const alarms = desk.alarms.length
  desk.clock.advance(last - desk.clock.now() + 60_000)
  const failures = desk.log.filter((entry) => entry.event === 'sweep.failed').length
  expect(failures).toBeGreaterThan(0)
  expect(desk.alarms).toHaveLength(alarms)
  give()
  desk.clock.advance(60_000)
  expect(desk.alarms.slice(alarms).flat().map((alarm) => [alarm.kind, alarm.dueAt])).toEqual(clocks.map(({ dueAt }) => ['breached', dueAt]))
  expect(desk.eventsOf('clock.breached').map((event) => event.instant)).toEqual(clocks.map(({ dueAt }) => dueAt))
  close()
})

test('a statement that fails in the middle of a command takes the whole command back', () => {
  const { desk, close } = deskWithRoom()
  const contactId = aContact(desk, returnComplaint, 'outcome')
  const before = everything(desk)
  const pushes = desk.pushes.length
  // The ticket is written, then its clocks: a clock that may not be written fails the save as late as can be.
  const broken = new Sqlite(desk.rows<{ file: string }>('PRAGMA database_list')[0]!.file)
  broken.exec("CREATE TRIGGER no_more_clocks BEFORE INSERT ON clock BEGIN SELECT RAISE(ABORT, 'no more clocks'); END")
  expect(desk.refused('intake.save', { contactId }).code).toBe('internal')
  expect(everything(desk)).toBe(before)
  expect(desk.pushes).toHaveLength(pushes)
  broken.exec('DROP TRIGGER no_more_clocks')
  broken.close()
  expect(desk.call('intake.save', { contactId }).number).toMatch(/^\d{9}$/)
  close()
})
