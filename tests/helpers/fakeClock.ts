import type { Clock } from '../../electron/app/ports.ts'
import { type Instant, instant } from '../../shared/time.ts'

interface Timer {
  readonly fireAt: number
  readonly run: () => void
}

const mostAtOnce = 10_000

/**
 * A clock that stands still until a test moves it. Timers run on elapsed time, as the machine's do: `set` changes what the wall
 * shows (a wrong system time, a sleep) and fires nothing, `advance` lets time pass and fires what is reached, in order.
 */
export class FakeClock implements Clock {
  #wall: number
  #elapsed = 0
  readonly #timers = new Set<Timer>()

  constructor(at: string | number) {
    this.#wall = typeof at === 'string' ? Date.parse(at) : at
  }

  readonly now = (): Instant => instant(this.#wall)

  readonly monotonic = (): number => this.#elapsed

  readonly after = (ms: number, run: () => void): (() => void) => {
    const timer = { fireAt: this.#elapsed + ms, run }
    this.#timers.add(timer)
    return () => { this.#timers.delete(timer) }
  }

  readonly turn = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve) })

  /** The waits of the armed timers from here, in ms. */
  get armed(): number[] {
    return [...this.#timers].map((timer) => timer.fireAt - this.#elapsed)
  }

  set(at: number): void {
    this.#wall = at
  }

  /** Lets time pass while something works: no timer fires before it is done. */
  pass(ms: number): void {
    this.#move(this.#elapsed + ms)
  }

  /** Lets time pass until the timer that is reached first, and fires that one only. */
  fireFirst(): void {
    const timer = this.#first(Infinity)
    if (timer === undefined) throw new Error('no timer is armed')
    this.#move(timer.fireAt)
    this.#timers.delete(timer)
    timer.run()
  }

  advance(ms: number): void {
    const end = this.#elapsed + ms
    let fired = 0
    for (let timer = this.#first(end); timer !== undefined; timer = this.#first(end)) {
      if (timer.fireAt > this.#elapsed) fired = 0
      this.#move(timer.fireAt)
      this.#timers.delete(timer)
      timer.run()
      fired += 1
      if (fired > mostAtOnce) throw new Error('timers are armed again and again without time passing')
    }
    this.#move(end)
  }

  #move(to: number): void {
    this.#wall += to - this.#elapsed
    this.#elapsed = to
  }

  #first(end: number): Timer | undefined {
    return [...this.#timers].filter((timer) => timer.fireAt <= end).sort((a, b) => a.fireAt - b.fireAt)[0]
  }
}
