import path from 'node:path'
import type { OrderIssue } from '../../shared/contract/orders.ts'
import { beginBuilding, type Building } from '../db/building.ts'
import type { WriteDb } from '../db/connection.ts'
import { lockFolder } from '../db/instanceLock.ts'
import { beginImport, beginReading, type Imported, type Reading } from '../features/orders/orders.ts'
import type { Source } from '../reading/items.ts'
import { openSource } from '../reading/open.ts'
import { databaseFile } from './dataFolder.ts'
import { type FileEnd, type FileWanted, passOver } from './passes.ts'
import { programContext } from './programContext.ts'
import { monotonic } from './systemPorts.ts'

/** CSV or Excel. */
export type ImportWanted = FileWanted<1 | 2>

export type ImportEnd = FileEnd<{ readonly orders: number; readonly counts: Imported }, OrderIssue>

type Read = ReturnType<Reading['take']>

/**
 * Takes a file of orders of any size into a desk that is closed. It is read twice, piece by piece: first for all that is wrong in
 * it, then into a copy of the data that takes its place when every order is there. Stopped or refused, nothing has changed.
 * @throws StorageError; the file's own errors
 */
export async function importOrders(wanted: ImportWanted): Promise<ImportEnd> {
  const unlock = lockFolder(wanted.folder)
  try {
    const opened = await openSource({ ...wanted, name: path.basename(wanted.file) }, wanted.office)
    if (!opened.ok) return { end: 'wrong', issues: [{ line: 0, column: 0, reason: opened.reason, found: '' }], between: opened.between }
    const { source } = opened
    const checked = await readThrough(wanted, source, 1, () => undefined)
    if (wanted.isStopping()) return { end: 'stopped' }
    if (checked.found.issues.length > 0) return { end: 'wrong', issues: checked.found.issues, between: [] }
    const building = beginBuilding(databaseFile(wanted.folder), monotonic)
    try {
      const counts = await take(wanted, source, checked.found.orders, building)
      if (wanted.isStopping()) {
        building.discard()
        return { end: 'stopped' }
      }
      building.finish()
      return { end: 'done', encoding: source.encoding, orders: checked.found.orders, counts }
    } catch (error) {
      building.discard()
      throw error
    }
  } finally {
    unlock()
  }
}

async function take(wanted: ImportWanted, source: Source, orders: number, { database }: Building): Promise<Imported> {
  const counts = { added: 0, changed: 0, same: 0 }
  const within = (db: WriteDb) => programContext(db, wanted)
  const one = database.write((db) => beginImport(within(db), { file: wanted.file.replace(/^.*[/\\]/, ''), encoding: source.encoding ?? source.kind, orders }))
  let waiting: NonNullable<Read>[] = []
  const write = () => {
    const batch = waiting
    waiting = []
    if (batch.length > 0) database.write((db) => { for (const order of batch) counts[one(within(db), order)] += 1 })
  }
  await readThrough({ ...wanted, rest: (pass, share) => { write(); return wanted.rest(pass, share) } }, source, 2, (order) => { waiting.push(order) })
  write()
  return counts
}

async function readThrough(wanted: ImportWanted, source: Source, pass: 1 | 2, give: (order: NonNullable<Read>) => void): Promise<Reading> {
  const reading = beginReading(wanted.timeZone)
  const keep = (order: Read) => { if (order !== null) give(order) }
  await passOver(source, pass, wanted, (item) => {
    if (item.kind === 'row') keep(reading.take(item.cells, item.line))
    else reading.refuse({ line: item.line, column: 0, reason: item.kind === 'refused' ? item.reason : 'noTable', found: '' })
  })
  keep(reading.end())
  return reading
}
