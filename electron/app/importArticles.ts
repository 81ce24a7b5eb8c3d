import fs from 'node:fs'
import path from 'node:path'
import { CsvError, parse } from 'csv-parse'
import type { TextEncoding } from '../../shared/contract/orders.ts'
import type { Instant } from '../../shared/time.ts'
import { beginBuilding } from '../db/building.ts'
import type { Connection } from '../db/connection.ts'
import { openForReading } from '../db/open.ts'
import { lockFolder } from '../db/instanceLock.ts'
import { type ArticleRowRead, importArticle, type ImportedArticles, indexSome, layoutOf, readArticle, type ReadArticle, rowFrom, rowFromMarkdown, rowFromObject, type RowIssue } from '../features/knowledge/knowledge.ts'
import { csvOptions } from '../features/orders/orders.ts'
import { databaseFile } from './dataFolder.ts'
import type { Ids } from './ports.ts'
import { programContext } from './programContext.ts'
import { monotonic } from './systemPorts.ts'
import { encodingOf } from './textFile.ts'

export interface ArticlesWanted {
  readonly folder: string
  /** CSV, JSON lines by its name (`.jsonl`, `.ndjson`), or a folder of Markdown files */
  readonly file: string
  readonly timeZone: string
  readonly now: Instant
  readonly ids: Ids
  /** lets the signals in; called after every piece, in the first, second or third pass */
  readonly rest: (pass: 1 | 2 | 3, share: number) => Promise<void>
  readonly isStopping: () => boolean
}

export type ArticlesEnd =
  | { readonly end: 'done'; readonly encoding: TextEncoding; readonly articles: number; readonly counts: ImportedArticles }
  | { readonly end: 'stopped' }
  | { readonly end: 'wrong'; readonly issues: readonly RowIssue[] }

/** A row with its line, or why there is none. */
type Given = { readonly line: number; readonly row: ArticleRowRead } | { readonly line: number; readonly refused: RowIssue['reason'] }

const mostIssues = 20
const piece = 1 << 20
const longestRecord = 200_000
const atOnce = 200

/**
 * Takes articles from a file of any size into a desk that is closed. It is read twice: first for all that is wrong in it, then into a copy
 * of the data that takes its place when every article is there and can be found. Stopped or refused, nothing has changed.
 * @throws StorageError; the file's own errors
 */
export async function importArticles(wanted: ArticlesWanted): Promise<ArticlesEnd> {
  const unlock = lockFolder(wanted.folder)
  try {
    const encoding = fs.statSync(wanted.file).isDirectory() ? 'utf-8' : await encodingOf(wanted.file)
    if (encoding === null) return { end: 'wrong', issues: [{ line: 0, column: null, reason: 'encoding', found: '' }] }
    const checked = await check(wanted, encoding)
    if (wanted.isStopping()) return { end: 'stopped' }
    if (checked.issues.length > 0) return { end: 'wrong', issues: checked.issues }
    const building = beginBuilding(databaseFile(wanted.folder), monotonic)
    let isWhole = false
    try {
      const counts = await take(wanted, encoding, building.database)
      isWhole = !wanted.isStopping()
      return isWhole ? { end: 'done', encoding, articles: checked.articles, counts } : { end: 'stopped' }
    } finally {
      if (isWhole) building.finish()
      else building.discard()
    }
  } finally {
    unlock()
  }
}

async function check(wanted: ArticlesWanted, encoding: TextEncoding): Promise<{ readonly articles: number; readonly issues: readonly RowIssue[] }> {
  const database = openForReading(databaseFile(wanted.folder), monotonic)
  try {
    const issues: RowIssue[] = []
    const keys = new Set<string>()
    let articles = 0
    await eachRow(wanted, encoding, 1, (given) => {
      if (issues.length >= mostIssues) return
      const reading = database.read((db) => read(db, given))
      if (!reading.ok) {
        issues.push(...reading.issues)
        return
      }
      const { key, content } = reading.article
      const known = `${key}\n${Object.keys(content.texts).join()}`
      if (keys.has(known)) issues.push({ line: given.line, column: 'id', reason: 'twice', found: key })
      keys.add(known)
      articles += 1
    })
    if (articles === 0 && issues.length === 0) issues.push({ line: 0, column: null, reason: 'empty', found: '' })
    return { articles, issues }
  } finally {
    database.close()
  }
}

async function take(wanted: ArticlesWanted, encoding: TextEncoding, database: Connection): Promise<ImportedArticles> {
  const counts: ImportedArticles = { added: 0, changed: 0, same: 0 }
  const reason = path.basename(wanted.file)
  let waiting: ReadArticle[] = []
  const write = () => {
    const batch = waiting
    waiting = []
    database.write((db) => { for (const article of batch) counts[importArticle(programContext(db, wanted), article, reason)] += 1 })
  }
  await eachRow(wanted, encoding, 2, (given) => {
    const reading = database.read((db) => read(db, given))
    if (!reading.ok) return
    const last = waiting.at(-1)
    // The languages of an article stand in rows one after the other.
    if (last?.key === reading.article.key) {
      waiting[waiting.length - 1] = { key: last.key, content: { ...last.content, texts: { ...last.content.texts, ...reading.article.content.texts } } }
      return
    }
    if (waiting.length >= atOnce) write()
    waiting.push(reading.article)
  })
  write()
  let indexed = 0
  for (let more = true; more && !wanted.isStopping(); indexed += 1) {
    more = database.write((db) => indexSome(programContext(db, wanted)))
    await wanted.rest(3, 1 - 1 / (2 + indexed))
  }
  return counts
}

