import { expect, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { type Before, blob, deskBefore } from '../helpers/migrating.ts'

const at = migrations.findIndex(({ name }) => name === 'graded due')

/** Due on the same instant, overdue since before 1970, without a clock, graded by a playbook that is gone, deleted, closed. */
const tickets = [
  ['open', 'L1', 'high', 500, null], ['open', 'L1', 'low', 500, null], ['open', 'L1', 'high', -1, null], ['open', 'L1', 'medium', null, null],
  ['open', 'L9', 'none', 400, null], ['open', '', '', 300, null], ['open', 'L1', 'high', 200, 80], ['closed', 'L1', 'high', null, null],
] as const

function before(): Before {
  const { sqlite, file } = deskBefore('graded due')
  const contact = sqlite.prepare("INSERT INTO contact (contact_id, channel, agent, playbook, state, step, furthest, came_at, arrived_at, touched_at, draft, last_seq) VALUES (?, 'phone', 1, 1, 'saved', 'outcome', 'outcome', 1, 1, 1, '{}', 1)")
  const ticket = sqlite.prepare("INSERT INTO ticket (ticket_id, number, number_reversed, serial, device, contact, playbook, owner, state, channel, free_need, outcome, severity, severity_by, severity_reason, priority, priority_by, priority_reason, answers, arrived_at, opened_at, next_due_at, deleted_at, last_seq) VALUES (?, '1', '1', ?, ?, ?, 1, 1, ?, 'phone', '', 'o', ?, 'playbook', '', ?, 'playbook', '', '[]', 1, 1, ?, ?, 1)")
  for (const [n, [state, severity, priority, due, deleted]] of tickets.entries()) {
    contact.run(blob(20 + n))
    ticket.run(blob(40 + n), n + 1, blob(9), n + 1, state, severity, priority, due, deleted)
  }
  return { sqlite, file }
}

test('tickets are kept as they were, and one index holds of each pair of grades what is due first', () => {
  const { sqlite, file } = before()
  const kept = () => sqlite.prepare('SELECT * FROM ticket ORDER BY row').all()
  const were = kept()
  migrate(sqlite, file, migrations.slice(0, at + 1))
  expect(kept()).toEqual(were)
  const walk = (severity: string, priority: string) => sqlite.prepare("SELECT row FROM ticket INDEXED BY ticket_graded_due WHERE state = 'open' AND severity = ? AND priority = ? AND next_due_at IS NOT NULL ORDER BY next_due_at, row").pluck().all(severity, priority)
  expect([walk('L1', 'high'), walk('L1', 'low'), walk('L1', 'medium'), walk('L9', 'none'), walk('', '')]).toEqual([[3, 7, 1], [2], [], [5], [6]])
  expect(sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'ticket' AND sql LIKE '%next_due_at%' ORDER BY name").pluck().all()).toEqual(['ticket_graded_due', 'ticket_owner_due', 'ticket_state_due'])
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(sqlite.pragma('foreign_key_check')).toEqual([])
})
