import { randomInt } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { instant } from '../../shared/time.ts'
import type { Clock, Ids } from './ports.ts'

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => instant(Date.now()),
  monotonic: () => performance.now(),
  after: (ms, run) => {
    if (ms <= 0) {
      // At the next turn of the loop: a timer would wait for a millisecond.
      const turn = setImmediate(run)
      return () => { clearImmediate(turn) }
    }
    const timer = setTimeout(run, ms)
    return () => { clearTimeout(timer) }
  },
  turn: () => new Promise((resolve) => { setImmediate(resolve) }),
}

/** Milliseconds that never run backwards, for measuring. */
export const monotonic = () => performance.now()

export const systemIds: Ids = { uuid: () => uuidv7(), random: (below) => randomInt(below) }
