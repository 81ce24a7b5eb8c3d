import { dueAt, elapsed, type Pause } from '../../../shared/calendar/arithmetic.ts'
import { type CompiledCalendar, lastReckoned } from '../../../shared/calendar/compile.ts'
import type { ClockPolicy } from '../../../shared/playbook.ts'

/** A promise in instants, ms UTC; `targetMs` is open time (CK-20). */
export interface Instants {
  readonly targetMs: number
  readonly warnAt: number
  readonly dueAt: number
}

/**
 * A policy's instants for a clock that counts from `countedFrom` without its pauses. Under a calendar that never opens again it
 * falls due at the end of time.
 */
export function instantsOf(policy: ClockPolicy, calendar: CompiledCalendar, countedFrom: number, pauses: readonly Pause[] = []): Instants {
  const targetMs = policy.target * 1_000
  const after = (ms: number) => dueAt(calendar, countedFrom, ms, pauses) ?? lastReckoned
  return { targetMs, warnAt: after(Math.round(targetMs * policy.warnAt)), dueAt: after(targetMs) }
}

/** Open time that is left of a promise at an instant, ms; 0 when it has been used up. */
export function leftAt(targetMs: number, calendar: CompiledCalendar, countedFrom: number, pauses: readonly Pause[], at: number): number {
  return Math.max(0, targetMs - elapsed(calendar, countedFrom, at, pauses))
}
