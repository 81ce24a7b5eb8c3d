import { expect, test } from 'vitest'
import { plannedOnce, type Value } from '../../electron/db/connection.ts'
import { memoryDatabase } from '../helpers/desk.ts'

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
