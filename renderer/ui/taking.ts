import { holdKeys } from '../state/heldKeys.ts'

/**
 * Enter in a list that is found as one types. Before the answer to exactly this text it would take something of an older one: it waits, and so do
 * the keys after it, which are for what comes of it.
 */
export class Taking {
  #release: (() => void) | null = null
  readonly #hold: () => () => void

  constructor(hold: () => () => void = holdKeys) {
    this.#hold = hold
  }

  /** Enter. */
  press(isReady: boolean, take: () => void): void {
    if (isReady) take()
    else this.#release ??= this.#hold()
  }

  /** Called whenever something changed: takes what Enter waited for once it is there; what failed is not taken, and the keys go on. */
  settle(isReady: boolean, isFailed: boolean, take: () => void): void {
    const release = this.#release
    if (release === null || (!isReady && !isFailed)) return
    this.#release = null
    // Keys that were held are for what comes of it, and so after it is there.
    queueMicrotask(() => {
      if (!isFailed) take()
      release()
    })
  }
}
