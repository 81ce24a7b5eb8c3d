import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { temporaryFolder } from './folder.ts'

export const blob = (n: number) => Buffer.alloc(16, n)

export interface Before {
  readonly sqlite: Sqlite.Database
  readonly file: string
}

/** A desk as it was before the migration of this name, with one event (1), one person (1) and one playbook (1): what each row that is put into it needs. */
export function deskBefore(migration: string): Before {
  const at = migrations.findIndex(({ name }) => name === migration)
  const file = path.join(temporaryFolder(), 'before.db')
  const sqlite = new Sqlite(file)
  migrate(sqlite, file, migrations.slice(0, at))
  sqlite.pragma('foreign_keys = ON')
  sqlite.prepare("INSERT INTO event (event_id, entity, entity_id, type, device, device_seq, instant, schema_version, body) VALUES (?, 'person', ?, 'person.joined', ?, 1, 1, 1, '{}')").run(blob(100), blob(1), blob(9))
  sqlite.prepare("INSERT INTO person (person_id, name, staff_number, team, role, last_seq) VALUES (?, 'Chen', 'A-1', 'Day', 'agent', 1)").run(blob(1))
  sqlite.prepare("INSERT INTO playbook (playbook_id, name, number, checksum, body, published_at, in_force, last_seq) VALUES (?, 'retail', 1, 'x', '{}', 1, 1, 1)").run(blob(2))
  return { sqlite, file }
}

/** These columns of all tickets, by row; when they are due next stands in rows of its own in later versions. */
export function ticketRows(sqlite: Sqlite.Database, columns: readonly string[]): unknown[] {
  const isApart = sqlite.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'ticket_due'").get() !== undefined
  const due = '(SELECT next_due_at FROM ticket_due WHERE ticket_due.ticket = ticket.row) AS next_due_at'
  return sqlite.prepare(`SELECT ${columns.map((column) => (isApart && column === 'next_due_at' ? due : column)).join(', ')} FROM ticket ORDER BY row`).all()
}
