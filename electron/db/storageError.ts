export type StorageProblem = 'already_running' | 'newer_database' | 'older_database' | 'migration_failed' | 'database_damaged' | 'folder_unusable'

/** Why a database could not be opened. The shell says it in the person's language; nothing was changed. */
export class StorageError extends Error {
  readonly code: StorageProblem
  readonly details: Readonly<Record<string, string | number>>

  constructor(code: StorageProblem, details: Readonly<Record<string, string | number>>, cause?: unknown) {
    super(code, { cause })
    this.name = 'StorageError'
    this.code = code
    this.details = details
  }
}
