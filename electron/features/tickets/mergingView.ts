import type { Merged, Part } from '../../../shared/contract/merging.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid } from '../../db/blobs.ts'
import type { Context } from '../context.ts'
import { getByRow as getOrderByRow } from '../orders/orders.ts'
import { isUntouched } from './merging.ts'
import { endOf, mergingEvent, type PartRow } from './merging.store.ts'
import { needIn } from './need.ts'
import type { TicketRow } from './tickets.store.ts'

/** Where a ticket that was merged leads to, since when and why; null: it was not. */
export function mergedOf(context: Context, ticket: TicketRow): Merged | null {
  if (ticket.merged_seq === null) return null
  const end = endOf.one(context.db, { row: ticket.row })
  const event = mergingEvent.one(context.db, { seq: ticket.merged_seq })
  if (end === null || event === null) throw new AppError('internal', { missing: 'merging' })
  return {
    into: { ticketId: blobToUuid(end.ticket_id), number: end.number, need: needIn(context, end) },
    at: event.instant as Instant,
    by: event.author_name ?? '',
    reason: (JSON.parse(event.body) as { readonly why?: string }).why ?? '',
    isUntouched: isUntouched(context, ticket),
  }
}

export function partViews(context: Context, parts: readonly PartRow[]): Part[] {
  return parts
    .toSorted((a, b) => b.joined_at - a.joined_at || b.row - a.row)
    .map((part) => ({
      ticketId: blobToUuid(part.ticket_id),
      number: part.number,
      version: part.version,
      need: needIn(context, part),
      openedAt: part.opened_at as Instant,
      mergedAt: part.joined_at as Instant,
      order: part.customer_order === null ? null : getOrderByRow(context, part.customer_order).order.number,
    }))
}
