import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { plannedOnce, type Value } from '../../electron/db/connection.ts'
import { openDatabase } from '../../electron/db/open.ts'
import { writingMany } from '../../electron/db/statement.ts'
import { memoryDatabase } from '../helpers/desk.ts'
import { temporaryFolder } from '../helpers/folder.ts'

const database = memoryDatabase()
const given = (value: Value) => database.read((db) => db.row('SELECT @value AS value, typeof(@value) AS type', { value }))

test.each<[Value, string]>([[1, 'real'], [-1.5, 'real'], ['0012', 'text'], ['', 'text'], [null, 'null']])('the parameter %j comes through as it was given', (value, type) => {
  expect(given(value)).toEqual({ value, type })
})

test('so do bytes', () => {
  expect(given(new Uint8Array([0, 255]))).toEqual({ value: Buffer.from([0, 255]), type: 'blob' })
})

test('a limit and a comparison with a column of another type are what they were', () => {
  const numbers = 'WITH number (n, t) AS (VALUES (1, \'1\'), (2, \'2\'), (3, \'3\')) SELECT n FROM number'
  expect(database.read((db) => db.rows(`${numbers} WHERE n >= @least ORDER BY n LIMIT @most`, { least: 2, most: 1 }))).toEqual([{ n: 2 }])
  expect(plannedOnce('n >= @least LIMIT @most')).toBe('n >= +@least LIMIT +@most')
})

test('a statement that takes many rows takes all of them, in their order, however many there are', () => {
  database.write((db) => db.change('CREATE TABLE many (n INTEGER PRIMARY KEY, text TEXT, of TEXT) STRICT', {}))
  const add = writingMany<{ of: string }>(['n', 'text'], (values) => `INSERT INTO many (n, text, of) SELECT given.n, given.text, @of FROM ${values}`, 'given')
  const some = (count: number, from: number): Value[][] => Array.from({ length: count }, (_, at) => [from + at, at % 3 === 0 ? null : `row ${String(at)}`])
  let from = 1
  for (const count of [0, 1, 7, 8, 9, 63, 64, 65, 200]) {
    const rows = some(count, from)
    database.write((db) => { add(db, { of: String(count) }, rows) })
    expect(database.read((db) => db.rows('SELECT n, text FROM many WHERE of = @of ORDER BY n', { of: String(count) }))).toEqual(rows.map(([n, text]) => ({ n, text })))
    from += count
  }
})

test('what the log holds goes into the file when it is asked for, and nothing of it twice', () => {
  const file = path.join(temporaryFolder(), 'log.db')
  const connection = openDatabase(file, () => 0, () => undefined)
  connection.fold()
  expect(connection.logged().waiting).toBe(0)
  connection.write((db) => db.change('CREATE TABLE line (text TEXT)', {}))
  connection.write((db) => db.change('INSERT INTO line (text) VALUES (@text)', { text: 'x'.repeat(100_000) }))
  expect(connection.logged().waiting).toBeGreaterThan(25)
  const was = fs.statSync(file).size
  connection.fold()
  expect([connection.logged().waiting, fs.statSync(file).size > was]).toEqual([0, true])
  connection.close()
})
