import type Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { blob, deskBefore } from '../helpers/migrating.ts'


/** A desk of the version before, with a person and an open and a closed ticket. */
function migrated(): Sqlite.Database {
  const { sqlite, file } = deskBefore('plan')
  sqlite.prepare("INSERT INTO contact (contact_id, channel, agent, playbook, state, step, furthest, came_at, arrived_at, touched_at, draft, last_seq) VALUES (?, 'phone', 1, 1, 'saved', 'outcome', 'outcome', 1, 1, 1, '{}', 1)").run(blob(20))
  const ticket = sqlite.prepare("INSERT INTO ticket (ticket_id, number, number_reversed, serial, device, contact, problem, playbook, owner, state, channel, free_need, outcome, severity, severity_by, severity_reason, priority, priority_by, priority_reason, answers, arrived_at, opened_at, last_seq) VALUES (?, '1', '1', ?, ?, 1, ?, 1, 1, ?, 'phone', '', 'o', 'L3', 'playbook', '', 'low', 'playbook', '', '[]', 1, 1, 1)")
  for (const [n, state] of ['open', 'closed'].entries()) ticket.run(blob(40 + n), n + 1, blob(9), n + 1, state)
  migrate(sqlite, file, migrations)
  sqlite.pragma('foreign_keys = ON')
  return sqlite
}

test('what came before has no plan, asks nobody, is given to nobody, and nobody is known to know anything well', () => {
  const sqlite = migrated()
  expect(sqlite.prepare('SELECT state, released_at, version, last_seq FROM ticket ORDER BY row').all()).toEqual([{ state: 'open', released_at: null, version: 1, last_seq: 1 }, { state: 'closed', released_at: null, version: 1, last_seq: 1 }])
  expect(sqlite.prepare('SELECT skills, load_limit FROM person').all()).toEqual([{ skills: '[]', load_limit: null }])
  expect(['plan', 'plan_step', 'collaboration', 'urge'].map((table) => sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get())).toEqual([0, 0, 0, 0])
  expect([sqlite.pragma('integrity_check', { simple: true }), sqlite.pragma('foreign_key_check')]).toEqual(['ok', []])
})

const request = (state: string, more: string, values: string) => `INSERT INTO collaboration (collaboration_id, ticket, department, category, state, parts, written_by, last_seq${more}) VALUES (zeroblob(16), 1, 'finance', 'case', '${state}', '{}', 1, 1${values})`
const aPlan = 'INSERT INTO plan (plan_id, ticket, last_seq) VALUES (zeroblob(16), 1, 1)'
test.each([
  ['a second plan of a ticket', `${aPlan}; INSERT INTO plan (plan_id, ticket, last_seq) VALUES (randomblob(16), 1, 1)`],
  ['a plan that was passed by nobody', 'INSERT INTO plan (plan_id, ticket, passed_at, last_seq) VALUES (zeroblob(16), 1, 1, 1)'],
  ['a step that nobody does', `${aPlan}; INSERT INTO plan_step (plan_step_id, plan, position, text, due_at, last_seq) VALUES (zeroblob(16), 1, 1, 'x', 1, 1)`],
  ['a step that was done by nobody', `${aPlan}; INSERT INTO plan_step (plan_step_id, plan, position, text, owner, due_at, done_at, last_seq) VALUES (zeroblob(16), 1, 1, 'x', 1, 1, 1, 1)`],
  ['a request that was sent at no time', request('sent', '', '')],
  ['a draft that was sent', request('draft', ', sent_at', ', 1')],
  ['an answer that came at no time', request('answered', ', sent_at', ', 1')],
  ['two drafts of one person to one department', `${request('draft', '', '')}; ${request('draft', '', '').replace('zeroblob', 'randomblob')}`],
  ['somebody who takes no ticket at all', 'UPDATE person SET load_limit = 0'],
  ['an urge of nobody', "INSERT INTO urge (ticket, person, at, why, last_seq) VALUES (1, 9, 1, 'x', 1)"],
])('the database refuses %s', (_what, sql) => {
  expect(() => migrated().exec(sql)).toThrow(/constraint failed/i)
})
