import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/react-virtual'

/** Rows in sight (and a few beyond), and the heights of what is left out above and below. */
export interface RowsShown {
  readonly from: number
  /** not included */
  readonly to: number
  readonly above: number
  readonly below: number
}

const beyond = 12

/** Heights as the style sheet has them, px. */
interface Measures {
  readonly row: number
  /** what stays at the top while the rest scrolls */
  readonly head: number
}

/**
 * Which rows of a long list are in sight, as a store that React subscribes to: the hook of the library answers with functions
 * that change under the same name, which React's rules refuse.
 */
export class RowWindow {
  readonly #listeners = new Set<() => void>()
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>
  readonly #measures: Measures
  #element: HTMLElement | null = null
  #shown: RowsShown = { from: 0, to: 0, above: 0, below: 0 }

  constructor(measures: Measures) {
    this.#measures = measures
    this.#virtualizer = new Virtualizer<HTMLElement, HTMLElement>(this.#options(0))
  }

  shown = (): RowsShown => this.#shown

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** Watches the element that scrolls until the returned function is called. */
  watch(element: HTMLElement | null): () => void {
    this.#element = element
    this.#virtualizer._willUpdate()
    return this.#virtualizer._didMount()
  }

  setCount(count: number): void {
    this.#virtualizer.setOptions(this.#options(count))
    this.#virtualizer._willUpdate()
    this.#look()
  }

  /** Scrolls no farther than it must for this row to be seen. */
  reveal(row: number): void {
    this.#virtualizer.scrollToIndex(row, { align: 'auto' })
  }

  #options(count: number) {
    return {
      count,
      getScrollElement: () => this.#element,
      estimateSize: () => this.#measures.row,
      overscan: beyond,
      scrollPaddingStart: this.#measures.head,
      scrollPaddingEnd: this.#measures.row,
      observeElementRect,
      observeElementOffset,
      scrollToFn: elementScroll,
      onChange: () => {
        this.#look()
      },
    }
  }

  #look(): void {
    const items = this.#virtualizer.getVirtualItems()
    const first = items[0]
    const last = items.at(-1)
    const now = { from: first?.index ?? 0, to: (last?.index ?? -1) + 1, above: first?.start ?? 0, below: this.#virtualizer.getTotalSize() - (last?.end ?? 0) }
    const before = this.#shown
    if (now.from === before.from && now.to === before.to && now.below === before.below) return
    this.#shown = now
    for (const listener of [...this.#listeners]) listener()
  }
}
