import type { ClockWhy } from '../../shared/contract/clocks.ts'
import type { Language } from '../../shared/text.ts'
import type { Instant } from '../../shared/time.ts'
import { lockFolder } from '../db/instanceLock.ts'
import { openDatabase, openForReading } from '../db/open.ts'
import { clocksKept, type Rebuilt, rebuildSome } from '../features/clocks/clocks.ts'
import { whyOfTicket } from '../features/tickets/tickets.ts'
import { databaseFile } from './dataFolder.ts'
import { monotonic } from './systemPorts.ts'

/**
 * Makes the clock rows of a desk that is closed anew from their events, a piece at a time; asked again it goes on or finds nothing
 * to do.
 * @param rest lets the signals in; called after every piece
 * @returns null when it was stopped
 * @throws StorageError
 */
export async function rebuildClocks(folder: string, rest: (done: number, of: number) => Promise<void>, isStopping: () => boolean): Promise<Rebuilt | null> {
  const unlock = lockFolder(folder)
  try {
    const database = openDatabase(databaseFile(folder), monotonic, () => undefined)
    try {
      const found: Rebuilt = { clocks: 0, changed: 0, kept: 0 }
      const of = database.read(clocksKept)
      let after: number | null = 0
      while (after !== null) {
        const from: number = after
        after = database.write((db): number | null => rebuildSome(db, from, found))
        await rest(found.clocks, of)
        if (isStopping()) return null
      }
      return found
    } finally {
      database.close()
    }
  } finally {
    unlock()
  }
}

/**
 * Why each clock of a ticket is due when it is, beside the running desk.
 * @param number as it is read out: spaces and hyphens do not count
 * @returns null when there is no such ticket
 * @throws StorageError
 */
export function explainClocks(folder: string, number: string, language: Language, now: Instant): readonly ClockWhy[] | null {
  const database = openForReading(databaseFile(folder), monotonic)
  try {
    return database.read((db) => whyOfTicket({ db, now, actor: null, language, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }, number.replace(/[\s-]/g, '')))
  } finally {
    database.close()
  }
}
