import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { temporaryFolder } from '../helpers/folder.ts'

const at = migrations.findIndex(({ name }) => name === 'finding')

function migrated(): Sqlite.Database {
  const file = path.join(temporaryFolder(), 'before.db')
  const sqlite = new Sqlite(file)
  onTestFinished(() => { sqlite.close() })
  migrate(sqlite, file, migrations.slice(0, at))
  sqlite.exec("INSERT INTO search_missing (folded, query, times, first_at, last_at) VALUES ('', '“', 0, 9, 1), ('海 外', '海外直邮 ''\"', 9007199254740991, 1, 2)")
  migrate(sqlite, file, migrations)
  return sqlite
}

test('what was looked for in vain stays, by nobody known and still needed; nothing of tickets has been read yet', () => {
  const sqlite = migrated()
  expect(sqlite.prepare('SELECT * FROM search_missing').all()).toEqual([
    { folded: '', query: '“', times: 0, first_at: 9, last_at: 1, last_by: null, dropped_at: null },
    { folded: '海 外', query: '海外直邮 \'"', times: Number.MAX_SAFE_INTEGER, first_at: 1, last_at: 2, last_by: null, dropped_at: null },
  ])
  expect(sqlite.prepare('SELECT * FROM search_progress').all()).toEqual([])
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
})

test('the database refuses progress of what nobody reads', () => {
  expect(() => migrated().exec("INSERT INTO search_progress (what, upto) VALUES ('weather', 1)")).toThrow(/constraint failed/i)
})
