import type { Moments } from '../../../shared/playbook.ts'
import type { CommandContext } from '../context.ts'
import { idOf } from '../people/people.ts'
import { changeBy, type ChangingTicket, type TicketWithContact } from '../tickets/tickets.ts'
import type { Standing } from './ladder.rules.ts'

export const momentsOf = ({ moments }: Pick<ChangingTicket, 'moments'>) => JSON.parse(moments) as Moments

export const standingOf = (ticket: TicketWithContact): Standing => ({ level: ticket.level, owner: ticket.owner, agent: ticket.agent, moments: momentsOf(ticket) })

/** Brings a ticket to another place on the ladder, with its clocks and its history. */
export function stand(context: CommandContext, ticket: TicketWithContact, to: Standing, type: string, detail: { readonly why?: string; readonly [key: string]: unknown } = {}): number {
  const from = standingOf(ticket)
  const changes = {
    ...(from.level === to.level ? {} : { level: { from: from.level, to: to.level } }),
    ...(from.owner === to.owner ? {} : { owner: { from: idOf(context, from.owner), to: idOf(context, to.owner) } }),
  }
  return changeBy(context, ticket, { type, body: { changes, ...detail } }, { level: to.level, owner: to.owner, agent: to.agent, moments: JSON.stringify(to.moments) })
}
