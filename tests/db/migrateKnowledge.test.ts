import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { temporaryFolder } from '../helpers/folder.ts'

const blob = (n: number) => Buffer.alloc(16, n)
const at = migrations.findIndex(({ name }) => name === 'knowledge')

/** A desk of the version before knowledge: tickets that are open, closed and deleted, of needs that the playbook has, had and never had. */
function before(file = path.join(temporaryFolder(), 'before.db')): { sqlite: Sqlite.Database; file: string } {
  const sqlite = new Sqlite(file)
  migrate(sqlite, file, migrations.slice(0, at))
  sqlite.pragma('foreign_keys = ON')
  sqlite.prepare("INSERT INTO event (event_id, entity, entity_id, type, device, device_seq, instant, schema_version, body) VALUES (?, 'person', ?, 'person.joined', ?, 1, 1, 1, '{}')").run(blob(100), blob(1), blob(9))
  sqlite.prepare("INSERT INTO person (person_id, name, staff_number, team, role, last_seq) VALUES (?, '林\"小满', 'A-1', '', 'agent', 1)").run(blob(1))
  sqlite.prepare("INSERT INTO playbook (playbook_id, name, number, checksum, body, published_at, in_force, last_seq) VALUES (?, 'retail', 1, 'x', '{}', 1, 1, 1)").run(blob(2))
  const contact = sqlite.prepare("INSERT INTO contact (contact_id, channel, agent, playbook, state, step, furthest, came_at, arrived_at, touched_at, draft, last_seq) VALUES (?, 'phone', 1, 1, ?, 'outcome', 'outcome', 1, 1, 1, '{}', 1)")
  const ticket = sqlite.prepare("INSERT INTO ticket (ticket_id, number, number_reversed, serial, device, contact, problem, playbook, owner, state, channel, need, free_need, outcome, severity, severity_by, severity_reason, priority, priority_by, priority_reason, answers, arrived_at, opened_at, next_due_at, closed_at, deleted_at, last_seq) VALUES (?, '1', '1', ?, ?, ?, 1, 1, 1, ?, 'phone', ?, ?, 'o', 'L3', 'playbook', '', 'low', 'playbook', '', '[]', 1, 1, ?, ?, ?, 1)")
  for (const [n, [state, need, free, due, closed, deleted]] of ([['open', 'exchange-goods', '', 0, null, null], ['closed', 'a-need-that-went', '', null, 70, null], ['open', null, '想要\n“别的”', 500, null, 80]] as const).entries()) {
    contact.run(blob(20 + n), 'saved')
    ticket.run(blob(40 + n), n + 1, blob(9), n + 1, state, need, free, due, closed, deleted)
  }
  contact.run(blob(30), 'open')
  return { sqlite, file }
}

const known = ['ticket', 'contact', 'person', 'playbook', 'event', 'ticket_count']

test('tickets of every kind stay to the byte, and knowledge begins empty', () => {
  const until = at + 1
  const { sqlite, file } = before()
  const columns = new Map(known.map((table) => [table, (sqlite.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => `"${name}"`).join()]))
  const rows = () => known.map((table) => sqlite.prepare(`SELECT ${columns.get(table) ?? '*'} FROM ${table} ORDER BY 1`).raw().all())
  const kept = rows()
  migrate(sqlite, file, migrations.slice(0, until))
  expect(rows()).toEqual(kept)
  for (const table of ['article', 'article_version', 'article_link', 'article_need', 'article_use', 'article_report', 'learning', 'quiz_attempt', 'proposal', 'shipped_knowledge']) expect(sqlite.prepare(`SELECT * FROM ${table}`).all(), table).toEqual([])
  expect([sqlite.pragma('integrity_check', { simple: true }), sqlite.pragma('foreign_key_check')]).toEqual(['ok', []])
  // As it was before, beside it.
  expect(new Sqlite(`${file}.before-${String(until)}`, { readonly: true }).pragma('user_version', { simple: true })).toBe(at)
})

