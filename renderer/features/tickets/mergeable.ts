import type { TicketView } from '../../../shared/contract/tickets.ts'

/** What is closed is merged no more, and nothing is merged into it. */
export const isMergeable = ({ state }: Pick<TicketView, 'state'>) => state === 'open' || state === 'resolved'
