import { AppError } from '../../../shared/errors.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { blobToUuid } from '../../db/blobs.ts'
import type { CommandContext, Context } from '../context.ts'
import { clocksOfTickets, restore, type Start } from '../clocks/clocks.ts'
import { hindranceOf, stateBefore } from './merging.rules.ts'
import { endOf, partsOf, setMerged, versionOf } from './merging.store.ts'
import { change, changeable, earlierStartsOf, setOf, versioned } from './ticket.ts'
import type { TicketWithContact } from './tickets.store.ts'

export interface MergeAsked {
  readonly ticketId: TicketId
  readonly version: number
  readonly into: TicketId
  readonly intoVersion: number
  readonly reason: string
  /** that they are not of the same customer is meant so */
  readonly acrossCustomers: boolean
}

/**
 * Merges a duplicate into another ticket (TK-5). It is closed by that: its clocks that run are cancelled, what it met stays met and
 * what it broke stays broken. The other one takes over the earlier start where its policies say so; all that was written and promised
 * on the duplicate is shown there too, and stays where it is.
 * @throws AppError conflict (`conflict.into` for the other one), not_possible
 */
export function merge(context: CommandContext, input: MergeAsked): void {
  const ticket = changeable(context, input)
  const into = intoOf(context, input)
  const hindrance = hindranceOf(ticket, into, input.acrossCustomers)
  if (hindrance !== null) throw new AppError('not_possible', {}, hindrance)
  // Where the system time was set back meanwhile it still comes after the clocks that it concerns began (CK-22).
  const closed_at = Math.max(context.now, into.reopened_at ?? into.opened_at)
  const merged_seq = context.record({
    entity: 'ticket', id: input.ticketId, type: 'ticket.merged',
    body: { changes: { mergedInto: { from: null, to: into.number }, state: { from: ticket.state, to: 'closed' } }, why: input.reason, into: input.into, ...setOf(context, ticket, { state: 'closed', closed_at, merged_into: into.row, merged_version: into.version + 1 }) },
  })
  change(context, { ...ticket, merged_into: into.row }, { state: 'closed', closed_at }, merged_seq)
  setMerged(context.db, { row: ticket.row, merged_into: into.row, merged_seq, merged_version: into.version + 1 })
  const last_seq = context.record({ entity: 'ticket', id: input.into, type: 'ticket.tookIn', body: { changes: { merged: { from: null, to: ticket.number } }, why: input.reason, ticket: input.ticketId } })
  change(context, into, {}, last_seq)
}

function intoOf(context: CommandContext, input: MergeAsked) {
  try {
    return changeable(context, { ticketId: input.into, version: input.intoVersion })
  } catch (error) {
    throw error instanceof AppError && error.code === 'conflict' ? new AppError('conflict', error.details, 'into') : error
  }
}

/**
 * Takes a ticket out of the one that it was merged into: its state comes back, its clocks run again from the same starts with the same
 * promises, and the other one counts from its own start again. What happened since stays. Once the other one has been changed that
 * takes a reason.
 * @throws AppError conflict, not_possible, not_ready
 */
export function unmerge(context: CommandContext, input: { readonly ticketId: TicketId; readonly version: number; readonly reason: string | null }): { readonly into: TicketId } {
  const ticket = versioned(context, input)
  const { merged_into, merged_seq } = ticket
  const from = endOf.one(context.db, { row: ticket.row })
  if (merged_into === null || merged_seq === null || from === null) throw new AppError('not_possible', {}, 'notMerged')
  if (input.reason === null && !isUntouched(context, ticket)) throw new AppError('not_ready', {}, 'unmerge')
  const into = blobToUuid(from.ticket_id)
  const givenBack = earlierStartsOf(context, [{ ...ticket, joined_at: context.now }, ...partsOf.all(context.db, { ticket: ticket.row })])
  const why = input.reason === null ? {} : { why: input.reason }
  const state = stateBefore(ticket)
  const seq = context.record({ entity: 'ticket', id: input.ticketId, type: 'ticket.unmerged', body: { changes: { mergedInto: { from: from.number, to: null }, state: { from: 'closed', to: state } }, ...why, from: into, ...setOf(context, ticket, { state, closed_at: null, merged_into: null, merged_seq: null, merged_version: null }) } })
  setMerged(context.db, { row: ticket.row, merged_into: null, merged_seq: null, merged_version: null })
  const counted = restore(context, { contact: ticket.contact, ticket: ticket.row }, merged_seq, seq)
  change(context, { ...ticket, merged_into: null }, { state, closed_at: null }, seq, counted)
  const last_seq = context.record({ entity: 'ticket', id: into, type: 'ticket.letGo', body: { changes: { merged: { from: ticket.number, to: null } }, ...why, ticket: input.ticketId } })
  change(context, from, {}, last_seq, [...givenBack, ...startsOfNobody(context, from)])
  return { into }
}

/** Since when clocks count that have neither their own start nor one of what is still merged in: of what was taken out before, when another was earlier still. */
function startsOfNobody(context: Context, into: TicketWithContact): Start[] {
  const own = earlierStartsOf(context, [{ ...into, joined_at: context.now }])
  const left = earlierStartsOf(context, partsOf.all(context.db, { ticket: into.row }))
  return (clocksOfTickets(context.db, [into]).get(into.row) ?? [])
    .map(({ metric, counted_from }) => ({ metric, startedAt: counted_from }))
    .filter((start) => own.some(({ metric, startedAt }) => metric === start.metric && start.startedAt < startedAt) && !left.some(({ metric, startedAt }) => metric === start.metric && startedAt === start.startedAt))
}

/** Whether nobody has changed the ticket that this one was merged into since: it can then be undone without a word. */
export function isUntouched({ db }: Context, { merged_into, merged_version }: { readonly merged_into: number | null; readonly merged_version: number | null }): boolean {
  return merged_into !== null && versionOf.one(db, { row: merged_into })?.version === merged_version
}
