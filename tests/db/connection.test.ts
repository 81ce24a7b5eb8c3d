import fs from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { plannedOnce, type Value, type WriteDb } from '../../electron/db/connection.ts'
import { openDatabase, openForReading } from '../../electron/db/open.ts'
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

/** A file with one table, and what became of transactions that were held over it. */
function holding() {
  const file = path.join(temporaryFolder(), 'held.db')
  const connection = openDatabase(file, () => 0, () => undefined)
  onTestFinished(() => { connection.close() })
  connection.write((db) => db.change('CREATE TABLE line (text TEXT NOT NULL, event INTEGER REFERENCES event (seq))', {}))
  const heard: string[] = []
  const held = { settled: () => { heard.push('settled') }, lost: (error: unknown) => { heard.push(error === null ? 'lost' : JSON.stringify(error)) } }
  const beside = openForReading(file, () => 0)
  onTestFinished(() => { beside.close() })
  const lines = (of = connection) => of.read((db) => db.rows('SELECT text FROM line ORDER BY rowid', {})).map((row) => (row as { text: string }).text)
  const add = (text: string) => (db: WriteDb) => db.change('INSERT INTO line (text) VALUES (@text)', { text })
  return { connection, heard, held, add, lines, committed: () => lines(beside) }
}

test('a transaction that is held is seen by who reads here, and is written when somebody writes, all of it before theirs', () => {
  const { connection, heard, held, add, lines, committed } = holding()
  connection.hold(add('one'), held)
  connection.hold(add('two'), held)
  expect([lines(), committed(), heard]).toEqual([['one', 'two'], [], []])
  const seen = connection.write((db) => { add('three')(db); return [...heard] })
  expect([seen, lines(), committed(), heard]).toEqual([['settled'], ['one', 'two', 'three'], ['one', 'two', 'three'], ['settled']])
  connection.settle()
  expect(heard).toEqual(['settled'])
})

test('what is written after one that was held waits for the disk and has its references looked up, as ever', () => {
  const { connection, held, add } = holding()
  const settings = () => connection.read((db) => [db.row('PRAGMA synchronous', {}), db.row('PRAGMA foreign_keys', {})])
  const durable = settings()
  expect(durable).toEqual([{ synchronous: 2 }, { foreign_keys: 1 }])
  connection.hold(add('one'), held)
  expect(settings()).not.toEqual(durable)
  connection.settle()
  expect(settings()).toEqual(durable)
  expect(() => connection.write((db) => db.change("INSERT INTO line (text, event) VALUES ('x', 99)", {}))).toThrow()
  expect(() => connection.hold(() => { throw new Error('broken') }, held)).toThrow('broken')
  expect(settings()).toEqual(durable)
})

test('as long as transactions are held more of the file stays in memory', () => {
  const { connection, held, add } = holding()
  const kept = () => Math.abs((connection.read((db) => db.row('PRAGMA cache_size', {})) as { cache_size: number }).cache_size)
  const usual = kept()
  connection.hold(add('one'), held)
  connection.settle()
  expect(kept()).toBeGreaterThan(usual)
  connection.narrow()
  expect(kept()).toBe(usual)
})

test('one that fails takes all of it back and says so; whoever writes next is not kept from it', () => {
  const { connection, heard, held, add, lines } = holding()
  connection.hold(add('one'), held)
  expect(() => connection.hold((db) => { add('two')(db); throw new Error('broken') }, held)).toThrow('broken')
  expect([lines(), heard]).toEqual([[], ['lost']])
  // A query that fails in between is its own affair.
  connection.hold(add('three'), held)
  expect(() => connection.read(() => { throw new Error('asked wrongly') })).toThrow('asked wrongly')
  connection.write(add('four'))
  expect([lines(), heard]).toEqual([['three', 'four'], ['lost', 'settled']])
})

test('one that is held when the desk closes is kept', () => {
  const file = path.join(temporaryFolder(), 'closed.db')
  const connection = openDatabase(file, () => 0, () => undefined)
  connection.hold((db) => db.change('CREATE TABLE line (text TEXT)', {}), { settled: () => undefined, lost: (error) => { throw error } })
  connection.close()
  const again = openDatabase(file, () => 0, () => undefined)
  expect(again.read((db) => db.rows('SELECT * FROM line', {}))).toEqual([])
  again.close()
})

test('whoever keeps what was read hears of everything that may change it', () => {
  const file = path.join(temporaryFolder(), 'kept.db')
  const connection = openDatabase(file, () => 0, () => undefined)
  const beside = openForReading(file, () => 0)
  onTestFinished(() => { beside.close(); connection.close() })
  const seen: number[] = []
  const look = () => { seen.push(connection.read((db) => db.writes)) }
  look()
  look()
  connection.write((db) => db.change('CREATE TABLE line (text TEXT)', {}))
  look()
  expect(() => connection.write(() => { throw new Error('no') })).toThrow('no')
  look()
  expect(() => connection.hold(() => { throw new Error('no') }, { settled: () => undefined, lost: () => undefined })).toThrow('no')
  look()
  const [first = 0, ...others] = seen
  expect(others[0]).toBe(first)
  expect(new Set(others).size).toBe(others.length)
  // Another connection writes to what is only open for reading.
  expect(beside.read((db) => db.writes)).not.toBe(beside.read((db) => db.writes))
})
