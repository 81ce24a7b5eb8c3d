// Processes beside the main one: a Node with the port that Electron gives them. It proves what is said over the port, not Electron's sandbox.
import { fork } from 'node:child_process'
import { strict } from './strict.mjs'

const port = `
  const { EventEmitter } = await import('node:events')
  process.parentPort = Object.assign(new EventEmitter(), { postMessage: (message) => process.send(message) })
  process.on('message', (data) => process.parentPort.emit('message', { data }))
`

export const utilityProcess = strict('utilityProcess', {
  fork(modulePath, args = [], { execArgv = [], env } = {}) {
    const child = fork(modulePath, args, { execArgv: [...execArgv, '--import', `data:text/javascript,${encodeURIComponent(port)}`], stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env })
    return {
      postMessage: (message) => void child.send(message, () => undefined),
      on: (event, listener) => void child.on(event, listener),
      once: (event, listener) => void child.once(event, listener),
      kill: () => child.kill('SIGKILL'),
    }
  },
})
