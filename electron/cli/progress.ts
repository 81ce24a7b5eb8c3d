import process from 'node:process'
import { monotonic, systemClock } from '../app/systemPorts.ts'

const tellEvery = 1_000

export interface Progress {
  /** tells how far it is, 0…1, when it is time to, and lets the signals in */
  at(share: number): Promise<void>
  /** whether somebody asked it to stop */
  stopping(): boolean
  end(): void
}

/** One line of progress about once a second, rewritten in place where somebody watches; a signal asks it to stop. */
export function watchProgress(words: (share: number, secondsLeft: number) => string): Progress {
  const begun = monotonic()
  let told = begun
  let stopping = false
  const stop = () => { stopping = true }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.once(signal, stop)
  return {
    at: (share) => {
      const now = monotonic()
      if (now - told >= tellEvery) {
        told = now
        const line = words(share, Math.ceil((((now - begun) / share) * (1 - share)) / 1_000))
        process.stderr.write(process.stderr.isTTY ? `\r\u001b[K${line}` : `${line}\n`)
      }
      return new Promise((resolve) => { systemClock.after(0, resolve) })
    },
    stopping: () => stopping,
    end: () => {
      for (const signal of signals) process.off(signal, stop)
      if (told > begun && process.stderr.isTTY) process.stderr.write('\n')
    },
  }
}
