import type { FollowUpResult } from '../../../shared/contract/followups.ts'

/** What a call leads to. `again`: it is tried once more; `isOver`: the follow-up has ended, and its clock is met. */
export interface CallOutcome {
  readonly attempts: number
  readonly result: FollowUpResult | null
  readonly again: boolean
  readonly isOver: boolean
}

/**
 * FU-1. Somebody who is reached has answered. Somebody who is not is called again as often as the playbook says; the last try ends it,
 * and ends the clock with it: what was promised is that we call, and a customer who does not answer must not make us late for ever. How many
 * were not reached is told apart by the result.
 */
export function afterCall(result: FollowUpResult, attemptsBefore: number, retries: number): CallOutcome {
  const attempts = attemptsBefore + 1
  const again = result === 'notReached' && attempts <= retries
  return { attempts, result: again ? null : result, again, isOver: !again }
}

interface Callable {
  readonly nextTryAt: number | null
  readonly dueAt: number
}

/** What can be called about now first, in the order in which it is due; then what has to wait, in the order of its next try. */
export function inCallingOrder<Row extends Callable>(rows: readonly Row[], now: number): Row[] {
  const waitsUntil = ({ nextTryAt }: Row) => (nextTryAt !== null && nextTryAt > now ? nextTryAt : 0)
  return [...rows].sort((a, b) => waitsUntil(a) - waitsUntil(b) || a.dueAt - b.dueAt)
}