test('taken to the newest version, an article can be used with a ticket that was there before', () => {
  const { sqlite, file } = before()
  migrate(sqlite, file, migrations)
  expect([sqlite.pragma('integrity_check', { simple: true }), sqlite.pragma('foreign_key_check')]).toEqual(['ok', []])
  sqlite.pragma('foreign_keys = ON')
  sqlite.exec(`
    INSERT INTO article (article_id, state, writing, changed_at, last_seq) VALUES (zeroblob(16), 'draft', 1, 1, 1);
    INSERT INTO article_use (article, number, contact, problem, need, person, used_at, last_seq) SELECT 1, 1, contact, problem, need, owner, 1, 1 FROM ticket;`)
  expect(sqlite.prepare('SELECT need FROM article_use ORDER BY row').pluck().all()).toEqual(['exchange-goods', 'a-need-that-went', null])
})

const article = "INSERT INTO article (article_id, state, writing, changed_at, last_seq) VALUES (zeroblob(16), 'draft', 1, 1, 1)"
const version = "INSERT INTO article_version (article, number, content, reason, made_at, last_seq) VALUES (1, 1, '{}', '', 1, 1)"
test.each([
  ['an article of which there is no version', "INSERT INTO article (article_id, state, changed_at, last_seq) VALUES (zeroblob(16), 'draft', 1, 1)"],
  ['one that was retired without a reason', "INSERT INTO article (article_id, state, published, changed_at, last_seq) VALUES (zeroblob(16), 'retired', 1, 1, 1)"],
  ['a version twice', `${article}; ${version}; ${version}`],
  ['a version that is no JSON', `${article}; ${version.replace("'{}'", "'{'")}`],
  ['an article twice with one problem', `${article}; INSERT INTO article_use (article, number, contact, problem, person, used_at, last_seq) VALUES (1, 1, 1, 1, 1, 1, 1), (1, 1, 1, 1, 1, 2, 1)`],
  ['a use with a contact that there is not', `${article}; INSERT INTO article_use (article, number, contact, problem, person, used_at, last_seq) VALUES (1, 1, 99, 1, 1, 1, 1)`],
  ['a proposal in a state of its own', "INSERT INTO proposal (proposal_id, state, person, proposed_at, title, text, last_seq) VALUES (zeroblob(16), 'liked', 1, 1, 'a', 'b', 1)"],
])('the database refuses %s', (_what, sql) => {
  const { sqlite, file } = before()
  migrate(sqlite, file, migrations)
  sqlite.pragma('foreign_keys = ON')
  expect(() => sqlite.exec(sql)).toThrow(/constraint failed/i)
})

const picture = "INSERT INTO attachment_content (hash, kind, width, height, bytes) VALUES (zeroblob(32), 'png', 1, 1, x'00')"
const attachment = "INSERT INTO attachment (attachment_id, name, size, content, person, begun_at, last_seq) VALUES (zeroblob(16), 'a.png', 1, 1, 1, 1, 1)"
test.each([
  ['the same bytes twice', `${picture}; ${picture}`],
  ['nothing', picture.replace("x'00'", "x''")],
  ['a picture without an extent', picture.replace("'png', 1, 1", "'png', NULL, NULL")],
  ['a kind that holds markup', picture.replace("'png'", "'svg'")],
  ['what a kept attachment holds, taken away', `${picture}; ${attachment}; DELETE FROM attachment_content`],
  ['an attachment that a version names, taken away', `${picture}; ${attachment}; ${article}; ${version}; INSERT INTO article_attachment (version, attachment) VALUES (1, 1); DELETE FROM attachment`],
  ['a version that names an attachment, taken away', `${picture}; ${attachment}; ${article}; ${version}; INSERT INTO article_attachment (version, attachment) VALUES (1, 1); DELETE FROM article_version`],
])('of attachments the database refuses %s', (_what, sql) => {
  const { sqlite, file } = before()
  migrate(sqlite, file, migrations)
  sqlite.pragma('foreign_keys = ON')
  expect(() => sqlite.exec(sql)).toThrow(/constraint failed/i)
})
