import { blobToUuid } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import { lastSeq } from '../../db/events.ts'
import { choosesAlike, type Moves, type NextDues, planMoves } from '../clocks/clocks.ts'
import type { CommandContext, Context } from '../context.ts'
import { idOfPlaybook, playbookOf, type Published } from '../playbook/playbook.ts'
import { bodyOfFollowed, type FollowedBody } from './retargeting.rules.ts'
import { followClocks, followClocksDue, followClocksLater, type FollowingRow, followingAfter, goOn, type RetargetingRow } from './retargeting.store.ts'

/** Tickets of the least that is done at once: where clocks only move, and where tickets may have to be planned anew, which takes longer. */
const pageOfMoves = 1_024
export const pageOfPlans = 512

/** What is written of a page of tickets whose clocks only move, in plain values. */
export interface PlannedPage {
  /** of which re-targeting, and after the row of which ticket it begins */
  readonly asked: number
  readonly after: number
  /** the last event that it knows of */
  readonly upTo: number
  readonly span: Span
  readonly moves: Moves
  readonly dues: Dues
}

/**
 * Plans the page of tickets to which a re-targeting comes next, and writes nothing.
 * @returns null where there are no more, or the clocks of some do more than move
 */
export function planPage(context: Pick<Context, 'db' | 'now'>, job: RetargetingRow): PlannedPage | null {
  const { published, tickets, others } = pageOf(context.db, job, pageOfMoves)
  const span = spanOf(tickets, job.asked_seq)
  if (span === null || others.length > 0) return null
  const { nextDueAt, ...moves } = planMoves(context, tickets, { published, asked: job.asked_seq })
  return { asked: job.asked_seq, after: job.after, upTo: lastSeq(context.db), span, moves, dues: duesOf(tickets, nextDueAt) }
}

export interface Page {
  readonly published: Published
  readonly tickets: readonly FollowingRow[]
  /** those that are asked the same questions as before: only by when they promise can be another answer */
  readonly alike: readonly FollowingRow[]
  /** those for which another policy may have come to count */
  readonly others: readonly FollowingRow[]
}

export function pageOf(db: ReadDb, job: RetargetingRow, most: number): Page {
  const published = playbookOf(db, job.playbook)
  const tickets = followingAfter.all(db, { after: job.after, until: job.until, most })
  const isAlike = (row: number) => choosesAlike(playbookOf(db, row).playbook, published.playbook)
  const alike = new Set([...new Set(tickets.map(({ follows }) => follows))].filter(isAlike))
  return { published, tickets, alike: tickets.filter(({ follows }) => alike.has(follows)), others: tickets.filter(({ follows }) => !alike.has(follows)) }
}

/** Which tickets a page has: how many, the last in the order in which they were opened, and what the event says of them. */
interface Span {
  readonly tickets: number
  readonly last: Pick<FollowingRow, 'row' | 'serial'>
  readonly followed: FollowedBody
}

/** @returns null where there is none. @param asked the event that asked for it */
export function spanOf(tickets: readonly FollowingRow[], asked: number): Span | null {
  const last = tickets.at(-1)
  if (last === undefined) return null
  const followed = bodyOfFollowed(asked, tickets.map(({ device, serial }) => ({ device: device === null ? null : blobToUuid(device), serial })))
  return { tickets: tickets.length, last: { row: last.row, serial: last.serial }, followed }
}

/** What is due next on tickets, by what the same can be written to. Rows are JSON. */
interface Dues {
  readonly same: string | null
  readonly later: readonly { readonly tickets: string; readonly later: number }[]
  readonly exactly: readonly { readonly ticket: number; readonly next_due_at: number | null }[]
  readonly isAnyOtherwise: boolean
}

export function duesOf(tickets: readonly FollowingRow[], nextDueAt: NextDues): Dues {
  const later = new Map<number, number[]>()
  const exactly: { ticket: number; next_due_at: number | null }[] = []
  let isAnyOtherwise = false
  for (const { row, next_due_at } of tickets) {
    const dueAt = nextDueAt.get(row) ?? null
    if (dueAt !== next_due_at) isAnyOtherwise = true
    if (dueAt === null || next_due_at === null) {
      exactly.push({ ticket: row, next_due_at: dueAt })
      continue
    }
    const rows = later.get(dueAt - next_due_at)
    if (rows === undefined) later.set(dueAt - next_due_at, [row])
    else rows.push(row)
  }
  const same = later.get(0)
  later.delete(0)
  return { same: same === undefined ? null : JSON.stringify(same), later: [...later].map(([by, rows]) => ({ tickets: JSON.stringify(rows), later: by })), exactly, isAnyOtherwise }
}

export function finishPage(context: CommandContext, { playbook, done }: RetargetingRow, { span, dues }: Pick<PlannedPage, 'span' | 'dues'>): void {
  if (dues.same !== null) followClocks(context.db, { tickets: dues.same, playbook })
  for (const which of dues.later) followClocksLater(context.db, { ...which, playbook })
  for (const which of dues.exactly) followClocksDue(context.db, { ...which, playbook })
  if (dues.isAnyOtherwise) context.announceAll('ticket')
  context.record({ entity: 'playbook', id: idOfPlaybook(context.db, playbook), type: 'playbook.followed', body: { ...span.followed } })
  goOn(context.db, { after: span.last.row, done: done + span.tickets })
}

