import { expect, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { blob, deskBefore } from '../helpers/migrating.ts'

const improvement = (n: number, rating: number) => `INSERT INTO improvement (improvement_id, rating, owner, opened_at, last_seq) VALUES (x'${blob(n).toString('hex')}', ${String(rating)}, 1, 1, 1)`

test('improvements stay to the byte with all that they are, and one a rating is open at a time: one that was taken back stands in no other’s way', () => {
  const { sqlite, file } = deskBefore('rating imports')
  sqlite.exec("INSERT INTO contact (contact_id, channel, agent, playbook, state, step, furthest, came_at, arrived_at, touched_at, draft, last_seq) VALUES (randomblob(16), 'phone', 1, 1, 'saved', 'outcome', 'outcome', 1, 1, 1, '{}', 1)")
  sqlite.prepare("INSERT INTO ticket (ticket_id, number, number_reversed, serial, device, contact, problem, playbook, owner, state, channel, free_need, outcome, severity, severity_by, severity_reason, priority, priority_by, priority_reason, answers, arrived_at, opened_at, last_seq) VALUES (?, '1', '1', 1, ?, 1, 1, 1, 1, 'open', 'phone', '', 'o', 'L3', 'playbook', '', 'low', 'playbook', '', '[]', 1, 1, 1)").run(blob(40), blob(9))
  for (const at of [1, 2, 3]) sqlite.exec(`INSERT INTO rating (rating_id, ticket, source, speed, given_at, last_seq) VALUES (randomblob(16), 1, 'form', 1, ${String(at)}, 1)`)
  sqlite.exec(improvement(50, 3))
  sqlite.exec(`INSERT INTO improvement (row, improvement_id, rating, owner, measure, opened_at, due_at, done_at, told_at, version, last_seq, deleted_at, external_system, external_id, external_version) VALUES (9, randomblob(16), 1, 1, 'Call back', 2, 3, 4, 5, 6, 1, 7, 'crm', 'x', 'y')`)
  const kept = sqlite.prepare('SELECT * FROM improvement ORDER BY row').all()
  migrate(sqlite, file, migrations)
  expect(sqlite.prepare('SELECT * FROM improvement ORDER BY row').all()).toEqual(kept)
  sqlite.pragma('foreign_keys = ON')
  expect(() => sqlite.exec(improvement(51, 3))).toThrow(/constraint failed/i)
  sqlite.exec(improvement(52, 1))
  expect(() => sqlite.exec(improvement(53, 1))).toThrow(/constraint failed/i)
  expect([sqlite.pragma('integrity_check', { simple: true }), sqlite.pragma('foreign_key_check')]).toEqual(['ok', []])
})
