import path from 'node:path'
import { fileLog } from '../app/fileLog.ts'
import { StartError } from '../app/startError.ts'
import type { Say } from '../app/words.ts'

/** Why the desk did not start, in one sentence for the person; what nobody foresaw goes to the log with its stack. */
export function startFailure(error: unknown, folder: string, say: Say): string {
  if (error instanceof StartError) return say(`start.${error.code}`, error.details)
  fileLog(folder).error('desktop.not_started', error)
  return say('start.unexpected', { log: path.join(folder, 'logs', 'desk.log') })
}
