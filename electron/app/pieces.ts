import type { Clock } from './ports.ts'

/** How soon a piece is tried again that failed: a disk that is full is full for a while. */
const retryWait = 5_000

/** A piece takes no new page once it has worked this long, ms: others wait for 100 at the most, and to commit it takes as long again. */
const [pieceTime, mostPages] = [25, 32]

/**
 * As many pages as make one piece of work: the more there are in one transaction, the less of it is waiting for the disk.
 * @param page does the next page; answers whether there are more
 */
export function pages(clock: Pick<Clock, 'monotonic'>, page: () => boolean): boolean {
  const end = clock.monotonic() + pieceTime
  for (let done = 0; done < mostPages; done += 1) {
    if (!page()) return false
    if (clock.monotonic() >= end) return true
  }
  return true
}

/**
 * Work that is too long for one command: piece by piece, each a transaction of its own, with everything that waits answered in
 * between. What is left to do is in the database, so that nothing is lost with the process.
 */
export class Pieces {
  readonly #clock: Clock
  readonly #piece: () => boolean
  readonly #failed: (error: unknown) => void
  #disarm: (() => void) | null = null

  /** @param piece does the next piece; answers whether there are more */
  constructor(clock: Clock, piece: () => boolean, failed: (error: unknown) => void) {
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
        if (this.#piece()) this.#armFor(0)
        else this.#disarm = null
      } catch (error) {
        this.#failed(error)
        this.#armFor(retryWait)
      }
    })
  }
}
