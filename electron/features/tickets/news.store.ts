import { reading } from '../../db/statement.ts'

export type NewsRow = { readonly seq: number; readonly type: string; readonly instant: number; readonly author: Uint8Array; readonly body: string; readonly ticket_id: Uint8Array; readonly number: string; readonly all_of_them: number }

/** Whether somebody has seen to an escalation since, or another came after it; what was taken back or handed back is on no level. */
const isSeenTo = "EXISTS (SELECT 1 FROM event AS later WHERE later.entity_id = event.entity_id AND later.seq > event.seq AND later.type IN ('ticket.steppedIn', 'ticket.escalated'))"

/**
 * What others did to open tickets of a person that they have to know of, in these events; the latest first. Left out are an answer that its customer was told
 * of by now, an escalation that is not to this person's level or that somebody has seen to, and what was given to somebody else meanwhile.
 */
export const newsOf = reading<{ owner: number; me: Uint8Array; id: string; role: string; after: number; upTo: number; most: number }, NewsRow>(`
  SELECT event.seq, event.type, event.instant, event.author, event.body, ticket.ticket_id, ticket.number, count(*) OVER () AS all_of_them
  FROM event CROSS JOIN ticket ON ticket.ticket_id = event.entity_id
  WHERE event.seq > @after AND event.seq <= @upTo AND event.type IN ('ticket.urged', 'ticket.answered', 'ticket.escalated', 'ticket.assigned', 'ticket.handedBack')
    AND event.author IS NOT NULL AND event.author <> @me AND ticket.owner = @owner AND ticket.state = 'open' AND ticket.deleted_at IS NULL
    AND CASE event.type
      WHEN 'ticket.answered' THEN event.instant > coalesce(ticket.progress_told_at, 0)
      WHEN 'ticket.escalated' THEN ticket.level = @role AND NOT ${isSeenTo}
      WHEN 'ticket.urged' THEN 1
      ELSE event.body ->> '$.changes.owner.to' = @id END
  ORDER BY event.seq DESC LIMIT @most`)
