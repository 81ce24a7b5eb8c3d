import fs from 'node:fs'
import Sqlite from 'better-sqlite3'
import { Connection, type SlowStatement } from './connection.ts'
import { makeDurable } from './durability.ts'
import { migrate, versionOf } from './migrate.ts'
import { migrations, schemaVersion } from './migrations/index.ts'
import { StorageError } from './storageError.ts'

const busyMilliseconds = 5_000

/**
 * Opens the desk's database for reading and writing and migrates it.
 * @param file a path, or ':memory:' in tests
 * @throws StorageError
 */
export function openDatabase(file: string, monotonic: () => number, slow: SlowStatement): Connection {
  refuseNewerLeftOpen(file)
  const sqlite = opened(file)
  try {
    // Looked at before anything is written: a newer database must not even be switched to WAL by us.
    refuseNewer(sqlite)
    sqlite.pragma('journal_mode = WAL')
    makeDurable(sqlite)
    migrate(sqlite, file, migrations)
  } catch (error) {
    sqlite.close()
    throw damageOf(error, file)
  }
  return new Connection(sqlite, monotonic, slow)
}

/**
 * Opens the desk's database to look at it only, while the desk may be running.
 * @throws StorageError, older_database too: only the desk itself migrates
 */
export function openForReading(file: string, monotonic: () => number): Connection {
  try {
    const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: busyMilliseconds })
    try {
      refuseNewer(sqlite)
      if (versionOf(sqlite) < schemaVersion) throw new StorageError('older_database', { found: versionOf(sqlite), known: schemaVersion })
    } catch (error) {
      sqlite.close()
      throw error
    }
    return new Connection(sqlite, monotonic, () => undefined)
  } catch (error) {
    throw damageOf(error, file)
  }
}

function refuseNewer(sqlite: Sqlite.Database): void {
  const found = versionOf(sqlite)
  if (found > schemaVersion) throw new StorageError('newer_database', { found, known: schemaVersion })
}

/**
 * A program that was killed leaves a -wal. A connection that may write folds it into the file when it closes, so a newer
 * database is looked at through one that may not.
 */
function refuseNewerLeftOpen(file: string): void {
  if (!fs.existsSync(file) || !fs.existsSync(`${file}-wal`)) return
  try {
    const looking = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: busyMilliseconds })
    try {
      refuseNewer(looking)
    } finally {
      looking.close()
    }
  } catch (error) {
    throw damageOf(error, file)
  }
}

function opened(file: string): Sqlite.Database {
  try {
    return new Sqlite(file, { timeout: busyMilliseconds })
  } catch (error) {
    throw new StorageError('folder_unusable', { file }, error)
  }
}

function damageOf(error: unknown, file: string): unknown {
  if (error instanceof Sqlite.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code)) return new StorageError('database_damaged', { file }, error)
  if (error instanceof Sqlite.SqliteError && /^SQLITE_(CANTOPEN|READONLY|PERM|IOERR|FULL)/.test(error.code)) return new StorageError('folder_unusable', { file }, error)
  return error
}
