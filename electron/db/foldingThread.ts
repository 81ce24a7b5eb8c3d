import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { done, type ThreadData } from './databaseThread.ts'
import { makeDurable } from './durability.ts'

// The program of the thread that `Folding` starts. Its connection lasts for one fold, so that the desk's own stays the one that closes the file.
const data = workerData as ThreadData

parentPort?.on('message', () => {
  let failure: string | null = null
  try {
    const sqlite = new Sqlite(data.file, { fileMustExist: true })
    try {
      makeDurable(sqlite)
      sqlite.pragma('wal_checkpoint(PASSIVE)')
    } finally {
      sqlite.close()
    }
  } catch (error) {
    failure = String(error)
  }
  done(data)
  parentPort?.postMessage(failure)
})
