import { insertInto, reading, writing } from '../../db/statement.ts'
import type { TicketWithContact } from './tickets.store.ts'

export type UrgeRow = { readonly ticket: number; readonly person: number; readonly at: number; readonly why: string }

export const urgesOf = reading<{ ticket: number }, UrgeRow>('SELECT ticket, person, at, why FROM urge WHERE ticket = @ticket AND deleted_at IS NULL ORDER BY at DESC, row DESC')
export const insertUrge = writing<UrgeRow & { last_seq: number }>(insertInto('urge', ['ticket', 'person', 'at', 'why', 'last_seq']))
export const urgesOfSome = reading<{ rows: string }, { ticket: number; urges: number }>('SELECT ticket, count(*) AS urges FROM urge WHERE ticket IN (SELECT value FROM json_each(@rows)) AND deleted_at IS NULL GROUP BY ticket')

/** How often each of some tickets came before it, by the same customer with the same need within some time (TK-5). */
export const repeatsOfSome = reading<{ rows: string; within: number }, { row: number; earlier: number }>(`
  SELECT ticket.row, count(*) AS earlier
  FROM ticket CROSS JOIN ticket AS earlier ON earlier.customer = ticket.customer AND earlier.opened_at BETWEEN ticket.opened_at - @within AND ticket.opened_at
  WHERE ticket.row IN (SELECT value FROM json_each(@rows)) AND ticket.customer IS NOT NULL AND earlier.row < ticket.row AND earlier.need IS ticket.need AND trim(earlier.free_need) = trim(ticket.free_need) AND earlier.deleted_at IS NULL
  GROUP BY ticket.row`)

/** Most of those that wait for somebody of a team. */
const most = 500
export const released = reading<{ team: string }, TicketWithContact>(`
  SELECT ticket.*, contact.contact_id, contact.first_words_at FROM ticket JOIN contact ON contact.row = ticket.contact
  WHERE ticket.released_at IS NOT NULL AND ticket.state = 'open' AND ticket.deleted_at IS NULL AND ticket.owner IN (SELECT value FROM json_each(@team)) ORDER BY ticket.released_at, ticket.row LIMIT ${String(most)}`)
export const openOfOwner = reading<{ owner: number }, { ticket_id: Uint8Array }>("SELECT ticket_id FROM ticket WHERE owner = @owner AND state = 'open' AND deleted_at IS NULL")
export const openByOwner = reading<Record<string, never>, { owner: number; tickets: number }>("SELECT owner, sum(tickets) AS tickets FROM ticket_count WHERE state = 'open' GROUP BY owner")
