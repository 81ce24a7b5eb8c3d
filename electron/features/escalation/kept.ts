import type { ReadDb } from '../../db/connection.ts'
import { latestOfTickets, type SuggestionRow } from './escalation.store.ts'

/** The latest suggestion of each rule on these tickets, by the ticket's row; the most pressing first. */
export function keptOn(db: ReadDb, tickets: readonly { readonly row: number }[]): ReadonlyMap<number, readonly SuggestionRow[]> {
  const kept = new Map<number, SuggestionRow[]>()
  for (const suggestion of latestOfTickets.all(db, { tickets: JSON.stringify(tickets.map(({ row }) => row)) })) kept.set(suggestion.ticket, [...(kept.get(suggestion.ticket) ?? []), suggestion])
  for (const suggestions of kept.values()) suggestions.sort((a, b) => a.priority - b.priority || a.row - b.row)
  return kept
}
