import fs from 'node:fs'
import path from 'node:path'
import { Folding } from '../db/folding.ts'
import { lockFolder } from '../db/instanceLock.ts'
import { openDatabase } from '../db/open.ts'
import { StorageError } from '../db/storageError.ts'
import type { OfficePorts } from '../reading/officePorts.ts'
import { type BackendOptions, createBackend } from './backend.ts'
import type { Backend } from './backend.types.ts'
import { databaseFile } from './dataFolder.ts'
import { fileLog } from './fileLog.ts'
import type { Clock, Ids, Log, Notifier } from './ports.ts'
import { Planning } from './planning.ts'
import { shippedKnowledge } from './shippedKnowledge.ts'
import { monotonic, systemClock, systemIds } from './systemPorts.ts'

export interface Desk {
  readonly backend: Backend
  readonly log: Log
  readonly clock: Clock
  readonly ids: Ids
}

export interface DeskOptions {
  readonly folder: string
  readonly playbookFile: string
  /** shipped articles, one file each, beside `version.json` */
  readonly knowledgeFolder: string
  readonly appVersion: string
  /** how office files are unpacked */
  readonly office: OfficePorts
  /** the built files of the threads beside the desk: `db/foldingThread.ts`, `app/planningThread.ts` */
  readonly threads: { readonly folding: string; readonly planning: string }
  readonly notifier: Notifier
}

/**
 * Opens the desk on a folder: takes its lock, opens and migrates the database, reads the playbook, catches up with the clocks.
 * @throws StartError (startError.ts) with nothing changed
 */
export function openDesk({ folder, playbookFile, knowledgeFolder, appVersion, office, threads, notifier }: DeskOptions): Desk {
  makeFolder(folder)
  const unlock = lockFolder(folder)
  try {
    const log = fileLog(folder)
    const database = openDatabase(databaseFile(folder), monotonic, (sql, took) => { log.warn('statement.slow', { sql: sql.replace(/\s+/g, ' ').slice(0, 200), ms: Math.round(took) }) })
    const shipped = { file: path.basename(playbookFile), source: readText(playbookFile) }
    const backend = withDatabase({ database, ports: { clock: systemClock, ids: systemIds, log, notifier }, appVersion, dataFolder: folder, incoming: path.join(folder, 'incoming'), office, folding: new Folding(databaseFile(folder), threads.folding), planning: new Planning(databaseFile(folder), threads.planning, (error) => { log.error('planning.failed', error) }), shipped, knowledge: shippedKnowledge(knowledgeFolder) })
    const close = () => {
      backend.close()
      unlock()
    }
    return { backend: { ...backend, close }, log, clock: systemClock, ids: systemIds }
  } catch (error) {
    unlock()
    throw error
  }
}

function withDatabase(options: BackendOptions): Backend {
  try {
    return createBackend(options)
  } catch (error) {
    options.database.close()
    throw error
  }
}

/** Private to its owner: customers' data lives here (PR-1). */
function makeFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    fs.accessSync(folder, fs.constants.R_OK | fs.constants.W_OK)
  } catch (error) {
    throw new StorageError('folder_unusable', { file: folder }, error)
  }
}

/** A file that is missing reads as empty: it is then refused by name like any other bad playbook, and the last good one stays. */
function readText(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
