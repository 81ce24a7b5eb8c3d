import fs from 'node:fs'
import Sqlite from 'better-sqlite3'

/**
 * A copy that is whole although the desk goes on writing (SQLite's online backup), under its name only when it is complete
 * and its integrity was checked.
 * @returns bytes written
 * @throws Error when the target exists: a backup never overwrites one
 */
export async function backupDatabase(file: string, target: string): Promise<number> {
  if (fs.existsSync(target)) throw new Error(`exists: ${target}`)
  const partial = `${target}.partial`
  fs.rmSync(partial, { force: true })
  const source = new Sqlite(file, { readonly: true, fileMustExist: true, timeout: 5_000 })
  try {
    // One snapshot for the whole copy: a desk that goes on writing would else make it begin anew again and again.
    source.exec('BEGIN; SELECT count(*) FROM sqlite_master')
    await source.backup(partial)
  } finally {
    source.close()
  }
  const copy = new Sqlite(partial)
  try {
    const integrity = String(copy.pragma('integrity_check', { simple: true }))
    if (integrity !== 'ok') throw new Error(`the copy is damaged: ${integrity}`)
    // One file, no -wal beside it: what is carried away must be all of it.
    copy.pragma('journal_mode = DELETE')
  } finally {
    copy.close()
  }
  fs.chmodSync(partial, 0o600)
  fs.renameSync(partial, target)
  return fs.statSync(target).size
}
