import type { Clock } from './ports.ts'

/** How soon a piece is tried again that failed: a disk that is full is full for a while. */
const retryWait = 5_000

/**
 * How long a piece aims to keep others waiting, with its commit, ms; they wait for 100 at the most. How long of that it may work
 * before it commits is learnt from the piece before, between these bounds: disks differ more than processors.
 */
const [aim, first, fewest, most] = [60, 20, 15, 45]

/** Pages of a piece, however fast they go: a clock that stands still must not make one transaction of all of them. */
const mostPages = 16

/** As many pages as make one piece. @param page does the next one; answers whether there are more */
export function pages(isTimeUp: () => boolean, page: () => boolean): boolean {
  for (let done = 0; done < mostPages; done += 1) {
    if (!page()) return false
    if (isTimeUp()) return true
  }
  return true
}

/**
 * Work that is too long for one command: piece by piece, each a transaction of its own, with everything that waits answered in
 * between. What is left to do is in the database, so that nothing is lost with the process.
 */
export class Pieces {
  readonly #clock: Clock
  readonly #piece: (isTimeUp: () => boolean) => boolean
  readonly #failed: (error: unknown) => void
  #disarm: (() => void) | null = null
  #share = first

  /** @param piece does the next piece, commits it when its time is up and answers whether there are more */
  constructor(clock: Clock, piece: (isTimeUp: () => boolean) => boolean, failed: (error: unknown) => void) {
    this.#clock = clock
    this.#piece = piece
    this.#failed = failed
  }

  /** Goes on until there is nothing left; asked again while it does, it changes nothing. */
  start(): void {
    if (this.#disarm === null) this.#armFor(0)
  }

  stop(): void {
    this.#disarm?.()
    this.#disarm = null
  }

  #armFor(wait: number): void {
    this.#disarm = this.#clock.after(wait, () => {
      try {
        if (this.#timed()) this.#armFor(0)
        else this.#disarm = null
      } catch (error) {
        this.#failed(error)
        this.#armFor(retryWait)
      }
    })
  }

  #timed(): boolean {
    const begun = this.#clock.monotonic()
    const more = this.#piece(() => this.#clock.monotonic() - begun >= this.#share)
    const took = this.#clock.monotonic() - begun
    if (took > 0) this.#share = Math.min(most, Math.max(fewest, (this.#share * aim) / took))
    return more
  }
}
