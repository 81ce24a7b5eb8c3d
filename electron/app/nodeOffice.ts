import { fork } from 'node:child_process'
import process from 'node:process'
import { officeLimits, type OfficePorts } from '../reading/officePorts.ts'
import type { Clock } from './ports.ts'

/**
 * Where this program is a Node, the process that unpacks office files is another one: with little memory, no standard streams, and nothing of our
 * environment. @param program its built file
 */
export function nodeOffice(program: string, clock: Pick<Clock, 'after'>): OfficePorts {
  return {
    after: clock.after,
    start: () => {
      const child = fork(program, [], { execPath: process.execPath, execArgv: [`--max-old-space-size=${String(officeLimits.heap)}`], stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env: {} })
      // A message to a process that has just ended; its end is told apart from that.
      child.on('error', () => { child.kill('SIGKILL') })
      return {
        send: (message) => { child.send(message as object, () => undefined) },
        onMessage: (listener) => { child.on('message', listener) },
        onEnd: (listener) => { child.once('exit', listener) },
        kill: () => { child.kill('SIGKILL') },
      }
    },
  }
}
