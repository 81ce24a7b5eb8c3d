// A lock between processes of this clone: a directory, because making one either succeeds or does not.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { local } from './paths.mjs'
import { pause } from './pause.mjs'
import { say } from './say.mjs'

const BEAT_MS = 2_000
/** A holder on another host (a shared folder) or with a reused process id is given up after this silence. */
const SILENCE_MS = 5 * 60_000

/**
 * Runs `body` while no other process of this clone runs one under the same name. `body` is given `alsoHeldBy(pid)`: a child
 * that would go on working if we were killed keeps the lock until it ends too.
 */
export async function withLock(name, body) {
  const { release, alsoHeldBy } = await acquire(name)
  try {
    return await body(alsoHeldBy)
  } finally {
    release()
  }
}

async function acquire(name) {
  const dir = path.join(local, 'locks', name)
  fs.mkdirSync(path.dirname(dir), { recursive: true })
  let told = false
  while (!make(dir)) {
    if (abandoned(dir)) sweep(dir)
    else if (!told) {
      say(`Another FourStep command holds "${name}"; waiting for it.`)
      told = true
    }
    await pause(200)
  }
  const owner = ownerFile(dir)
  const sign = (...pids) => fs.writeFileSync(owner, JSON.stringify({ pids, host: os.hostname() }))
  sign(process.pid)
  const beat = setInterval(() => fs.utimes(owner, new Date(), new Date(), () => undefined), BEAT_MS)
  const remove = () => fs.rmSync(dir, { recursive: true, force: true })
  process.once('exit', remove)
  return {
    alsoHeldBy: (pid) => sign(process.pid, pid),
    release() {
      clearInterval(beat)
      process.off('exit', remove)
      remove()
    },
  }
}

const ownerFile = (dir) => path.join(dir, 'owner.json')

function make(dir) {
  try {
    fs.mkdirSync(dir)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function abandoned(dir) {
  try {
    const file = ownerFile(dir)
    const silence = Date.now() - fs.statSync(file).mtimeMs
    const { pids, host } = JSON.parse(fs.readFileSync(file, 'utf8'))
    return silence > SILENCE_MS || (host === os.hostname() && !pids.some(alive))
  } catch {
    return olderThan(dir, 10_000); // made, but its owner never came to sign it
  }
}

/** Clears an abandoned lock; a second directory keeps two waiters from clearing each other's fresh one. */
function sweep(dir) {
  const broom = `${dir}.sweep`
  if (!make(broom)) {
    if (olderThan(broom, 30_000)) fs.rmSync(broom, { recursive: true, force: true })
    return
  }
  try {
    if (abandoned(dir)) fs.rmSync(dir, { recursive: true, force: true })
  } finally {
    fs.rmSync(broom, { recursive: true, force: true })
  }
}

function olderThan(file, ms) {
  try {
    return Date.now() - fs.statSync(file).mtimeMs > ms
  } catch {
    return false
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
