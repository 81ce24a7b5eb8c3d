import { type Reading, reading } from '../../db/statement.ts'
import type { NextClock } from '../clocks/clocks.ts'
import { type Graded, otherThan, type Placed, type Stretch } from './queue.rules.ts'
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
  FROM ticket JOIN person ON person.row = ticket.owner JOIN contact ON contact.row = ticket.contact LEFT JOIN customer ON customer.row = ticket.customer
    LEFT JOIN clock ON clock.row = (
      SELECT min(running.row) FROM clock AS running
      WHERE running.contact = ticket.contact AND running.ticket = ticket.row AND running.met_at IS NULL AND running.cancelled_at IS NULL AND running.paused_at IS NULL AND running.due_at = ticket.next_due_at)
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

const filtered = `AND ticket.deleted_at IS NULL
  ${among('owner', 'owners')} ${among('type', 'types')} ${among('scene', 'scenes')} ${among('need', 'needs')}
  ${among('severity', 'severities')} ${among('priority', 'priorities')} ${among('tier', 'tiers')} ${among('channel', 'channels')} ${among('level', 'levels')} ${among('on_course', 'courses')}
  AND (@clockless = 0 OR ticket.next_due_at IS NULL) AND (@dueFrom IS NULL OR ticket.next_due_at >= @dueFrom) AND (@dueTo IS NULL OR ticket.next_due_at < @dueTo)`

/** `grade`: of the kind that a stretch is graded by; `other0`, `other1` …: those of the other kind that are walked. */
type Span = { readonly grade: string | null; readonly [other: `other${number}`]: string; readonly owner: number | null; readonly key: number; readonly row: number; readonly toKey: number; readonly toRow: number }
export type PlacesAsked = FilterAsked & Span & { readonly most: number }
export type Place = { readonly row: number; readonly key: number }

/** The parts of a stretch that make another statement of it. */
export type Shape = Pick<Stretch, 'states' | 'key' | 'down'> & { readonly graded: Graded | null; /** how many grades of the other kind are walked */ readonly others: number; readonly owned: boolean }

/** A part of an index that is in order by itself: of one state, and of one grade of each kind where a stretch is graded. */
interface Walk {
  readonly state: string
  readonly other: number
}

function walksOf({ states, graded, others }: Shape): Walk[] {
  return states.flatMap((state) => Array.from({ length: graded === null ? 1 : others }, (_, other) => ({ state, other })))
}

/** The index that holds a stretch in its order. */
function indexOf({ key, graded, owned }: Shape): string {
  if (owned) return 'ticket_owner_due'
  if (graded !== null) return 'ticket_graded_due'
  return key === 'opened_at' ? 'ticket_opened' : key === 'serial' ? 'ticket_serial_of_state' : 'ticket_state_due'
}

function walkOf(shape: Shape, { state, other }: Walk, select: string, rest: string): string {
  const { key, down, graded, owned } = shape
  const point = key === 'row' ? 'ticket.row' : `(ticket.${key}, ticket.row)`
  const [after, upTo] = down ? ['<', '>='] : ['>', '<=']
  const ends = key === 'row'
    ? `AND ticket.next_due_at IS NULL AND ticket.row ${after} @row AND ticket.row ${upTo} @toRow`
    : `AND ${point} ${after} (@key, @row) AND ${point} ${upTo} (@toKey, @toRow)`
  const order = (key === 'row' ? ['row'] : [key, 'row']).map((column) => `ticket.${column}${down ? ' DESC' : ''}`).join(', ')
  return `SELECT ${select} FROM ticket INDEXED BY ${indexOf(shape)}
    WHERE ticket.state = '${state}' ${graded === null ? '' : `AND ticket.${graded} = @grade AND ticket.${otherThan[graded]} = @other${String(other)}`} ${owned ? 'AND ticket.owner = @owner' : ''} ${ends} ${rest} ORDER BY ${order}`
}

function placesSql(shape: Shape): string {
  const walks = walksOf(shape).map((walk) => `${walkOf(shape, walk, `ticket.row, ticket.${shape.key} AS key`, filtered)} LIMIT @most`)
  const [only] = walks
  if (only !== undefined && walks.length === 1) return only
  const turn = shape.down ? ' DESC' : ''
  return `${walks.map((walk) => `SELECT * FROM (${walk})`).join(' UNION ALL ')} ORDER BY key${turn}, row${turn} LIMIT @most`
}

