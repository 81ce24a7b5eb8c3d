import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { StorageError } from './storageError.ts'

/** How long two that start at once may stand in each other's way, ms: each reads the file before it takes it, and of two that give up at once neither would have it. */
const patience = 300

/** A connection that nothing refers to is closed with the garbage, and the lock with it: these stay until they are released. */
const held = new Set<Sqlite.Database>()

/**
 * One desk at a time per folder, whichever shell. The lock is an exclusive SQLite transaction on a file of its own: the
 * operating system lets go of it when the process ends, however it ends, so there is no stale pid to reason about.
 * @returns what releases it
 * @throws StorageError already_running; folder_unusable
 */
export function lockFolder(folder: string): () => void {
  const file = path.join(folder, 'desk.lock')
  let lock: Sqlite.Database | null = null
  try {
    lock = new Sqlite(file, { timeout: patience })
    lock.pragma('journal_mode = DELETE')
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock?.close()
    const busy = error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
    throw new StorageError(busy ? 'already_running' : 'folder_unusable', busy ? { folder } : { file }, error)
  }
  const mine = lock
  held.add(mine)
  return () => {
    held.delete(mine)
    mine.close()
  }
}
