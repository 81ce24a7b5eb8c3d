import type { PullReason } from '../../../shared/contract/dispatch.ts'
import { minute } from '../../../shared/time.ts'

/** A ticket that waits to be pulled, as one person sees it. */
export interface Waiting {
  readonly row: number
  readonly dueAt: number | null
  /** how high the customer's tier stands; 0 for the lowest */
  readonly tier: number
  /** what of it this person knows well; null: nothing that they named */
  readonly skill: string | null
  readonly urges: number
  readonly releasedAt: number
}

/** As near to its end as this, what is promised goes before who it was promised to. */
export const soonWithin = 15 * minute

const urgency = ({ dueAt }: Waiting, now: number) => (dueAt === null || dueAt > now + soonWithin ? 0 : dueAt <= now ? 2 : 1)

/**
 * Which comes first (TK-7): what is late, what is due soon, the higher tier, what this person knows well, what was urged more often,
 * what is due earlier, what waits longer. A total order: two people who pull see the same one first only if they know the same.
 */
export function byPull(now: number): (a: Waiting, b: Waiting) => number {
  return (a, b) =>
    urgency(b, now) - urgency(a, now) || b.tier - a.tier || Number(b.skill !== null) - Number(a.skill !== null) || b.urges - a.urges ||
    (a.dueAt === b.dueAt ? 0 : (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity)) || a.releasedAt - b.releasedAt || a.row - b.row
}

/** Why it comes first, the weightiest reason first. */
export function pullReasonsOf(ticket: Waiting, now: number): PullReason[] {
  const near = urgency(ticket, now)
  const reasons: PullReason[] = [
    ...(near === 2 ? ['late' as const] : near === 1 ? ['soon' as const] : []), ...(ticket.tier > 0 ? ['tier' as const] : []), ...(ticket.skill === null ? [] : ['skill' as const]), ...(ticket.urges > 0 ? ['urged' as const] : []),
  ]
  return reasons.length === 0 ? ['longest'] : reasons
}

/** Whether somebody has as many open tickets as they take. @param limit null: no limit */
export const isFull = (open: number, limit: number | null): boolean => limit !== null && open >= limit

/** A person as tickets are handed out. */
export interface Fitting {
  readonly row: number
  readonly full: boolean
  /** of how many of the tickets they know what they are about */
  readonly knows: number
  readonly open: number
}

/** Who is the better one to hand tickets to (TK-7): who has room, who knows more of it, who has fewer open; a total order. */
export const byFit = (a: Fitting, b: Fitting): number => Number(a.full) - Number(b.full) || b.knows - a.knows || a.open - b.open || a.row - b.row

/** Nobody is urged by the same person more often than this. */
export const urgeEvery = minute
