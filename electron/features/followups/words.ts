import type { Playbook } from '../../../shared/playbook.ts'
import { actorOf, type Context } from '../context.ts'
import { getByRow } from '../customers/customers.ts'
import { type ScriptValues, wordsOf } from '../playbook/playbook.ts'
import { needIn, type TicketWithContact } from '../tickets/tickets.ts'

/** Values for every variable of what is said or sent about a ticket; no time is promised by it. */
export function valuesOf(context: Context, ticket: TicketWithContact, playbook: Playbook): ScriptValues {
  const words = wordsOf(playbook, context.language)
  const customer = ticket.customer === null ? null : getByRow(context, ticket.customer)
  const { name, staffNumber } = actorOf(context)
  return {
    'agent.name': name,
    'agent.number': staffNumber,
    'customer.name': customer?.name ?? '',
    'customer.phoneTail': customer?.phone.slice(-4) ?? '',
    'customer.tier': customer === null ? '' : words.title('tiers', customer.tier),
    'contact.type': ticket.type === null ? '' : words.title('types', ticket.type),
    'contact.scene': words.sceneTrail(ticket.scene).at(-1)?.title ?? '',
    'contact.need': needIn(context, ticket),
    'promise.time': '',
    'promise.span': '',
    'department.title': ticket.department === null ? '' : words.title('departments', ticket.department),
  }
}
