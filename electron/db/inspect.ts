import Sqlite from 'better-sqlite3'
import { makeDurable } from './durability.ts'
import { versionOf } from './migrate.ts'
import { schemaVersion } from './migrations/index.ts'

export interface Inspection {
  readonly sqlite: string
  readonly schema: { readonly found: number; readonly known: number }
  readonly journalMode: string
  readonly synchronous: string
  readonly integrity: string
  readonly foreignKeys: string
  readonly bytes: number
  readonly counts: Readonly<Record<string, number>>
}

const synchronousNames = ['OFF', 'NORMAL', 'FULL', 'EXTRA'] as const
const counted = ['event', 'person', 'playbook', 'customer', 'customer_order', 'contact', 'ticket', 'comment', 'clock'] as const

/**
 * Looks at a database without changing it, while the desk may be running. `synchronous` belongs to a connection, not to the
 * file, so this one is set as the desk sets its own and then asked.
 */
export function inspectDatabase(file: string): Inspection {
  const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 5_000 })
  makeDurable(sqlite)
  try {
    const pragma = (name: string) => String(sqlite.pragma(name, { simple: true }))
    const found = versionOf(sqlite)
    const dangling = sqlite.pragma('foreign_key_check') as unknown[]
    return {
      sqlite: String(sqlite.prepare('SELECT sqlite_version()').pluck().get()),
      schema: { found, known: schemaVersion },
      journalMode: pragma('journal_mode'),
      synchronous: synchronousNames[Number(pragma('synchronous'))] ?? pragma('synchronous'),
      integrity: pragma('integrity_check'),
      foreignKeys: dangling.length === 0 ? 'ok' : `${String(dangling.length)} rows refer to nothing`,
      bytes: Number(pragma('page_count')) * Number(pragma('page_size')),
      counts: found === 0 ? {} : Object.fromEntries(counted.map((table) => [table, Number(sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get())])),
    }
  } finally {
    sqlite.close()
  }
}
