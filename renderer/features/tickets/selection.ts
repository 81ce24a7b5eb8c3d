import type { QueueRow } from '../../../shared/contract/tickets.ts'
import type { TicketId } from '../../../shared/ids.ts'

export type Selection = ReadonlySet<TicketId>

export const nothingSelected: Selection = new Set()

export function toggled(selection: Selection, ticketId: TicketId): Selection {
  const next = new Set(selection)
  if (!next.delete(ticketId)) next.add(ticketId)
  return next
}

/** With all rows from one place to another, either way round. */
export function withRange(selection: Selection, rows: readonly QueueRow[], from: number, to: number): Selection {
  return new Set([...selection, ...rows.slice(Math.min(from, to), Math.max(from, to) + 1).map((row) => row.ticketId)])
}

/** The rows that are selected and still there. */
export function selectedOf(rows: readonly QueueRow[], selection: Selection): QueueRow[] {
  return selection.size === 0 ? [] : rows.filter((row) => selection.has(row.ticketId))
}
