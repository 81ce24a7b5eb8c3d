import type { Context } from '../context.ts'
import { playbookOf, type Words, wordsOf } from '../playbook/playbook.ts'
import type { TicketRow } from './tickets.store.ts'

/** The need in words: the playbook's, or the agent's where it is on no list. */
export function needOf(ticket: Pick<TicketRow, 'need' | 'free_need'>, words: Words): string {
  return ticket.need === null ? ticket.free_need : words.title('needs', ticket.need)
}

/** The need in the words of the ticket's own playbook and the asker's language. */
export function needIn(context: Context, ticket: Pick<TicketRow, 'need' | 'free_need' | 'playbook'>): string {
  return needOf(ticket, wordsOf(playbookOf(context.db, ticket.playbook).playbook, context.language))
}
