import { useCallback, useSyncExternalStore } from 'react'
import type { Instant } from '../../shared/time.ts'
import { instant, second } from '../../shared/time.ts'

const fineMs = 250

/** What the tick takes from the page. */
export interface TickPorts {
  now(): number
  after(ms: number, run: () => void): () => void
  isHidden(): boolean
  onVisibility(listener: () => void): void
}

export type Pace = 'second' | 'fine'

/** The one shared tick of the screen: once a second, on the second; four times while a clock under a minute is shown; none while the page is hidden. */
export class Tick {
  readonly #ports: TickPorts
  readonly #listeners = new Map<() => void, Pace>()
  #now: number
  #disarm: (() => void) | null = null

  constructor(ports: TickPorts) {
    this.#ports = ports
    this.#now = ports.now()
    ports.onVisibility(() => {
      this.#stop()
      if (!ports.isHidden()) this.#beat()
    })
  }

  now = (): number => this.#now

  subscribe(pace: Pace, listener: () => void): () => void {
    if (this.#listeners.size === 0) this.#now = this.#ports.now()
    this.#listeners.set(listener, pace)
    this.#stop()
    this.#arm()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) this.#stop()
    }
  }

  #arm(): void {
    if (this.#listeners.size === 0 || this.#ports.isHidden()) return
    const every = [...this.#listeners.values()].includes('fine') ? fineMs : second
    this.#disarm = this.#ports.after(every - (this.#ports.now() % every), () => {
      this.#beat()
    })
  }

  #stop(): void {
    this.#disarm?.()
    this.#disarm = null
  }

  #beat(): void {
    this.#now = this.#ports.now()
    for (const listener of [...this.#listeners.keys()]) listener()
    this.#arm()
  }
}

const pageTick = new Tick({
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => {
      clearTimeout(timer)
    }
  },
  isHidden: () => typeof document !== 'undefined' && document.hidden,
  onVisibility: (listener) => {
    if (typeof document !== 'undefined') document.addEventListener('visibilitychange', listener)
  },
})

/** The present instant, as all clocks on the screen show it; renders again with every tick. */
export function useNow(pace: Pace = 'second'): Instant {
  const subscribe = useCallback((listener: () => void) => pageTick.subscribe(pace, listener), [pace])
  return instant(useSyncExternalStore(subscribe, pageTick.now))
}

/** The present instant, read once. */
export function presentInstant(): Instant {
  return instant(Date.now())
}
