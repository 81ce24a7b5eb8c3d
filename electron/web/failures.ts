import { minute, type Instant } from '../../shared/time.ts'
import type { Clock } from '../app/ports.ts'

export const failureLimit = { count: 10, within: minute }

/** Counts what went wrong lately. While there is too much of it, nothing more is tried, so nothing more is counted, and it passes. */
export interface Failures {
  tooMany(): boolean
  add(): void
}

export function createFailures(clock: Clock): Failures {
  let times: readonly Instant[] = []
  const recent = () => {
    const now = clock.now()
    // A system clock that was set back must not lock the door for longer: what lies in the future is dropped.
    times = times.filter((at) => at <= now && now - at < failureLimit.within)
    return times
  }
  return {
    tooMany: () => recent().length >= failureLimit.count,
    add() {
      times = [...recent(), clock.now()]
    },
  }
}
