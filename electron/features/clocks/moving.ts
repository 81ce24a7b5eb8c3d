import type { ClockPolicy } from '../../../shared/playbook.ts'
import type { Pause } from '../../../shared/calendar/arithmetic.ts'
import { blobToUuid } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import type { CommandContext, Context } from '../context.ts'
import { idOfPlaybook, playbookOf, type Published } from '../playbook/playbook.ts'
import { insertMoved, movable, type MovableRow, moveClocks, movedOfTicket } from './clocks.store.ts'
import { alarmOf } from './life.rules.ts'
import { bodyOfMoved, type MovedBody, type MovedClock, movedIn } from './moved.rules.ts'
import { otherwise } from './running.ts'

/** A ticket whose clocks may be moved together with those of others. */
export interface Movable {
  readonly row: number
  readonly contact: number
  readonly serial: number
}

interface Moving {
  readonly row: MovableRow
  readonly to: MovedClock
}

/** What moving the clocks of some tickets comes to: the clocks that are promised otherwise, and what is due first on each ticket then. */
export interface Moves {
  readonly moving: readonly Moving[]
  readonly nextDueAt: ReadonlyMap<number, number | null>
}

const none: readonly Pause[] = []

/**
 * What becomes of the clocks of tickets when the policies that they run under promise otherwise under the same names (CK-23): from the same
 * start, with the same pauses; what is met or broken stays. The same as planning each ticket's clocks anew, where the playbook that
 * they follow and this one choose alike (`choosesAlike`), without asking what each of them is about.
 */
export function planMoves({ db, now }: Context, tickets: readonly Movable[], published: Published): Moves {
  const nextDueAt = new Map<number, number | null>(tickets.map(({ row }) => [row, null]))
  const edits = editsTowards(db, published)
  const moving: Moving[] = []
  for (const row of movable.all(db, { contacts: JSON.stringify([...new Set(tickets.map(({ contact }) => contact))]) })) {
    const first = row.ticket === null ? undefined : nextDueAt.get(row.ticket)
    if (row.ticket === null || first === undefined) continue
    const to = row.breached_at === null ? moved(row, edits, published, now) : null
    if (to !== null) moving.push({ row, to })
    const dueAt = to?.dueAt ?? row.due_at
    if (row.paused_at === null && (first === null || dueAt < first)) nextDueAt.set(row.ticket, dueAt)
  }
  return { moving, nextDueAt }
}

interface Edit {
  readonly before: Published
  readonly policy: ClockPolicy
  readonly becomes: ClockPolicy
}

type Edits = (row: MovableRow) => Edit | null

/** The policy of a clock before and after; null where it is the same. To look it up is dearer than to reckon a clock. */
function editsTowards(db: ReadDb, published: Published): Edits {
  const known = new Map<number, Map<string, Edit | null>>()
  const find = (playbook: number, id: string): Edit | null => {
    const before = playbookOf(db, playbook)
    const [policy, becomes] = [before, published].map(({ playbook: { clocks } }) => clocks.find((one) => one.id === id))
    return policy === undefined || becomes === undefined ? null : { before, policy, becomes }
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

function moved(row: MovableRow, edits: Edits, published: Published, now: number): MovedClock | null {
  const edit = edits(row)
  if (edit === null) return null
  const pauses = row.pauses === '[]' ? none : (JSON.parse(row.pauses) as readonly Pause[])
  const to = otherwise(edit, published, row, { policy: edit.becomes, countedFrom: row.counted_from, pauses })
  if (to === null) return null
  return {
    clockId: blobToUuid(row.clock_id), policy: row.policy, metric: row.metric, targetMs: to.targetMs, dueFrom: row.due_at, dueAt: to.dueAt, warnAt: to.warnAt,
    warnsAnew: row.warned_at !== null && to.warnAt > now,
  }
}

/**
 * Moves clocks with one event for all of them. The next due of their tickets is for the caller to write.
 * @param last of the tickets in the order in which a re-targeting comes to them: the event is found by it
 * @param asked the event that asked for it
 */
export function carryOutMoves(context: CommandContext, moving: readonly Moving[], { published, last, asked }: { readonly published: Published; readonly last: Movable; readonly asked: number }): void {
  if (moving.length === 0) return
  const body = bodyOfMoved(asked, published.row, moving.map(({ to }) => to))
  const seq = context.record({ entity: 'playbook', id: idOfPlaybook(context.db, published.row), type: 'playbook.clocksMoved', body: { ...body } })
  insertMoved(context.db, { asked_seq: asked, serial: last.serial, ticket: last.row, seq })
  moveClocks(context.db, { playbook: published.row, last_seq: seq, moved: JSON.stringify(moving.map(valuesOf)) })
  context.announceAll('clock')
}

function valuesOf({ row, to }: Moving): readonly (number | null)[] {
  const warned_at = to.warnsAnew ? null : row.warned_at
  const alarm = alarmOf({ ...row, met_at: null, cancelled_at: null, warned_at, warn_at: to.warnAt, due_at: to.dueAt })
  return [row.row, to.targetMs, to.warnAt, to.dueAt, warned_at, alarm]
}

/** An event by which clocks of a ticket were moved with many others. */
export interface MovedWithOthers {
  readonly seq: number
  readonly instant: number
  readonly playbook: number
  /** all that it moved, by id */
  readonly clocks: ReadonlyMap<string, MovedClock>
}

/** The events that may have moved clocks of a ticket together with those of others, oldest first. */
export function movedWithOthers(db: ReadDb, ticket: number): MovedWithOthers[] {
  return movedOfTicket.all(db, { ticket }).map(({ seq, instant, body }) => {
    const read = JSON.parse(body) as MovedBody
    return { seq, instant, playbook: read.playbook, clocks: movedIn(read) }
  })
}
