import type { ReadDb } from '../../db/connection.ts'
import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'

export type DocumentRow = {
  readonly row: number
  readonly kind: string
  readonly id: string
  readonly language: string
  readonly title: string
  readonly body: string
  readonly numbers: string
  readonly uses: number
}
type Key = Pick<DocumentRow, 'kind' | 'id' | 'language'>
type Content = Pick<DocumentRow, 'title' | 'body' | 'numbers'>

export const byKey = reading<Key, DocumentRow>('SELECT * FROM search_document WHERE kind = @kind AND id = @id AND language = @language')
export const ofId = reading<Pick<Key, 'kind' | 'id'>, DocumentRow>('SELECT * FROM search_document WHERE kind = @kind AND id = @id')
export const insertDocument = writing<Key & Content>(insertInto('search_document', ['kind', 'id', 'language', 'title', 'body', 'numbers']))
export const updateDocument = writing<Content & { row: number }>('UPDATE search_document SET title = @title, body = @body, numbers = @numbers WHERE row = @row')
export const deleteDocument = writing<{ row: number }>('DELETE FROM search_document WHERE row = @row')
export const countUse = writing<Pick<Key, 'kind' | 'id'>>('UPDATE search_document SET uses = uses + 1 WHERE kind = @kind AND id = @id')
const lastRow = reading<Record<string, never>, { last: number | null }>('SELECT max(row) AS last FROM search_document')
/** No row is above it. */
export const highestRow = (db: ReadDb) => lastRow.one(db, {})?.last ?? 0

/** @param beginning characters of each text that are read; a text may be long, and its beginning says what it is about */
export const documents = reading<{ rows: string; beginning: number }, DocumentRow>(
  `SELECT row, kind, search_document.id, language, title, substr(body, 1, @beginning) AS body, numbers, uses
  FROM json_each(@rows) AS wanted CROSS JOIN search_document ON search_document.row = wanted.value`,
)
export const bodyOf = reading<{ row: number }, Pick<DocumentRow, 'body'>>('SELECT body FROM search_document WHERE row = @row')

export const insertTokens = writing<{ row: number; tokens: string }>('INSERT INTO search_index (rowid, tokens) VALUES (@row, @tokens)')
export const deleteTokens = writing<{ row: number }>('DELETE FROM search_index WHERE rowid = @row')
/** Some pages of what FTS5 would else bring together at once, when sixteen small parts of the index lie side by side: a large part of a second, at hundreds of thousands of documents. */
export const mergeTokens = writing<{ pages: number }>("INSERT INTO search_index (search_index, rank) VALUES ('merge', @pages)")
/** As one value: an object a row would take longer to make than the row to find. */
const found = reading<{ match: string; most: number }, { rows: string }>('SELECT json_group_array(row) AS rows FROM (SELECT rowid AS row FROM search_index WHERE search_index MATCH @match LIMIT @most)')
export const rowsWith = (db: ReadDb, match: string, most: number) => JSON.parse(found.one(db, { match, most })?.rows ?? '[]') as number[]

export type TermRow = { readonly term: string; readonly documents: number }
export const termsAmong = reading<{ terms: string }, TermRow>('SELECT term, documents FROM json_each(@terms) AS wanted CROSS JOIN search_term ON search_term.term = wanted.value')
/** `changes`: a JSON object of terms and how many documents more have them. In their order, so that the tree is walked once. */
export const countTerms = writing<{ changes: string }>(
  'INSERT INTO search_term (term, documents) SELECT key, value FROM json_each(@changes) WHERE true ORDER BY key ON CONFLICT (term) DO UPDATE SET documents = documents + excluded.documents',
)
export const dropTerms = writing<{ terms: string }>('DELETE FROM search_term WHERE documents <= 0 AND term IN (SELECT value FROM json_each(@terms))')

/** Terms from `from` to before `to`, of the first `looked` those in most documents. */
export const termsBetween = reading<{ from: string; to: string; looked: number; most: number }, TermRow>(
  'SELECT term, documents FROM (SELECT term, documents FROM search_term WHERE term >= @from AND term < @to LIMIT @looked) ORDER BY documents DESC LIMIT @most',
)
/** Those of about a length; signs and characters of three bytes take them out as they do words that are too long. */
export const termsOfLength = reading<{ from: string; to: string; shortest: number; longest: number; looked: number }, TermRow>(
  'SELECT term, documents FROM search_term WHERE term >= @from AND term < @to AND length(term) BETWEEN @shortest AND @longest LIMIT @looked',
)

