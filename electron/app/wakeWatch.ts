import { second } from '../../shared/time.ts'
import type { Clock } from './ports.ts'

const every = 10 * second
const tolerance = 2 * second

/**
 * Calls `wake` when wall time and timers disagree: the machine slept (timers stand still meanwhile) or its clock was set.
 * The desktop shell is told of sleep by the system too; a clock that was set shows only in this way.
 */
export function watchForWake(clock: Clock, wake: () => void): () => void {
  let last = clock.now()
  const look = () => {
    const now = clock.now()
    const slept = Math.abs(now - last - every) > tolerance
    last = now
    disarm = clock.after(every, look)
    if (slept) wake()
  }
  let disarm = clock.after(every, look)
  return () => disarm()
}
