import { beforeEach, expect, test } from 'vitest'
import type { TickPorts } from '../../renderer/state/tick.ts'
import { Tick } from '../../renderer/state/tick.ts'

/** A page whose time and visibility the test sets. */
class PageBench implements TickPorts {
  at = 10_250
  hidden = false
  armed: number[] = []
  #timers: { at: number; run: () => void }[] = []
  #visibility: () => void = () => undefined

  now = () => this.at
  isHidden = () => this.hidden
  onVisibility = (listener: () => void) => {
    this.#visibility = listener
  }
  after = (ms: number, run: () => void) => {
    const timer = { at: this.at + ms, run }
    this.armed.push(ms)
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer)
    }
  }
  pass(ms: number) {
    const until = this.at + ms
    for (;;) {
      const next = this.#timers.toSorted((a, b) => a.at - b.at)[0]
      if (next === undefined || next.at > until) break
      this.#timers = this.#timers.filter((each) => each !== next)
      this.at = next.at
      next.run()
    }
    this.at = until
  }
  show(hidden: boolean) {
    this.hidden = hidden
    this.#visibility()
  }
  get waiting() {
    return this.#timers.length
  }
}

let page: PageBench
let tick: Tick
let heard: number[]
const listener = () => heard.push(tick.now())
beforeEach(() => {
  page = new PageBench()
  tick = new Tick(page)
  heard = []
})

test('beats on the second', () => {
  tick.subscribe('second', listener)
  page.pass(3_000)
  expect(heard).toEqual([11_000, 12_000, 13_000])
})

test('beats four times a second while one listener needs it', () => {
  tick.subscribe('second', listener)
  const leave = tick.subscribe('fine', () => undefined)
  page.pass(750)
  expect(heard).toEqual([10_500, 10_750, 11_000])
  leave()
  page.pass(2_000)
  expect(heard.slice(3)).toEqual([11_250, 12_000, 13_000])
})

test('one timer for all, none when nobody listens', () => {
  const leaves = [tick.subscribe('second', listener), tick.subscribe('second', () => undefined), tick.subscribe('fine', () => undefined)]
  expect(page.waiting).toBe(1)
  for (const leave of leaves) leave()
  expect(page.waiting).toBe(0)
})

test('stops while the page is hidden and catches up at once when it is shown', () => {
  tick.subscribe('second', listener)
  page.show(true)
  page.pass(60_000)
  expect(heard).toEqual([])
  page.show(false)
  expect(heard).toEqual([70_250])
  page.pass(750)
  expect(heard).toEqual([70_250, 71_000])
})
