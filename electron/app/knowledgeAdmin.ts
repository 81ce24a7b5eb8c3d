import fs from 'node:fs'
import path from 'node:path'
import type { FoundArticle } from '../../shared/contract/knowledge.ts'
import { carryingLine } from '../../shared/knowledge/attachments.ts'
import type { Language } from '../../shared/text.ts'
import type { Instant } from '../../shared/time.ts'
import type { ReadDb } from '../db/connection.ts'
import { openForReading } from '../db/open.ts'
import { articlesAsMarkdown, attachmentBytes, attachmentsOfRow, exportRows, find } from '../features/knowledge/knowledge.ts'
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
 * Writes what is in force into a new file, one row a language: JSON lines by its name (`.jsonl`, `.ndjson`), with a line for each attachment before
 * the first article that names it; CSV (`.csv`) with a byte order mark, which spreadsheets need to see that it is UTF-8, and which only names them.
 * Without an extension it is a new folder of Markdown, with what the articles name beside them.
 * @returns the rows written
 * @throws StorageError; the file's own errors
 */
export function exportArticles(folder: string, file: string): number {
  const database = openForReading(databaseFile(folder), monotonic)
  try {
    return database.read((db) => (path.extname(file) === '' ? exportFolder(db, file) : exportFile(db, file)))
  } finally {
    database.close()
  }
}

function exportFile(db: ReadDb, file: string): number {
  const format = /\.(jsonl|ndjson)$/i.test(file) ? 'jsonl' : 'csv'
  const handle = fs.openSync(file, 'wx')
  const carried = new Set<string>()
  let rows = 0
  try {
    fs.writeSync(handle, exportHead(format))
    for (const row of exportRows(db)) {
      for (const attachment of format === 'csv' ? [] : attachmentsOfRow(db, row)) {
        if (carried.has(attachment.attachmentId)) continue
        carried.add(attachment.attachmentId)
        const data = Buffer.from(attachmentBytes(db, attachment)).toString('base64')
        for (const part of carryingLine(attachment, [data])) fs.writeSync(handle, part)
      }
      fs.writeSync(handle, exportLine(format, row))
      rows += 1
    }
    return rows
  } finally {
    fs.closeSync(handle)
  }
}

function exportFolder(db: ReadDb, folder: string): number {
  fs.mkdirSync(folder)
  let rows = 0
  for (const { name, text, attachments } of articlesAsMarkdown(db)) {
    fs.writeFileSync(path.join(folder, name), text, { flag: 'wx' })
    for (const { path: within, attachment } of attachments) {
      const file = path.join(folder, within)
      if (fs.existsSync(file)) continue
      fs.mkdirSync(path.dirname(file), { recursive: true })
      fs.writeFileSync(file, attachmentBytes(db, attachment), { flag: 'wx' })
    }
    rows += 1
  }
  return rows
}
