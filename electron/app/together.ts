import type { Topic } from '../../shared/changes.ts'
import type { Clock } from './ports.ts'

/** The ids of a topic, or that there are too many to name. */
export type Announced = Set<string> | 'all'

/** How long the commit of several pieces aims to keep others waiting, ms, and between which bounds it learns how many those are. */
const [aim, first, fewest, most] = [34, 4, 1, 16]

/** Pieces of a work that are committed together, so that pages which each of them writes are written once. */
export class Together {
  readonly #clock: Clock
  #pieces = 0
  #most = first
  #announced = new Map<Topic, Announced>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** There are as many as may wait no longer for their commit. */
  get isFull(): boolean {
    return this.#pieces >= Math.floor(this.#most)
  }

  /** What is to be told of once they are committed. */
  get announced(): Map<Topic, Announced> {
    return this.#announced
  }

  add(): void {
    this.#pieces += 1
  }

  /** Commits them, and learns from it how many the next are. */
  settle(commit: () => void): void {
    const [pieces, begun] = [this.#pieces, this.#clock.monotonic()]
    commit()
    const took = this.#clock.monotonic() - begun
    if (took > 0) this.#most = Math.min(most, Math.max(fewest, (pieces * aim) / took))
  }

  /** They are committed, or lost. @returns what is to be told of them */
  end(): ReadonlyMap<Topic, Announced> {
    const announced = this.#announced
    this.#announced = new Map()
    this.#pieces = 0
    return announced
  }
}
