import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { temporaryFolder } from '../helpers/folder.ts'

const blob = (n: number) => Buffer.alloc(16, n)
const at = migrations.findIndex(({ name }) => name === 'search')

function migrated(): Sqlite.Database {
  const file = path.join(temporaryFolder(), 'before.db')
  const sqlite = new Sqlite(file)
  migrate(sqlite, file, migrations.slice(0, at))
  sqlite.prepare("INSERT INTO event (event_id, entity, entity_id, type, device, device_seq, instant, schema_version, body) VALUES (?, 'customer', ?, 'customer.added', ?, 1, 1, 1, '{}')").run(blob(1), blob(2), blob(9))
  sqlite.prepare("INSERT INTO customer (customer_id, name, phone, phone_reversed, member_number, tier, note, last_seq) VALUES (?, '王\"*女士', '', '', '', 'standard', '', 1)").run(blob(2))
  migrate(sqlite, file, migrations)
  sqlite.pragma('foreign_keys = ON')
  return sqlite
}

test('what was there stays, and nothing is found before it is put', () => {
  const sqlite = migrated()
  expect(sqlite.prepare('SELECT name, version FROM customer').all()).toEqual([{ name: '王"*女士', version: 1 }])
  for (const table of ['search_document', 'search_term', 'search_reading', 'synonym', 'search_synonym', 'search_missing']) expect(sqlite.prepare(`SELECT * FROM ${table}`).all(), table).toEqual([])
  expect(sqlite.prepare("SELECT rowid FROM search_index WHERE search_index MATCH 'a'").all()).toEqual([])
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
})

test.each([
  ['the same thing twice in one language', "INSERT INTO search_document (kind, id, language, title, body) VALUES ('need', 'a', 'en', 'x', ''), ('need', 'a', 'en', 'y', '')"],
  ['numbers that are no list', "INSERT INTO search_document (kind, id, language, title, body, numbers) VALUES ('need', 'a', 'en', 'x', '', '{}')"],
  ['synonyms that are no list', "INSERT INTO synonym (synonym_id, words, last_seq) VALUES (zeroblob(16), '\"退款\"', 1)"],
  ['synonyms that nobody added', "INSERT INTO synonym (synonym_id, words, last_seq) VALUES (zeroblob(16), '[]', 99)"],
  ['a meaning of a synonym that there is not', "INSERT INTO search_synonym (word, meaning, synonym) VALUES ('a', 'b', 9)"],
])('the database refuses %s', (_what, sql) => { expect(() => migrated().exec(sql)).toThrow(/constraint failed/i) })
