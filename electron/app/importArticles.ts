import path from 'node:path'
import type { ShapedPart } from '../../shared/knowledge/importing.ts'
import { beginBuilding } from '../db/building.ts'
import type { Connection } from '../db/connection.ts'
import { openForReading } from '../db/open.ts'
import { lockFolder } from '../db/instanceLock.ts'
import type { Context } from '../features/context.ts'
import { CarriedAttachments, type GivenFile, type GivenRow, importArticle, type ImportedArticles, indexSome, readArticle, type ReadArticle, rowMaker, type RowIssue } from '../features/knowledge/knowledge.ts'
import type { Source } from '../reading/items.ts'
import { openSource } from '../reading/open.ts'
import { databaseFile } from './dataFolder.ts'
import { type FileEnd, type FileWanted, passOver } from './passes.ts'
import { programContext } from './programContext.ts'
import { monotonic } from './systemPorts.ts'

/** CSV, JSON lines by its name (`.jsonl`, `.ndjson`), Markdown or a folder of it, Excel or Word. */
export type ArticlesWanted = FileWanted<1 | 2 | 3>

export type ArticlesEnd = FileEnd<{ readonly articles: number; readonly counts: ImportedArticles }, RowIssue>

const mostIssues = 20
const atOnce = 200

/**
 * Takes articles from a file of any size into a desk that is closed. It is read twice: first for all that is wrong in it, then into a copy
 * of the data that takes its place when every article is there and can be found. Stopped or refused, nothing has changed.
 * @throws StorageError; the file's own errors
 */
export async function importArticles(wanted: ArticlesWanted): Promise<ArticlesEnd> {
  const unlock = lockFolder(wanted.folder)
  try {
    const opened = await openSource({ ...wanted, name: path.basename(wanted.file) }, wanted.office)
    if (!opened.ok) return { end: 'wrong', issues: [{ line: 0, column: null, reason: opened.reason, found: '' }], between: opened.between }
    const { source } = opened
    const checked = await check(wanted, source)
    if (wanted.isStopping()) return { end: 'stopped' }
    if (checked.issues.length > 0) return { end: 'wrong', issues: checked.issues, between: [] }
    const building = beginBuilding(databaseFile(wanted.folder), monotonic)
    let isWhole = false
    try {
      const counts = await take(wanted, source, building.database)
      isWhole = !wanted.isStopping()
      return isWhole ? { end: 'done', encoding: source.encoding, articles: checked.articles, counts } : { end: 'stopped' }
    } finally {
      if (isWhole) building.finish()
      else building.discard()
    }
  } finally {
    unlock()
  }
}

async function check(wanted: ArticlesWanted, source: Source): Promise<{ readonly articles: number; readonly issues: readonly RowIssue[] }> {
  const database = openForReading(databaseFile(wanted.folder), monotonic)
  try {
    const issues: RowIssue[] = []
    const keys = new Set<string>()
    let articles = 0
    const carried = new CarriedAttachments()
    await eachRow(wanted, source, 1, (given) => {
      if (issues.length >= mostIssues) return
      if ('file' in given) {
        issues.push(...database.read((db) => carried.meet(db, given)))
        return
      }
      const reading = database.read((db) => read({ db, actor: null }, given, carried))
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

async function take(wanted: ArticlesWanted, source: Source, database: Connection): Promise<ImportedArticles> {
  const counts: ImportedArticles = { added: 0, changed: 0, same: 0 }
  const reason = path.basename(wanted.file)
  let waiting: ReadArticle[] = []
  const write = () => {
    const batch = waiting
    waiting = []
    database.write((db) => { for (const article of batch) counts[importArticle(programContext(db, wanted), article, reason).as] += 1 })
  }
  const carried = new CarriedAttachments()
  await eachRow(wanted, source, 2, (given) => {
    if ('file' in given) {
      database.write((db) => {
        carried.meet(db, given)
        carried.keep(programContext(db, wanted), given)
      })
      return
    }
    const reading = database.read((db) => read({ db, actor: null }, given, carried))
    if (!reading.ok) return
    const last = waiting.at(-1)
    if (last !== undefined && last.key === reading.article.key) {
      waiting[waiting.length - 1] = inOne(last, reading.article)
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

/** The languages of an article stand in rows one after the other; conditions and quiz in the first that has them. */
export function inOne(before: ReadArticle, after: ReadArticle): ReadArticle {
  const from = (part: ShapedPart) => (before.says[part] ? before : after)
  const content = { ...before.content, texts: { ...before.content.texts, ...after.content.texts }, when: from('when').content.when, quiz: from('quiz').content.quiz }
  return { ...before, content, says: { ...before.says, when: from('when').says.when, quiz: from('quiz').says.quiz } }
}

export function read(context: Pick<Context, 'db' | 'actor'>, given: Exclude<GivenRow, GivenFile>, carried: CarriedAttachments): ReturnType<typeof readArticle> {
  return 'row' in given ? readArticle(context, given.row, given.line, carried) : { ok: false, issues: [{ line: given.line, column: null, reason: given.refused, found: '' }] }
}

async function eachRow(wanted: ArticlesWanted, source: Source, pass: 1 | 2, give: (given: GivenRow) => void): Promise<void> {
  const rows = rowMaker(path.basename(wanted.file), null)
  const isWhole = await passOver(source, pass, wanted, (item) => { rows.take(item).forEach(give) })
  if (isWhole) rows.end().forEach(give)
}
