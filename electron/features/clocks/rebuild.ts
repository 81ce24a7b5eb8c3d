import { blobToUuid } from '../../db/blobs.ts'
import type { ReadDb, WriteDb } from '../../db/connection.ts'
import { type ClockStarted, howMany, rowOfClock, startedAfter, takeOver, ticketsOpened, writeRow } from './clocks.store.ts'
import { afterEvent, type ClockRow, type ClockSet, liveAt } from './life.rules.ts'
import { movedOf, movedWithOthers, type NamedClock } from './moving.ts'
import { deedsTold, kept } from './outside.ts'

/** What a rebuild found: how many clocks there are, how many rows were not as their events have them, how many have events that say too little. */
export interface Rebuilt {
  clocks: number
  changed: number
  kept: number
}

const batch = 500

/** How many clocks there are, for telling how far a rebuild is. */
export const clocksKept = (db: ReadDb): number => howMany.one(db, {})?.clocks ?? 0

/**
 * Makes a stretch of the clock rows from their events alone, in the order in which they started, and puts right those that differ.
 * @param after where the last call ended; 0 at first
 * @returns where to go on; null at the end
 */
export function rebuildSome(db: WriteDb, after: number, found: Rebuilt): number | null {
  const started = startedAfter.all(db, { seq: after, most: batch })
  for (const clock of started) {
    found.clocks += 1
    const made = rowFrom(db, clock, found.clocks)
    if (made === null) {
      found.kept += 1
      continue
    }
    const now = rowOfClock.one(db, { clock_id: clock.entity_id })
    if (now !== null && isAlike(now, made)) continue
    found.changed += 1
    writeRow(db, made)
  }
  return started.length < batch ? null : (started.at(-1)?.seq ?? null)
}

type WholeRow = ClockRow & { readonly version: number }

/** A clock as its events have it; null where they come from a time in which they did not yet say all. */
function rowFrom(db: ReadDb, { entity_id, seq }: ClockStarted, place: number): WholeRow | null {
  const deeds = deedsTold(db, entity_id)
  const own: { readonly seq: number; readonly set: ClockSet }[] = []
  for (const deed of deeds) {
    if (deed.set === undefined) return null
    own.push({ seq: deed.seq, set: kept(db, deed.set) })
  }
  const [begun] = own
  if (begun?.set.contact === undefined || begun.set.metric === undefined) return null
  const { contact, metric } = begun.set
  const cancelledBy = deeds.filter(({ type }) => type === 'clock.cancelled').at(-1)?.seq ?? Infinity
  // A contact's clocks go to the first ticket that came of it while they lasted.
  const ticket = begun.set.ticket ?? ticketsOpened.all(db, { contact }).find((opened) => opened.seq > seq && opened.seq < cancelledBy)?.row ?? null
  const all = ticket === null ? own : [...own, ...movesOf(db, { row: place, metric, isLiveAt: liveAt(deeds) }, ticket)].sort((a, b) => a.seq - b.seq)
  const blank = { row: place, clock_id: entity_id, met_at: null, cancelled_at: null } as unknown as ClockRow
  return { ...all.reduce((row, { seq, set }) => afterEvent(row, set, seq), blank), ticket, version: all.length }
}

/** What of a clock was set by events of many. */
function movesOf(db: ReadDb, clock: NamedClock, ticket: number): { readonly seq: number; readonly set: ClockSet }[] {
  return movedWithOthers(db, ticket).flatMap((event) => {
    const moved = movedOf(event, clock)
    return moved === undefined ? [] : [{ seq: event.seq, set: { playbook: event.playbook, target_ms: moved.targetMs, warn_at: moved.warnAt, due_at: moved.dueAt, ...(moved.warnsAnew ? { warned_at: null } : {}) } }]
  })
}

function isAlike(now: WholeRow, made: WholeRow): boolean {
  return takeOver.every((column) => {
    const [a, b] = [now[column], made[column]]
    return a instanceof Uint8Array && b instanceof Uint8Array ? blobToUuid(a) === blobToUuid(b) : a === b
  })
}
