import type { ClockView } from '../../../shared/contract/common.ts'

export interface Line {
  readonly from: number
  readonly to: number
  /** where an instant stands on it, 0…1 */
  share(at: number): number
}

/** Room before the first and behind the last instant, as a share of what lies between. */
const margin = 0.03

/** The line of time on which these clocks and now have their places. Instants in ms. */
export function lineOf(clocks: readonly Pick<ClockView, 'startedAt' | 'dueAt' | 'metAt' | 'pauses'>[], now: number): Line {
  const instants = [now, ...clocks.flatMap(({ startedAt, dueAt, metAt, pauses }) => [startedAt, dueAt, metAt ?? dueAt, ...pauses.map(({ from }) => from)])]
  const first = Math.min(...instants)
  const last = Math.max(...instants)
  const room = Math.max(1, (last - first) * margin)
  const from = first - room
  const to = last + room
  return { from, to, share: (at) => Math.min(1, Math.max(0, (at - from) / (to - from))) }
}
