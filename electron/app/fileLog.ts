import path from 'node:path'
import pino from 'pino'
import type { Log } from './ports.ts'

/**
 * One JSON line an event in `<folder>/logs/desk.log`, written before the call returns: the last line before a crash is the one
 * that matters. What customers say and what people type is never logged, only names of events and counts.
 */
export function fileLog(folder: string): Log {
  const destination = pino.destination({ dest: path.join(folder, 'logs', 'desk.log'), sync: true, mkdir: true, mode: 0o600 })
  const logger = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination)
  return {
    info: (event, details) => { logger.info({ event, ...details }) },
    warn: (event, details) => { logger.warn({ event, ...details }) },
    error: (event, error, details) => { logger.error({ event, ...details, err: error }) },
  }
}
