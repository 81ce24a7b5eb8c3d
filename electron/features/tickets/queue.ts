import { mostCounted, type QueueCursor, type QueueFilter, type QueueSort } from '../../../shared/contract/queue.ts'
import { type QueueRow, type ShownState, ticketStates } from '../../../shared/contract/tickets.ts'
import { AppError } from '../../../shared/errors.ts'
import type { PersonId } from '../../../shared/ids.ts'
import { withoutSpacing } from '../../../shared/ticketNumber.ts'
import { type Instant, shift } from '../../../shared/time.ts'
import { blobToUuid } from '../../db/blobs.ts'
import { reversed, startingWith } from '../../db/ranges.ts'
import { actorOf, type Context } from '../context.ts'
import { nextClockOf } from '../clocks/clocks.ts'
import { search as searchCustomers } from '../customers/customers.ts'
import { localDay } from '../localDay.ts'
import { findRow, teamOf } from '../people/people.ts'
import { findInForce, playbookOf, type Published, scenesWithin, type Words, wordsOf } from '../playbook/playbook.ts'
import { dueRange, type Graded, inOrder, isByDue, isLookedThrough, type QueuePoint, soon, type Stretch, stretchesOf } from './queue.rules.ts'
import { marksOf } from './dispatch.ts'
import { grades } from './due.store.ts'
import { shownState } from './merging.rules.ts'
import { endsOf } from './merging.store.ts'
import { needOf } from './need.ts'
import * as store from './queue.store.ts'
import { restsOf } from './ticket.ts'
import { waitingSince } from './tickets.rules.ts'

export interface QueueAsked {
  readonly filter: QueueFilter
  readonly sort: QueueSort
  readonly text: string
  readonly after: QueueCursor | null
  readonly limit: number
}

interface Page {
  readonly rows: readonly number[]
  readonly next: QueueCursor | null
  readonly looked: number
  readonly capped: boolean
}

/** Tickets that one page looks through at the most, where the filter is not what an index holds: a few milliseconds. */
const mostLooked = 4_000
/** Tickets of the first look, before it is known how few the filter lets through. */
const shortLook = 500
/** Tickets that a text is looked for among, of each kind of match. */
const mostSought = 500

/** One page of the queue and the cursor of the next; a search is one page. */
export function queue(context: Context, asked: QueueAsked) {
  const { rows, next, looked, capped } = asked.text.trim() === '' ? pageOf(context, asked) : found(context, asked)
  const items = new Map(store.items.all(context.db, { rows: JSON.stringify(rows) }).map((item) => [item.row, item]))
  const show = inWordsOf(context)
  const marks = marksOf(context, rows, findInForce(context.db)?.playbook.repeatWithinDays ?? 0)
  return {
    rows: rows.flatMap((row) => {
      const item = items.get(row)
      return item === undefined ? [] : [{ ...show(item), urges: marks.urges.get(row) ?? 0, earlier: marks.earlier.get(row) ?? 0 }]
    }),
    next,
    looked,
    capped,
  }
}

export function counts(context: Context) {
  const me = actorOf(context).row
  const found = store.counts.one(context.db, { me, team: JSON.stringify(teamOf(context, me)), now: context.now, soon: shift(context.now, soon), most: mostCounted })
  if (found === null) throw new AppError('internal', { missing: 'counts' })
  return found
}

function pageOf(context: Context, { filter, sort, after, limit }: QueueAsked): Page {
  const asked = filterAsked(context, filter)
  if (asked.owners === noOwner) return { rows: [], next: null, looked: 0, capped: false }
  const owner = sort.by === 'due' || sort.by === 'state' ? onlyOwner(asked) : null
  const looksThrough = isLookedThrough(filter, sort, owner !== null)
  const pairs = owner === null && sort.by !== 'opened' && sort.by !== 'number' ? grades.all(context.db, {}) : []
  const stretches = stretchesOf({ filter, sort, range: rangeOf(context, filter), grades: isGraded(sort) ? gradesOf(context, pairs) : ungraded })
  const begin = after === null ? 0 : stretches.findIndex(({ name }) => name === after.stretch)
  if (begin < 0) throw new AppError('invalid_input', { path: 'after.stretch', reason: 'unknown' })
  const rows: number[] = []
  let looked = 0
  for (const stretch of stretches.slice(begin)) {
    const isMerged = owner === null && isByDue(stretch)
    const walked: Walked = { stretch, owner, pairs: isMerged ? pairsOf(stretch, pairs) : [], isFiltered: looksThrough }
    if (isMerged && walked.pairs.length === 0) continue
    let from = after !== null && stretch.name === after.stretch ? { key: after.key ?? after.row, row: after.row } : stretch.from
    for (let isOver = false; !isOver; ) {
      // Most filters let one in a few through: a short look is tried first, then longer ones.
      const look = looksThrough ? lookThrough(context, walked, from, Math.min(mostLooked - looked, Math.max(shortLook, looked))) : { until: null, tickets: 0 }
      looked += look.tickets
      const most = limit - rows.length
      const span = { ...spanOf(walked, from, look.until ?? stretch.to), most }
      const places = store.places(shapeOf(walked)).all(context.db, { ...asked, ...span })
      rows.push(...places.map(({ row }) => row))
      const last = places.at(-1)
      if (last !== undefined && places.length === most) return { rows, next: cursorOf(stretch, last), looked: Math.max(looked, rows.length), capped: false }
      if (look.until !== null && looked >= mostLooked) return { rows, next: cursorOf(stretch, look.until), looked, capped: false }
      isOver = look.until === null
      from = look.until ?? from
    }
  }
  return { rows, next: null, looked: Math.max(looked, rows.length), capped: false }
}