function read(db: Parameters<Parameters<Connection['read']>[0]>[0], given: Given): ReturnType<typeof readArticle> {
  return 'row' in given ? readArticle({ db }, given.row, given.line) : { ok: false, issues: [{ line: given.line, column: null, reason: given.refused, found: '' }] }
}

async function eachRow(wanted: ArticlesWanted, encoding: TextEncoding, pass: 1 | 2, give: (given: Given) => void): Promise<void> {
  if (fs.statSync(wanted.file).isDirectory()) await eachMarkdown(wanted, pass, give)
  else if (/\.(jsonl|ndjson)$/i.test(wanted.file)) await eachJsonLine(wanted, encoding, pass, give)
  else await eachCsvRow(wanted, encoding, pass, give)
}

async function eachMarkdown({ file, rest, isStopping }: ArticlesWanted, pass: 1 | 2, give: (given: Given) => void): Promise<void> {
  const names = fs.readdirSync(file).filter((name) => /\.(md|markdown)$/i.test(name)).sort()
  for (const [at, name] of names.entries()) {
    const bytes = fs.readFileSync(path.join(file, name))
    const encoding = await encodingOf(path.join(file, name))
    give(encoding === null ? { line: at + 1, refused: 'encoding' } : { line: at + 1, row: rowFromMarkdown(new TextDecoder(encoding).decode(bytes), name.replace(/\.[^.]*$/, '')) })
    await rest(pass, (at + 1) / names.length)
    if (isStopping()) return
  }
}

/** The pieces of a file as text, with how much of it is read. */
async function* pieces({ file, rest, isStopping }: ArticlesWanted, encoding: TextEncoding, pass: 1 | 2): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  const of = Math.max(1, fs.statSync(file).size)
  let done = 0
  for await (const bytes of fs.createReadStream(file, { highWaterMark: piece })) {
    yield decoder.decode(bytes as Buffer, { stream: true })
    done += (bytes as Buffer).length
    await rest(pass, done / of)
    if (isStopping()) return
  }
  yield decoder.decode()
}

async function eachJsonLine(wanted: ArticlesWanted, encoding: TextEncoding, pass: 1 | 2, give: (given: Given) => void): Promise<void> {
  let left = ''
  let line = 0
  const one = (text: string) => {
    line += 1
    if (text.trim() !== '') give(jsonRow(text, line))
  }
  for await (const text of pieces(wanted, encoding, pass)) {
    const lines = (left + text).split('\n')
    left = lines.pop() ?? ''
    lines.forEach(one)
    if (left.length <= longestRecord) continue
    give({ line: line + 1, refused: 'tooLong' })
    return
  }
  one(left)
}

function jsonRow(text: string, line: number): Given {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { line, row: rowFromObject(value as Record<string, unknown>) }
  } catch {
    // Said by its line, as everything that is wrong in a file.
  }
  return { line, refused: 'json' }
}

async function eachCsvRow(wanted: ArticlesWanted, encoding: TextEncoding, pass: 1 | 2, give: (given: Given) => void): Promise<void> {
  let layout: ReturnType<typeof layoutOf> | null = null
  let last = 0
  const failed: unknown[] = []
  let parser: ReturnType<typeof parse> | null = null
  const take = (cells: readonly string[], line: number) => {
    last = line
    if (layout === null) layout = layoutOf(cells)
    else give({ line, row: rowFrom(layout, cells) })
  }
  const begin = (firstLine: string) => parse(csvOptions(firstLine, take)).on('error', (error: unknown) => { failed.push(error) }).resume()
  for await (const text of pieces(wanted, encoding, pass)) {
    const csv = (parser ??= begin(text.replace(/^\ufeff/, '').slice(0, text.search(/[\r\n]|$/))))
    await new Promise<void>((resolve) => { csv.write(text, () => { resolve() }) })
    if (failed.length > 0) break
  }
  if (failed.length === 0 && parser !== null) {
    const csv = parser
    await new Promise<void>((resolve) => { csv.once('end', resolve).once('error', () => { resolve() }).end() })
  }
  const [error] = failed
  if (error === undefined) return
  if (!(error instanceof CsvError)) throw error instanceof Error ? error : new Error('the file cannot be read', { cause: error })
  // A quote that never ends is noticed at the end of the file, and stands in the line after the last that was whole.
  give({ line: last + 1, refused: 'quotes' })
}
