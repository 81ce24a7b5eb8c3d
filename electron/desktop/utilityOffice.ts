import { utilityProcess } from 'electron'
import type { Clock } from '../app/ports.ts'
import { officeLimits, type OfficePorts } from '../reading/officePorts.ts'

/**
 * Electron's own binary is no Node here (its fuse for that is off): office files are unpacked in a utility process. @param program its built file
 */
export function utilityOffice(program: string, clock: Pick<Clock, 'after'>): OfficePorts {
  return {
    after: clock.after,
    start: () => {
      const child = utilityProcess.fork(program, [], { serviceName: 'FourStep Office', stdio: 'ignore', env: {}, execArgv: [`--max-old-space-size=${String(officeLimits.heap)}`] })
      return {
        send: (message) => { child.postMessage(message) },
        onMessage: (listener) => { child.on('message', listener) },
        onEnd: (listener) => { child.once('exit', listener) },
        kill: () => { child.kill() },
      }
    },
  }
}
