import { expect, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { type Before, blob, deskBefore } from '../helpers/migrating.ts'

const at = migrations.findIndex(({ name }) => name === 'moved clocks')

/** A desk of the version before with tickets that are due, overdue, without a clock, closed and deleted, and a re-targeting that was killed. */
function before(): Before {
  const { sqlite, file } = deskBefore('moved clocks')
  const contact = sqlite.prepare("INSERT INTO contact (contact_id, channel, agent, playbook, state, step, furthest, came_at, arrived_at, touched_at, draft, last_seq) VALUES (?, 'phone', 1, 1, 'saved', 'outcome', 'outcome', 1, 1, 1, '{}', 1)")
  const ticket = sqlite.prepare("INSERT INTO ticket (ticket_id, number, number_reversed, serial, device, contact, playbook, owner, state, channel, free_need, outcome, severity, severity_by, severity_reason, priority, priority_by, priority_reason, answers, arrived_at, opened_at, next_due_at, deleted_at, last_seq) VALUES (?, '1', '1', ?, ?, ?, 1, 1, ?, 'phone', '', 'o', 'L3', 'playbook', '', 'low', 'playbook', '', '[]', 1, 1, ?, ?, 1)")
  for (const [n, [state, due, deleted]] of ([['open', 500, null], ['open', -1, null], ['open', null, null], ['closed', null, null], ['open', 500, 80]] as const).entries()) {
    contact.run(blob(20 + n))
    ticket.run(blob(40 + n), n + 1, blob(9), n + 1, state, due, deleted)
  }
  sqlite.exec('INSERT INTO retargeting (playbook, asked_seq, after, until, done, of) VALUES (1, 1, 2, 5, 2, 4)')
  return { sqlite, file }
}

test('tickets and what was under way are kept, and the one index counts what two did', () => {
  const { sqlite, file } = before()
  const kept = () => [sqlite.prepare('SELECT * FROM ticket ORDER BY row').all(), sqlite.prepare('SELECT * FROM retargeting').all()]
  const were = kept()
  migrate(sqlite, file, migrations.slice(0, at + 1))
  expect(kept()).toEqual(were)
  const due = "FROM ticket INDEXED BY ticket_state_due WHERE state = 'open' AND deleted_at IS NULL AND next_due_at <= 500"
  expect(sqlite.prepare(`SELECT count(*) AS due ${due}`).get()).toEqual({ due: 2 })
  expect(sqlite.prepare(`EXPLAIN QUERY PLAN SELECT count(*) ${due}`).all()).toMatchObject([{ detail: expect.stringContaining('COVERING INDEX ticket_state_due') as string }])
  expect(sqlite.prepare("SELECT name FROM sqlite_master WHERE name = 'ticket_open_due'").all()).toEqual([])
  expect(sqlite.prepare('SELECT * FROM moved_clocks').all()).toEqual([])
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(sqlite.pragma('foreign_key_check')).toEqual([])
})

test.each([
  ['an event that there is not', '(1, 1, 1, 99)'],
  ['a re-targeting that nobody asked for', '(99, 1, 1, 1)'],
  ['a ticket that there is not', '(1, 1, 99, 1)'],
])('the database refuses clocks moved with %s', (_what, values) => {
  const { sqlite, file } = before()
  migrate(sqlite, file, migrations)
  sqlite.pragma('foreign_keys = ON')
  expect(() => sqlite.exec(`INSERT INTO moved_clocks (asked_seq, serial, ticket, seq) VALUES ${values}`)).toThrow(/constraint failed/i)
})
