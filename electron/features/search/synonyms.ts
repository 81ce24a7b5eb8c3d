import shipped from '../../../resources/search/synonyms.json' with { type: 'json' }
import type { WriteDb } from '../../db/connection.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import { AppError } from '../../../shared/errors.ts'
import type { CommandContext } from '../context.ts'
import { folding } from './folding.ts'
import * as store from './search.store.ts'

/** Words that mean the same: whoever looks for one finds the others. */
export interface Synonym {
  readonly synonymId: string
  readonly version: number
  readonly words: readonly string[]
}

/** What changing synonyms needs of a command. */
export type Changing = Pick<CommandContext, 'db' | 'record' | 'newId' | 'now'>

export function synonyms(db: ReadDb): Synonym[] {
  return store.synonyms.all(db, {}).map(({ synonym_id, version, words }) => ({ synonymId: blobToUuid(synonym_id), version, words: JSON.parse(words) as string[] }))
}

/** The ones that come with the desk, where there have never been any: from then on they are the supervisor's. */
export function shipSynonyms(context: Changing): void {
  if (store.everySynonym.one(context.db, {}) === null) for (const words of shipped) addSynonym(context, words)
}

export function addSynonym(context: Changing, words: readonly string[]): string {
  const id = context.newId()
  const last_seq = context.record({ entity: 'synonym', id, type: 'synonym.added', body: { words } })
  const { row } = store.insertSynonym(context.db, { synonym_id: uuidToBlob(id), words: JSON.stringify(words), last_seq })
  writeMeanings(context.db, row, words)
  return id
}

/** @throws AppError not_found, conflict */
export function changeSynonym(context: Changing, change: Synonym): void {
  const row = versioned(context, change)
  const last_seq = context.record({ entity: 'synonym', id: blobToUuid(row.synonym_id), type: 'synonym.changed', body: { from: JSON.parse(row.words) as unknown, words: change.words } })
  store.updateSynonym(context.db, { row: row.row, words: JSON.stringify(change.words), deleted_at: null, last_seq })
  writeMeanings(context.db, row.row, change.words)
}

/** @throws AppError not_found, conflict */
export function removeSynonym(context: Changing, which: Pick<Synonym, 'synonymId' | 'version'>): void {
  const row = versioned(context, which)
  const last_seq = context.record({ entity: 'synonym', id: blobToUuid(row.synonym_id), type: 'synonym.removed', body: {} })
  store.updateSynonym(context.db, { row: row.row, words: row.words, deleted_at: context.now, last_seq })
  writeMeanings(context.db, row.row, [])
}

function versioned(context: Changing, { synonymId, version }: Pick<Synonym, 'synonymId' | 'version'>): store.SynonymRow {
  const row = store.synonymById.one(context.db, { synonym_id: uuidToBlob(synonymId) })
  if (row === null) throw new AppError('not_found', { what: 'synonym' })
  if (row.version !== version) throw new AppError('conflict', { what: 'synonym', version: row.version })
  return row
}

function writeMeanings(db: WriteDb, synonym: number, words: readonly string[]): void {
  store.clearMeanings(db, { synonym })
  const folded = [...new Set(words.map((word) => folding().fold(word).trim()).filter((word) => word !== ''))]
  for (const word of folded) for (const meaning of folded) if (word !== meaning) store.insertMeaning(db, { word, meaning, synonym })
}
