import path from 'node:path'
import type { RatingIssue } from '../../shared/contract/followups.ts'
import type { RefusedReason } from '../../shared/refusedFiles.ts'
import type { Connection } from '../db/connection.ts'
import { lockFolder } from '../db/instanceLock.ts'
import { openDatabase } from '../db/open.ts'
import { beginRatings, type RatingCounts, type RatingsRead, takeRatings } from '../features/followups/followups.ts'
import type { Source } from '../reading/items.ts'
import { openSource } from '../reading/open.ts'
import { databaseFile } from './dataFolder.ts'
import { type FileEnd, type FileWanted, passOver } from './passes.ts'
import { programContext } from './programContext.ts'
import { monotonic } from './systemPorts.ts'

/** CSV or Excel. */
export type RatingsWanted = FileWanted<1>

/** What is wrong with the rows, or why the file, or a row of it, cannot be read at all. */
export type FoundWrong = RatingIssue | { readonly line: number; readonly column: 0; readonly reason: RefusedReason | 'noTable'; readonly found: '' }

export type RatingsEnd = FileEnd<{ readonly unused: readonly string[]; readonly counts: RatingCounts }, FoundWrong>

/** Years of a busy desk; they are written in one transaction. */
const most = 200_000

/**
 * Takes a file of ratings into a desk that is closed, by the rules of the screen's import (FU-2) but as large as a form's whole history. Every
 * row is held against what is there before the first is written, and all are written in one transaction.
 * @throws StorageError, also while the desk runs; the file's own errors
 */
export async function importRatings(wanted: RatingsWanted): Promise<RatingsEnd> {
  const unlock = lockFolder(wanted.folder)
  try {
    const opened = await openSource({ ...wanted, name: path.basename(wanted.file) }, wanted.office)
    if (!opened.ok) return { end: 'wrong', issues: [unread(0, opened.reason)], between: opened.between }
    const database = openDatabase(databaseFile(wanted.folder), monotonic, () => undefined)
    try {
      return await takeInto(database, opened.source, wanted)
    } finally {
      database.close()
    }
  } finally {
    unlock()
  }
}

async function takeInto(database: Connection, source: Source, wanted: RatingsWanted): Promise<RatingsEnd> {
  const { read, unreadable } = await readThrough(database, source, wanted)
  if (wanted.isStopping()) return { end: 'stopped' }
  const issues = [...unreadable, ...read.issues]
  if (issues.length > 0) return { end: 'wrong', issues, between: [] }
  const counts = database.write((db) => takeRatings(programContext(db, wanted), read))
  return { end: 'done', encoding: source.encoding, unused: read.unused, counts }
}

async function readThrough(database: Connection, source: Source, wanted: RatingsWanted): Promise<{ readonly read: RatingsRead; readonly unreadable: readonly FoundWrong[] }> {
  const reading = beginRatings(most)
  const unreadable: FoundWrong[] = []
  const { now, timeZone } = wanted
  await passOver(source, 1, wanted, (item) => {
    if (item.kind === 'row') database.read((db) => { reading.take({ db, now, actor: null, language: 'en', timeZone }, item.cells, item.line) })
    // Of a document every paragraph is no table.
    else if (unreadable.length === 0) unreadable.push(unread(item.line, item.kind === 'refused' ? item.reason : 'noTable'))
  })
  const read = reading.end()
  // What could not be read is no empty file.
  return { read: unreadable.length === 0 ? read : { ...read, issues: read.issues.filter(({ reason }) => reason !== 'empty') }, unreadable }
}

const unread = (line: number, reason: RefusedReason | 'noTable') => ({ line, column: 0, reason, found: '' }) as const
