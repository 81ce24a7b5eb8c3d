import path from 'node:path'
import { fileLog } from './fileLog.ts'
import { StartError } from './startError.ts'
import type { Say } from './words.ts'

/** Why the desk did not start, in one sentence for the person; what nobody foresaw goes to the log, as `event`, with its stack. */
export function startFailure(error: unknown, folder: string, event: string, say: Say): string {
  if (error instanceof StartError) return say(`start.${error.code}`, error.details)
  fileLog(folder).error(event, error)
  return say('start.unexpected', { log: path.join(folder, 'logs', 'desk.log') })
}
