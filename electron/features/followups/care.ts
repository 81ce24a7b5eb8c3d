import { AppError } from '../../../shared/errors.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { holds } from '../../../shared/playbookRules.ts'
import type { Instant } from '../../../shared/time.ts'
import type { CommandContext, Context } from '../context.ts'
import { inWords } from '../context.ts'
import { getByRow } from '../customers/customers.ts'
import { fill, playbookInForce } from '../playbook/playbook.ts'
import { comment, factsOf, rowOf } from '../tickets/tickets.ts'
import { careSentOn } from './followups.store.ts'
import { valuesOf } from './words.ts'

export interface Care {
  optedOut: boolean
  messages: { messageId: string; title: string; text: string; sentAt: Instant | null }[]
}

/** Messages for after closing that fit the ticket (FU-3). To a customer who wants none, none is offered; without a customer there is nobody to send them to. */
export function care(context: Context, { ticketId }: { readonly ticketId: TicketId }): Care {
  const ticket = rowOf(context, ticketId)
  const customer = ticket.customer === null ? null : getByRow(context, ticket.customer)
  if (customer === null || customer.noCareMessages) return { optedOut: customer !== null, messages: [] }
  const { playbook } = playbookInForce(context.db)
  const facts = factsOf(context, ticket, playbook)
  const values = valuesOf(context, ticket, playbook)
  const sent = new Map(careSentOn.all(context.db, { ticket_id: ticket.ticket_id }).map(({ message, instant }) => [message, instant as Instant]))
  return {
    optedOut: false,
    messages: playbook.careMessages
      .filter(({ when }) => holds(when, facts))
      .map(({ id, title, text }) => ({ messageId: id, title: inWords(context, title), text: fill(inWords(context, text), values), sentAt: sent.get(id) ?? null })),
  }
}

/** @throws AppError not_possible (`careOptedOut`, `careNotClosed`), not_found */
export function sendCare(context: CommandContext, input: { readonly ticketId: TicketId; readonly messageId: string; readonly text: string }): Care {
  const { optedOut, messages } = care(context, input)
  if (optedOut) throw new AppError('not_possible', {}, 'careOptedOut')
  if (!messages.some(({ messageId }) => messageId === input.messageId)) throw new AppError('not_found', { what: 'careMessage' })
  if (rowOf(context, input.ticketId).state === 'open') throw new AppError('not_possible', {}, 'careNotClosed')
  comment(context, { ticketId: input.ticketId, audience: 'customer', text: input.text })
  context.record({ entity: 'ticket', id: input.ticketId, type: 'ticket.cared', body: { message: input.messageId } })
  return care(context, input)
}
