// Processes that a test started and did not end. They are known by a variable in their environment, which children inherit
// wherever they move; only Linux lets us read it, elsewhere the runners' own clearing up has to do.
import fs from 'node:fs'
import process from 'node:process'
import { pause } from './pause.mjs'
import { say } from './say.mjs'

const NAME = 'FOURSTEP_TEST_RUN'
const value = `${process.pid}-${Date.now()}`

/** To be put into the environment of what runs tests. */
export const marked = { [NAME]: value }

/** Gives what is still ending a moment, then ends the rest and names it. */
export async function endLeftBehind() {
  for (let round = 0; round < 20 && leftBehind().length > 0; round += 1) await pause(100)
  for (const { pid, name } of leftBehind()) {
    say(`Left running by a test, ended now: ${name} (${pid})`)
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // ended by itself
    }
  }
}

function leftBehind() {
  if (process.platform !== 'linux') return []
  return fs.readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return []
    try {
      if (!fs.readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`${NAME}=${value}`)) return []
      return [{ pid: Number(pid), name: fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, 3).join(' ') }]
    } catch {
      return [] // gone, or another user's
    }
  })
}
