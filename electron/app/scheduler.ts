import type { Instant } from '../../shared/time.ts'
import type { Clock } from './ports.ts'

/** The longest a timer is armed for: timers overflow at 2³¹ ms, and a wall clock that is set meanwhile is noticed this soon. */
const longestWait = 60_000

/** How soon work is tried again that left its due instant standing: it failed, and would fail as fast as the timer lets it. */
const retryWait = 5_000

/** One armed timer for the whole desk: the next due clock. A table of timers would be a second truth beside the database. */
export class Scheduler {
  readonly #clock: Clock
  readonly #due: () => Instant | null
  readonly #fire: () => void
  #disarm: (() => void) | null = null

  /** @param due the instant to fire at next; asked again after every change */
  constructor(clock: Clock, due: () => Instant | null, fire: () => void) {
    this.#clock = clock
    this.#due = due
    this.#fire = fire
  }

  /** @param due what is due next, where that has just been read; else it is asked for */
  arm(due: Instant | null = this.#due()): void {
    this.#armFor(due, 0)
  }

  stop(): void {
    this.#disarm?.()
    this.#disarm = null
  }

  #armFor(due: Instant | null, shortestWait: number): void {
    this.stop()
    if (due === null) return
    const wait = Math.min(longestWait, Math.max(shortestWait, due - this.#clock.now()))
    this.#disarm = this.#clock.after(wait, () => {
      const reached = due <= this.#clock.now()
      if (reached) this.#fire()
      const next = this.#due()
      this.#armFor(next, reached && next === due ? retryWait : 0)
    })
  }
}
