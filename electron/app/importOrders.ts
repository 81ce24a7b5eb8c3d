import fs from 'node:fs'
import { parse } from 'csv-parse'
import type { OrderIssue, TextEncoding } from '../../shared/contract/orders.ts'
import type { Instant } from '../../shared/time.ts'
import { beginBuilding, type Building } from '../db/building.ts'
import type { WriteDb } from '../db/connection.ts'
import { lockFolder } from '../db/instanceLock.ts'
import { beginImport, beginReading, csvOptions, type Imported, type Reading } from '../features/orders/orders.ts'
import { databaseFile } from './dataFolder.ts'
import { programContext } from './programContext.ts'
import { encodingOf } from './textFile.ts'
import type { Ids } from './ports.ts'
import { monotonic } from './systemPorts.ts'

export interface ImportWanted {
  readonly folder: string
  readonly file: string
  readonly timeZone: string
  readonly now: Instant
  readonly ids: Ids
  /** lets the signals in; called after every piece of the file, in the first or the second pass, with the bytes read of it */
  readonly rest: (pass: 1 | 2, done: number, of: number) => Promise<void>
  readonly isStopping: () => boolean
}

export type ImportEnd =
  | { readonly end: 'done'; readonly encoding: TextEncoding; readonly orders: number; readonly counts: Imported }
  | { readonly end: 'stopped' }
  | { readonly end: 'wrong'; readonly issues: readonly OrderIssue[] }

type Read = ReturnType<Reading['take']>

/**
 * Takes a file of orders of any size into a desk that is closed. It is read twice, piece by piece: first for all that is wrong in
 * it, then into a copy of the data that takes its place when every order is there. Stopped or refused, nothing has changed.
 * @throws StorageError; the file's own errors
 */
export async function importOrders(wanted: ImportWanted): Promise<ImportEnd> {
  const unlock = lockFolder(wanted.folder)
  try {
    const encoding = await encodingOf(wanted.file)
    if (encoding === null) return { end: 'wrong', issues: [{ line: 0, column: 0, reason: 'encoding', found: '' }] }
    const checked = await readThrough(wanted, encoding, 1, () => undefined)
    if (wanted.isStopping()) return { end: 'stopped' }
    if (checked.found.issues.length > 0) return { end: 'wrong', issues: checked.found.issues }
    const building = beginBuilding(databaseFile(wanted.folder), monotonic)
    try {
      const counts = await take(wanted, encoding, checked.found.orders, building)
      if (wanted.isStopping()) {
        building.discard()
        return { end: 'stopped' }
      }
      building.finish()
      return { end: 'done', encoding, orders: checked.found.orders, counts }
    } catch (error) {
      building.discard()
      throw error
    }
  } finally {
    unlock()
  }
}

async function take(wanted: ImportWanted, encoding: TextEncoding, orders: number, { database }: Building): Promise<Imported> {
  const counts = { added: 0, changed: 0, same: 0 }
  const within = (db: WriteDb) => programContext(db, wanted)
  const one = database.write((db) => beginImport(within(db), { file: wanted.file.replace(/^.*[/\\]/, ''), encoding, orders }))
  let waiting: NonNullable<Read>[] = []
  const write = () => {
    const batch = waiting
    waiting = []
    if (batch.length > 0) database.write((db) => { for (const order of batch) counts[one(within(db), order)] += 1 })
  }
  await readThrough({ ...wanted, rest: (pass, done, of) => { write(); return wanted.rest(pass, done, of) } }, encoding, 2, (order) => { waiting.push(order) })
  write()
  return counts
}

async function readThrough({ file, timeZone, rest, isStopping }: ImportWanted, encoding: TextEncoding, pass: 1 | 2, give: (order: NonNullable<Read>) => void): Promise<Reading> {
  const reading = beginReading(timeZone)
  const decoder = new TextDecoder(encoding)
  const keep = (order: Read) => { if (order !== null) give(order) }
  const of = fs.statSync(file).size
  const held: { parser: ReturnType<typeof parse> | null } = { parser: null }
  let done = 0
  const failed: unknown[] = []
  const put = async (text: string) => {
    const parser = (held.parser ??= parse(csvOptions(text.slice(0, text.search(/[\r\n]|$/)), (cells, line) => { keep(reading.take(cells, line)) })).on('error', (error: unknown) => { failed.push(error) }).resume())
    await new Promise<void>((resolve) => { parser.write(text, () => { resolve() }) })
  }
  for await (const piece of fs.createReadStream(file, { highWaterMark: 1 << 20 })) {
    await put(decoder.decode(piece as Buffer, { stream: true }))
    done += (piece as Buffer).length
    await rest(pass, done, of)
    if (failed.length > 0 || isStopping()) break
  }
  if (failed.length === 0 && held.parser !== null) await ended(held.parser)
  if (failed[0] !== undefined) reading.refuseLine(failed[0])
  keep(reading.end())
  return reading
}

const ended = (parser: ReturnType<typeof parse>) => new Promise<void>((resolve) => {
  parser.once('end', resolve).once('error', () => { resolve() })
  parser.end()
})
