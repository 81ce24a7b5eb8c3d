import { stateNumber, type TicketState } from '../../../shared/contract/ticketState.ts'
import { type Reading, reading } from '../../db/statement.ts'
import type { NextClock } from '../clocks/clocks.ts'
import { isByDue, type Placed, type Stretch } from './queue.rules.ts'
import type { TicketRow } from './tickets.store.ts'

/**
 * The queue by keyset. A page asks first for the places of its tickets, stretch by stretch, each on one index and bounded; then
 * for what is shown of them (tests/db holds the query plans).
 */
const shown = ['row', 'ticket_id', 'version', 'number', 'state', 'playbook', 'owner', 'type', 'scene', 'need', 'free_need', 'channel', 'tier', 'severity', 'priority', 'opened_at', 'rests', 'merged_into'] as const
const ofClock = ['clock_id', 'policy', 'started_at', 'target_ms', 'warn_at', 'due_at', 'met_at', 'breached_at', 'cancelled_at', 'counted_from', 'pauses', 'paused_at'] as const

type Shown = Pick<TicketRow, (typeof shown)[number]> & { readonly contact_id: Uint8Array; readonly customer_name: string | null; readonly owner_id: Uint8Array; readonly owner_name: string }
/** A ticket with the running clock that is due first; where none runs, all of the clock is null. */
export type QueueItem = Shown & ((Pick<NextClock, (typeof ofClock)[number]> & { readonly clock_playbook: number }) | { readonly [C in (typeof ofClock)[number] | 'clock_playbook']: null })

/** What is shown of these tickets, in no order of its own. */
export const items = reading<{ rows: string }, QueueItem>(`
  SELECT ${shown.map((column) => `ticket.${column}`).join(', ')}, ${ofClock.map((column) => `clock.${column}`).join(', ')}, clock.playbook AS clock_playbook,
    contact.contact_id, customer.name AS customer_name, person.person_id AS owner_id, person.name AS owner_name
  FROM ticket JOIN ticket_due AS due ON due.ticket = ticket.row JOIN person ON person.row = ticket.owner JOIN contact ON contact.row = ticket.contact LEFT JOIN customer ON customer.row = ticket.customer
    LEFT JOIN clock ON clock.row = (
      SELECT min(running.row) FROM clock AS running
      WHERE running.contact = ticket.contact AND running.ticket = ticket.row AND running.met_at IS NULL AND running.cancelled_at IS NULL AND running.paused_at IS NULL AND running.due_at = due.next_due_at)
  WHERE ticket.row IN (SELECT value FROM json_each(@rows))`)

/** Lists are JSON, null where a filter lets everything through. */
export type FilterAsked = {
  readonly owners: string | null
  readonly types: string | null
  readonly scenes: string | null
  readonly needs: string | null
  readonly severities: string | null
  readonly priorities: string | null
  readonly tiers: string | null
  readonly channels: string | null
  readonly levels: string | null
  readonly courses: string | null
  /** 1: only tickets without a running clock */
  readonly clockless: 0 | 1
  readonly dueFrom: number | null
  readonly dueTo: number | null
}

const among = (column: string, list: keyof FilterAsked) => `AND (@${list} IS NULL OR ticket.${column} IN (SELECT value FROM json_each(@${list})))`

const filter = `AND ticket.deleted_at IS NULL
  ${among('owner', 'owners')} ${among('type', 'types')} ${among('scene', 'scenes')} ${among('need', 'needs')}
  ${among('severity', 'severities')} ${among('priority', 'priorities')} ${among('tier', 'tiers')} ${among('channel', 'channels')} ${among('level', 'levels')} ${among('on_course', 'courses')}
  AND (@clockless = 0 OR due.next_due_at IS NULL) AND (@dueFrom IS NULL OR due.next_due_at >= @dueFrom) AND (@dueTo IS NULL OR due.next_due_at < @dueTo)`

/** `grade0`, `grade1` …: the pairs of grades that are walked. */
type Span = { readonly [grade: `grade${number}`]: number; readonly owner: number | null; readonly key: number; readonly row: number; readonly toKey: number; readonly toRow: number }
export type PlacesAsked = FilterAsked & Span & { readonly most: number }
export type Place = { readonly row: number; readonly key: number }

/** The parts of a stretch that make another statement of it. */
export type Shape = Pick<Stretch, 'states' | 'key' | 'down'> & { /** how many pairs of grades are walked; 0: its index knows of none */ readonly grades: number; readonly owned: boolean; /** something is asked for that no index holds */ readonly filtered: boolean }

/** A part of an index that is in order by itself: of one state, and of one pair of grades where the index knows of them. */
interface Walk {
  readonly state: TicketState
  readonly grade: number
}

function walksOf({ states, grades }: Shape): Walk[] {
  return states.flatMap((state) => Array.from({ length: Math.max(1, grades) }, (_, grade) => ({ state, grade })))
}

/** The index that holds each walk of a stretch in its order. Those by due instant are of a table that holds little else. */
function indexOf({ key, owned }: Shape): string {
  if (owned) return 'ticket_due_of_owner'
  return key === 'opened_at' ? 'ticket_opened' : key === 'serial' ? 'ticket_serial_of_state' : 'ticket_due_of_grade'
}

/** What a walk gives of each ticket. */
const placeOf = (shape: Shape) => (isByDue(shape) ? `due.ticket AS row, ${shape.key === 'row' ? 'due.ticket' : 'due.next_due_at'} AS key` : `ticket.row, ticket.${shape.key} AS key`)

