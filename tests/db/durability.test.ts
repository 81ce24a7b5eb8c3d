import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openDatabase } from '../../electron/db/open.ts'
import { temporaryFolder } from '../helpers/folder.ts'

test('acknowledged means durable: WAL, synchronous FULL and foreign keys are really on', () => {
  const file = path.join(temporaryFolder(), 'fourstep.db')
  const database = openDatabase(file, () => 0, () => undefined)
  const pragma = (name: string) => Object.values(database.read((db) => db.row(`PRAGMA ${name}`, {})) as Record<string, unknown>)[0]
  expect({
    journal: pragma('journal_mode'), synchronous: pragma('synchronous'), foreignKeys: pragma('foreign_keys'), fullfsync: pragma('fullfsync'), busy: pragma('busy_timeout'), trusted: pragma('trusted_schema'), temporaries: pragma('temp_store'),
  }).toEqual({ journal: 'wal', synchronous: 2, foreignKeys: 1, fullfsync: 1, busy: 5_000, trusted: 0, temporaries: 2 })
  expect(() => database.write((db) => db.change("INSERT INTO comment (comment_id, ticket, author, audience, text, at, last_seq) VALUES (zeroblob(16), 404, 404, 'internal', 'x', 0, 404)", {})))
    .toThrow(expect.objectContaining({ cause: expect.objectContaining({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' }) as unknown }) as Error)
  database.close()
})

test('what is written is there for another process before the reply leaves', () => {
  const file = path.join(temporaryFolder(), 'fourstep.db')
  const database = openDatabase(file, () => 0, () => undefined)
  const other = new Sqlite(file, { readonly: true })
  const seen = other.prepare('SELECT count(*) FROM event').pluck()
  database.write((db) => {
    db.change(`INSERT INTO event (event_id, entity, entity_id, type, device, device_seq, instant, schema_version, body) VALUES (zeroblob(16), 'desk', zeroblob(16), 'desk.x', zeroblob(16), 1, 0, 1, '{}')`, {})
    expect(seen.get()).toBe(0)
  })
  expect(seen.get()).toBe(1)
  other.close()
  database.close()
})
