import Sqlite from 'better-sqlite3'
import { AppError } from '../../shared/errors.ts'

/** What SQLite says, as one of our codes; null when it is not SQLite speaking. The original stays as `cause` for the log. */
export function storageFailure(error: unknown): AppError | null {
  if (!(error instanceof Sqlite.SqliteError)) return null
  const failure = new AppError(codeOf(error.code), { sqlite: error.code })
  failure.cause = error
  return failure
}

function codeOf(sqlite: string): 'storage_full' | 'busy' | 'storage_failed' | 'internal' {
  if (sqlite === 'SQLITE_FULL') return 'storage_full'
  if (sqlite.startsWith('SQLITE_BUSY') || sqlite.startsWith('SQLITE_LOCKED')) return 'busy'
  if (/^SQLITE_(IOERR|CORRUPT|NOTADB|CANTOPEN|READONLY|PERM)/.test(sqlite)) return 'storage_failed'
  return 'internal'
}
