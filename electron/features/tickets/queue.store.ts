import { reading } from '../../db/statement.ts'
import type { NextClock } from '../clocks/clocks.ts'
import type { TicketRow } from './tickets.store.ts'

/**
 * The queue in the order of next due, by keyset. Two statements a scope: tickets with a running clock by that clock, then
 * those without, newest first; each runs on one index (tests/db holds the query plans).
 */
export type QueueScope = 'open' | 'mine' | 'all'

const shown = ['row', 'ticket_id', 'number', 'state', 'playbook', 'type', 'scene', 'need', 'free_need', 'severity', 'priority', 'opened_at', 'next_due_at'] as const
const ofClock = ['clock_id', 'policy', 'started_at', 'target_ms', 'warn_at', 'due_at', 'met_at', 'breached_at', 'cancelled_at'] as const

type Shown = Pick<TicketRow, (typeof shown)[number]> & { readonly contact_id: Uint8Array; readonly customer_name: string | null; readonly owner_name: string }
/** A ticket with the running clock that is due first; where none runs, all of the clock is null. */
export type QueueItem = Shown & (Pick<NextClock, (typeof ofClock)[number]> | { readonly [C in (typeof ofClock)[number]]: null })

const joined = `
  SELECT ${shown.map((column) => `ticket.${column}`).join(', ')}, ${ofClock.map((column) => `clock.${column}`).join(', ')},
    contact.contact_id, customer.name AS customer_name, person.name AS owner_name
  FROM ticket JOIN person ON person.row = ticket.owner JOIN contact ON contact.row = ticket.contact LEFT JOIN customer ON customer.row = ticket.customer
    LEFT JOIN clock ON clock.row = (
      SELECT running.row FROM clock AS running WHERE running.ticket = ticket.row AND running.met_at IS NULL AND running.cancelled_at IS NULL ORDER BY running.due_at, running.row LIMIT 1)
  WHERE ticket.deleted_at IS NULL`

const inScope: Readonly<Record<QueueScope, string>> = {
  open: `AND ticket.state = 'open'`,
  mine: `AND ticket.owner = @me AND ticket.state = 'open'`,
  all: '',
}

type PageAsked = { readonly me: number; readonly due: number; readonly row: number; readonly most: number }

const page = (scope: QueueScope, rest: string) => reading<PageAsked, QueueItem>(`${joined} ${inScope[scope]} AND @me IS NOT NULL AND @due IS NOT NULL ${rest}`)
const withClock = 'AND (ticket.next_due_at, ticket.row) > (@due, @row) ORDER BY ticket.next_due_at, ticket.row LIMIT @most'
const withoutClock = 'AND ticket.next_due_at IS NULL AND ticket.row < @row ORDER BY ticket.row DESC LIMIT @most'

export const pages = {
  open: { withClock: page('open', withClock), withoutClock: page('open', withoutClock) },
  mine: { withClock: page('mine', withClock), withoutClock: page('mine', withoutClock) },
  all: { withClock: page('all', withClock), withoutClock: page('all', withoutClock) },
} as const

type Sought = { readonly me: number; readonly front: string; readonly frontEnd: string; readonly back: string; readonly backEnd: string; readonly customers: string; readonly most: number }

const match = (scope: QueueScope) => reading<Sought, QueueItem>(`
  ${joined} ${inScope[scope]} AND @me IS NOT NULL AND ticket.row IN (
    SELECT row FROM ticket WHERE number >= @front AND number < @frontEnd
    UNION SELECT row FROM ticket WHERE number_reversed >= @back AND number_reversed < @backEnd
    UNION SELECT ticket.row FROM ticket JOIN json_each(@customers) ON ticket.customer = json_each.value)
  ORDER BY ticket.next_due_at IS NULL, ticket.next_due_at, ticket.row DESC LIMIT @most`)

/** By the front or the end of a number, or by customers; empty ranges find nothing. */
export const matching = { open: match('open'), mine: match('mine'), all: match('all') } as const

/** Read from what the database keeps beside the tickets (see the migration) and from the index of open due instants: no table is counted. */
export const counts = reading<{ me: number; now: number }, { open: number; mine: number; all: number; late: number }>(`
  SELECT coalesce(sum(tickets) FILTER (WHERE state = 'open'), 0) AS open,
         coalesce(sum(tickets) FILTER (WHERE state = 'open' AND owner = @me), 0) AS mine,
         coalesce(sum(tickets), 0) AS "all",
         (SELECT count(*) FROM ticket INDEXED BY ticket_open_due WHERE state = 'open' AND deleted_at IS NULL AND next_due_at <= @now) AS late
  FROM ticket_count`)
