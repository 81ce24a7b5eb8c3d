import fs from 'node:fs'
import type { FoundArticle } from '../../shared/contract/knowledge.ts'
import type { Language } from '../../shared/text.ts'
import type { Instant } from '../../shared/time.ts'
import { openForReading } from '../db/open.ts'
import { exportRows, find } from '../features/knowledge/knowledge.ts'
import { databaseFile } from './dataFolder.ts'
import { exportHead, exportLine } from './exportText.ts'
import { monotonic } from './systemPorts.ts'

/**
 * What the search box would find among the articles of a desk, which may be running.
 * @throws StorageError
 */
export function findArticles(folder: string, wanted: { readonly text: string; readonly limit: number }, language: Language, now: Instant): { readonly articles: readonly FoundArticle[]; readonly isMissing: boolean; readonly more: boolean } {
  const database = openForReading(databaseFile(folder), monotonic)
  try {
    return database.read((db) => find({ db, now, actor: null, language, timeZone: 'UTC' }, wanted))
  } finally {
    database.close()
  }
}

/**
 * Writes what is in force into a new file, one row a language: JSON lines by its name (`.jsonl`, `.ndjson`), else CSV with a byte order mark,
 * which spreadsheets need to see that it is UTF-8.
 * @returns the rows written
 * @throws StorageError; the file's own errors
 */
export function exportArticles(folder: string, file: string): number {
  const database = openForReading(databaseFile(folder), monotonic)
  const format = /\.(jsonl|ndjson)$/i.test(file) ? 'jsonl' : 'csv'
  const handle = fs.openSync(file, 'wx')
  try {
    fs.writeSync(handle, exportHead(format))
    return database.read((db) => {
      let rows = 0
      for (const row of exportRows(db)) {
        fs.writeSync(handle, exportLine(format, row))
        rows += 1
      }
      return rows
    })
  } finally {
    fs.closeSync(handle)
    database.close()
  }
}
