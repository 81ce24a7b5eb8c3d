import { reading } from '../../db/statement.ts'

export type NewsRow = { readonly seq: number; readonly type: string; readonly instant: number; readonly author: Uint8Array; readonly body: string; readonly ticket_id: Uint8Array; readonly number: string; readonly all_of_them: number }

/** What others did to open tickets of a person that they have to know of, in these events; the latest first. An answer that its customer was told of by now is left out. */
export const newsOf = reading<{ owner: number; me: Uint8Array; after: number; upTo: number; most: number }, NewsRow>(`
  SELECT event.seq, event.type, event.instant, event.author, event.body, ticket.ticket_id, ticket.number, count(*) OVER () AS all_of_them
  FROM event CROSS JOIN ticket ON ticket.ticket_id = event.entity_id
  WHERE event.seq > @after AND event.seq <= @upTo AND event.type IN ('ticket.urged', 'ticket.answered') AND event.author IS NOT NULL AND event.author <> @me
    AND ticket.owner = @owner AND ticket.state = 'open' AND ticket.deleted_at IS NULL AND (event.type = 'ticket.urged' OR event.instant > coalesce(ticket.progress_told_at, 0))
  ORDER BY event.seq DESC LIMIT @most`)
