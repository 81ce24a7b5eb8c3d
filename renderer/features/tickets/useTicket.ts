import { useState } from 'react'
import type { GradeKind } from '../../../shared/contract/intake.ts'
import type { TicketState, TicketView } from '../../../shared/contract/tickets.ts'
import type { AppError } from '../../../shared/errors.ts'
import { asAppError } from '../../api/client.ts'
import { useDesk } from '../../api/desk.ts'
import { acceptTicket, queryKey } from '../../api/views.ts'

export interface TicketActions {
  readonly error: AppError | null
  move(to: TicketState, reason: string | null): Promise<void>
  /** the customer has to answer first (CK-22) */
  wait(reason: string): Promise<void>
  goOn(): Promise<void>
  grade(kind: GradeKind, id: string, reason: string): Promise<void>
}

/** Changes of a ticket carry the version they were decided on; when somebody was faster the ticket is fetched again. */
export function useTicket({ ticketId, version }: TicketView): TicketActions {
  const { client, queries } = useDesk()
  const [error, setError] = useState<AppError | null>(null)
  const run = async (command: () => Promise<TicketView>) => {
    try {
      acceptTicket(queries, await command())
      setError(null)
    } catch (thrown) {
      const failure = asAppError(thrown)
      setError(failure)
      if (failure.code === 'conflict') {
        await Promise.all([
          queries.invalidateQueries({ queryKey: queryKey('tickets.get', { ticketId }) }),
          queries.invalidateQueries({ queryKey: queryKey('tickets.history', { ticketId }) }),
        ])
      }
    }
  }
  return {
    error,
    move: (to, reason) => run(() => client.tickets.move({ ticketId, version, to, reason })),
    wait: (reason) => run(() => client.tickets.wait({ ticketId, version, reason })),
    goOn: () => run(() => client.tickets.goOn({ ticketId, version })),
    grade: (kind, id, reason) => run(() => client.tickets.grade({ ticketId, version, kind, id, reason })),
  }
}
