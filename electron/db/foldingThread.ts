import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { makeDurable } from './durability.ts'
import type { FoldingData } from './folding.ts'

// The program of the thread that `Folding` starts. Its connection lasts for one fold, so that the desk's own stays the one that closes the file.
const { file, busy } = workerData as FoldingData

parentPort?.on('message', () => {
  let failure: string | null = null
  try {
    const sqlite = new Sqlite(file, { fileMustExist: true })
    try {
      makeDurable(sqlite)
      sqlite.pragma('wal_checkpoint(PASSIVE)')
    } finally {
      sqlite.close()
    }
  } catch (error) {
    failure = String(error)
  }
  Atomics.store(busy, 0, 0)
  Atomics.notify(busy, 0)
  parentPort?.postMessage(failure)
})
