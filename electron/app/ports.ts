import type { LocalText } from '../../shared/text.ts'
import type { Instant } from '../../shared/time.ts'

/** Everything the backend takes from outside. Nothing else may read the time, draw a number or arm a timer. */
export interface Ports {
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly notifier: Notifier
}

export interface Clock {
  /** wall time */
  now(): Instant
  /** milliseconds that never run backwards, from some beginning; against it wall time shows that it was set */
  monotonic(): number
  /** Calls `run` once after about `ms` (0…2³¹−1) and returns what disarms it. */
  after(ms: number, run: () => void): () => void
  /** Lets everything that waits have its turn, and goes on. */
  turn(): Promise<void>
}

export interface Ids {
  /** UUIDv7 (RFC 9562), later ones sorting after earlier ones of the same process. */
  uuid(): string
  /** an integer, 0 ≤ n < below */
  random(below: number): number
}

export type LogDetails = Readonly<Record<string, string | number | boolean | null>>

/** Structured log: an event name and values, never what customers said. */
export interface Log {
  info(event: string, details?: LogDetails): void
  warn(event: string, details?: LogDetails): void
  /** `error` is kept with its stack. */
  error(event: string, error: unknown, details?: LogDetails): void
}

/** A clock that has reached its warning threshold or its due instant. */
export interface Alarm {
  readonly kind: 'warned' | 'breached'
  readonly title: LocalText
  /** ticket number as it is spoken, or '' while there is no ticket */
  readonly subject: string
  readonly dueAt: Instant
}

/** Tells the person outside the window. Called after the commit, once for all alarms of one sweep. */
export interface Notifier {
  alarms(alarms: readonly Alarm[]): void
}
