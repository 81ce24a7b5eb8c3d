import { expect, test } from 'vitest'
import type { ReadDb } from '../../electron/db/connection.ts'
import { parsedContent } from '../../electron/features/knowledge/parsed.ts'
import { someContent } from '../helpers/articles.ts'

/** A database whose versions say which read of them it was. @param length of each part, characters */
function counting(length: number) {
  const reads: number[] = []
  const db: ReadDb = {
    writes: 0,
    row: (_sql, { row }) => {
      reads.push(Number(row))
      return { content: JSON.stringify(someContent({ text: { title: `read ${String(reads.length)}`, problem: 'x'.repeat(length), steps: 'x'.repeat(length), risks: 'x'.repeat(length), script: '' } })) }
    },
    rows: () => [],
  }
  const look = (version: number, seq = 1) => parsedContent(db, { version, seq }).texts.en?.title
  return { reads, look }
}

test('a version is read once, and again when it has changed; each database has its own', () => {
  const { reads, look } = counting(10)
  expect([look(1), look(1), look(1, 2), look(1, 2), look(2)]).toEqual(['read 1', 'read 1', 'read 2', 'read 2', 'read 3'])
  expect(reads).toEqual([1, 1, 2])
  expect(counting(10).look(1)).toBe('read 1')
})

test('no more is kept than fits: what was wanted longest ago goes first', () => {
  const { reads, look } = counting(20_000)
  const fits = 130
  for (let version = 0; version < fits; version += 1) look(version)
  look(0)
  expect(reads).toHaveLength(fits)
  for (let version = fits; version < fits + 20; version += 1) look(version)
  look(0)
  expect(reads).toHaveLength(fits + 20)
  look(1)
  expect(reads).toHaveLength(fits + 21)
})
