import type { Pause } from '../../../shared/calendar/arithmetic.ts'
import { blobToUuid } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import { writtenBody } from '../../db/events.ts'
import type { CommandContext, Context } from '../context.ts'
import { idOfPlaybook, playbookOf, type Published, rowOfPlaybook } from '../playbook/playbook.ts'
import { insertMoved, movable, type MovableRow, type MovedAlike, moveClocks, movedOfTicket } from './clocks.store.ts'
import { alarmingBy } from './life.rules.ts'
import { bodyOfMoved, type MovedBody, type MovedBodyBefore, type MovedClock, type MovedIn, movedIn, type OfTicket } from './moved.rules.ts'
import { type Promising, promisingOtherwise } from './running.ts'

/** A ticket whose clocks may be moved together with those of others. */
export interface Movable {
  readonly row: number
  readonly contact: number
  readonly serial: number
  /** of the desk that numbered it; null: this one */
  readonly device: Uint8Array | null
}

interface Moving extends MovedClock, OfTicket {
  readonly row: number
  readonly targetFrom: number
  readonly warnFrom: number
  /** by which of its instants somebody has to be told next */
  readonly alarmsBy: 'warn_at' | 'due_at' | null
}

/** What moving the clocks of some tickets comes to, in plain values: it may have been planned in a thread. */
export interface Moves {
  /** all that the event says (`MovedBody`), as it is written down; null where no clock is promised otherwise */
  readonly written: string | null
  readonly alike: readonly Alike[]
}

/** Clocks that move by as much as each other, under whichever policies. */
type Alike = Omit<MovedAlike, 'playbook' | 'last_seq'>

/** What is due first on each ticket then; null: nothing. */
export type NextDues = ReadonlyMap<number, number | null>

const none: readonly Pause[] = []

/** The playbook under which clocks are promised from now on, and the event that asked for it. */
export interface Asked {
  readonly published: Published
  readonly asked: number
}

/**
 * What becomes of the clocks of tickets when the policies that they run under promise otherwise under the same names (CK-23): from the same
 * start, with the same pauses; what is met or broken stays. The same as planning each ticket's clocks anew, where the playbook that
 * they follow and this one choose alike (`choosesAlike`), without asking what each of them is about.
 */
export function planMoves({ db, now }: Pick<Context, 'db' | 'now'>, tickets: readonly Movable[], { published, asked }: Asked): Moves & { readonly nextDueAt: NextDues } {
  const nextDueAt = new Map<number, number | null>(tickets.map(({ row }) => [row, null]))
  const of = new Map(tickets.map((ticket) => [ticket.row, ticket]))
  const edits = editsTowards(db, published)
  const moving: Moving[] = []
  for (const row of movable.all(db, { contacts: JSON.stringify([...new Set(tickets.map(({ contact }) => contact))]) })) {
    const first = row.ticket === null ? undefined : nextDueAt.get(row.ticket)
    const ticket = row.ticket === null ? undefined : of.get(row.ticket)
    if (row.ticket === null || ticket === undefined || first === undefined) continue
    const to = row.breached_at === null ? moved(row, ticket, edits(row), now) : null
    if (to !== null) moving.push(to)
    const dueAt = to?.dueAt ?? row.due_at
    if (row.paused_at === null && (first === null || dueAt < first)) nextDueAt.set(row.ticket, dueAt)
  }
  const written = moving.length === 0 ? null : writtenBody(db, { ...bodyOfMoved(asked, idOfPlaybook(db, published.row), moving) })
  return { written, alike: movedAlike(moving), nextDueAt }
}

interface Edit {
  readonly metric: string
  readonly promising: Promising
}

type Edits = (row: MovableRow) => Edit | null

/** What became of the policy of a clock; null where it says the same. To look it up is dearer than to reckon a clock. */
function editsTowards(db: ReadDb, published: Published): Edits {
  const known = new Map<number, Map<string, Edit | null>>()
  const find = (playbook: number, id: string): Edit | null => {
    const before = playbookOf(db, playbook)
    const [policy, becomes] = [before, published].map(({ playbook: { clocks } }) => clocks.find((one) => one.id === id))
    const promising = policy === undefined || becomes === undefined ? null : promisingOtherwise(before, policy, published, becomes)
    return policy === undefined || promising === null ? null : { metric: policy.metric, promising }
  }
  return ({ playbook, policy }) => {
    if (playbook === published.row) return null
    const ofPlaybook = known.get(playbook) ?? new Map<string, Edit | null>()
    known.set(playbook, ofPlaybook)
    const edit = ofPlaybook.get(policy)
    if (edit !== undefined) return edit
    const found = find(playbook, policy)
    ofPlaybook.set(policy, found)
    return found
  }
}

