import type { Duplicate } from '../../../shared/contract/merging.ts'
import type { ShownState } from '../../../shared/contract/ticketState.ts'
import type { TicketId } from '../../../shared/ids.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid } from '../../db/blobs.ts'
import type { Context } from '../context.ts'
import { getByRow } from '../customers/customers.ts'
import { nameOf } from '../people/people.ts'
import { playbookOf } from '../playbook/playbook.ts'
import { byLikeness, isRepeat, isSameCustomer, shownState } from './merging.rules.ts'
import { endsOf, mergeable } from './merging.store.ts'
import { needIn } from './need.ts'
import { search } from './queue.ts'
import { rowOf } from './ticket.ts'
import { openOfCustomer, type TicketRow } from './tickets.store.ts'

const mostShown = 8
/** Open tickets of a customer among which duplicates are looked for, the newest. */
const mostLooked = 50

/** Tickets that may be duplicates of this one (TK-5), the likeliest first: other open ones of its customer, or what a text finds. */
export function duplicates(context: Context, { ticketId, text }: { readonly ticketId: TicketId; readonly text: string }): Duplicate[] {
  const ticket = rowOf(context, ticketId)
  const { repeatWithinDays } = playbookOf(context.db, ticket.playbook).playbook
  return candidates(context, ticket, text)
    .filter(({ row }) => row !== ticket.row)
    .map((candidate) => ({ candidate, openedAt: candidate.opened_at, isSameCustomer: isSameCustomer(ticket, candidate), isRepeat: isRepeat(ticket, candidate, repeatWithinDays) }))
    .sort(byLikeness)
    .slice(0, mostShown)
    .map(({ candidate, isSameCustomer, isRepeat }) => ({
      ticketId: blobToUuid(candidate.ticket_id),
      number: candidate.number,
      version: candidate.version,
      state: shownState(candidate) as ShownState,
      need: needIn(context, candidate),
      customerName: candidate.customer === null ? null : getByRow(context, candidate.customer).name,
      ownerName: nameOf(context, candidate.owner),
      openedAt: candidate.opened_at as Instant,
      isSameCustomer,
      isRepeat,
    }))
}

function candidates(context: Context, ticket: TicketRow, text: string): TicketRow[] {
  if (text.trim() !== '') {
    const found = search(context, text)
    const ends = endsOf.all(context.db, { rows: JSON.stringify(found) }).map(({ row }) => row)
    return mergeable.all(context.db, { rows: JSON.stringify([...found, ...ends]) })
  }
  return ticket.customer === null ? [] : openOfCustomer.all(context.db, { customer: ticket.customer, most: mostLooked })
}
