import type { Moments } from '../../../shared/playbook.ts'
import type { CommandContext } from '../context.ts'
import { idOf } from '../people/people.ts'
import { change, type ChangingTicket, type TicketWithContact } from '../tickets/tickets.ts'
import { blobToUuid } from '../../db/blobs.ts'
import type { Standing } from './ladder.rules.ts'

export const momentsOf = ({ moments }: Pick<ChangingTicket, 'moments'>) => JSON.parse(moments) as Moments

export const standingOf = (ticket: TicketWithContact): Standing => ({ level: ticket.level, owner: ticket.owner, agent: ticket.agent, moments: momentsOf(ticket) })

/** What a ticket's row is set to; people by their ids, so that the history says all of it by itself. */
type TicketSet = Partial<Pick<ChangingTicket, 'level' | 'moments' | 'dissatisfied'>> & { readonly owner?: string; readonly agent?: string | null }

/** Brings a ticket to another place on the ladder, with its clocks and its history. */
export function stand(context: CommandContext, ticket: TicketWithContact, to: Standing, type: string, detail: { readonly why?: string; readonly [key: string]: unknown } = {}): number {
  const from = standingOf(ticket)
  const nameOf = (row: number | null) => (row === null ? null : idOf(context, row))
  const moments = JSON.stringify(to.moments)
  const set: TicketSet = { level: to.level, owner: idOf(context, to.owner), agent: nameOf(to.agent), moments }
  const changes = {
    ...(from.level === to.level ? {} : { level: { from: from.level, to: to.level } }),
    ...(from.owner === to.owner ? {} : { owner: { from: idOf(context, from.owner), to: idOf(context, to.owner) } }),
  }
  const last_seq = context.record({ entity: 'ticket', id: blobToUuid(ticket.ticket_id), type, body: { changes, ...detail, set } })
  change(context, ticket, { level: to.level, owner: to.owner, agent: to.agent, moments }, last_seq)
  return last_seq
}