/** A stretch with what tells where it is walked: on the index of an owner, or on that of grades for each pair of them. */
interface Walked {
  readonly stretch: Stretch
  readonly owner: number | null
  readonly pairs: readonly number[]
  readonly isFiltered: boolean
}

function shapeOf({ stretch: { states, key, down }, owner, pairs, isFiltered }: Walked): store.Shape {
  return { states, key, down, grades: pairs.length, owned: owner !== null, filtered: isFiltered }
}

function spanOf({ owner, pairs }: Walked, from: QueuePoint, to: QueuePoint) {
  return { ...Object.fromEntries(pairs.map((row, at) => [`grade${String(at)}`, row])), owner, key: from.key, row: from.row, toKey: to.key, toRow: to.row }
}

const cursorOf = ({ name, key }: Stretch, { key: at, row }: QueuePoint): QueueCursor => ({ stretch: name, key: key === 'row' ? null : at, row })

/** How far a bounded look through a stretch gets; `until` is null when it gets to the end. */
function lookThrough(context: Context, walked: Walked, from: QueuePoint, most: number): { readonly until: QueuePoint | null; readonly tickets: number } {
  const shape = shapeOf({ ...walked, isFiltered: false })
  const span = { ...spanOf(walked, from, walked.stretch.to), most }
  const until = store.reach(shape).one(context.db, span)
  return { until, tickets: until === null ? (store.extent(shape).one(context.db, span)?.tickets ?? 0) : most }
}

const nothing = { from: '', to: '' }
const shortestEnd = 3

/** What was merged is found by its own number, and leads to the ticket that it was merged into. */
export function found(context: Context, { filter, sort, text, limit }: QueueAsked): Page {
  const sought = search(context, text)
  const states = JSON.stringify(filter.states.length === 0 ? ticketStates : filter.states)
  const ends = endsOf.all(context.db, { rows: JSON.stringify(sought) }).map(({ row }) => row)
  const placed = store.placed.all(context.db, { ...filterAsked(context, filter), rows: JSON.stringify([...sought, ...ends]), states })
  const rows = placed.sort(inOrder(sort, isGraded(sort) ? gradesOf(context, grades.all(context.db, {})) : ungraded)).slice(0, limit).map(({ row }) => row)
  return { rows, next: null, looked: sought.length, capped: sought.length >= mostSought || placed.length > limit }
}

/** The rows of tickets by the front or the end of a number, or by customer, in no order of their own. */
export function search(context: Context, text: string): number[] {
  const digits = withoutSpacing(text)
  const isNumber = /^\d+$/.test(digits)
  const front = isNumber ? startingWith(digits) : nothing
  const back = isNumber && digits.length >= shortestEnd ? startingWith(reversed(digits)) : nothing
  const customers = JSON.stringify(searchCustomers(context, text).map((customer) => customer.row))
  return store.sought.all(context.db, { front: front.from, frontEnd: front.to, back: back.from, backEnd: back.to, customers, most: mostSought }).map(({ row }) => row)
}

/** Owners who are asked for and not there: the list that nobody is on. */
const noOwner = '[]'

const listOf = (items: readonly (string | number)[]) => (items.length === 0 ? null : JSON.stringify(items))

function filterAsked(context: Context, filter: QueueFilter): store.FilterAsked {
  const owners = ownersOf(context, filter)
  const range = rangeOf(context, filter)
  return {
    owners: owners === null ? null : JSON.stringify(owners),
    types: listOf(filter.types),
    scenes: filter.scenes.length === 0 ? null : JSON.stringify(scenesWithin(context.db, filter.scenes)),
    needs: listOf(filter.needs),
    severities: listOf(filter.severities),
    priorities: listOf(filter.priorities),
    tiers: listOf(filter.tiers),
    channels: listOf(filter.channels),
    levels: listOf(filter.levels),
    courses: listOf(filter.courses),
    clockless: filter.due === 'none' ? 1 : 0,
    dueFrom: range?.from ?? null,
    dueTo: range?.to ?? null,
  }
}

