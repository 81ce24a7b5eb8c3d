import { z } from 'zod'

export const ticketStates = ['open', 'resolved', 'closed'] as const
export type TicketState = (typeof ticketStates)[number]
/** As the indexes by due instant have it: its place among the states. */
export const stateNumber = (state: TicketState): number => ticketStates.indexOf(state)
export const ticketStateSchema = z.enum(ticketStates)

/** As it is shown: what was merged into another ticket is closed by that (TK-5). */
export const shownStates = [...ticketStates, 'merged'] as const
export type ShownState = (typeof shownStates)[number]
export const shownStateSchema = z.enum(shownStates)
