/** A clock as the database keeps it. */
export type ClockRow = {
  readonly row: number
  readonly clock_id: Uint8Array
  readonly contact: number
  readonly ticket: number | null
  readonly playbook: number
  readonly policy: string
  readonly metric: string
  readonly started_at: number
  /** since when time counts: before `started_at` where it was taken up again, or took over the start of a ticket that was merged in */
  readonly counted_from: number
  /** JSON of [from, to], over by now */
  readonly pauses: string
  readonly paused_at: number | null
  readonly target_ms: number
  readonly warn_at: number
  readonly due_at: number
  readonly warned_at: number | null
  readonly breached_at: number | null
  readonly met_at: number | null
  readonly cancelled_at: number | null
  readonly next_alarm_at: number | null
  readonly last_seq: number
}

/** What of a clock its events set; the rest of its row follows from them. */
export type ClockSet = Partial<Omit<ClockRow, 'row' | 'clock_id' | 'next_alarm_at' | 'last_seq'>>

/** The same as events tell it: what it names it names by its id, since rows are numbered anew on every desk. Events of before have the rows. */
export type ClockTold = Omit<ClockSet, Named> & { readonly [column in Named]?: string | number | null }
type Named = 'contact' | 'ticket' | 'playbook'

/** An event of a clock: what it set, beside who, when and why. Kept for good, whatever becomes of the row. */
export interface ClockEventBody {
  readonly metric: string
  readonly policy: string
  /** the event that it followed from; absent where time itself brought it about */
  readonly because?: number
  readonly set: ClockTold
  readonly [detail: string]: unknown
}

/** A clock after an event. The rows are never written otherwise, so that they can be made anew from the events (CK-22). */
export function afterEvent(before: ClockRow, set: ClockSet, seq: number): ClockRow {
  const next = { ...before, ...set, last_seq: seq }
  return { ...next, next_alarm_at: alarmOf(next) }
}

/** When somebody has to be told next; null for a clock that stands still, is over, or of which all has been told. */
export function alarmOf(clock: Pick<ClockRow, 'met_at' | 'cancelled_at' | 'breached_at' | 'warned_at' | 'paused_at' | 'warn_at' | 'due_at'>): number | null {
  if (clock.met_at !== null || clock.cancelled_at !== null || clock.breached_at !== null || clock.paused_at !== null) return null
  return clock.warned_at === null ? clock.warn_at : clock.due_at
}

/** An event of a clock as far as it says whether the clock may go on; `set` is missing in the oldest. */
interface Deed {
  readonly seq: number
  readonly type: string
  readonly set: ClockTold | undefined
}

const endedBy: Readonly<Record<string, ClockTold>> = { 'clock.met': { met_at: 0 }, 'clock.cancelled': { cancelled_at: 0 }, 'clock.breached': { breached_at: 0 } }

/**
 * Whether a clock was neither over nor broken when an event happened to its ticket: of each metric a ticket has one such clock at the most.
 * @param deeds its own events, oldest first
 */
export function liveAt(deeds: readonly Deed[]): (seq: number) => boolean {
  let ends: Pick<ClockTold, 'met_at' | 'cancelled_at' | 'breached_at'> = {}
  const since = deeds.map(({ seq, type, set }) => {
    ends = { ...ends, ...(set ?? endedBy[type]) }
    return { seq, isLive: ends.met_at == null && ends.cancelled_at == null && ends.breached_at == null }
  })
  return (at) => since.filter(({ seq }) => seq < at).at(-1)?.isLive ?? false
}
