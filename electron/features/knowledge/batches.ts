import { AppError } from '../../../shared/errors.ts'
import type { ImportId } from '../../../shared/ids.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import { actorOf, type CommandContext } from '../context.ts'
import { dropNames } from './attaching.ts'
import { articleByRow, versionOf, versionsOf } from './articles.store.ts'
import { contentOf, found } from './finding.ts'
import { importArticle, type ImportedArticles } from './importing.ts'
import { changedSince, forgetImported, importById, importedOf, type ImportedRow, type ImportRow, insertImport, noteImported, removeArticle, unfinishedImport, updateImport } from './imports.store.ts'
import type { FileColumn } from './rowMaker.ts'
import type { ReadArticle } from './rows.rules.ts'
import { putInForce, retireOne, writeVersion } from './writing.ts'

/** Articles that are taken back in one piece of work that others wait for. */
export const undonePiece = 20

/** A file of articles begins to be taken; until it is whole, a start takes back what there is of it. */
export function beginBatch(context: CommandContext, { importId, file, columns }: { readonly importId: ImportId; readonly file: string; readonly columns: readonly FileColumn[] }): void {
  const last_seq = context.record({ entity: 'import', id: importId, type: 'import.begun', body: { file } })
  insertImport(context.db, {
    import_id: uuidToBlob(importId), state: 'taking', file, titles: JSON.stringify(columns.map(({ title }) => title)), mapping: JSON.stringify(columns.map(({ column }) => column)), person: actorOf(context).row, begun_at: context.now, last_seq,
  })
}

/** Takes the next articles of it. */
export function takeIntoBatch(context: CommandContext, importId: ImportId, articles: readonly ReadArticle[]): ImportedArticles {
  const { row, file } = batchOf(context.db, importId)
  const counts: ImportedArticles = { added: 0, changed: 0, same: 0 }
  for (const article of articles) {
    const taken = importArticle(context, article, file)
    counts[taken.as] += 1
    if (taken.as !== 'same') noteImported(context.db, { import: row, article: taken.row, before: taken.before, retired_reason: taken.retiredReason, after: found(articleByRow.one(context.db, { row: taken.row })).version })
  }
  return counts
}

export function endBatch(context: CommandContext, importId: ImportId, counts: ImportedArticles): void {
  setState(context, batchOf(context.db, importId), 'taken', { ...counts })
}

/**
 * A batch that is whole will be taken back.
 * @throws AppError not_possible where somebody has changed one of its articles since
 */
export function beginUndoing(context: CommandContext, importId: ImportId): void {
  const batch = batchOf(context.db, importId)
  if (batch.state !== 'taken') throw new AppError('not_possible', {}, 'importUndo')
  const changed = changedSince.one(context.db, { import: batch.row })?.articles ?? 0
  if (changed > 0) throw new AppError('not_possible', { n: changed }, 'importChanged')
  setState(context, batch, 'undoing', {})
}

/** A batch that was not whole when the program ended, or is being taken back. */
export const unfinishedBatch = (db: ReadDb): ImportId | null => {
  const batch = unfinishedImport.one(db, {})
  return batch === null ? null : blobToUuid(batch.import_id)
}

/**
 * Takes the next of its articles back: what began with it goes, what it changed says again what it said before, in a version of its own. What
 * somebody has changed since is left to them. @returns whether there are more
 */
export function undoSome(context: CommandContext, importId: ImportId): boolean {
  const batch = importById.one(context.db, { import_id: uuidToBlob(importId) })
  // Stopped before anything of it was written.
  if (batch === null) return false
  const some = importedOf.all(context.db, { import: batch.row, most: undonePiece })
  for (const imported of some) {
    undoOne(context, batch, imported)
    forgetImported(context.db, { import: batch.row, article: imported.article })
  }
  if (some.length === undonePiece) return true
  setState(context, batch, 'undone', {})
  return false
}

function undoOne(context: CommandContext, { file }: ImportRow, { article: row, before, retired_reason, after }: ImportedRow): void {
  const article = found(articleByRow.one(context.db, { row }))
  if (article.version !== after) return
  if (before === null) {
    retireOne(context, article, file)
    // What came with it and nothing else names is forgotten like any other.
    for (const version of versionsOf.all(context.db, { article: row })) dropNames(context, version.row)
    removeArticle(context.db, { row, deleted_at: context.now })
    return
  }
  const content = contentOf(found(versionOf.one(context.db, { article: row, number: before })))
  const last_seq = context.record({ entity: 'article', id: blobToUuid(article.article_id), type: 'article.written', body: { content, why: file } })
  const number = writeVersion(context, article, content, { author: context.actor?.row ?? null, reason: file, made_at: context.now, last_seq })
  putInForce(context, article, found(versionOf.one(context.db, { article: row, number })), content, { learn: false, reason: file })
  if (retired_reason !== null) retireOne(context, found(articleByRow.one(context.db, { row })), retired_reason)
}

function batchOf(db: ReadDb, importId: ImportId): ImportRow {
  const batch = importById.one(db, { import_id: uuidToBlob(importId) })
  if (batch === null) throw new AppError('not_found', { what: 'import' })
  return batch
}

function setState(context: CommandContext, { row, import_id }: ImportRow, state: 'taken' | 'undoing' | 'undone', body: Readonly<Record<string, unknown>>): void {
  const last_seq = context.record({ entity: 'import', id: blobToUuid(import_id), type: `import.${state}`, body })
  updateImport(context.db, { row, state, last_seq })
}
