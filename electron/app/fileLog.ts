import fs from 'node:fs'
import path from 'node:path'
import pino from 'pino'
import type { Log } from './ports.ts'

const longestFile = 5 * 1024 * 1024
const mostWaiting = 256 * 1024

/**
 * One JSON line an event in `<folder>/logs/desk.log`, written before the call returns: the last line before a crash is the one
 * that matters. What customers say and what people type is never logged, only names of events and counts. A line that cannot be
 * written is dropped: a full disk must not end the desk because it has something to say about it.
 */
export function fileLog(folder: string): Log {
  const file = path.join(folder, 'logs', 'desk.log')
  setAside(file)
  const destination = pino.destination({ dest: file, sync: true, mkdir: true, mode: 0o600, maxLength: mostWaiting })
  destination.on('error', () => undefined)
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
  return {
    info: (event, details) => { logger.info({ event, ...details }) },
    warn: (event, details) => { logger.warn({ event, ...details }) },
    error: (event, error, details) => { logger.error({ event, ...details, err: error }) },
  }
}

/** A long log is kept as `desk.1.log`, the one before it goes. */
function setAside(file: string): void {
  if ((fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0) > longestFile) fs.renameSync(file, file.replace(/\.log$/, '.1.log'))
}
