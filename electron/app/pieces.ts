import type { Clock } from './ports.ts'

/** How soon a piece is tried again that failed: a disk that is full is full for a while. */
const retryWait = 5_000

/**
 * How long a piece aims to keep others waiting, with its commit, ms; they wait for 100 at the most. How long of that it may work
 * before it commits is learnt from the piece before, between these bounds: disks differ more than processors.
 */
const [aim, first, fewest, most] = [60, 20, 15, 45]

/** Pages of a piece, however fast they go: a clock that stands still must not make one transaction of all of them. */
const mostPages = 8

/** As many pages as make one piece. @param page does the next one; answers whether there are more */
export function pages(isTimeUp: () => boolean, page: () => boolean): boolean {
  for (let done = 0; done < mostPages; done += 1) {
    if (!page()) return false
    if (isTimeUp()) return true
  }
  return true
}

/** A work that is too long for one command: piece by piece, each a transaction of its own. */
export interface Work {
  /** Goes on until there is nothing left; asked again while it does, it changes nothing. */
  start(): void
}

/** @param isTimeUp asks whether the piece is to be committed. @returns whether there are more */
export type Piece = (isTimeUp: () => boolean) => boolean

interface Turn extends Work {
  readonly piece: Piece
  readonly failed: (error: unknown) => void
  /** how long of a piece it works before it commits, ms */
  share: number
  /** from when on it may go on, on the clock that never runs backwards; null: there is nothing to do */
  from: number | null
}

/**
 * What goes on behind what people ask: one piece of one work at a time, with everything that waits answered in between, so that
 * nobody waits for more than one. A work goes on when those before it have nothing to do. What is left to do is in the database, so
 * that nothing is lost with the process.
 */
export class Pieces {
  readonly #clock: Clock
  readonly #turns: Turn[] = []
  readonly #standsBack: () => boolean
  #disarm: (() => void) | null = null
  #isWorking = false

  /** @param standsBack asked before each piece: whether none is to be done until `goOn` */
  constructor(clock: Clock, standsBack = () => false) {
    this.#clock = clock
    this.#standsBack = standsBack
  }

  /**
   * A work that comes after those that were added before it.
   * @param piece does the next piece and commits it when its time is up
   * @param failed hears why one failed; it is tried again a while later
   */
  add(piece: Piece, failed: (error: unknown) => void): Work {
    const turn: Turn = {
      piece, failed, share: first, from: null,
      start: () => {
        if (turn.from !== null) return
        turn.from = this.#clock.monotonic()
        this.#arm()
      },
    }
    this.#turns.push(turn)
    return turn
  }

  goOn(): void {
    this.#arm()
  }

  stop(): void {
    for (const turn of this.#turns) turn.from = null
    this.#arm()
  }

  #arm(): void {
    if (this.#isWorking) return
    this.#disarm?.()
    const next = Math.min(...this.#turns.map(({ from }) => from ?? Infinity))
    this.#disarm = next === Infinity ? null : this.#clock.after(Math.max(0, next - this.#clock.monotonic()), () => { this.#next() })
  }

  #next(): void {
    const now = this.#clock.monotonic()
    const turn = this.#turns.find(({ from }) => from !== null && from <= now)
    if (turn !== undefined && this.#standsBack()) return
    this.#isWorking = true
    try {
      if (turn !== undefined) this.#take(turn)
    } finally {
      this.#isWorking = false
      this.#arm()
    }
  }

  #take(turn: Turn): void {
    // Asked for again from now on, it is asked for once more.
    turn.from = null
    try {
      if (this.#timed(turn)) turn.start()
    } catch (error) {
      turn.failed(error)
      turn.from = this.#clock.monotonic() + retryWait
    }
  }

  #timed(turn: Turn): boolean {
    const begun = this.#clock.monotonic()
    const more = turn.piece(() => this.#clock.monotonic() - begun >= turn.share)
    const took = this.#clock.monotonic() - begun
    if (took > 0) turn.share = Math.min(most, Math.max(fewest, (turn.share * aim) / took))
    return more
  }
}
