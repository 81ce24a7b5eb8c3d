import { expect, onTestFinished, test, vi } from 'vitest'
import { focusFirst } from '../../renderer/ui/focusFirst.ts'

/** A panel that shows what the test says, and tells whoever watches it. */
function aPanel() {
  const now = { isOpen: true, isBusy: false, hasFirst: false }
  const seen = { focused: 0, done: 0 }
  const watching = new Set<() => void>()
  vi.stubGlobal('MutationObserver', class {
    readonly #told: () => void
    constructor(told: () => void) { this.#told = told }
    observe(): void { watching.add(this.#told) }
    disconnect(): void { watching.delete(this.#told) }
  })
  onTestFinished(() => { vi.unstubAllGlobals() })
  const panel = {
    querySelector: (wanted: string) => (wanted === '[data-first]' ? (now.hasFirst ? { focus: () => { seen.focused += 1 } } : null) : now.isBusy ? {} : null),
    matches: () => now.isOpen,
  }
  return {
    now, seen, isWatched: () => watching.size > 0,
    open: () => { focusFirst(panel as unknown as HTMLElement, () => { seen.done += 1 }) },
    show: (change: Partial<typeof now>) => {
      Object.assign(now, change)
      for (const told of [...watching]) told()
    },
  }
}

test('what stands first has the focus at once, and the keys are let go', () => {
  const { now, seen, open, isWatched } = aPanel()
  now.hasFirst = true
  open()
  expect([seen, isWatched()]).toEqual([{ focused: 1, done: 1 }, false])
})

test('while the panel waits for what it shows, the keys are held; then it has the focus, once', () => {
  const { now, seen, open, show, isWatched } = aPanel()
  now.isBusy = true
  open()
  expect(seen).toEqual({ focused: 0, done: 0 })
  show({ isBusy: true })
  expect([seen, isWatched()]).toEqual([{ focused: 0, done: 0 }, true])
  show({ isBusy: false, hasFirst: true })
  show({ hasFirst: true })
  expect([seen, isWatched()]).toEqual([{ focused: 1, done: 1 }, false])
})

test('closed while it waits, or with nothing to take the focus, the keys are let go all the same', () => {
  const closed = aPanel()
  closed.now.isBusy = true
  closed.open()
  closed.show({ isOpen: false })
  expect([closed.seen, closed.isWatched()]).toEqual([{ focused: 0, done: 1 }, false])
  const empty = aPanel()
  empty.open()
  expect([empty.seen, empty.isWatched()]).toEqual([{ focused: 0, done: 1 }, false])
})
