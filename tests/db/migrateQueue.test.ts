import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { blob, ticketRows } from '../helpers/migrating.ts'

const after = (name: string) => migrations.findIndex((migration) => migration.name === name) + 1

/** A desk of the first version with tickets in every state: without a clock, late since 1970, twice the same instant, deleted. */
function backboneWithTickets(): { sqlite: Sqlite.Database; file: string } {
  const file = path.join(temporaryFolder(), 'before.db')
  const sqlite = new Sqlite(file)
  migrate(sqlite, file, migrations.slice(0, 1))
  sqlite.pragma('foreign_keys = ON')
  sqlite.prepare("INSERT INTO event (event_id, entity, entity_id, type, device, device_seq, instant, schema_version, body) VALUES (?, 'person', ?, 'person.joined', ?, 1, 1, 1, '{}')").run(blob(100), blob(1), blob(9))
  sqlite.prepare("INSERT INTO person (person_id, name, staff_number, team, role, last_seq) VALUES (?, 'Chen', 'A-1', 'Day', 'agent', 1)").run(blob(1))
  sqlite.prepare("INSERT INTO playbook (playbook_id, name, number, checksum, body, published_at, in_force, last_seq) VALUES (?, 'retail', 1, 'x', '{}', 1, 1, 1)").run(blob(2))
  const contact = sqlite.prepare("INSERT INTO contact (contact_id, channel, agent, playbook, state, step, furthest, arrived_at, touched_at, draft, last_seq) VALUES (?, 'phone', 1, 1, 'saved', 'outcome', 'outcome', 1, 1, '{}', 1)")
  const ticket = sqlite.prepare("INSERT INTO ticket (ticket_id, number, number_reversed, serial, device, contact, playbook, owner, state, channel, free_need, outcome, severity, severity_by, severity_reason, priority, priority_by, priority_reason, answers, arrived_at, opened_at, next_due_at, deleted_at, last_seq) VALUES (?, '1', '1', ?, ?, ?, 1, 1, ?, 'phone', '', 'o', 'L3', 'playbook', '', 'low', 'playbook', '', '[]', 1, ?, ?, ?, 1)")
  const rows: readonly (readonly [state: string, openedAt: number, dueAt: number | null, deletedAt: number | null])[] = [
    ['open', 10, 0, null], ['open', 20, 500, null], ['open', 30, 500, null], ['open', 40, null, null], ['resolved', 50, null, null], ['closed', 60, null, null], ['open', 70, 500, 80],
  ]
  rows.forEach(([state, openedAt, dueAt, deletedAt], at) => {
    contact.run(blob(20 + at))
    ticket.run(blob(40 + at), at + 1, blob(9), at + 1, state, openedAt, dueAt, deletedAt)
  })
  return { sqlite, file }
}

const kept = (sqlite: Sqlite.Database) => ({
  tickets: ticketRows(sqlite, ['row', 'state', 'opened_at', 'next_due_at', 'deleted_at', 'version']),
  counts: sqlite.prepare('SELECT * FROM ticket_count ORDER BY owner, state').all(),
})

test('from the first version to today no ticket changes, its kept figures neither, and nobody has weighed it yet (IN-7)', () => {
  const { sqlite, file } = backboneWithTickets()
  const before = kept(sqlite)
  migrate(sqlite, file, migrations)
  expect(kept(sqlite)).toEqual(before)
  expect(sqlite.prepare('SELECT DISTINCT impact, urgency FROM ticket').all()).toEqual([{ impact: null, urgency: null }])
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(sqlite.pragma('foreign_key_check')).toEqual([])
})

test.each([
  ['what was shown last, twice for one person', "INSERT INTO queue_view (view_id, person, name, body, last_seq) VALUES (x'0102030405060708090a0b0c0d0e0f10', 1, NULL, '{}', 1), (zeroblob(16), 1, NULL, '{}', 1)"],
  ['a view of nobody', "INSERT INTO queue_view (view_id, person, name, body, last_seq) VALUES (zeroblob(16), 99, 'Mine', '{}', 1)"],
  ['a view that is no JSON', "INSERT INTO queue_view (view_id, person, name, body, last_seq) VALUES (zeroblob(16), 1, 'Mine', '{', 1)"],
])('the database refuses %s', (_what, sql) => {
  const { sqlite, file } = backboneWithTickets()
  migrate(sqlite, file, migrations.slice(0, after('queue')))
  expect(() => sqlite.exec(sql)).toThrow(/constraint failed/i)
})
