import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { temporaryFolder } from '../helpers/folder.ts'

const at = migrations.findIndex((migration) => migration.name === 'contacts')
const blob = (n: number) => Buffer.alloc(16, n)

/** A desk as it was before contacts stood side by side, with rows that are not as one would expect them. */
function before(): { sqlite: Sqlite.Database; file: string } {
  const file = path.join(temporaryFolder(), 'before.db')
  const sqlite = new Sqlite(file)
  migrate(sqlite, file, migrations.slice(0, at))
  sqlite.pragma('foreign_keys = ON')
  const event = sqlite.prepare('INSERT INTO event (event_id, entity, entity_id, type, device, device_seq, instant, schema_version, body) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?)')
  let seq = 0
  const record = (entity: string, id: Buffer, type: string, instant: number) => {
    seq += 1
    event.run(blob(100 + seq), entity, id, type, blob(9), seq, instant, '{}')
  }
  record('person', blob(1), 'person.joined', 1)
  sqlite.prepare("INSERT INTO person (person_id, name, staff_number, team, role, last_seq) VALUES (?, 'Chen', 'A-1', 'Day', 'agent', 1)").run(blob(1))
  sqlite.prepare("INSERT INTO playbook (playbook_id, name, number, checksum, body, published_at, in_force, last_seq) VALUES (?, 'retail', 1, 'x', '{}', 1, 1, 1)").run(blob(2))
  const contact = sqlite.prepare("INSERT INTO contact (contact_id, channel, agent, playbook, state, step, furthest, arrived_at, touched_at, draft, last_seq) VALUES (?, ?, 1, 1, ?, 'ask', 'ask', ?, ?, '{}', 1)")
  // A mail from long ago that was taken last, a call that was touched last, one whose beginning is not on record, one that is over.
  record('contact', blob(11), 'contact.started', 5_000)
  contact.run(blob(11), 'phone', 'open', 5_000, 9_000)
  record('contact', blob(12), 'contact.started', 6_000)
  contact.run(blob(12), 'email', 'open', 100, 6_000)
  contact.run(blob(13), 'chat', 'open', 7_000, 7_000)
  contact.run(blob(14), 'chat', 'saved', 10, 20)
  const ticket = sqlite.prepare("INSERT INTO ticket (ticket_id, number, number_reversed, serial, device, contact, playbook, owner, state, channel, free_need, outcome, severity, severity_by, severity_reason, priority, priority_by, priority_reason, answers, arrived_at, opened_at, last_seq) VALUES (?, '1', '1', 1, ?, 4, 1, 1, 'open', 'chat', '', 'o', 'L3', 'playbook', '', 'low', 'playbook', '', '[]', 10, 20, 1)")
  ticket.run(blob(20), blob(9))
  return { sqlite, file }
}

test('contacts keep the order in which they were started, and what there was is the first problem', () => {
  const { sqlite, file } = before()
  migrate(sqlite, file, migrations.slice(0, at + 1))
  expect(sqlite.prepare("SELECT row FROM contact WHERE state = 'open' ORDER BY came_at, row").pluck().all()).toEqual([1, 2, 3])
  expect(sqlite.prepare('SELECT came_at, kind, problem, parked_at, handed_by FROM contact WHERE row = 2').get()).toEqual({ came_at: 6_000, kind: null, problem: 1, parked_at: null, handed_by: null })
  expect(sqlite.prepare('SELECT problem, kind FROM ticket').all()).toEqual([{ problem: 1, kind: null }])
  expect(sqlite.pragma('foreign_key_check')).toEqual([])
})

test.each([
  ['parked without a reason', "UPDATE contact SET parked_at = 1 WHERE row = 1"],
  ['handed over by nobody', "UPDATE contact SET handed_at = 1, handed_note = 'x' WHERE row = 1"],
  ['a second ticket of the same problem', "INSERT INTO ticket (ticket_id, number, number_reversed, serial, device, contact, playbook, owner, state, channel, free_need, outcome, severity, severity_by, severity_reason, priority, priority_by, priority_reason, answers, arrived_at, opened_at, last_seq) SELECT zeroblob(16), number, number_reversed, 2, device, contact, playbook, owner, state, channel, free_need, outcome, severity, severity_by, severity_reason, priority, priority_by, priority_reason, answers, arrived_at, opened_at, last_seq FROM ticket"],
  ['two steps at once', "INSERT INTO step_visit (step_visit_id, contact, problem, agent, step, entered_at, last_seq) VALUES (zeroblob(16), 1, 1, 1, 'ask', 1, 1), (x'0102030405060708090a0b0c0d0e0f10', 1, 1, 1, 'type', 2, 1)"],
  ['a step that was left before it was entered', "INSERT INTO step_visit (step_visit_id, contact, problem, agent, step, entered_at, left_at, last_seq) VALUES (zeroblob(16), 1, 1, 1, 'ask', 5, 4, 1)"],
])('the database refuses %s', (_what, sql) => {
  const { sqlite, file } = before()
  migrate(sqlite, file, migrations.slice(0, at + 1))
  expect(() => sqlite.exec(sql)).toThrow(/constraint failed/)
})
