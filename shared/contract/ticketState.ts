import { z } from 'zod'

export const ticketStates = ['open', 'resolved', 'closed'] as const
export type TicketState = (typeof ticketStates)[number]
export const ticketStateSchema = z.enum(ticketStates)
