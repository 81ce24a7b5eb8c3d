import { type Instant, minute, second } from '../../shared/time.ts'
import type { Clock, Log } from './ports.ts'

/** Wall time may drift and be corrected by this much without anybody needing to know. */
const tolerance = 5 * second
/** Between the last thing on record and a start, a machine's clock may well be corrected a little. */
const toleranceAtStart = 2 * minute

/**
 * Notices that the system time was set (CK-22): wall time is held against a clock that never runs backwards, and at the start
 * against the last instant on record. What runs ahead may have slept; what runs behind was set back, and is told until it is put
 * right. Clocks do not need it to be right: none of them ever goes backwards.
 */
export class TimeWatch {
  readonly #clock: Clock
  readonly #log: Log
  #wall: Instant
  #steady: number
  #behind = 0

  /** @param lastKnown the latest instant on record; null when there is none */
  constructor(clock: Clock, log: Log, lastKnown: Instant | null) {
    this.#clock = clock
    this.#log = log
    this.#wall = clock.now()
    this.#steady = clock.monotonic()
    if (lastKnown !== null && lastKnown - this.#wall > toleranceAtStart) this.#setBack(lastKnown - this.#wall)
  }

  /** By how many ms the system time is behind what it once was; null when it is not. */
  get behind(): number | null {
    return this.#behind > 0 ? Math.round(this.#behind) : null
  }

  /** Looks now. @returns whether what is to be told has changed */
  look(): boolean {
    const [wall, steady] = [this.#clock.now(), this.#clock.monotonic()]
    const jump = wall - this.#wall - (steady - this.#steady)
    this.#wall = wall
    this.#steady = steady
    if (jump < -tolerance) {
      this.#setBack(-jump)
      return true
    }
    if (jump <= tolerance) return false
    this.#log.info('time.ahead', { by: Math.round(jump) })
    const before = this.behind
    // Set forward again, or slept: either way it is that much less behind.
    this.#behind = this.#behind - jump > tolerance ? this.#behind - jump : 0
    return before !== this.behind
  }

  #setBack(by: number): void {
    this.#behind += by
    this.#log.warn('time.set_back', { by: Math.round(by) })
  }
}
