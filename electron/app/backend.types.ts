import type { Change } from '../../shared/changes.ts'
import type { Reply } from '../../shared/rpc.ts'

/** What a shell gets: it carries frames in and replies and pushes out, and knows nothing else. */
export interface Backend {
  /** Answers one frame, whatever it is, and never throws. Synchronous: when it returns, a command is durable. */
  handle(frame: unknown): Reply
  onPush(listener: (changes: readonly Change[]) => void): () => void
  /** After sleep or a change of the system clock: catches up with what fell due and re-arms the one timer. */
  wake(): void
  /** Disarms the timer and closes the database; further frames are answered with `connection_lost`. */
  close(): void
}
