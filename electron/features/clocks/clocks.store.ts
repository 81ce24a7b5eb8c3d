import { stateNumber, ticketStates, type TicketState } from '../../../shared/contract/ticketState.ts'
import { insertInto, reading, writing } from '../../db/statement.ts'
import type { ClockRow } from './life.rules.ts'

/** A clock with the ids that the desk knows it by. */
export type ClockWithIds = ClockRow & { readonly contact_id: Uint8Array; readonly ticket_id: Uint8Array | null; readonly ticket_number: string | null }

const columns = [
  'clock_id', 'contact', 'ticket', 'playbook', 'policy', 'metric', 'started_at', 'counted_from', 'pauses', 'paused_at', 'target_ms', 'warn_at', 'due_at',
  'warned_at', 'breached_at', 'met_at', 'cancelled_at', 'next_alarm_at', 'last_seq',
] as const

const selected = `
  SELECT clock.*, contact.contact_id, ticket.ticket_id, ticket.number AS ticket_number
  FROM clock JOIN contact ON contact.row = clock.contact LEFT JOIN ticket ON ticket.row = clock.ticket`

export const insertClock = writing<Omit<ClockRow, 'row'>>(insertInto('clock', columns))
export const updateClock = writing<Omit<ClockRow, 'clock_id' | 'contact' | 'ticket' | 'started_at' | 'metric'>>(`
  UPDATE clock SET playbook = @playbook, policy = @policy, counted_from = @counted_from, pauses = @pauses, paused_at = @paused_at,
    target_ms = @target_ms, warn_at = @warn_at, due_at = @due_at,
    warned_at = @warned_at, breached_at = @breached_at, met_at = @met_at, cancelled_at = @cancelled_at, next_alarm_at = @next_alarm_at,
    version = version + 1, last_seq = @last_seq
  WHERE row = @row`)

type OfTicket = { readonly contact: number; readonly ticket: number }
type After = OfTicket & { readonly after: number }

/** All of a contact while it has no ticket of its own, or of a ticket; the cancelled ones too. */
export const ofContact = reading<{ contact: number }, ClockRow>('SELECT * FROM clock WHERE contact = @contact AND ticket IS NULL ORDER BY due_at, row')
export const ofTicket = reading<OfTicket, ClockRow>('SELECT * FROM clock WHERE contact = @contact AND ticket = @ticket ORDER BY due_at, row')
export const ofContacts = reading<{ contacts: string }, ClockRow>('SELECT * FROM clock WHERE contact IN (SELECT value FROM json_each(@contacts)) ORDER BY due_at, row')
export const shownOfContact = reading<{ contact: number }, ClockWithIds>(`${selected} WHERE clock.contact = @contact AND clock.ticket IS NULL AND clock.cancelled_at IS NULL ORDER BY clock.due_at, clock.row`)
export const shownOfTicket = reading<OfTicket, ClockWithIds>(`${selected} WHERE clock.contact = @contact AND clock.ticket = @ticket AND clock.cancelled_at IS NULL ORDER BY clock.due_at, clock.row`)

/** What of a ticket's clocks was cancelled after an event: what is cancelled is changed no more. */
export const cancelledAfter = reading<After, ClockRow>('SELECT * FROM clock WHERE contact = @contact AND ticket = @ticket AND cancelled_at IS NOT NULL AND last_seq > @after ORDER BY row')
/** With what was cancelled after an event, as a ticket that was merged shows what it had. */
export const shownWithCancelled = reading<After, ClockWithIds>(`${selected} WHERE clock.contact = @contact AND clock.ticket = @ticket AND (clock.cancelled_at IS NULL OR clock.last_seq > @after) ORDER BY clock.due_at, clock.row`)

export const byId = reading<{ clock_id: Uint8Array }, ClockRow>('SELECT * FROM clock WHERE clock_id = @clock_id AND deleted_at IS NULL')
/** In which states a ticket has been in which clocks may stand still (JSON of `Rest`). */
export const restsOfTicket = reading<{ ticket: number }, { rests: string }>('SELECT rests FROM ticket WHERE row = @ticket')
export const typeOfEvent = reading<{ seq: number }, { type: string }>('SELECT type FROM event WHERE seq = @seq')
export const ofMetric = reading<{ contact: number; metric: string }, ClockRow>('SELECT * FROM clock WHERE contact = @contact AND metric = @metric AND cancelled_at IS NULL')