function moved(row: MovableRow, { device, serial }: Movable, edit: Edit | null, now: number): Moving | null {
  if (edit === null) return null
  const to = edit.promising(row, row.counted_from, row.pauses === null ? none : (JSON.parse(row.pauses) as readonly Pause[]))
  if (to === null) return null
  const { targetMs, dueAt, warnAt } = to
  const warnsAnew = row.warned_at !== null && warnAt > now
  const alarmsBy = alarmingBy({ met_at: null, cancelled_at: null, breached_at: null, warned_at: warnsAnew ? null : row.warned_at, paused_at: row.paused_at })
  return { row: row.row, device: device === null ? null : blobToUuid(device), serial, policy: row.policy, metric: edit.metric, targetFrom: row.target_ms, targetMs, dueFrom: row.due_at, warnFrom: row.warn_at, dueAt, warnAt, warnsAnew, alarmsBy }
}

function movedAlike(moving: readonly Moving[]): Alike[] {
  const groups = new Map<string, Omit<Alike, 'rows'> & { readonly moved: number[] }>()
  for (const { row, targetFrom, targetMs, dueFrom, dueAt, warnFrom, warnAt, warnsAnew, alarmsBy } of moving) {
    const by = { target_later: targetMs - targetFrom, later: dueAt - dueFrom, warn_later: warnAt - warnFrom, warns_anew: warnsAnew ? 1 : 0, alarms_by: alarmsBy } as const
    const name = Object.values(by).join(' ')
    const group = groups.get(name)
    if (group === undefined) groups.set(name, { ...by, moved: [row] })
    else group.moved.push(row)
  }
  return [...groups.values()].map(({ moved, ...by }) => ({ ...by, rows: JSON.stringify(moved) }))
}

/**
 * Moves clocks with one event for all of them. The next due of their tickets is for the caller to write.
 * @param playbook the row of the one under which they are promised from now on
 * @param asked the event that asked for it
 * @param last of the tickets in the order in which a re-targeting comes to them: the event is found by it
 */
export function carryOutMoves(context: CommandContext, { written, alike }: Moves, { playbook, asked, last }: { readonly playbook: number; readonly asked: number; readonly last: Pick<Movable, 'row' | 'serial'> }): void {
  if (written === null) return
  const seq = context.record({ entity: 'playbook', id: idOfPlaybook(context.db, playbook), type: 'playbook.clocksMoved', written })
  insertMoved(context.db, { asked_seq: asked, serial: last.serial, ticket: last.row, seq })
  for (const moved of alike) moveClocks(context.db, { ...moved, playbook, last_seq: seq })
  context.announceAll('clock')
}

/** An event by which clocks of a ticket were moved with many others. */
export interface MovedWithOthers {
  readonly seq: number
  readonly instant: number
  /** the row of the playbook under which they are promised from then on */
  readonly playbook: number
  /** those of the ticket; of an event of before, those of other tickets too, all by their rows */
  readonly clocks: readonly MovedIn[]
}

/** The events that may have moved clocks of a ticket together with those of others, oldest first. */
export function movedWithOthers(db: ReadDb, ticket: number): MovedWithOthers[] {
  return movedOfTicket.all(db, { ticket }).map(({ seq, instant, body, serial, device }) => {
    const read = JSON.parse(body) as MovedBody | MovedBodyBefore
    const id = device === null ? null : blobToUuid(device)
    const playbook = typeof read.playbook === 'number' ? read.playbook : rowOfPlaybook(db, read.playbook)
    return { seq, instant, playbook, clocks: movedIn(read).filter((clock) => 'row' in clock || (clock.serial === serial && clock.device === id)) }
  })
}

/** A clock as far as such an event names it. */
export interface NamedClock {
  readonly row: number
  readonly metric: string
  readonly isLiveAt: (seq: number) => boolean
}

/** What such an event did to a clock of the ticket; undefined: nothing. */
export function movedOf({ seq, clocks }: MovedWithOthers, { row, metric, isLiveAt }: NamedClock): MovedClock | undefined {
  return clocks.find((clock) => ('row' in clock ? clock.row === row : clock.metric === metric && isLiveAt(seq)))
}
