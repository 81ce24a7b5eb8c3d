import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { migrate, versionOf } from '../../electron/db/migrate.ts'
import { type Migration, migrations, schemaVersion } from '../../electron/db/migrations/index.ts'
import { openDatabase } from '../../electron/db/open.ts'
import { StorageError } from '../../electron/db/storageError.ts'
import { temporaryFolder } from '../helpers/folder.ts'

const first: Migration = { version: 1, name: 'first', sql: 'CREATE TABLE thing (row INTEGER PRIMARY KEY, name TEXT NOT NULL);' }
const second: Migration = { version: 2, name: 'second', sql: "ALTER TABLE thing ADD COLUMN kind TEXT NOT NULL DEFAULT 'plain'; UPDATE thing SET name = upper(name);" }
const third: Migration = { version: 3, name: 'third', sql: 'CREATE INDEX thing_name ON thing (name);' }
const open = (file: string) => openDatabase(file, () => 0, () => undefined)

function problemOf(work: () => unknown): StorageError {
  try {
    work()
  } catch (error) {
    expect(error).toBeInstanceOf(StorageError)
    return error as StorageError
  }
  throw new Error('nothing was refused')
}

test('the shipped migrations count up without a gap', () => {
  expect(migrations.map((migration) => migration.version)).toEqual(migrations.map((_, at) => at + 1))
  expect(schemaVersion).toBe(migrations.length)
})

describe('migrate', () => {
  test('a fresh file gets everything and no copy', () => {
    const file = path.join(temporaryFolder(), 'a.db')
    const sqlite = new Sqlite(file)
    migrate(sqlite, file, [first, second, third])
    expect(versionOf(sqlite)).toBe(3)
    sqlite.close()
    expect(fs.readdirSync(path.dirname(file))).toEqual(['a.db'])
  })

  test('an older file is copied first, then brought forward with its rows; a second run does nothing', () => {
    const file = path.join(temporaryFolder(), 'a.db')
    const sqlite = new Sqlite(file)
    migrate(sqlite, file, [first])
    sqlite.exec("INSERT INTO thing (name) VALUES ('kept')")
    migrate(sqlite, file, [first, second, third])
    expect(sqlite.prepare('SELECT * FROM thing').all()).toEqual([{ row: 1, name: 'KEPT', kind: 'plain' }])
    const copy = new Sqlite(`${file}.before-3`, { readonly: true })
    expect([versionOf(copy), copy.prepare('SELECT * FROM thing').all()]).toEqual([1, [{ row: 1, name: 'kept' }]])
    copy.close()
    fs.rmSync(`${file}.before-3`)
    migrate(sqlite, file, [first, second, third])
    expect(fs.existsSync(`${file}.before-3`)).toBe(false)
    sqlite.close()
  })

  test.each<[string, string]>([
    ['a statement that fails half-way', "UPDATE thing SET name = 'lost'; CREATE TABLE other (a); INSERT INTO nowhere VALUES (1);"],
    ['a row that refers to nothing', "CREATE TABLE part (thing INTEGER REFERENCES thing (row)); UPDATE thing SET name = 'lost'; INSERT INTO part VALUES (99);"],
  ])('%s leaves the database at the last good version', (_name, sql) => {
    const file = path.join(temporaryFolder(), 'a.db')
    const sqlite = new Sqlite(file)
    sqlite.pragma('foreign_keys = OFF')
    migrate(sqlite, file, [first])
    sqlite.exec("INSERT INTO thing (name) VALUES ('kept')")
    const problem = problemOf(() => { migrate(sqlite, file, [first, second, { version: 3, name: 'bad', sql }]) })
    expect(problem).toMatchObject({ code: 'migration_failed', details: { to: 3, name: 'bad' } })
    expect(versionOf(sqlite)).toBe(2)
    expect(sqlite.prepare('SELECT name FROM thing').pluck().all()).toEqual(['KEPT'])
    expect(sqlite.prepare('SELECT count(*) FROM sqlite_master').pluck().get()).toBe(1)
    expect(sqlite.inTransaction).toBe(false)
    migrate(sqlite, file, [first, second, third])
    expect(versionOf(sqlite)).toBe(3)
    sqlite.close()
  })
})

describe('a database that is not ours to change', () => {
  const contents = (folder: string) => Object.fromEntries(fs.readdirSync(folder).sort().map((name) => [name, createHash('sha256').update(fs.readFileSync(path.join(folder, name))).digest('hex')]))

  test('one from a newer version is refused, byte for byte untouched, with nothing left beside it', () => {
    const folder = temporaryFolder()
    const file = path.join(folder, 'fourstep.db')
    open(file).close()
    const sqlite = new Sqlite(file)
    sqlite.pragma(`user_version = ${schemaVersion + 1}`)
    sqlite.close()
    const before = contents(folder)
    expect(problemOf(() => open(file))).toMatchObject({ code: 'newer_database', details: { found: schemaVersion + 1, known: schemaVersion } })
    expect(contents(folder)).toEqual(before)
    expect(Object.keys(before)).toEqual(['fourstep.db'])
  })

  test('neither is one whose last writes still lie in its -wal', () => {
    const folder = temporaryFolder()
    const live = path.join(folder, 'live.db')
    const sqlite = new Sqlite(live)
    sqlite.pragma('journal_mode = WAL')
    sqlite.pragma('wal_autocheckpoint = 0')
    sqlite.exec('CREATE TABLE later (a)')
    sqlite.pragma(`user_version = ${schemaVersion + 1}`)
    // What a killed newer program leaves: the file and its -wal.
    const left = path.join(folder, 'left')
    fs.mkdirSync(left)
    for (const end of ['', '-wal']) fs.copyFileSync(live + end, path.join(left, `fourstep.db${end}`))
    sqlite.close()
    const before = contents(left)
    expect(problemOf(() => open(path.join(left, 'fourstep.db'))).code).toBe('newer_database')
    const after = contents(left)
    expect(after['fourstep.db']).toBe(before['fourstep.db'])
    expect(after['fourstep.db-wal']).toBe(before['fourstep.db-wal'])
  })

  test.each<[string, Buffer]>([['text', Buffer.from('This is not a database. '.repeat(400))], ['a torn header', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(8_000, 7)])]])('%s is refused as damaged and left', (_name, bytes) => {
    const file = path.join(temporaryFolder(), 'fourstep.db')
    fs.writeFileSync(file, bytes)
    expect(problemOf(() => open(file)).code).toBe('database_damaged')
    expect(fs.readFileSync(file).equals(bytes)).toBe(true)
  })

  test('a folder that is not there is named', () => {
    const file = path.join(temporaryFolder(), 'missing', 'fourstep.db')
    expect(problemOf(() => open(file))).toMatchObject({ code: 'folder_unusable', details: { file } })
  })
})