export const insertReadings = writing<{ readings: string }>(
  "INSERT OR IGNORE INTO search_reading (initials, reading, term) SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(@readings) ORDER BY value ->> 0, value ->> 1, value ->> 2",
)
export const deleteReadings = writing<{ readings: string }>(
  "DELETE FROM search_reading WHERE (initials, reading, term) IN (SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(@readings))",
)
export type ReadingRow = { readonly reading: string; readonly term: string; readonly documents: number }
export const readingsBetween = reading<{ initials: string; from: string; to: string; looked: number }, ReadingRow>(
  `SELECT reading, term, documents FROM (SELECT reading, term FROM search_reading WHERE initials = @initials AND reading >= @from AND reading < @to LIMIT @looked)
  CROSS JOIN search_term USING (term) ORDER BY documents DESC`,
)

export type SynonymRow = { readonly row: number; readonly synonym_id: Uint8Array; readonly words: string; readonly version: number; readonly deleted_at: number | null }
export const synonyms = reading<Record<string, never>, SynonymRow>('SELECT * FROM synonym WHERE deleted_at IS NULL ORDER BY row')
export const everySynonym = reading<Record<string, never>, SynonymRow>('SELECT * FROM synonym LIMIT 1')
export const synonymById = reading<{ synonym_id: Uint8Array }, SynonymRow>('SELECT * FROM synonym WHERE synonym_id = @synonym_id AND deleted_at IS NULL')
export const insertSynonym = writing<{ synonym_id: Uint8Array; words: string; last_seq: number }>(insertInto('synonym', ['synonym_id', 'words', 'last_seq']))
export const updateSynonym = writing<{ row: number; words: string; deleted_at: number | null; last_seq: number }>(updateByRow('synonym', ['words', 'deleted_at']))
export const clearMeanings = writing<{ synonym: number }>('DELETE FROM search_synonym WHERE synonym = @synonym')
export const insertMeaning = writing<{ word: string; meaning: string; synonym: number }>('INSERT OR IGNORE INTO search_synonym (word, meaning, synonym) VALUES (@word, @meaning, @synonym)')
export const meaningsAmong = reading<{ words: string }, { readonly word: string; readonly meaning: string }>(
  'SELECT DISTINCT word, meaning FROM json_each(@words) AS wanted CROSS JOIN search_synonym ON search_synonym.word = wanted.value',
)

export type MissingRow = { readonly folded: string; readonly query: string; readonly times: number; readonly first_at: number; readonly last_at: number; readonly last_by: number | null }
/** What somebody said is not needed is counted anew when it is looked for again. */
export const noteMissing = writing<{ folded: string; query: string; now: number; by: number | null }>(
  `INSERT INTO search_missing (folded, query, times, first_at, last_at, last_by) VALUES (@folded, @query, 1, @now, @now, @by)
  ON CONFLICT (folded) DO UPDATE SET query = excluded.query, times = iif(dropped_at IS NULL, times, 0) + 1, first_at = iif(dropped_at IS NULL, first_at, excluded.first_at),
    last_at = excluded.last_at, last_by = excluded.last_by, dropped_at = NULL`,
)
export const missing = reading<{ most: number }, MissingRow>('SELECT * FROM search_missing WHERE dropped_at IS NULL ORDER BY times DESC, last_at DESC LIMIT @most')
export const dropMissing = writing<{ folded: string; dropped_at: number | null }>('UPDATE search_missing SET dropped_at = @dropped_at WHERE folded = @folded')

const progressOf = reading<{ what: string }, { upto: number }>('SELECT upto FROM search_progress WHERE what = @what')
/** `ticket`: up to which event the search has read what changed, 0: nothing yet. `customer`: down to which row names are still to be read, 0: all are. */
export const progress = (db: ReadDb, what: 'ticket' | 'customer') => progressOf.one(db, { what })?.upto ?? 0
export const keepProgress = writing<{ what: 'ticket' | 'customer'; upto: number }>('INSERT INTO search_progress (what, upto) VALUES (@what, @upto) ON CONFLICT (what) DO UPDATE SET upto = excluded.upto')
