import type { WebSocket } from 'ws'
import type { Clock } from '../app/ports.ts'
import { limits } from './limits.ts'

/** Cuts off windows that gave no sign of life since the last beat, such as those of a browser that froze. */
export interface Heartbeat {
  watch(window: WebSocket): void
  stop(): void
}

export function startHeartbeat(clock: Clock): Heartbeat {
  const windows = new Map<WebSocket, { alive: boolean }>()
  const beat = () => {
    for (const [window, state] of windows) {
      if (state.alive) window.ping()
      else window.terminate()
      state.alive = false
    }
    disarm = clock.after(limits.heartbeat, beat)
  }
  let disarm = clock.after(limits.heartbeat, beat)
  return {
    watch(window) {
      const state = { alive: true }
      windows.set(window, state)
      window.on('pong', () => (state.alive = true))
      window.on('close', () => windows.delete(window))
    },
    stop: () => disarm(),
  }
}
