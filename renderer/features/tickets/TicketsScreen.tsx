import { useNavigation } from '../../state/navigation.ts'
import { Queue } from './Queue.tsx'
import { TicketPage } from './TicketPage.tsx'

/** 工单: the queue, or one ticket of it. The queue stays as it was behind the ticket. */
export function TicketsScreen() {
  const ticketId = useNavigation((navigation) => navigation.ticketId)
  return (
    <>
      <Queue hidden={ticketId !== null} />
      {ticketId !== null && <TicketPage key={ticketId} ticketId={ticketId} />}
    </>
  )
}
