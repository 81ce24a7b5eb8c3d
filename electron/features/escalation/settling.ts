import { blobToUuid } from '../../db/blobs.ts'
import type { CommandContext } from '../context.ts'
import { idOf } from '../people/people.ts'
import { idOfPlaybook } from '../playbook/playbook.ts'
import type { TicketWithContact } from '../tickets/tickets.ts'
import { type ChangingSuggestion, type SuggestionRow, updateSuggestion } from './escalation.store.ts'
import type { Standing } from './ladder.rules.ts'

type Settled = Partial<ChangingSuggestion>

/** What a suggestion is set to as the history has it: people and its playbook by their ids. */
export function inHistory(context: CommandContext, { playbook, decided_by, before, ...set }: Settled & Partial<Pick<SuggestionRow, 'playbook' | 'rule' | 'level' | 'priority' | 'since'>>): Readonly<Record<string, unknown>> {
  return {
    ...set,
    ...(playbook === undefined ? {} : { playbook: idOfPlaybook(context.db, playbook) }),
    ...(decided_by === undefined ? {} : { decided_by: named(context, decided_by) }),
    ...(before === undefined ? {} : { before: before === null ? null : standingOutside(context, JSON.parse(before) as Standing) }),
  }
}

const named = (context: CommandContext, person: number | null) => (person === null ? null : idOf(context, person))
const standingOutside = (context: CommandContext, standing: Standing) => JSON.stringify({ ...standing, owner: idOf(context, standing.owner), agent: named(context, standing.agent) })

/** What becomes of a suggestion, with an event that says all of it. */
export function settle(context: CommandContext, ticket: Pick<TicketWithContact, 'ticket_id'>, suggestion: SuggestionRow, type: string, set: Settled, why?: string): void {
  const ticketId = blobToUuid(ticket.ticket_id)
  const changes = suggestion.rule === null ? {} : { changes: { rule: { from: null, to: suggestion.rule } } }
  const last_seq = context.record({
    entity: 'ticket', id: ticketId, type,
    body: { ...changes, ...(why === undefined ? {} : { why }), suggestion: blobToUuid(suggestion.suggestion_id), suggested: inHistory(context, set) },
  })
  write(context, suggestion, set, last_seq)
  context.announce('suggestion', ticketId)
}

/** What becomes of a suggestion by an event that says it already. */
export function write(context: CommandContext, suggestion: SuggestionRow, set: Settled, last_seq: number): void {
  const { state, until, put_off, reason, decided_at, decided_by, due_at, before } = { ...suggestion, ...set }
  updateSuggestion(context.db, { row: suggestion.row, state, until, put_off, reason, decided_at, decided_by, due_at, before, last_seq })
}
