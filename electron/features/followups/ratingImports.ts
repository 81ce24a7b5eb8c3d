import { mostRatingImports, type RatingImport } from '../../../shared/contract/followups.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ImportId } from '../../../shared/ids.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import { actorOf, type CommandContext, type Context } from '../context.ts'
import { nameOf } from '../people/people.ts'
import { changedSince, eventsOfImport, importById, insertImport, lastImports, type RatingImportRow, updateImport } from './ratingImports.store.ts'
import { removeImprovement, removeRating, takeBackChange } from './rating.ts'

/** Files of ratings that the screen took, and taking one back whole. Its events stand between two of its own: what each rating was before is in them. */

/** Puts the taking of a file on record. @param take takes all of it, in this transaction */
export function onRecord<Counts extends { readonly added: number; readonly changed: number }>(context: CommandContext, file: string, take: () => Counts): Counts {
  const importId = context.newId()
  const begun_seq = context.record({ entity: 'import', id: importId, type: 'import.begun', body: { file } })
  const counts = take()
  const taken_seq = context.record({ entity: 'import', id: importId, type: 'import.taken', body: { ...counts } })
  const { added, changed } = counts
  insertImport(context.db, { import_id: uuidToBlob(importId), state: 'taken', file, person: actorOf(context).row, taken_at: context.now, added, changed, begun_seq, taken_seq, last_seq: taken_seq })
  context.announce('rating', importId)
  return counts
}

export function ratingImports(context: Context): RatingImport[] {
  return lastImports.all(context.db, { most: mostRatingImports }).map((row) => ({
    importId: blobToUuid(row.import_id), file: row.file, at: row.taken_at as Instant, by: nameOf(context, row.person), added: row.added, changed: row.changed, undone: row.state === 'undone', since: sinceOf(context, row),
  }))
}

/** @throws AppError not_found; not_possible where it was taken back before, or somebody has changed any of it since */
export function undoRatings(context: CommandContext, { importId }: { readonly importId: ImportId }): RatingImport[] {
  const row = importById.one(context.db, { import_id: uuidToBlob(importId) })
  if (row === null) throw new AppError('not_found', { what: 'import' })
  if (row.state === 'undone') throw new AppError('not_possible', {}, 'importUndo')
  const since = sinceOf(context, row)
  if (since > 0) throw new AppError('not_possible', { n: since }, 'ratingsChanged')
  // The last first: an improvement goes before its rating.
  for (const { type, entity_id, body } of eventsOfImport.all(context.db, row)) {
    if (type === 'improvement.opened') removeImprovement(context, entity_id)
    else if (type === 'rating.given') removeRating(context, entity_id)
    else takeBackChange(context, entity_id, JSON.parse(body) as Parameters<typeof takeBackChange>[2])
  }
  const last_seq = context.record({ entity: 'import', id: importId, type: 'import.undone', body: {} })
  updateImport(context.db, { row: row.row, state: 'undone', last_seq })
  context.announce('rating', importId)
  return ratingImports(context)
}

const sinceOf = (context: Context, row: RatingImportRow) => (row.state === 'undone' ? 0 : (changedSince.one(context.db, row)?.n ?? 0))
