import { expect, test } from 'vitest'
import type { Parameters, ReadDb } from '../../electron/db/connection.ts'
import * as store from '../../electron/features/search/search.store.ts'
import { memoryDatabase } from '../helpers/desk.ts'

const database = memoryDatabase()

/** How SQLite would run what a statement asks: one line a step. */
function planOf(ask: (db: ReadDb) => unknown): string {
  return database.read((db) => {
    let plan: string[] = []
    const explain = (sql: string, given: Parameters) => { plan = (db.rows(`EXPLAIN QUERY PLAN ${sql}`, given) as { detail: string }[]).map((step) => step.detail) }
    ask({ writes: 0, row: (sql, given) => { explain(sql, given); return undefined }, rows: (sql, given) => { explain(sql, given); return [] } })
    return plan.join('\n')
  })
}

const range = { from: 'a', to: 'b', looked: 9 }

test.each<[string, (db: ReadDb) => unknown, RegExp]>([
  ['a document by what it is', (db) => store.byKey.one(db, { kind: 'need', id: 'a', language: 'en' }), /SEARCH search_document USING INDEX \S+ \(kind=\? AND id=\? AND language=\?\)/],
  ['the documents that are ranked', (db) => store.documents.all(db, { rows: '[]', beginning: 9 }), /SEARCH search_document USING INTEGER PRIMARY KEY \(rowid=\?\)/],
  ['how many documents there may be', (db) => store.highestRow(db), /SEARCH search_document/],
  ['the documents with a word', (db) => store.rowsWith(db, '"a"', 9), /SCAN search_index VIRTUAL TABLE INDEX \d+:M/],
  ['how frequent words are', (db) => store.termsAmong.all(db, { terms: '[]' }), /SEARCH search_term USING PRIMARY KEY \(term=\?\)/],
  ['words with a beginning', (db) => store.termsBetween.all(db, { ...range, most: 9 }), /SEARCH search_term USING PRIMARY KEY \(term>\? AND term<\?\)/],
  ['words of a length', (db) => store.termsOfLength.all(db, { ...range, shortest: 1, longest: 2 }), /SEARCH search_term USING PRIMARY KEY \(term>\? AND term<\?\)/],
  ['how words are read', (db) => store.readingsBetween.all(db, { ...range, initials: 'tk' }), /SEARCH search_reading USING PRIMARY KEY \(initials=\? AND reading>\? AND reading<\?\)[\s\S]*SEARCH search_term USING PRIMARY KEY \(term=\?\)/],
  ['other words', (db) => store.meaningsAmong.all(db, { words: '[]' }), /SEARCH search_synonym USING PRIMARY KEY \(word=\?\)/],
  ['what is missing most often', (db) => store.missing.all(db, { most: 9 }), /SCAN search_missing USING INDEX search_missing_often/],
])('%s: by its index, reading no table whole', (_what, ask, expected) => {
  const plan = planOf(ask)
  expect(plan).toMatch(expected)
  expect(plan).not.toMatch(/SCAN (search_document|search_term|search_reading|search_synonym)\b/)
})
