import fs from 'node:fs'
import { beginBuilding, type Building } from '../db/building.ts'
import { lockFolder } from '../db/instanceLock.ts'
import { openDatabase } from '../db/open.ts'
import { beginMonth, catchUp, chanceOf, holdingsOf, inventTicket, leaveOpenContacts, leaveOrders, leaveShift, type MonthWanted } from '../features/demo/demo.ts'
import { databaseFile } from './dataFolder.ts'
import { monotonic } from './systemPorts.ts'

export interface SeedWanted extends MonthWanted {
  readonly folder: string
  /** lets the signals in; called after every batch, with what is done so far */
  readonly rest: (done: number) => Promise<void>
  readonly isStopping: () => boolean
}

export type Seeded = 'done' | 'stopped' | 'real' | 'invented'

const batch = 500

/**
 * Fills a folder with an invented month, whole or not at all; refuses one that holds real work or was filled before.
 * The same seed and instant in a folder that is empty make the same rows.
 * @throws StorageError
 */
export async function seedDemo(wanted: SeedWanted): Promise<Seeded> {
  fs.mkdirSync(wanted.folder, { recursive: true, mode: 0o700 })
  const unlock = lockFolder(wanted.folder)
  try {
    const file = databaseFile(wanted.folder)
    const held = fs.existsSync(file) ? holdingsIn(file) : 'nothing'
    if (held !== 'nothing') return held
    const building = beginBuilding(file, monotonic)
    try {
      return await fill(building, wanted)
    } catch (error) {
      building.discard()
      throw error
    }
  } finally {
    unlock()
  }
}

async function fill(building: Building, wanted: SeedWanted): Promise<'done' | 'stopped'> {
  const { database } = building
  const month = database.write((db) => beginMonth(db, wanted, chanceOf(wanted.seed)))
  for (let done = 0; done < wanted.tickets; ) {
    const until = Math.min(done + batch, wanted.tickets)
    database.write((db) => {
      for (let at = done; at < until; at += 1) inventTicket(db, month, at)
      catchUp(db, month)
    })
    done = until
    await wanted.rest(done)
    if (wanted.isStopping()) {
      building.discard()
      return 'stopped'
    }
  }
  database.write((db) => {
    leaveOrders(db, month)
    leaveOpenContacts(db, month)
    leaveShift(db, month)
    catchUp(db, month)
  })
  building.finish()
  return 'done'
}

/** Opened as the desk opens it, so that an older or damaged database is met here and not half-way. */
function holdingsIn(file: string): 'real' | 'invented' | 'nothing' {
  const database = openDatabase(file, monotonic, () => undefined)
  try {
    return database.read(holdingsOf)
  } finally {
    database.close()
  }
}