/** What of a clock that runs, or stands still, decides by when it is due; one that is broken stays as it is but counts among what is due first. `pauses` is null where there were none. */
export type MovableRow = Pick<ClockRow, 'row' | 'ticket' | 'playbook' | 'policy' | 'started_at' | 'counted_from' | 'paused_at' | 'target_ms' | 'warn_at' | 'due_at' | 'warned_at' | 'breached_at'> & { readonly pauses: string | null }
export const movable = reading<{ contacts: string }, MovableRow>(`
  SELECT clock.row, ticket, playbook, policy, started_at, counted_from, nullif(pauses, '[]') AS pauses, paused_at, target_ms, warn_at, due_at, warned_at, breached_at
  FROM json_each(@contacts) AS asked CROSS JOIN clock ON clock.contact = asked.value
  WHERE ticket IS NOT NULL AND met_at IS NULL AND cancelled_at IS NULL`)

/**
 * Clocks that are moved alike: those with these `rows` (JSON) have so much more time, are due and warned of so much later (ms). What is one
 * number for all of them is the cheapest to say. Where one is refused all of the transaction is: nothing is kept to take back these alone.
 */
export type MovedAlike = { readonly playbook: number; readonly last_seq: number; readonly rows: string; readonly target_later: number; readonly later: number; readonly warn_later: number; readonly warns_anew: 0 | 1; readonly alarms_by: 'warn_at' | 'due_at' | null }
export const moveClocks = writing<MovedAlike>(`
  UPDATE OR ROLLBACK clock SET playbook = @playbook, target_ms = target_ms + @target_later, warn_at = warn_at + @warn_later, due_at = due_at + @later,
    warned_at = CASE @warns_anew WHEN 1 THEN NULL ELSE warned_at END,
    next_alarm_at = CASE @alarms_by WHEN 'warn_at' THEN warn_at + @warn_later WHEN 'due_at' THEN due_at + @later END,
    version = version + 1, last_seq = @last_seq
  WHERE row IN (SELECT value FROM json_each(@rows))`)

export type MovedPlace = { readonly asked_seq: number; readonly serial: number; readonly ticket: number; readonly seq: number }
export const insertMoved = writing<MovedPlace>(insertInto('moved_clocks', ['asked_seq', 'serial', 'ticket', 'seq']))
/** The events of many clocks that may speak of those of a ticket, with how they name it: one step down the table for each re-targeting there was. */
export const movedOfTicket = reading<{ ticket: number }, { seq: number; instant: number; body: string; device: Uint8Array | null; serial: number }>(`
  WITH RECURSIVE asked (seq) AS (
    SELECT min(asked_seq) FROM moved_clocks
    UNION ALL SELECT (SELECT min(asked_seq) FROM moved_clocks WHERE asked_seq > asked.seq) FROM asked WHERE asked.seq IS NOT NULL)
  SELECT event.seq, event.instant, event.body, nullif(ticket.device, event.device) AS device, ticket.serial
  FROM asked CROSS JOIN ticket ON ticket.row = @ticket CROSS JOIN event ON event.seq = (
    SELECT place.seq FROM moved_clocks AS place
    WHERE place.asked_seq = asked.seq AND (place.serial, place.ticket) >= (ticket.serial, ticket.row) ORDER BY place.serial, place.ticket LIMIT 1)
  WHERE asked.seq IS NOT NULL`)

/** What a clock names, by rows and by ids. */
export const idsOfRows = reading<Named<number>, Named<Uint8Array>>(`
  SELECT (SELECT contact_id FROM contact WHERE row = @contact) AS contact, (SELECT ticket_id FROM ticket WHERE row = @ticket) AS ticket, (SELECT playbook_id FROM playbook WHERE row = @playbook) AS playbook`)
export const rowsOfIds = reading<Named<Uint8Array>, Named<number>>(`
  SELECT (SELECT row FROM contact WHERE contact_id = @contact) AS contact, (SELECT row FROM ticket WHERE ticket_id = @ticket) AS ticket, (SELECT row FROM playbook WHERE playbook_id = @playbook) AS playbook`)
export type Named<Name> = Record<'contact' | 'ticket' | 'playbook', Name | null>

