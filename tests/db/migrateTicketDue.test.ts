import { expect, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { type Before, blob, deskBefore } from '../helpers/migrating.ts'

const at = migrations.findIndex(({ name }) => name === 'ticket due')

/** Due on the same instant, overdue since before 1970, without a clock, graded by a playbook that is gone, deleted, solved, closed; one that was re-targeted, and one merged into it. */
const tickets = [
  ['open', 'L1', 'high', 500, null, null], ['open', 'L1', 'low', 500, null, 2], ['open', 'L1', 'high', -1, null, null], ['open', 'L1', 'high', null, null, null],
  ['open', '', '', 300, null, null], ['open', 'L1', 'high', 200, 80, null], ['resolved', 'L9', 'none', 400, null, null], ['closed', 'L1', 'high', null, null, null],
] as const

function before(): Before {
  const { sqlite, file } = deskBefore('ticket due')
  sqlite.prepare("INSERT INTO playbook (playbook_id, name, number, checksum, body, published_at, in_force, last_seq) VALUES (?, 'retail', 2, 'y', '{}', 2, 0, 1)").run(blob(3))
  const contact = sqlite.prepare("INSERT INTO contact (contact_id, channel, agent, playbook, state, step, furthest, came_at, arrived_at, touched_at, draft, last_seq) VALUES (?, 'phone', 1, 1, 'saved', 'outcome', 'outcome', 1, 1, 1, '{}', 1)")
  const ticket = sqlite.prepare("INSERT INTO ticket (ticket_id, number, number_reversed, serial, device, contact, playbook, owner, state, channel, free_need, outcome, severity, severity_by, severity_reason, priority, priority_by, priority_reason, answers, arrived_at, opened_at, next_due_at, deleted_at, clocks_playbook, last_seq) VALUES (?, '1', '1', ?, ?, ?, 1, 1, ?, 'phone', '', 'o', ?, 'playbook', '', ?, 'playbook', '', '[]', 1, 1, ?, ?, ?, 1)")
  for (const [n, [state, severity, priority, due, deleted, clocks]] of tickets.entries()) {
    contact.run(blob(20 + n))
    ticket.run(blob(40 + n), n + 1, blob(9), n + 1, state, severity, priority, due, deleted, clocks)
  }
  sqlite.exec("UPDATE ticket SET merged_into = 2, merged_seq = 1, merged_version = 1, closed_at = 1 WHERE row = 8")
  return { sqlite, file }
}

test('when each ticket is due next, and whose clocks it follows, stand in rows of their own; all else of it is as it was', () => {
  const { sqlite, file } = before()
  const kept = () => sqlite.prepare('SELECT * FROM ticket ORDER BY row').all() as Record<string, unknown>[]
  const were = kept().map(({ next_due_at: _due, clocks_playbook: _clocks, ...rest }) => rest)
  const counted = sqlite.prepare('SELECT * FROM ticket_count ORDER BY owner, state').all()
  migrate(sqlite, file, migrations.slice(0, at + 1))
  expect(kept()).toEqual(were)
  expect(sqlite.prepare('SELECT * FROM ticket_count ORDER BY owner, state').all()).toEqual(counted)
  expect(sqlite.prepare('SELECT ticket, due.state, due.owner, severity, priority, next_due_at, contact, clocks_playbook FROM ticket_due AS due JOIN grade ON grade.row = due.grade ORDER BY ticket').raw().all()).toEqual([
    [1, 0, 1, 'L1', 'high', 500, 1, 1], [2, 0, 1, 'L1', 'low', 500, 2, 2], [3, 0, 1, 'L1', 'high', -1, 3, 1], [4, 0, 1, 'L1', 'high', null, 4, 1],
    [5, 0, 1, '', '', 300, 5, 1], [6, null, 1, 'L1', 'high', 200, 6, 1], [7, 1, 1, 'L9', 'none', 400, 7, 1], [8, 2, 1, 'L1', 'high', null, 8, 1],
  ])
  expect(sqlite.prepare("SELECT count(*) FROM sqlite_master WHERE sql LIKE '%next_due_at%' AND tbl_name = 'ticket'").pluck().get()).toBe(0)
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(sqlite.pragma('foreign_key_check')).toEqual([])
})

test.each([
  ['due', 'ticket_due_of_state', 'state = 0', [3, 5, 1, 2]],
  ['due of an owner', 'ticket_due_of_owner', 'owner = 1 AND state = 0', [3, 5, 1, 2]],
  ['due of a grade', 'ticket_due_of_grade', "state = 0 AND grade = (SELECT row FROM grade WHERE severity = 'L1' AND priority = 'high')", [3, 1]],
])('what is %s is in order, without what is deleted', (_what, index, where, expected) => {
  const { sqlite, file } = before()
  migrate(sqlite, file, migrations.slice(0, at + 1))
  expect(sqlite.prepare(`SELECT ticket FROM ticket_due INDEXED BY ${index} WHERE ${where} AND next_due_at IS NOT NULL ORDER BY next_due_at, ticket`).pluck().all()).toEqual(expected)
})

test.each([
  ['clocks of a playbook that there is not', 'UPDATE ticket_due SET clocks_playbook = 9'],
  ['a state that there is not', 'UPDATE ticket_due SET state = 3'],
  ['a ticket that there is not', 'UPDATE ticket_due SET ticket = 99 WHERE ticket = 1'],
  ['a grade twice', "INSERT INTO grade (severity, priority) VALUES ('L1', 'low')"],
])('the database refuses %s', (_what, sql) => {
  const { sqlite, file } = before()
  migrate(sqlite, file, migrations.slice(0, at + 1))
  sqlite.pragma('foreign_keys = ON')
  expect(() => sqlite.exec(sql)).toThrow(/constraint failed/i)
})
