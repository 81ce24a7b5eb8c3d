import type { RunningClock } from '../clocks/clocks.ts'

/** What other clocks would do to a ticket. */
export interface Effect {
  /** of what is due first on it */
  readonly first: 'earlier' | 'later' | 'same'
  /** something is overdue at once that was not before */
  readonly overdue: boolean
  /** the clock that moves most towards the agent, of those that are overdue where there are any; null: none is promised otherwise */
  readonly moved: { readonly title: NonNullable<RunningClock['title']>; readonly from: number; readonly to: number } | null
}

/**
 * Compares the running clocks of a ticket before and after. What is broken already counts among what is due first, but is overdue
 * no second time. A clock that has no counterpart is told beside what was due first until now.
 */
export function effectOf(before: readonly RunningClock[], after: readonly RunningClock[], now: number): Effect {
  const [first, then] = [firstOf(before), firstOf(after)]
  const moves = after.flatMap(({ metric, title, dueAt, breachedAt }) => {
    if (title === null || breachedAt !== null) return []
    const counterpart = before.find((clock) => clock.metric === metric && clock.breachedAt === null)
    const overdue = dueAt <= now && (counterpart === undefined || counterpart.dueAt > now)
    return [{ title, from: counterpart?.dueAt ?? first ?? dueAt, to: dueAt, overdue }]
  })
  const late = moves.filter(({ overdue }) => overdue)
  const [most] = (late.length > 0 ? late : moves).sort((a, b) => a.to - a.from - (b.to - b.from))
  return {
    first: sign(then ?? Infinity, first ?? Infinity),
    overdue: late.length > 0,
    moved: most === undefined ? null : { title: most.title, from: most.from, to: most.to },
  }
}

const firstOf = (clocks: readonly RunningClock[]) => (clocks.length === 0 ? null : Math.min(...clocks.map(({ dueAt }) => dueAt)))

const sign = (to: number, from: number) => (to < from ? 'earlier' : to > from ? 'later' : 'same')