/** All of a row that follows from events. */
export const takeOver = ['row', 'clock_id', 'contact', 'ticket', ...columns.slice(3), 'version'] as const
export const howMany = reading<Record<string, never>, { clocks: number }>('SELECT count(*) AS clocks FROM clock')
export type ClockStarted = { readonly seq: number; readonly entity_id: Uint8Array }
export const startedAfter = reading<{ seq: number; most: number }, ClockStarted>("SELECT seq, entity_id FROM event WHERE seq > @seq AND type = 'clock.started' ORDER BY seq LIMIT @most")
export const deedsOf = reading<{ clock_id: Uint8Array }, { seq: number; type: string; instant: number; body: string }>('SELECT seq, type, instant, body FROM event WHERE entity_id = @clock_id ORDER BY seq')
export const rowOfClock = reading<{ clock_id: Uint8Array }, ClockRow & { version: number }>('SELECT * FROM clock WHERE clock_id = @clock_id')
export const ticketsOpened = reading<{ contact: number }, { row: number; seq: number }>(`
  SELECT ticket.row, (SELECT min(event.seq) FROM event WHERE event.entity_id = ticket.ticket_id AND event.type = 'ticket.opened') AS seq
  FROM ticket WHERE ticket.contact = @contact ORDER BY seq`)
export const writeRow = writing<ClockRow & { version: number }>(`
  ${insertInto('clock', takeOver)}
  ON CONFLICT (clock_id) DO UPDATE SET ${takeOver.map((column) => `${column} = excluded.${column}`).join(', ')}`)

export const firstAlarm = reading<Record<string, never>, { at: number | null }>('SELECT min(next_alarm_at) AS at FROM clock WHERE next_alarm_at IS NOT NULL')
export const alarming = reading<{ now: number; most: number }, ClockWithIds>(
  `${selected} WHERE clock.next_alarm_at IS NOT NULL AND clock.next_alarm_at <= @now ORDER BY clock.next_alarm_at, clock.row LIMIT @most`,
)

/**
 * Clocks of a person that were told of in these events and still have to be done, those that are due first; with how many there are
 * in all. A clock that stands still is not told of, unless it is late already.
 */
export const alarmsOf = reading<{ agent: number; after: number; upTo: number; most: number }, ClockWithIds & { readonly told_seq: number; readonly latest: number; readonly all_of_them: number; readonly late: number }>(`
  SELECT told.*, max(told_seq) OVER () AS latest, count(*) OVER () AS all_of_them, count(told.breached_at) OVER () AS late
  FROM (
    SELECT clock.*, contact.contact_id, ticket.ticket_id, ticket.number AS ticket_number, max(event.seq) AS told_seq
    FROM event
    CROSS JOIN clock ON clock.clock_id = event.entity_id
    JOIN contact ON contact.row = clock.contact LEFT JOIN ticket ON ticket.row = clock.ticket
    WHERE event.seq > @after AND event.seq <= @upTo AND event.type IN ('clock.warned', 'clock.breached')
      AND clock.met_at IS NULL AND clock.cancelled_at IS NULL
      AND (clock.breached_at IS NOT NULL OR (clock.warned_at IS NOT NULL AND clock.paused_at IS NULL))
      AND CASE WHEN clock.ticket IS NULL THEN contact.agent = @agent AND contact.state = 'open' ELSE ticket.owner = @agent END
    GROUP BY clock.row
  ) AS told
  ORDER BY told.due_at, told.row LIMIT @most`)

const running = 'clock.met_at IS NULL AND clock.cancelled_at IS NULL AND clock.paused_at IS NULL'
const soonestIn = (state: TicketState) => `SELECT * FROM (SELECT ticket, contact, next_due_at FROM ticket_due
  WHERE owner = @agent AND state = ${String(stateNumber(state))} AND next_due_at > -1 ORDER BY next_due_at, ticket LIMIT 1)`

/** The clock that is due first on the tickets of a person. */
export const nextDueOfTickets = reading<{ agent: number }, ClockWithIds>(`
  ${selected}
  JOIN (SELECT ticket, contact FROM (${ticketStates.map(soonestIn).join(' UNION ALL ')}) ORDER BY next_due_at LIMIT 1) AS soonest
    ON clock.contact = soonest.contact AND clock.ticket = soonest.ticket
  WHERE ${running} ORDER BY clock.due_at, clock.row LIMIT 1`)

/** The clock that is due first on the contacts that a person has in hand. */
export const nextDueOfContacts = reading<{ agent: number }, ClockWithIds>(`
  ${selected}
  WHERE contact.agent = @agent AND contact.state = 'open' AND clock.ticket IS NULL AND ${running}
  ORDER BY clock.due_at, clock.row LIMIT 1`)

export const giveToTicket = writing<{ contact: number; ticket: number }>('UPDATE clock SET ticket = @ticket WHERE contact = @contact AND ticket IS NULL AND cancelled_at IS NULL')
