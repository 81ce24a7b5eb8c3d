import { type QueueDue, type QueueFilter, type QueueSort } from '../../../shared/contract/queue.ts'
import { ticketStates, type TicketState } from '../../../shared/contract/ticketState.ts'
import { hour } from '../../../shared/time.ts'

/** What a stretch is ordered by: an instant or a running number kept with the ticket, or the row where no clock runs. */
export type QueueKey = 'next_due_at' | 'opened_at' | 'serial' | 'row'
export type Graded = 'severity' | 'priority'

/** A point in an index; a stretch begins after one and ends with one. */
export interface QueuePoint {
  readonly key: number
  readonly row: number
}

/**
 * A part of the queue's order by one key: tickets of some states (and one grade, one owner), merged from what an index holds in that
 * order. The whole order is its stretches one after the other.
 */
export interface Stretch {
  /** the same for the same part of the same order, so that a cursor finds it again */
  readonly name: string
  readonly states: readonly TicketState[]
  readonly grade: { readonly by: Graded; readonly id: string } | null
  readonly key: QueueKey
  readonly down: boolean
  readonly from: QueuePoint
  readonly to: QueuePoint
}

/** By due instant, or by its absence. */
export const isByDue = ({ key }: Pick<Stretch, 'key'>): boolean => key === 'next_due_at' || key === 'row'

const lowest: QueuePoint = { key: -1, row: 0 }
const highest: QueuePoint = { key: Number.MAX_SAFE_INTEGER, row: Number.MAX_SAFE_INTEGER }

/** Due instants from `from` on, before `to`. */
export interface DueRange {
  readonly from: number
  readonly to: number
}

export const soon = 4 * hour

/** @param today the local day of who asks */
export function dueRange(due: QueueDue | null, now: number, today: () => DueRange): DueRange | null {
  switch (due) {
    case 'late': return { from: 0, to: now + 1 }
    case 'soon': return { from: now + 1, to: now + soon + 1 }
    case 'today': return today()
    case 'none':
    case null: return null
  }
}

interface Wanted {
  readonly filter: Pick<QueueFilter, 'states' | 'severities' | 'priorities' | 'due'>
  readonly sort: QueueSort
  readonly range: DueRange | null
  /** the grades that tickets have, first things first */
  readonly grades: Readonly<Record<Graded, readonly string[]>>
}

/** The order asked for, as stretches. Where the filter names states, grades or due instants, only theirs. */
export function stretchesOf({ filter, sort, range, grades }: Wanted): Stretch[] {
  const states = ticketStates.filter((state) => filter.states.length === 0 || filter.states.includes(state))
  const turned = <Item>(items: readonly Item[]) => (sort.down ? items.toReversed() : items)
  const byDue = (down: boolean, ofStates: readonly TicketState[], grade: Stretch['grade']) => dueStretches(filter.due, range, down, ofStates, grade)
  switch (sort.by) {
    case 'due': return byDue(sort.down, states, null)
    case 'opened': return [plain('opened_at', sort.down, states)]
    case 'number': return [plain('serial', sort.down, states)]
    case 'state': return turned(states).flatMap((state) => byDue(false, [state], null))
    case 'severity':
    case 'priority': {
      const by = sort.by
      const asked = by === 'severity' ? filter.severities : filter.priorities
      const wanted = grades[by].filter((id) => asked.length === 0 || asked.includes(id))
      return turned(wanted).flatMap((id) => states.flatMap((state) => byDue(false, [state], { by, id })))
    }
  }
}

function plain(key: 'opened_at' | 'serial', down: boolean, states: readonly TicketState[]): Stretch {
  return { name: key, states, grade: null, key, down, from: down ? highest : lowest, to: down ? lowest : highest }
}

/** Running clocks by when they are due, then the tickets without one, the newest first. */
function dueStretches(due: QueueDue | null, range: DueRange | null, down: boolean, states: readonly TicketState[], grade: Stretch['grade']): Stretch[] {
  const name = [grade?.id ?? '', states.join('+')].join('/')
  const first: QueuePoint = range === null ? lowest : { key: range.from - 1, row: highest.row }
  const last: QueuePoint = range === null ? highest : { key: range.to - 1, row: highest.row }
  const ends = down ? { from: { key: last.key, row: highest.row }, to: { key: first.key + 1, row: 0 } } : { from: first, to: last }
  const clocked: Stretch = { name: `${name}/due`, states, grade, key: 'next_due_at', down, ...ends }
  const clockless: Stretch = { name: `${name}/none`, states, grade, key: 'row', down: true, from: highest, to: lowest }
  return [...(due === 'none' ? [] : [clocked]), ...(range === null ? [clockless] : [])]
}

/** Whether the stretches of this order let tickets through that the filter does not, so that it must be looked through. */
export function isLookedThrough(filter: QueueFilter, sort: QueueSort, ownerIsIndexed: boolean): boolean {
  const isOwned = filter.whose !== null || filter.owners.length > 0
  const dueOutside = filter.due !== null && (sort.by === 'opened' || sort.by === 'number')
  const rest = [filter.types, filter.scenes, filter.needs, filter.tiers, filter.channels, filter.levels, filter.courses, sort.by === 'severity' ? [] : filter.severities, sort.by === 'priority' ? [] : filter.priorities]
  return (isOwned && !ownerIsIndexed) || dueOutside || rest.some((part) => part.length > 0)
}

/** A ticket as far as its place in the queue goes. */
export type Placed = {
  readonly row: number
  readonly state: string
  readonly severity: string
  readonly priority: string
  readonly next_due_at: number | null
  readonly opened_at: number
  readonly serial: number
}

/** The order of `stretchesOf` between two tickets, for a search, which has all it found at hand. */
export function inOrder(sort: QueueSort, grades: Wanted['grades']): (a: Placed, b: Placed) => number {
  const sign = sort.down ? -1 : 1
  const state = (ticket: Placed) => ticketStates.findIndex((each) => each === ticket.state)
  const grade = (by: Graded) => (ticket: Placed) => grades[by].indexOf(ticket[by])
  const by = (of: (ticket: Placed) => number) => (a: Placed, b: Placed) => of(a) - of(b)
  switch (sort.by) {
    case 'due': return (a, b) => compareDue(a, b, sort.down)
    case 'opened': return (a, b) => sign * (by((ticket) => ticket.opened_at)(a, b) || a.row - b.row)
    case 'number': return (a, b) => sign * (by((ticket) => ticket.serial)(a, b) || a.row - b.row)
    case 'state': return (a, b) => sign * by(state)(a, b) || compareDue(a, b, false)
    case 'severity':
    case 'priority': return (a, b) => sign * by(grade(sort.by as Graded))(a, b) || by(state)(a, b) || compareDue(a, b, false)
  }
}

function compareDue(a: Placed, b: Placed, down: boolean): number {
  if (a.next_due_at === null || b.next_due_at === null) return a.next_due_at === b.next_due_at ? b.row - a.row : a.next_due_at === null ? 1 : -1
  return (down ? -1 : 1) * (a.next_due_at - b.next_due_at || a.row - b.row)
}
