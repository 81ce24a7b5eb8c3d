import { elapsed } from '../../../shared/calendar/arithmetic.ts'
import type { LocalText } from '../../../shared/text.ts'
import type { Context } from '../context.ts'
import { playbookOf, type Published } from '../playbook/playbook.ts'
import { compiledFor } from './calendars.ts'
import { policyIn } from './clockView.ts'
import { instantsOf } from './instants.rules.ts'
import { ofContact } from './clocks.store.ts'
import type { ClockRow } from './life.rules.ts'
import { pausesOf } from './running.ts'

/** A clock that was not met yet. */
export interface ClockShare {
  readonly metric: string
  /** its policy's */
  readonly title: LocalText
  /** of its target, used up: 0 …, more than 1 once it is late */
  readonly share: number
  readonly breached: boolean
  readonly dueAt: number
}

/** How far the clocks of a contact are that has no ticket yet; see `sharesOf`. */
export const sharesOfContact = (context: Context, contact: number, asked: readonly number[]): ClockShares =>
  sharesOf(context, ofContact.all(context.db, { contact }), asked, (row) => playbookOf(context.db, row))

export interface ClockShares {
  readonly clocks: readonly ClockShare[]
  readonly next: number | null
}

/**
 * How far clocks are.
 * @param rows all of a contact or ticket; those that are over are left out
 * @param asked shares at which somebody wants to look again
 * @returns with `next`, when the first of them is reached; those at which a clock warns or is due are left out, its alarm says so
 */
export function sharesOf({ now }: Context, rows: readonly ClockRow[], asked: readonly number[], publishedOf: (row: number) => Published): ClockShares {
  let next: number | null = null
  const clocks = rows.filter((row) => row.met_at === null && row.cancelled_at === null).map((row): ClockShare => {
    const { playbook } = publishedOf(row.playbook)
    const policy = policyIn(playbook, row.policy)
    const calendar = compiledFor(playbook, policy)
    const pauses = pausesOf(row)
    let share = elapsed(calendar, row.counted_from, row.paused_at ?? now, pauses) / row.target_ms
    for (const one of row.paused_at === null ? asked : []) {
      if (one === policy.warnAt || one === 1) continue
      const { warnAt: at } = instantsOf({ ...policy, warnAt: one }, calendar, row.counted_from, pauses)
      // Instants are whole milliseconds: at the one of a share nothing may be missing from it.
      if (at <= now) share = Math.max(share, one)
      else if (next === null || at < next) next = at
    }
    if (row.warned_at !== null || (row.paused_at === null && row.warn_at <= now)) share = Math.max(share, policy.warnAt)
    const breached = row.breached_at !== null || (row.paused_at === null && row.due_at <= now)
    return { metric: row.metric, title: policy.title, share: breached ? Math.max(share, 1) : share, breached, dueAt: row.due_at }
  })
  return { clocks, next }
}
