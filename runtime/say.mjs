// What the commands say to the person. All of it goes to stderr: stdout belongs to the host's ready line and to the command line's JSON.
import process from 'node:process'

export function say(text) {
  process.stderr.write(`${text}\n`)
}

/** An end that the person can do something about: shown as it is, without a stack. */
export class Stop extends Error {
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Runs a command's body and turns its end into an exit code. */
export async function command(body) {
  try {
    process.exitCode = (await body()) ?? 0
  } catch (error) {
    say(error instanceof Stop ? error.message : String(error?.stack ?? error))
    process.exitCode = error instanceof Stop ? error.exitCode : 1
  }
}

export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

/**
 * One line that tells what is being done and for how long: rewritten in place on a terminal, repeated now and then in a log.
 * `detail` is asked for at each turn.
 */
export function progress(label, detail = () => '') {
  const started = Date.now()
  const terminal = process.stderr.isTTY === true
  const line = () => `${label}${detail() && ` ${detail()}`} … ${Math.round((Date.now() - started) / 1000)} s`
  const show = () => process.stderr.write(terminal ? `\r\x1b[K${line()}` : `${line()}\n`)
  const clear = () => terminal && process.stderr.write('\r\x1b[K')
  show()
  const timer = setInterval(show, terminal ? 1000 : 15_000)
  return {
    done(text = `${label}: done`) {
      clearInterval(timer)
      clear()
      say(`${text}, ${seconds(started)}`)
    },
    drop() {
      clearInterval(timer)
      clear()
    },
  }
}
