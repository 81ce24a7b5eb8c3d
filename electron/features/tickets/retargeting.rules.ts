import type { LocalText } from '../../../shared/text.ts'

/** A clock of a ticket that counts down, before or after. */
export interface Running {
  readonly metric: string
  /** null: its promise stays as it is */
  readonly title: LocalText | null
  readonly dueAt: number
  readonly breachedAt: number | null
}

/** What other clocks would do to a ticket. */
export interface Effect {
  /** of what is due first on it */
  readonly first: 'earlier' | 'later' | 'same'
  /** something is overdue at once that was not before */
  readonly overdue: boolean
  /** the clock that moves most towards the agent, of those that are overdue where there are any; null: none is promised otherwise */
  readonly moved: { readonly title: LocalText; readonly from: number; readonly to: number } | null
}

/**
 * Compares the running clocks of a ticket before and after. What is broken already counts among what is due first, but is overdue
 * no second time. A clock that has no counterpart is told beside what was due first until now.
 */
export function effectOf(before: readonly Running[], after: readonly Running[], now: number): Effect {
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

/** A ticket by the desk that numbered it, so that every desk knows which it is; null: the desk whose event it is. */
export interface Numbered {
  readonly device: string | null
  readonly serial: number
}

/** The event of tickets that follow a playbook's clocks from here on: those that were open when it was asked for (`because`) and still are, within a range of serial numbers of each desk that numbered any. */
export interface FollowedBody {
  readonly because: number
  readonly desks: readonly (readonly [device: string | null, from: number, to: number])[]
}

/** As such events were before they could leave the desk: one range, of whatever desk's numbers. */
export interface FollowedBodyBefore {
  readonly because: number
  readonly from: number
  readonly to: number
}

/** @param tickets all of a page, in the order of their serial numbers */
export function bodyOfFollowed(because: number, tickets: readonly Numbered[]): FollowedBody {
  const ranges = new Map<string | null, [from: number, to: number]>()
  for (const { device, serial } of tickets) {
    const range = ranges.get(device)
    if (range === undefined) ranges.set(device, [serial, serial])
    else range[1] = serial
  }
  return { because, desks: [...ranges].map(([device, [from, to]]) => [device, from, to]) }
}

/** Whether an event of either kind reaches a ticket that was open. */
export function isFollowedIn(body: FollowedBody | FollowedBodyBefore, { device, serial }: Numbered): boolean {
  const ranges = 'desks' in body ? body.desks : [[device, body.from, body.to] as const]
  return ranges.some(([of, from, to]) => of === device && serial >= from && serial <= to)
}

const firstOf = (clocks: readonly Running[]) => (clocks.length === 0 ? null : Math.min(...clocks.map(({ dueAt }) => dueAt)))

const sign = (to: number, from: number) => (to < from ? 'earlier' : to > from ? 'later' : 'same')