const rangeOf = (context: Context, { due }: QueueFilter) => dueRange(due, context.now, () => localDay(context.now, context.timeZone))

/** Who may own a ticket for it to be shown; null: anyone. Somebody who is not known here owns nothing. */
function ownersOf(context: Context, { whose, owners }: QueueFilter): number[] | null {
  const me = actorOf(context).row
  const mine = whose === null ? null : whose === 'me' ? [me] : teamOf(context, me)
  if (owners.length === 0) return mine
  const named = owners.flatMap((personId) => findRow(context, personId) ?? [])
  return mine === null ? named : named.filter((row) => mine.includes(row))
}

function onlyOwner({ owners }: store.FilterAsked): number | null {
  const rows = owners === null ? [] : (JSON.parse(owners) as number[])
  return rows.length === 1 ? (rows[0] ?? null) : null
}

type Pairs = ReturnType<typeof grades.all>

/** The pairs of grades from which a stretch that is by due instant is merged. */
function pairsOf({ grade }: Stretch, pairs: Pairs): number[] {
  return pairs.filter((pair) => (grade === null ? pair.in_use === 1 : pair[grade.by] === grade.id)).map(({ row }) => row)
}

const isGraded = ({ by }: QueueSort) => by === 'severity' || by === 'priority'
/** Where grades do not decide the order. */
const ungraded: Readonly<Record<Graded, readonly string[]>> = { severity: [], priority: [] }

/** The grades that tickets have, as the playbook in force orders them; those that it does not know any more come last. */
function gradesOf(context: Context, pairs: Pairs): typeof ungraded {
  const playbook = findInForce(context.db)?.playbook
  const inTheOrderOf = (order: readonly { readonly id: string }[], known: ReadonlySet<string>) => {
    const ids = order.map(({ id }) => id)
    return [...ids.filter((id) => known.has(id)), ...[...known].filter((id) => !ids.includes(id)).sort()]
  }
  return {
    severity: inTheOrderOf(playbook?.severities ?? [], new Set(pairs.map(({ severity }) => severity))),
    priority: inTheOrderOf(playbook?.priorities ?? [], new Set(pairs.map(({ priority }) => priority))),
  }
}

type Unmarked = Omit<QueueRow, 'urges' | 'earlier'>

/** Shows rows in the asker's language; what a playbook says and who owns it is looked up once for all rows that share it. */
function inWordsOf(context: Context): (item: store.QueueItem) => Unmarked {
  const known = new Map<number, { readonly published: Published; readonly words: Words; readonly scenes: Map<string | null, string> }>()
  const owners = new Map<number, PersonId>()
  const underOf = (playbook: number) => {
    let under = known.get(playbook)
    if (under === undefined) {
      const published = playbookOf(context.db, playbook)
      under = { published, words: wordsOf(published.playbook, context.language), scenes: new Map() }
      known.set(playbook, under)
    }
    return under
  }
  return (item) => {
    const { words, scenes } = underOf(item.playbook)
    const scene = scenes.get(item.scene) ?? words.sceneTrail(item.scene).map(({ title }) => title).join(' · ')
    scenes.set(item.scene, scene)
    const ownerId: PersonId = owners.get(item.owner) ?? blobToUuid(item.owner_id)
    owners.set(item.owner, ownerId)
    // A clock that was re-targeted promises what another playbook says.
    const nextClock = item.clock_id === null ? null : nextClockOf(context, { ...item, playbook: item.clock_playbook }, underOf(item.clock_playbook).published)
    return rowOf(item, words, scene, ownerId, nextClock)
  }
}

function rowOf(item: store.QueueItem, words: Words, scene: string, ownerId: PersonId, nextClock: QueueRow['nextClock']): Unmarked {
  return {
    ticketId: blobToUuid(item.ticket_id),
    version: item.version,
    number: item.number,
    state: shownState(item) as ShownState,
    customerName: item.customer_name,
    need: needOf(item, words),
    scene,
    type: item.type === null ? '' : words.title('types', item.type),
    channel: words.title('channels', item.channel),
    tier: item.tier === null ? '' : words.title('tiers', item.tier),
    severity: words.named('severities', item.severity),
    priority: words.named('priorities', item.priority),
    ownerId,
    ownerName: item.owner_name,
    openedAt: item.opened_at as Instant,
    waitingSince: item.merged_into === null ? (waitingSince(restsOf(item)) as Instant | null) : null,
    nextClock,
  }
}
