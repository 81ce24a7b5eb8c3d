import type { Change } from '../../shared/changes.ts'
import { AppError } from '../../shared/errors.ts'
import type { Frame, Reply, Transport } from '../../shared/rpc.ts'

/** What the desktop's preload exposes as `window.fourstep`. */
export interface Bridge {
  send(frame: Frame): Promise<Reply>
  onPush(listener: (changes: readonly Change[]) => void): () => void
}

/** The desktop: the backend lives in the same program, so the link is up for as long as the window is there. */
export function bridgeTransport(bridge: Bridge): Transport {
  return {
    tellsAlarms: true,
    async send(frame) {
      try {
        return await bridge.send(frame)
      } catch {
        throw new AppError('connection_lost')
      }
    },
    onPush: (listener) => bridge.onPush(listener),
    onLink(listener) {
      listener('up')
      return () => undefined
    },
  }
}
