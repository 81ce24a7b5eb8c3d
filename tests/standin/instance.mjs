// The single-instance lock: an abstract Unix socket named after the data folder. It vanishes with its process.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import net from 'node:net'

/** @typedef {{ argv: string[], workingDirectory: string, data: object }} SecondInstance */

/** @type {Set<string>} the locks this process holds */
const held = new Set()

/**
 * Synchronous, as Electron's is: when it returns false, the first instance has been told.
 * @param {string} userData
 * @param {object} data
 * @param {(second: SecondInstance) => void} onSecond
 * @returns {boolean}
 */
export function takeInstanceLock(userData, data, onSecond) {
  const name = `\0standin-${createHash('sha256').update(userData).digest('hex')}`
  if (held.has(name)) return true

  const server = net.createServer((socket) => {
    let text = ''
    socket.setEncoding('utf8')
    socket.on('data', (chunk) => (text += chunk))
    socket.on('end', () => onSecond(JSON.parse(text)))
  })
  server.on('error', () => {}) // the name is taken: told by `listening` below
  server.listen(name)
  server.unref()
  if (server.listening) {
    held.add(name)
    return true
  }
  tell(name, { argv: process.argv, workingDirectory: process.cwd(), data })
  return false
}

/**
 * @param {string} name
 * @param {SecondInstance} message
 */
function tell(name, message) {
  const script = `require('node:net').connect(JSON.parse(process.argv[1])).end(process.argv[2])`
  spawnSync(process.execPath, ['-e', script, JSON.stringify(name), JSON.stringify(message)], { timeout: 5000 })
}
