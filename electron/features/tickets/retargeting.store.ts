import { insertInto, reading, writing } from '../../db/statement.ts'
import type { TicketWithContact } from './tickets.store.ts'

/**
 * Open tickets in the order in which they were opened, from after one of them: one index holds them so, and a ticket keeps its place
 * in it whatever becomes of it.
 */
export const openAfter = reading<{ after: number; until: number; most: number }, TicketWithContact>(`
  SELECT ticket.*, contact.contact_id, contact.first_words_at
  FROM (SELECT row FROM ticket WHERE state = 'open' AND (serial, row) > (coalesce((SELECT serial FROM ticket WHERE row = @after), -1), @after)
      AND row <= @until AND deleted_at IS NULL ORDER BY serial, row LIMIT @most) AS page
    CROSS JOIN ticket ON ticket.row = page.row CROSS JOIN contact ON contact.row = ticket.contact
  ORDER BY ticket.serial, ticket.row`)
export const openTickets = reading<Record<string, never>, { tickets: number }>("SELECT coalesce(sum(tickets), 0) AS tickets FROM ticket_count WHERE state = 'open'")
export const lastTicket = reading<Record<string, never>, { row: number }>('SELECT coalesce(max(row), 0) AS row FROM ticket')

export type RetargetingRow = { readonly playbook: number; readonly asked_seq: number; readonly after: number; readonly until: number; readonly done: number; readonly of: number }
export const underWay = reading<Record<string, never>, RetargetingRow>('SELECT * FROM retargeting')
export const begin = writing<Pick<RetargetingRow, 'playbook' | 'asked_seq' | 'until' | 'of'>>(insertInto('retargeting', ['playbook', 'asked_seq', 'until', 'of']))
export const goOn = writing<Pick<RetargetingRow, 'after' | 'done'>>('UPDATE retargeting SET after = @after, done = @done')
export const end = writing<Record<string, never>>('DELETE FROM retargeting')

// Neither makes a new version of the ticket: nobody who works on it should be told that somebody else changed it. The indexes by
// due instant are left alone where that stays.
export const followClocks = writing<{ row: number; playbook: number }>('UPDATE ticket SET clocks_playbook = @playbook WHERE row = @row')
export const followClocksDue = writing<{ row: number; playbook: number; next_due_at: number | null }>('UPDATE ticket SET clocks_playbook = @playbook, next_due_at = @next_due_at WHERE row = @row')