const kept = new Map<string, unknown>()

function once<Kept>(name: string, shape: Shape, make: () => Kept): Kept {
  const key = [name, shape.key, shape.down, shape.graded, shape.others, shape.owned, ...shape.states].join(' ')
  const known = kept.get(key) as Kept | undefined
  if (known !== undefined) return known
  const made = make()
  kept.set(key, made)
  return made
}

/** The places of the next tickets of a stretch that the filter lets through. */
export const places = (shape: Shape): Reading<PlacesAsked, Place> => once('places', shape, () => reading(placesSql(shape)))

/** The place that a look through a stretch of one state reaches after `most` tickets; none when it has fewer left. Reads the index only. */
export const reach = (shape: Shape): Reading<Span & { readonly most: number }, Place> =>
  once('reach', shape, () => reading(`${walkOf(shape, { state: shape.states[0] ?? '', other: 0 }, `ticket.row, ticket.${shape.key} AS key`, '')} LIMIT 1 OFFSET @most - 1`))

/** How many a look through it would see, `most` at the most. */
export const extent = (shape: Shape): Reading<Span & { readonly most: number }, { tickets: number }> =>
  once('extent', shape, () => reading(`SELECT count(*) AS tickets FROM (${walkOf(shape, { state: shape.states[0] ?? '', other: 0 }, 'ticket.row', '')} LIMIT @most)`))

export type Sought = { readonly front: string; readonly frontEnd: string; readonly back: string; readonly backEnd: string; readonly customers: string; readonly most: number }

/** By the front or the end of a number, or by customers, the newest of each; empty ranges find nothing. */
export const sought = reading<Sought, { row: number }>(`
  SELECT row FROM (SELECT row FROM ticket WHERE number >= @front AND number < @frontEnd ORDER BY number DESC LIMIT @most)
  UNION SELECT row FROM (SELECT row FROM ticket WHERE number_reversed >= @back AND number_reversed < @backEnd ORDER BY number_reversed LIMIT @most)
  UNION SELECT row FROM (SELECT ticket.row FROM json_each(@customers) CROSS JOIN ticket ON ticket.customer = json_each.value LIMIT @most)`)

/** Those of the tickets found that the filter lets through. */
export const placed = reading<FilterAsked & { readonly rows: string; readonly states: string }, Placed>(`
  SELECT row, state, severity, priority, next_due_at, opened_at, serial FROM ticket
  WHERE ticket.row IN (SELECT value FROM json_each(@rows)) AND ticket.state IN (SELECT value FROM json_each(@states)) ${filtered}`)

const least = (grade: Graded, among: string) => `(SELECT min(ticket.${grade}) FROM ticket INDEXED BY ticket_graded_due WHERE ${among})`

/** The pairs of grades that tickets have: a step down the index for each, whatever the number of tickets. */
export const gradesKnown = reading<Record<string, never>, { severity: string; priority: string }>(`
  WITH RECURSIVE state (name) AS (VALUES ('open'), ('resolved'), ('closed')),
    grade (state, severity) AS (
      SELECT name, ${least('severity', 'ticket.state = state.name')} FROM state
      UNION ALL SELECT state, ${least('severity', 'ticket.state = grade.state AND ticket.severity > grade.severity')} FROM grade WHERE severity IS NOT NULL),
    pair (state, severity, priority) AS (
      SELECT state, severity, ${least('priority', 'ticket.state = grade.state AND ticket.severity = grade.severity')} FROM grade WHERE severity IS NOT NULL
      UNION ALL SELECT state, severity, ${least('priority', 'ticket.state = pair.state AND ticket.severity = pair.severity AND ticket.priority > pair.priority')} FROM pair WHERE priority IS NOT NULL)
  SELECT DISTINCT severity, priority FROM pair WHERE priority IS NOT NULL`)

type Counts = { readonly open: number; readonly mine: number; readonly team: number; readonly late: number; readonly soon: number; readonly resolved: number; readonly all: number }

const dueWithin = (range: string) => `(SELECT count(*) FROM (SELECT 1 FROM ticket INDEXED BY ticket_state_due WHERE state = 'open' AND deleted_at IS NULL AND ${range} LIMIT @most))`

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
