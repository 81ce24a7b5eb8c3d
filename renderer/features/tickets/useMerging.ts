import type { TicketView } from '../../../shared/contract/tickets.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useDesk } from '../../api/desk.ts'
import { acceptTicket } from '../../api/views.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { useAttempt } from '../../ui/useAttempt.ts'

/** A ticket as it was when the merge was decided on. */
export interface Decided {
  readonly ticketId: TicketId
  readonly version: number
}

export interface Merging {
  /** @param done once it is merged */
  readonly merge: (ticket: Decided, into: Decided, reason: string, acrossCustomers: boolean, done?: () => void) => Promise<void>
  readonly unmerge: (ticket: Decided, reason: string | null) => Promise<void>
}

/** Merges tickets and takes them out again; what was merged can be undone at once for ten seconds. */
export function useMerging(): Merging {
  const t = useWords()
  const attempt = useAttempt()
  const { client, queries } = useDesk()
  const accept = (both: { readonly ticket: TicketView; readonly into: TicketView }) => {
    acceptTicket(queries, both.ticket)
    acceptTicket(queries, both.into)
    return both
  }
  const unmerge = ({ ticketId, version }: Decided, reason: string | null) =>
    attempt(async () => {
      const { ticket } = accept(await client.tickets.unmerge({ ticketId, version, reason }))
      announce(t('merging.undone', { number: spokenTicketNumber(ticket.number) }))
    })
  return {
    merge: (decided, { ticketId, version }, reason, acrossCustomers, done) =>
      attempt(async () => {
        const { ticket, into } = accept(await client.tickets.merge({ ticketId: decided.ticketId, version: decided.version, into: ticketId, intoVersion: version, reason, acrossCustomers }))
        done?.()
        announce(t('merging.done', { number: spokenTicketNumber(ticket.number), into: spokenTicketNumber(into.number) }), 'quiet', () => void unmerge(ticket, null))
      }),
    unmerge,
  }
}
