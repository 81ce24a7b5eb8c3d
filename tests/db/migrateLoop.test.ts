import { expect, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { type Before, blob, deskBefore } from '../helpers/migrating.ts'


/** A desk of the version before: a customer who was deleted and one who was not, and a ticket with clocks of a metric that nobody kept then. */
function before(): Before {
  const { sqlite, file } = deskBefore('closing the loop')
  for (const [n, deleted] of [null, 5].entries()) sqlite.prepare("INSERT INTO customer (customer_id, name, phone, phone_reversed, member_number, tier, note, deleted_at, last_seq) VALUES (?, 'Lin', '', '', '', 'vip', 'x', ?, 1)").run(blob(10 + n), deleted)
  sqlite.prepare("INSERT INTO contact (contact_id, channel, agent, playbook, state, step, furthest, came_at, arrived_at, touched_at, draft, last_seq) VALUES (?, 'phone', 1, 1, 'saved', 'outcome', 'outcome', 1, 1, 1, '{}', 1)").run(blob(20))
  sqlite.prepare("INSERT INTO ticket (ticket_id, number, number_reversed, serial, device, contact, problem, playbook, owner, state, channel, free_need, outcome, severity, severity_by, severity_reason, priority, priority_by, priority_reason, answers, arrived_at, opened_at, last_seq) VALUES (?, '1', '1', 1, ?, 1, 1, 1, 1, 'open', 'phone', '', 'o', 'L3', 'playbook', '', 'low', 'playbook', '', '[]', 1, 1, 1)").run(blob(40), blob(9))
  return { sqlite, file }
}

test('customers want messages unless they say otherwise, deleted ones too, and nothing else is changed', () => {
  const { sqlite, file } = before()
  const kept = sqlite.prepare('SELECT * FROM customer ORDER BY row').all() as object[]
  migrate(sqlite, file, migrations)
  expect(sqlite.prepare('SELECT * FROM customer ORDER BY row').all()).toEqual(kept.map((row) => ({ ...row, no_care_messages: 0 })))
  expect(['follow_up', 'rating', 'improvement', 'notice', 'promise'].map((table) => sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get())).toEqual([0, 0, 0, 0, 0])
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(sqlite.pragma('foreign_key_check')).toEqual([])
})

const followUp = "INSERT INTO follow_up (follow_up_id, ticket, solved_at, by, at, result, next_try_at, last_seq) VALUES (randomblob(16), 1, 5, 1, 6,"
const rating = 'INSERT INTO rating (rating_id, ticket, source, speed, given_at, last_seq) VALUES (randomblob(16), 1,'
const promise = "INSERT INTO promise (promise_id, ticket, owner, source, text, made_at, due_at, kept_at, withdrawn_at, last_seq) VALUES (randomblob(16), 1, 1, 'comment', '', 1, 2,"
const notice = "INSERT INTO notice (notice_id, kind, importance, title, text, words, scope, author, published_at, from_at, until_at, last_seq) VALUES (randomblob(16), 'recall', 'usual', 'x', '', '{}', '{}', 1, 1,"
test.each([
  ['a result that is tried again', `${followUp} 'satisfied', 9, 1)`],
  ['a result that there is not', `${followUp} 'angry', NULL, 1)`],
  ['two follow-ups of one solving', `${followUp} NULL, NULL, 1); ${followUp} NULL, NULL, 1)`],
  ['six of five points', `${rating} 'phone', 6, 1, 1)`],
  ['a rating of nothing', `${rating} 'phone', NULL, 1, 1)`],
  ['the same form twice', `${rating} 'form', 3, 1, 1); ${rating} 'form', 4, 1, 1)`],
  ['a promise that is kept and withdrawn', `${promise} 3, 3, 1)`],
  ['a notice that ends before it begins', `${notice} 5, 5, 1)`],
  ['what is neither wanted nor not', 'UPDATE customer SET no_care_messages = 2'],
])('the database refuses %s', (_what, sql) => {
  const { sqlite, file } = before()
  migrate(sqlite, file, migrations)
  sqlite.pragma('foreign_keys = ON')
  expect(() => sqlite.exec(sql)).toThrow(/constraint failed/i)
})

test.each([`${followUp} NULL, 9, 1)`, `${rating} 'form', 3, 1, 1); ${rating} 'phone', 3, 1, 1)`, `${promise} NULL, 3, 1)`, `${notice} 5, NULL, 1)`])('and takes what is sound: %s', (sql) => {
  const { sqlite, file } = before()
  migrate(sqlite, file, migrations)
  sqlite.exec(sql)
})
