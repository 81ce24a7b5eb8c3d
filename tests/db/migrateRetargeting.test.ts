import { expect, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { type Before, blob, deskBefore, ticketRows } from '../helpers/migrating.ts'


/** A desk of the version before with a playbook, and tickets that are open, closed and deleted. */
function before(): Before {
  const { sqlite, file } = deskBefore('retargeting')
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
  const tickets = () => ticketRows(sqlite, ['row', 'state', 'playbook', 'next_due_at', 'deleted_at', 'version', 'last_seq'])
  const kept = tickets()
  migrate(sqlite, file, migrations)
  expect(tickets()).toEqual(kept)
  expect(sqlite.prepare('SELECT count(*) FROM ticket JOIN ticket_due ON ticket_due.ticket = ticket.row WHERE clocks_playbook <> playbook').pluck().get()).toBe(0)
  expect(sqlite.prepare('SELECT * FROM retargeting').all()).toEqual([])
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(sqlite.pragma('foreign_key_check')).toEqual([])
})

test.each([
  ['clocks of a playbook that there is not', 'UPDATE ticket_due SET clocks_playbook = 9 WHERE ticket = 1'],
  ['a re-targeting to a playbook that there is not', 'INSERT INTO retargeting (playbook, asked_seq, until, of) VALUES (9, 1, 4, 2)'],
  ['one that nobody asked for', 'INSERT INTO retargeting (playbook, asked_seq, until, of) VALUES (1, 99, 4, 2)'],
])('the database refuses %s', (_what, sql) => {
  const { sqlite, file } = before()
  migrate(sqlite, file, migrations)
  sqlite.pragma('foreign_keys = ON')
  expect(() => sqlite.exec(sql)).toThrow(/constraint failed/i)
})