function walkOf(shape: Shape, { state, grade }: Walk, select: string, filtered: boolean): string {
  const { key, down, grades, owned } = shape
  const [row, at] = isByDue(shape) ? ['due.ticket', 'due.next_due_at'] : ['ticket.row', `ticket.${key}`]
  const [after, upTo] = down ? ['<', '>='] : ['>', '<=']
  const ends = key === 'row'
    ? `${at} IS NULL AND ${row} ${after} @row AND ${row} ${upTo} @toRow`
    : `(${at}, ${row}) ${after} (@key, @row) AND (${at}, ${row}) ${upTo} (@toKey, @toRow)`
  const [from, isOf, joined] = isByDue(shape)
    ? [`ticket_due AS due INDEXED BY ${indexOf(shape)}`, `due.state = ${String(stateNumber(state))}`, 'CROSS JOIN ticket ON ticket.row = due.ticket']
    : [`ticket INDEXED BY ${indexOf(shape)}`, `ticket.state = '${state}' AND ticket.deleted_at IS NULL`, 'CROSS JOIN ticket_due AS due ON due.ticket = ticket.row']
  return `SELECT ${select} FROM ${from} ${filtered ? joined : ''}
    WHERE ${isOf} ${grades === 0 ? '' : `AND due.grade = @grade${String(grade)}`} ${owned ? 'AND due.owner = @owner' : ''} AND ${ends} ${filtered ? filter : ''}`
}

const together = (shape: Shape, select: string, filtered: boolean) => walksOf(shape).map((walk) => walkOf(shape, walk, select, filtered)).join(' UNION ALL ')

/** Where there are several walks SQLite reads each of them only as far as the merged order gets. */
function merged(shape: Shape, filtered: boolean): string {
  const turn = shape.down ? ' DESC' : ''
  return `${together(shape, placeOf(shape), filtered)} ORDER BY key${turn}, row${turn}`
}

const kept = new Map<string, unknown>()

function once<Kept>(name: string, shape: Shape, make: () => Kept): Kept {
  const key = [name, shape.key, shape.down, shape.grades, shape.owned, shape.filtered, ...shape.states].join(' ')
  const known = kept.get(key) as Kept | undefined
  if (known !== undefined) return known
  const made = make()
  kept.set(key, made)
  return made
}

/** The places of the next tickets of a stretch that the filter lets through. */
export const places = (shape: Shape): Reading<PlacesAsked, Place> => once('places', shape, () => reading(`${merged(shape, shape.filtered)} LIMIT @most`))

/** The place that a look through a stretch reaches after `most` tickets; none when it has fewer left. Reads the index only. */
export const reach = (shape: Shape): Reading<Span & { readonly most: number }, Place> =>
  once('reach', shape, () => reading(`${merged(shape, false)} LIMIT 1 OFFSET @most - 1`))

/** How many a look through it would see, `most` at the most. */
export const extent = (shape: Shape): Reading<Span & { readonly most: number }, { tickets: number }> =>
  once('extent', shape, () => reading(`SELECT count(*) AS tickets FROM (${together(shape, '1', false)} LIMIT @most)`))

export type Sought = { readonly front: string; readonly frontEnd: string; readonly back: string; readonly backEnd: string; readonly customers: string; readonly most: number }

/** By the front or the end of a number, or by customers, the newest of each; empty ranges find nothing. */
export const sought = reading<Sought, { row: number }>(`
  SELECT row FROM (SELECT row FROM ticket WHERE number >= @front AND number < @frontEnd ORDER BY number DESC LIMIT @most)
  UNION SELECT row FROM (SELECT row FROM ticket WHERE number_reversed >= @back AND number_reversed < @backEnd ORDER BY number_reversed LIMIT @most)
  UNION SELECT row FROM (SELECT ticket.row FROM json_each(@customers) CROSS JOIN ticket ON ticket.customer = json_each.value LIMIT @most)`)

/** Those of the tickets found that the filter lets through. */
export const placed = reading<FilterAsked & { readonly rows: string; readonly states: string }, Placed>(`
  SELECT ticket.row, ticket.state, severity, priority, due.next_due_at, opened_at, serial FROM ticket JOIN ticket_due AS due ON due.ticket = ticket.row
  WHERE ticket.row IN (SELECT value FROM json_each(@rows)) AND ticket.state IN (SELECT value FROM json_each(@states)) ${filter}`)

type Counts = { readonly open: number; readonly mine: number; readonly team: number; readonly late: number; readonly soon: number; readonly resolved: number; readonly all: number }

const dueWithin = (range: string) => `(SELECT count(*) FROM (SELECT 1 FROM ticket_due INDEXED BY ticket_due_of_grade WHERE state = ${String(stateNumber('open'))} AND grade IN (SELECT row FROM grade) AND ${range} LIMIT @most))`

/** Read from what the database keeps beside the tickets (see the migration) and from the index of open due instants: no table is counted. */
export const counts = reading<{ me: number; team: string; now: number; soon: number; most: number }, Counts>(`
  SELECT coalesce(sum(tickets) FILTER (WHERE state = 'open'), 0) AS open,
         coalesce(sum(tickets) FILTER (WHERE state = 'open' AND owner = @me), 0) AS mine,
         coalesce(sum(tickets) FILTER (WHERE state = 'open' AND owner IN (SELECT value FROM json_each(@team))), 0) AS team,
         ${dueWithin('next_due_at <= @now')} AS late,
         ${dueWithin('next_due_at > @now AND next_due_at <= @soon')} AS soon,
         coalesce(sum(tickets) FILTER (WHERE state = 'resolved'), 0) AS resolved,
         coalesce(sum(tickets), 0) AS "all"
  FROM ticket_count`)
