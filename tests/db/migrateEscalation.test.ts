import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { blob, ticketRows } from '../helpers/migrating.ts'

const at = migrations.findIndex(({ name }) => name === 'escalation')

/** Tickets as a desk of the version before may hold them: on a step of the ladder that nobody suggested, of a playbook that is in force no more, merged, deleted, closed. */
const tickets = [
  { state: 'open', level: 'manager', agent: 1, moments: '{"submittedToLead":5,"leadSteppedIn":6}', dissatisfied: 3, playbook: 1 },
  { state: 'open', level: null, agent: null, moments: '{"cannotSolve":5}', dissatisfied: 0, playbook: 1 },
  { state: 'open', level: 'no-such-level', agent: null, moments: '{}', dissatisfied: 0, playbook: 2 },
  { state: 'closed', level: null, agent: null, moments: '{}', dissatisfied: 0, playbook: 2, merged_into: 1, merged_seq: 1, merged_version: 1 },
  { state: 'open', level: null, agent: null, moments: '{}', dissatisfied: 0, playbook: 2, deleted_at: 9 },
]

function before(): { sqlite: Sqlite.Database; file: string } {
  const file = path.join(temporaryFolder(), 'before.db')
  const sqlite = new Sqlite(file)
  migrate(sqlite, file, migrations.slice(0, at))
  sqlite.pragma('foreign_keys = ON')
  sqlite.prepare("INSERT INTO event (event_id, entity, entity_id, type, device, device_seq, instant, schema_version, body) VALUES (?, 'person', ?, 'person.joined', ?, 1, 1, 1, '{}')").run(blob(100), blob(1), blob(9))
  sqlite.prepare("INSERT INTO person (person_id, name, staff_number, team, role, last_seq) VALUES (?, 'Chen', 'A-1', 'Day', 'agent', 1)").run(blob(1))
  for (const [n, inForce] of [0, 1].entries()) sqlite.prepare("INSERT INTO playbook (playbook_id, name, number, checksum, body, published_at, in_force, last_seq) VALUES (?, 'retail', ?, ?, '{}', 1, ?, 1)").run(blob(2 + n), n + 1, `x${String(n)}`, inForce)
  sqlite.prepare("INSERT INTO contact (contact_id, channel, agent, playbook, state, step, furthest, came_at, arrived_at, touched_at, draft, last_seq) VALUES (?, 'phone', 1, 1, 'saved', 'outcome', 'outcome', 1, 1, 1, '{}', 1)").run(blob(20))
  for (const [n, ticket] of tickets.entries()) {
    const values = {
      ticket_id: blob(40 + n), number: String(n), number_reversed: String(n), serial: n + 1, device: blob(9), contact: 1, problem: n + 1, owner: 1, channel: 'phone', free_need: '', outcome: 'o', severity: 'L3', severity_by: 'playbook',
      severity_reason: '', priority: 'low', priority_by: 'playbook', priority_reason: '', answers: '[]', arrived_at: 1, opened_at: 1, last_seq: 1, ...ticket,
    }
    sqlite.prepare(`INSERT INTO ticket (${Object.keys(values).join(', ')}) VALUES (${Object.keys(values).map((column) => `@${column}`).join(', ')})`).run(values)
  }
  return { sqlite, file }
}

const migrated = () => {
  const { sqlite, file } = before()
  migrate(sqlite, file, migrations)
  sqlite.pragma('foreign_keys = ON')
  return sqlite
}

test('tickets stand where they stood, nothing was ever suggested, and all of them have yet to be looked through', () => {
  const { sqlite, file } = before()
  // Later versions may add columns, or put them elsewhere; what was there is the same.
  const columns = (sqlite.pragma('table_info(ticket)') as { name: string }[]).map(({ name }) => name).filter((name) => name !== 'clocks_playbook')
  const rows = () => ticketRows(sqlite, columns)
  const kept = rows()
  migrate(sqlite, file, migrations)
  expect(rows()).toEqual(kept)
  expect(['suggestion', 'escalation_look', 'escalation_pass'].map((table) => sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get())).toEqual([0, 0, 0])
  expect([sqlite.pragma('integrity_check', { simple: true }), sqlite.pragma('foreign_key_check')]).toEqual(['ok', []])
})

const suggestion = (ticket: number, state: string, more = '', values = '', rule = "'critical'") =>
  `INSERT INTO suggestion (suggestion_id, ticket, playbook, rule, level, priority, since, state, last_seq${more}) VALUES (randomblob(16), ${String(ticket)}, 2, ${rule}, 'manager', 1, 5, '${state}', 1${values})`

test('a ticket may have had one suggestion after the other by one rule, and be raised by hand more than once', () => {
  const sqlite = migrated()
  sqlite.exec([suggestion(1, 'gone'), suggestion(1, 'declined', ', until', ', 9'), suggestion(1, 'accepted', ', due_at', ', 9'), suggestion(1, 'open'), suggestion(2, 'later', ', until', ', 9')].join(';'))
  sqlite.exec([1, 2].map(() => suggestion(3, 'accepted', ', due_at', ', 9', 'NULL')).join(';'))
  expect(sqlite.prepare('SELECT count(*) FROM suggestion').pluck().get()).toBe(7)
})

test.each([
  ['two that stand by one rule', `${suggestion(1, 'open')}; ${suggestion(1, 'later', ', until', ', 9')}`],
  ['one that was put off for ever', suggestion(1, 'later')],
  ['one that was declined for ever', suggestion(1, 'declined')],
  ['one that was accepted and is never due', suggestion(1, 'accepted')],
  ['one that is due and was not accepted', suggestion(1, 'open', ', due_at', ', 9')],
  ['a state that there is none of', suggestion(1, 'lost')],
  ['how it stood before, as no JSON', suggestion(1, 'accepted', ', due_at, before', ", 9, '{'")],
  ['a suggestion on no ticket', suggestion(99, 'open')],
  ['two passes at once', 'INSERT INTO escalation_pass (one, playbook) VALUES (1, 2); INSERT INTO escalation_pass (one, playbook) VALUES (2, 2)'],
  ['a look at no ticket', 'INSERT INTO escalation_look (ticket, at) VALUES (99, 1)'],
])('the database refuses %s', (_what, sql) => {
  expect(() => migrated().exec(sql)).toThrow(/constraint failed/i)
})
