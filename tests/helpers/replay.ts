import type { RecordedEvent } from './desk.ts'

/** What of a ticket every row must show that its events alone would make: all but what its clocks and the counting of changes add. */
export const replayed = [
  'owner', 'state', 'tier', 'severity', 'severity_by', 'severity_reason', 'priority', 'priority_by', 'priority_reason', 'told_at', 'progress_told_at', 'resolved_at', 'reopened_at', 'closed_at', 'rests',
  'course', 'stage', 'level', 'agent', 'dissatisfied', 'moments', 'released_at', 'merged_into', 'merged_seq', 'merged_version',
] as const

/** A ticket as its events say, oldest first: the first one opened it, each further one set what it names. */
export function rowFrom(events: readonly Pick<RecordedEvent, 'type' | 'body' | 'seq'>[]): Readonly<Record<string, unknown>> {
  let row: Record<string, unknown> = { merged_into: null, merged_seq: null, merged_version: null }
  for (const { type, body, seq } of events) {
    row = { ...row, ...(type === 'ticket.opened' ? body : (body['set'] as Record<string, unknown> | undefined)), ...(type === 'ticket.merged' ? { merged_seq: seq } : {}) }
  }
  return Object.fromEntries(replayed.map((column) => [column, row[column]]))
}
