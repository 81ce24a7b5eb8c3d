import { day } from '../../../shared/time.ts'

interface Mergeable {
  readonly row: number
  readonly state: string
  readonly customer: number | null
}

/** Why a ticket cannot be merged into another (i18n keys under `errors.not_possible.`); null: it can. What was merged before is closed. */
export function hindranceOf(ticket: Mergeable, into: Mergeable, acrossCustomers: boolean): 'mergeSelf' | 'mergeClosed' | 'mergeCustomer' | null {
  if (ticket.row === into.row) return 'mergeSelf'
  if (ticket.state === 'closed' || into.state === 'closed') return 'mergeClosed'
  return acrossCustomers || isSameCustomer(ticket, into) ? null : 'mergeCustomer'
}

/** Tickets without a customer are nobody's, and so not of the same one. */
export const isSameCustomer = (a: Pick<Mergeable, 'customer'>, b: Pick<Mergeable, 'customer'>) => a.customer !== null && a.customer === b.customer

interface Case {
  readonly need: string | null
  readonly free_need: string
  readonly opened_at: number
}

/** TK-5: the same need again within some days is the same problem. */
export function isRepeat(a: Case, b: Case, withinDays: number): boolean {
  return a.need === b.need && a.free_need.trim() === b.free_need.trim() && Math.abs(a.opened_at - b.opened_at) <= withinDays * day
}

interface Candidate {
  readonly isSameCustomer: boolean
  readonly isRepeat: boolean
  readonly openedAt: number
}

/** The likeliest duplicate first: of the same customer, then the same problem again, then the one that was opened last. */
export function byLikeness(a: Candidate, b: Candidate): number {
  return Number(b.isSameCustomer) - Number(a.isSameCustomer) || Number(b.isRepeat) - Number(a.isRepeat) || b.openedAt - a.openedAt
}

/** The state that a ticket goes back to when it is taken out of what it was merged into: it was not closed before. */
export const stateBefore = ({ resolved_at }: { readonly resolved_at: number | null }) => (resolved_at === null ? 'open' : 'resolved')

/** As it is shown: what was merged is closed by that and by nothing else. */
export const shownState = <State extends string>({ state, merged_into }: { readonly state: State; readonly merged_into: number | null }): State | 'merged' => (merged_into === null ? state : 'merged')
