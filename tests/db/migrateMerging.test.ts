import { expect, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { type Before, blob, deskBefore, ticketRows } from '../helpers/migrating.ts'


/** A desk of the version before with tickets of one contact that are open, solved, closed and deleted. */
function before(): Before {
  const { sqlite, file } = deskBefore('merging')
  sqlite.prepare("INSERT INTO contact (contact_id, channel, agent, playbook, state, step, furthest, came_at, arrived_at, touched_at, draft, last_seq) VALUES (?, 'phone', 1, 1, 'saved', 'outcome', 'outcome', 1, 1, 1, '{}', 1)").run(blob(20))
  const ticket = sqlite.prepare("INSERT INTO ticket (ticket_id, number, number_reversed, serial, device, contact, problem, playbook, owner, state, channel, free_need, outcome, severity, severity_by, severity_reason, priority, priority_by, priority_reason, answers, arrived_at, opened_at, next_due_at, closed_at, deleted_at, last_seq) VALUES (?, '1', '1', ?, ?, 1, ?, 1, 1, ?, 'phone', '', 'o', 'L3', 'playbook', '', 'low', 'playbook', '', '[]', 1, 1, ?, ?, ?, 1)")
  for (const [n, [state, due, closed, deleted]] of ([['open', 0, null, null], ['resolved', null, null, null], ['closed', null, 70, null], ['open', 500, null, 80]] as const).entries()) ticket.run(blob(40 + n), n + 1, blob(9), n + 1, state, due, closed, deleted)
  return { sqlite, file }
}

test('tickets stay as they were, merged into nothing, and the index holds none of them', () => {
  const { sqlite, file } = before()
  const tickets = () => ticketRows(sqlite, ['row', 'state', 'next_due_at', 'closed_at', 'deleted_at', 'version', 'last_seq'])
  const [kept, counted] = [tickets(), sqlite.prepare('SELECT * FROM ticket_count').all()]
  migrate(sqlite, file, migrations)
  expect(tickets()).toEqual(kept)
  expect(sqlite.prepare('SELECT * FROM ticket_count').all()).toEqual(counted)
  expect(sqlite.prepare('SELECT DISTINCT merged_into, merged_seq, merged_version FROM ticket').all()).toEqual([{ merged_into: null, merged_seq: null, merged_version: null }])
  expect(sqlite.prepare("SELECT coalesce(sum(pgsize - unused), 0) AS pages FROM dbstat WHERE name = 'ticket_merged'").pluck().get()).toBeLessThan(64)
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(sqlite.pragma('foreign_key_check')).toEqual([])
})

const merged = 'UPDATE ticket SET merged_into = 1, merged_seq = 1, merged_version = 2'
test.each([
  ['a merge into itself', "UPDATE ticket SET state = 'closed', merged_into = 1, merged_seq = 1, merged_version = 2 WHERE row = 1"],
  ['a merge into a ticket that there is not', 'UPDATE ticket SET merged_into = 9, merged_seq = 1, merged_version = 2 WHERE row = 3'],
  ['a merge that leaves the ticket open', `${merged} WHERE row = 2`],
  ['opening what is merged', `${merged} WHERE row = 3; UPDATE ticket SET state = 'open' WHERE row = 3`],
  ['a merge that nobody did', 'UPDATE ticket SET merged_into = 1, merged_version = 2 WHERE row = 3'],
  ['a merge without the version of the other one', 'UPDATE ticket SET merged_into = 1, merged_seq = 1 WHERE row = 3'],
  ['a merge by an event that there is not', 'UPDATE ticket SET merged_into = 1, merged_seq = 99, merged_version = 2 WHERE row = 3'],
])('the database refuses %s', (_what, sql) => {
  const { sqlite, file } = before()
  migrate(sqlite, file, migrations)
  sqlite.pragma('foreign_keys = ON')
  expect(() => sqlite.exec(sql)).toThrow(/constraint failed/i)
})

test('a closed ticket may be merged into another and taken out again', () => {
  const { sqlite, file } = before()
  migrate(sqlite, file, migrations)
  sqlite.exec(`${merged} WHERE row = 3`)
  expect(sqlite.prepare('EXPLAIN QUERY PLAN SELECT row FROM ticket WHERE merged_into = 1').all()).toMatchObject([{ detail: expect.stringContaining('USING COVERING INDEX ticket_merged') as string }])
  expect(sqlite.prepare('SELECT row FROM ticket WHERE merged_into = 1').all()).toEqual([{ row: 3 }])
  sqlite.exec("UPDATE ticket SET merged_into = NULL, merged_seq = NULL, merged_version = NULL WHERE row = 3; UPDATE ticket SET state = 'open' WHERE row = 3")
})
