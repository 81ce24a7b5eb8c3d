import fs from 'node:fs'
import type Sqlite from 'better-sqlite3'
import { StorageError } from './storageError.ts'
import type { Migration } from './migrations/index.ts'

export function versionOf(sqlite: Sqlite.Database): number {
  return Number(sqlite.pragma('user_version', { simple: true }))
}

/**
 * Brings the schema to the newest of `migrations`, each in one immediate transaction that checks foreign keys before it
 * commits. An existing database is copied beside itself first (`…before-N`): the agent's data outranks our convenience.
 * @throws StorageError newer_database before anything is touched; migration_failed with the database as it was.
 */
export function migrate(sqlite: Sqlite.Database, file: string, migrations: readonly Migration[]): void {
  const present = versionOf(sqlite)
  if (present > migrations.length) throw new StorageError('newer_database', { found: present, known: migrations.length })
  if (present === migrations.length) return
  if (present > 0) copyBefore(sqlite, `${file}.before-${String(migrations.length)}`)
  for (const migration of migrations.slice(present)) {
    try {
      sqlite.transaction(() => {
        sqlite.exec(migration.sql)
        const dangling = sqlite.pragma('foreign_key_check') as unknown[]
        if (dangling.length > 0) throw new Error(`${String(dangling.length)} rows refer to nothing`)
        sqlite.pragma(`user_version = ${String(migration.version)}`)
      }).immediate()
    } catch (error) {
      throw new StorageError('migration_failed', { to: migration.version, name: migration.name }, error)
    }
  }
}

function copyBefore(sqlite: Sqlite.Database, copy: string): void {
  fs.rmSync(copy, { force: true })
  sqlite.prepare('VACUUM INTO ?').run(copy)
}
