import { reading, writing } from '../../db/statement.ts'
import type { TicketRow, TicketWithContact } from './tickets.store.ts'

type Merged = Pick<TicketRow, 'merged_into' | 'merged_seq' | 'merged_version'>

/** Makes no new version: it goes with a change that does. */
export const setMerged = writing<Merged & { row: number }>('UPDATE ticket SET merged_into = @merged_into, merged_seq = @merged_seq, merged_version = @merged_version WHERE row = @row')

/** A ticket that is part of another one; `joined_at` is when it came there, by itself or with the one that it had been merged into before. */
export type PartRow = TicketWithContact & { readonly joined_at: number }

/** All that was merged into a ticket, and into what was. */
export const partsOf = reading<{ ticket: number }, PartRow>(`
  WITH RECURSIVE part (row, joined_at) AS (
    SELECT row, closed_at FROM ticket WHERE merged_into = @ticket
    UNION ALL SELECT ticket.row, part.joined_at FROM part CROSS JOIN ticket ON ticket.merged_into = part.row)
  SELECT ticket.*, contact.contact_id, contact.first_words_at, part.joined_at
  FROM part CROSS JOIN ticket ON ticket.row = part.row CROSS JOIN contact ON contact.row = ticket.contact
  WHERE ticket.deleted_at IS NULL`)

/** Where tickets that were merged lead to in the end; nothing for those that were not. */
const leads = (first: string) => `
  WITH RECURSIVE led (row, further) AS (
    SELECT row, merged_into FROM ticket WHERE ${first} AND merged_into IS NOT NULL
    UNION SELECT ticket.row, ticket.merged_into FROM led CROSS JOIN ticket ON ticket.row = led.further)`

export const endOf = reading<{ row: number }, TicketWithContact>(`${leads('row = @row')}
  SELECT ticket.*, contact.contact_id, contact.first_words_at
  FROM led CROSS JOIN ticket ON ticket.row = led.row CROSS JOIN contact ON contact.row = ticket.contact WHERE led.further IS NULL`)
export const endsOf = reading<{ rows: string }, { row: number }>(`${leads('row IN (SELECT value FROM json_each(@rows))')}
  SELECT row FROM led WHERE further IS NULL`)

export const versionOf = reading<{ row: number }, { version: number }>('SELECT version FROM ticket WHERE row = @row')

export type MergingEvent = { readonly instant: number; readonly author_name: string | null; readonly body: string }
export const mergingEvent = reading<{ seq: number }, MergingEvent>(
  'SELECT event.instant, person.name AS author_name, event.body FROM event LEFT JOIN person ON person.person_id = event.author WHERE event.seq = @seq',
)

/** What of some tickets may be merged: none of the closed ones. */
export const mergeable = reading<{ rows: string }, TicketRow>("SELECT * FROM ticket WHERE row IN (SELECT value FROM json_each(@rows)) AND state <> 'closed' AND deleted_at IS NULL")
