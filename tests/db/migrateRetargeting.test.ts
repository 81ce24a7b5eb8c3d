import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { temporaryFolder } from '../helpers/folder.ts'

const blob = (n: number) => Buffer.alloc(16, n)
const at = migrations.findIndex(({ name }) => name === 'retargeting')

/** A desk of the version before with a playbook, and tickets that are open, closed and deleted. */
function before(): { sqlite: Sqlite.Database; file: string } {
  const file = path.join(temporaryFolder(), 'before.db')
  const sqlite = new Sqlite(file)
  migrate(sqlite, file, migrations.slice(0, at))
  sqlite.pragma('foreign_keys = ON')
  sqlite.prepare("INSERT INTO event (event_id, entity, entity_id, type, device, device_seq, instant, schema_version, body) VALUES (?, 'person', ?, 'person.joined', ?, 1, 1, 1, '{}')").run(blob(100), blob(1), blob(9))
  sqlite.prepare("INSERT INTO person (person_id, name, staff_number, team, role, last_seq) VALUES (?, 'Chen', 'A-1', 'Day', 'agent', 1)").run(blob(1))
  sqlite.prepare("INSERT INTO playbook (playbook_id, name, number, checksum, body, published_at, in_force, last_seq) VALUES (?, 'retail', 1, 'x', '{}', 1, 1, 1)").run(blob(2))
  const contact = sqlite.prepare("INSERT INTO contact (contact_id, channel, agent, playbook, state, step, furthest, came_at, arrived_at, touched_at, draft, last_seq) VALUES (?, 'phone', 1, 1, 'saved', 'outcome', 'outcome', 1, 1, 1, '{}', 1)")
  const ticket = sqlite.prepare("INSERT INTO ticket (ticket_id, number, number_reversed, serial, device, contact, playbook, owner, state, channel, free_need, outcome, severity, severity_by, severity_reason, priority, priority_by, priority_reason, answers, arrived_at, opened_at, next_due_at, deleted_at, last_seq) VALUES (?, '1', '1', ?, ?, ?, 1, 1, ?, 'phone', '', 'o', 'L3', 'playbook', '', 'low', 'playbook', '', '[]', 1, 1, ?, ?, 1)")
  for (const [n, [state, due, deleted]] of ([['open', 0, null], ['open', null, null], ['closed', null, null], ['open', 500, 80]] as const).entries()) {
    contact.run(blob(20 + n))
    ticket.run(blob(40 + n), n + 1, blob(9), n + 1, state, due, deleted)
  }
  return { sqlite, file }
}

test('tickets go on under the clocks of their own playbook, and nothing is under way', () => {
  const { sqlite, file } = before()
  const tickets = () => sqlite.prepare('SELECT row, state, playbook, next_due_at, deleted_at, version, last_seq FROM ticket ORDER BY row').all()
  const kept = tickets()
  migrate(sqlite, file, migrations)
  expect(tickets()).toEqual(kept)
  expect(sqlite.prepare('SELECT DISTINCT clocks_playbook FROM ticket').all()).toEqual([{ clocks_playbook: null }])
  expect(sqlite.prepare('SELECT * FROM retargeting').all()).toEqual([])
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(sqlite.pragma('foreign_key_check')).toEqual([])
})

test.each([
  ['clocks of a playbook that there is not', 'UPDATE ticket SET clocks_playbook = 9 WHERE row = 1'],
  ['a re-targeting to a playbook that there is not', 'INSERT INTO retargeting (playbook, asked_seq, until, of) VALUES (9, 1, 4, 2)'],
  ['one that nobody asked for', 'INSERT INTO retargeting (playbook, asked_seq, until, of) VALUES (1, 99, 4, 2)'],
])('the database refuses %s', (_what, sql) => {
  const { sqlite, file } = before()
  migrate(sqlite, file, migrations)
  sqlite.pragma('foreign_keys = ON')
  expect(() => sqlite.exec(sql)).toThrow(/constraint failed/i)
})
