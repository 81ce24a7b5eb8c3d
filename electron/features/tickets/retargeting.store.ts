import { stateNumber } from '../../../shared/contract/ticketState.ts'
import { insertInto, reading, writing } from '../../db/statement.ts'
import type { TicketWithContact } from './tickets.store.ts'

/**
 * Open tickets in the order in which they were opened, from after one of them: one index holds them so, and a ticket keeps its place
 * in it whatever becomes of it.
 */
export const openAfter = reading<{ after: number; until: number; most: number }, TicketWithContact>(`
  SELECT ticket.*, contact.contact_id, contact.first_words_at
  FROM ticket CROSS JOIN contact ON contact.row = ticket.contact
  WHERE ticket.state = 'open' AND (ticket.serial, ticket.row) > (coalesce((SELECT last.serial FROM ticket AS last WHERE last.row = @after), -1), @after)
    AND ticket.row <= @until AND ticket.deleted_at IS NULL
  ORDER BY ticket.serial, ticket.row LIMIT @most`)
/** The same tickets with what it takes to move their clocks together; `device`: the desk that numbered it, null for this one; `follows`: the playbook that their clocks follow. */
export type FollowingRow = { readonly row: number; readonly contact: number; readonly serial: number; readonly device: Uint8Array | null; readonly follows: number; readonly next_due_at: number | null }
export const followingAfter = reading<{ after: number; until: number; most: number }, FollowingRow>(`
  SELECT ticket.row, due.contact, ticket.serial, nullif(ticket.device, (SELECT device_id FROM desk WHERE row = 1)) AS device, due.clocks_playbook AS follows, due.next_due_at
  FROM ticket CROSS JOIN ticket_due AS due ON due.ticket = ticket.row
  WHERE ticket.state = 'open' AND (ticket.serial, ticket.row) > (coalesce((SELECT last.serial FROM ticket AS last WHERE last.row = @after), -1), @after)
    AND ticket.row <= @until AND due.state = ${String(stateNumber('open'))}
  ORDER BY ticket.serial, ticket.row LIMIT @most`)
export const withContacts = reading<{ rows: string }, TicketWithContact>(`
  SELECT ticket.*, contact.contact_id, contact.first_words_at
  FROM json_each(@rows) AS asked CROSS JOIN ticket ON ticket.row = asked.value CROSS JOIN contact ON contact.row = ticket.contact`)

/** Anything but what a re-targeting does itself. */
export const happenedAfter = reading<{ seq: number }, { seq: number }>("SELECT seq FROM event WHERE seq > @seq AND type NOT IN ('playbook.clocksMoved', 'playbook.followed') ORDER BY seq LIMIT 1")

export const openTickets = reading<Record<string, never>, { tickets: number }>("SELECT coalesce(sum(tickets), 0) AS tickets FROM ticket_count WHERE state = 'open'")
export const lastTicket = reading<Record<string, never>, { row: number }>('SELECT coalesce(max(row), 0) AS row FROM ticket')

export type RetargetingRow = { readonly playbook: number; readonly asked_seq: number; readonly after: number; readonly until: number; readonly done: number; readonly of: number }
export const underWay = reading<Record<string, never>, RetargetingRow>('SELECT * FROM retargeting')
export const begin = writing<Pick<RetargetingRow, 'playbook' | 'asked_seq' | 'until' | 'of'>>(insertInto('retargeting', ['playbook', 'asked_seq', 'until', 'of']))
export const goOn = writing<Pick<RetargetingRow, 'after' | 'done'>>('UPDATE retargeting SET after = @after, done = @done')
export const end = writing<Record<string, never>>('DELETE FROM retargeting')

// Neither makes a new version of the ticket: nobody who works on it should be told that somebody else changed it. The indexes by
// due instant are left alone where that stays.
export const followClocks = writing<{ tickets: string; playbook: number }>('UPDATE ticket_due SET clocks_playbook = @playbook WHERE ticket IN (SELECT value FROM json_each(@tickets))')
/** Of tickets that are due next by as much later as each other, which one number says for all of them. */
export const followClocksLater = writing<{ tickets: string; playbook: number; later: number }>(`
  UPDATE OR ROLLBACK ticket_due SET clocks_playbook = @playbook, next_due_at = next_due_at + @later WHERE ticket IN (SELECT value FROM json_each(@tickets))`)
export const followClocksDue = writing<{ ticket: number; playbook: number; next_due_at: number | null }>(`
  UPDATE ticket_due SET clocks_playbook = @playbook, next_due_at = @next_due_at WHERE ticket = @ticket`)
