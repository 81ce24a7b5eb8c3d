import type { Clock, Log } from '../app/ports.ts'
import { createFailures } from './failures.ts'

export type NoteRefusal = (status: number) => void

/** Logs that something was refused, never what it said (it may hold a token), and only the first few a minute: any web page can make the host refuse. */
export function createRefusalLog(log: Log, clock: Clock): NoteRefusal {
  const lines = createFailures(clock)
  return (status) => {
    if (lines.tooMany()) return
    lines.add()
    log.info('web.refused', { status })
  }
}
