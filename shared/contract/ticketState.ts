import { z } from 'zod'

export const ticketStates = ['open', 'resolved', 'closed'] as const
export type TicketState = (typeof ticketStates)[number]
export const ticketStateSchema = z.enum(ticketStates)

/** As it is shown: what was merged into another ticket is closed by that (TK-5). */
export const shownStates = [...ticketStates, 'merged'] as const
export type ShownState = (typeof shownStates)[number]
export const shownStateSchema = z.enum(shownStates)
