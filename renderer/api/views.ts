import type { QueryClient } from '@tanstack/react-query'
import type { QueryName } from '../../shared/contract/index.ts'
import type { ContactSummary } from '../../shared/contract/contact.ts'
import type { IntakeView } from '../../shared/contract/intake.ts'
import type { TicketView } from '../../shared/contract/tickets.ts'
import type { ContactId } from '../../shared/ids.ts'
import { markSeen } from '../state/places.ts'
import { useSession } from '../state/session.ts'

/** The key under which an answer is kept: another person or another language is another answer. */
export function queryKey(name: QueryName, input: unknown): readonly unknown[] {
  const { personId, language } = useSession.getState()
  return [name, input, personId, language]
}

/** A command answers with the new view: it is shown at once. A reply that was overtaken by a newer one is dropped. */
export function acceptView(queries: QueryClient, view: IntakeView): IntakeView {
  markSeen(view.contact.contactId, view.version)
  queries.setQueryData<IntakeView>(queryKey('intake.view', { contactId: view.contact.contactId }), (known) =>
    known !== undefined && known.version > view.version ? known : view,
  )
  return view
}

/** The version of a contact that was last heard of; 0 while none was. */
export function currentVersion(queries: QueryClient, contactId: ContactId): number {
  return queries.getQueryData<IntakeView>(queryKey('intake.view', { contactId }))?.version ?? 0
}

/** A contact that is over leaves the tabs at once, before the push that says so. */
export function leaveOpen(queries: QueryClient, contactId: ContactId): void {
  queries.setQueryData<readonly ContactSummary[]>(queryKey('intake.open', {}), (open) => open?.filter((contact) => contact.contactId !== contactId))
}

export function acceptTicket(queries: QueryClient, view: TicketView): TicketView {
  queries.setQueryData<TicketView>(queryKey('tickets.get', { ticketId: view.ticketId }), (known) =>
    known !== undefined && known.version > view.version ? known : view,
  )
  return view
}
