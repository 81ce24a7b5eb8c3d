import type { ReactNode } from 'react'
import type { TicketId } from '../../../shared/ids.ts'
import { showTicket } from '../../state/navigation.ts'

interface Props {
  readonly ticketId: TicketId
  readonly className: string | undefined
  readonly children: ReactNode
}

/** Leads to the page of another ticket. */
export function TicketLink({ ticketId, className, children }: Props) {
  return (
    <button
      type="button"
      className={className}
      onClick={() => {
        showTicket(ticketId)
      }}
    >
      {children}
    </button>
  )
}
