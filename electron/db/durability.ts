import type Sqlite from 'better-sqlite3'

/**
 * What a connection of the desk is set to. Acknowledged means durable: every commit waits for the disk (on macOS for the
 * platter as well, which fsync alone does not).
 */
export function makeDurable(sqlite: Sqlite.Database): void {
  setRepeatable(sqlite, false)
  sqlite.pragma('fullfsync = ON')
  sqlite.pragma('checkpoint_fullfsync = ON')
  // What was overwritten is gone from the file as well (PR-1).
  sqlite.pragma('secure_delete = ON')
  // Without it INSERT OR REPLACE deletes past the triggers that keep events final.
  sqlite.pragma('recursive_triggers = ON')
  sqlite.pragma('trusted_schema = OFF')
  sqlite.pragma('cell_size_check = ON')
  // What a statement keeps to undo itself, or to sort, goes into no file beside the desk's own (PR-1); it is small, and files are slow.
  sqlite.pragma('temp_store = MEMORY')
  // Pages: what is written again and again, as the indexes are, goes from the log into the file once for several commits. The desk does so
  // behind what people ask, long before this.
  sqlite.pragma('wal_autocheckpoint = 8000')
}

/**
 * For transactions of what can be done once more: a commit does not wait for the disk (whatever is acknowledged after it brings it
 * there too, since the log is written in order), and references are not looked up.
 */
export function setRepeatable(sqlite: Sqlite.Database, is: boolean): void {
  sqlite.pragma(`synchronous = ${is ? 'NORMAL' : 'FULL'}`)
  sqlite.pragma(`foreign_keys = ${is ? 'OFF' : 'ON'}`)
}

/** How much of the file a connection keeps in memory, KiB: as much as it would by itself, and while a work writes to all of the large indexes. */
const [usual, wide] = [16_000, 48_000]

export function setWide(sqlite: Sqlite.Database, is: boolean): void {
  sqlite.pragma(`cache_size = -${String(is ? wide : usual)}`)
}
