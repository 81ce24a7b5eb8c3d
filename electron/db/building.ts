import fs from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { Connection } from './connection.ts'
import { makeDurable } from './durability.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/index.ts'

/** A database that is written beside the folder's own and takes its place only when it is whole. */
export interface Building {
  readonly database: Connection
  /** puts it in the place of the one that was there, durably */
  finish(): void
  /** leaves everything as it was */
  discard(): void
}

const cacheKiB = 512 * 1024

/**
 * Begins with what `file` holds, if it is there. Until it is finished nobody relies on what is written, so nothing waits for
 * the disk. To be called by whoever holds the folder's lock, with no connection to `file` open.
 */
export function beginBuilding(file: string, monotonic: () => number): Building {
  const partial = `${file}.building`
  const clear = () => { for (const end of ['', '-journal', '-wal', '-shm']) fs.rmSync(`${partial}${end}`, { force: true }) }
  // Of one that was killed.
  clear()
  if (fs.existsSync(file)) copyInto(file, partial)
  const sqlite = new Sqlite(partial)
  makeDurable(sqlite)
  sqlite.pragma('journal_mode = OFF')
  sqlite.pragma('synchronous = OFF')
  sqlite.pragma(`cache_size = -${String(cacheKiB)}`)
  migrate(sqlite, partial, migrations)
  const database = new Connection(sqlite, monotonic, () => undefined)
  return {
    database,
    finish: () => {
      sqlite.pragma('journal_mode = WAL')
      database.close()
      syncToDisk(partial)
      fs.renameSync(partial, file)
      if (process.platform !== 'win32') syncToDisk(path.dirname(file))
    },
    discard: () => {
      database.close()
      clear()
    },
  }
}

function copyInto(file: string, partial: string): void {
  const sqlite = new Sqlite(file, { fileMustExist: true })
  try {
    sqlite.prepare('VACUUM INTO ?').run(partial)
  } finally {
    sqlite.close()
  }
}

function syncToDisk(file: string): void {
  const handle = fs.openSync(file, fs.statSync(file).isDirectory() ? 'r' : 'r+')
  try {
    fs.fsyncSync(handle)
  } finally {
    fs.closeSync(handle)
  }
}
