import type { TicketState } from '../../../shared/contract/tickets.ts'
import type { Moments, PausingState, Rest } from '../../../shared/playbook.ts'

/** Where a ticket may go from where it is, the usual way first. */
export const moves: Readonly<Record<TicketState, readonly TicketState[]>> = {
  open: ['resolved'],
  resolved: ['closed', 'open'],
  closed: ['open'],
}

/** Taking a ticket up again needs a reason (TK-1: not solved or not satisfied → back). */
export function needsReason(from: TicketState, to: TicketState): boolean {
  return from !== 'open' && to === 'open'
}

export type TicketInstants = {
  readonly arrived_at: number
  readonly first_words_at: number | null
  readonly opened_at: number
  readonly told_at: number | null
  readonly resolved_at: number | null
  readonly reopened_at: number | null
  readonly progress_told_at: number | null
  /** JSON by the names of moments */
  readonly moments: string
}

/** The instants of a ticket's life by which its clocks start and stop. */
export function momentsOf(ticket: TicketInstants): Moments {
  return {
    ...(JSON.parse(ticket.moments) as Moments),
    contactArrived: ticket.arrived_at,
    ticketOpened: ticket.opened_at,
    ...known('firstWords', ticket.first_words_at),
    ...known('customerTold', ticket.told_at),
    ...known('progressTold', ticket.progress_told_at),
    ...known('ticketResolved', ticket.resolved_at),
    ...known('ticketReopened', ticket.reopened_at),
  }
}

/** What a customer said of an earlier solving is no answer to the next, whatever the system time does in between (CK-22). */
export function withoutFollowUp(moments: string): string {
  const { followedUp: _earlier, ...others } = JSON.parse(moments) as Moments
  return JSON.stringify(others)
}

function known<Name extends keyof Moments>(name: Name, at: number | null): { [N in Name]?: number } {
  return at === null ? {} : ({ [name]: at } as { [N in Name]?: number })
}

/** The rests with one begun at an instant. */
export const restBegun = (rests: readonly Rest[], state: PausingState, at: number): readonly Rest[] => [...rests, [state, at, null]]

/** The rests with those of a state that last ended at an instant, none before it began: the system time may have been set back (CK-22). */
export const restEnded = (rests: readonly Rest[], state: PausingState, at: number): readonly Rest[] =>
  rests.map((rest) => (rest[0] === state && rest[2] === null ? [state, rest[1], Math.max(rest[1], at)] : rest))

/** Since when the customer's answer is waited for; null when it is not. */
export const waitingSince = (rests: readonly Rest[]): number | null => rests.find(([state, , to]) => state === 'waiting' && to === null)?.[1] ?? null
