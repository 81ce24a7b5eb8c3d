// Child processes that never outlive us: each leads its own process group, so that an end reaches all of its children.
import { spawn } from 'node:child_process'
import path from 'node:path'
import process from 'node:process'
import { cache } from './paths.mjs'

const windows = process.platform === 'win32'
const GRACE_MS = 10_000
const running = new Set()
/** What one Node has compiled the next need not: a fifth of the processor time of a host's start. A Node that does not know it goes on without. */
const compiled = { NODE_COMPILE_CACHE: path.join(cache, 'compiled') }

/**
 * Starts a program. Ctrl+C reaches it once and through us: as leader of its own group it is out of the terminal's reach,
 * and a host that gets the signal twice would take the second one for impatience.
 */
export function start(file, args, options = {}) {
  const child = spawn(file, args, { windowsHide: true, ...options, env: { ...compiled, ...(options.env ?? process.env) }, detached: !windows })
  running.add(child)
  child.ended = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, error }))
    child.once('close', (code, signal) => resolve({ code: code ?? 1, signal }))
  })
  void child.ended.then(() => {
    running.delete(child)
    signalGroup(child, 'SIGKILL'); // whatever it left behind in its group
  })
  return child
}

/** Runs a program to its end and tells how it ended: `{ code, signal, error, output }`; `output` only where stdout or stderr is a pipe. */
export async function run(file, args, { timeoutMs, onStart, onOutput, ...options } = {}) {
  const child = start(file, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
  onStart?.(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      output += text
      onOutput?.(text)
    })
  }
  const timer = timeoutMs && setTimeout(() => signalGroup(child, 'SIGKILL'), timeoutMs)
  const end = await child.ended
  clearTimeout(timer)
  return { ...end, output }
}

/** Asks everything that still runs to end, kills what does not within the grace, and resolves when nothing is left. */
export async function stopAll() {
  const children = [...running]
  // A console on Windows has already told its processes, and a signal from us would be a kill there.
  if (!windows) for (const child of children) signalGroup(child, 'SIGTERM')
  const timer = setTimeout(() => children.forEach((child) => signalGroup(child, 'SIGKILL')), GRACE_MS)
  const ends = await Promise.all(children.map((child) => child.ended))
  clearTimeout(timer)
  return ends
}

let stopping = false
/** True from the first Ctrl+C or termination on. */
export const isStopping = () => stopping

/** Calls `then` with the ends of all children once a signal has asked us to stop and they have. */
export function onStop(then) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      void stopAll().then(then)
    })
  }
}

process.once('exit', () => {
  for (const child of running) signalGroup(child, 'SIGKILL')
})

function signalGroup(child, signal) {
  if (child.pid === undefined) return
  try {
    if (windows) child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // already gone
  }
}
