/** A running clock that is promised otherwise by the policy it has, from the same start and with the same pauses. */
export interface MovedClock {
  readonly policy: string
  readonly metric: string
  readonly targetMs: number
  readonly dueFrom: number
  readonly dueAt: number
  readonly warnAt: number
  /** it had been warned of, and is again where there is time for it once more */
  readonly warnsAnew: boolean
}

interface MovedPolicy {
  readonly policy: string
  readonly metric: string
  readonly targetMs: number
}

/** What many clocks have in common that were moved: place in `policies`, by how much they are due later, how long before that is warned, 1 where the warning that was given counts no more. */
type Move = readonly [policy: number, later: number, lead: number, warnsAnew: 0 | 1]

/**
 * The event of many clocks that were moved at once: all that each of them was set to, so that it can be told and made again from this
 * event alone. `clocks` has three numbers for each: its row and its due until now, both from those of the clock before it, and between
 * them the place of its move in `moves`. Most edits move most clocks by a few spans, and what is written here is written a million times.
 */
export interface MovedBody {
  /** the event that asked for it */
  readonly because: number
  readonly playbook: number
  readonly policies: readonly MovedPolicy[]
  readonly moves: readonly Move[]
  readonly clocks: readonly number[]
}

/** @param playbook the row of the one under which they are promised from now on */
export function bodyOfMoved(because: number, playbook: number, moved: readonly (MovedClock & { readonly row: number })[]): MovedBody {
  const places = new Map<string, number>()
  const policies: MovedPolicy[] = []
  const known = new Map<string, number>()
  const moves: Move[] = []
  const clocks: number[] = []
  let [row, due] = [0, 0]
  for (const clock of moved) {
    let policy = places.get(clock.policy)
    if (policy === undefined) {
      policy = policies.push({ policy: clock.policy, metric: clock.metric, targetMs: clock.targetMs }) - 1
      places.set(clock.policy, policy)
    }
    const [later, lead, anew] = [clock.dueAt - clock.dueFrom, clock.dueAt - clock.warnAt, clock.warnsAnew ? 1 : 0] as const
    const name = `${String(policy)} ${String(later)} ${String(lead)} ${String(anew)}`
    let move = known.get(name)
    if (move === undefined) {
      move = moves.push([policy, later, lead, anew]) - 1
      known.set(name, move)
    }
    clocks.push(clock.row - row, move, clock.dueFrom - due)
    row = clock.row
    due = clock.dueFrom
  }
  return { because, playbook, policies, moves, clocks }
}

/** What such an event says, by the clock's row. */
export function movedIn({ policies, moves, clocks }: MovedBody): ReadonlyMap<number, MovedClock> {
  const found = new Map<number, MovedClock>()
  let [row, dueFrom] = [0, 0]
  for (let at = 0; at + 2 < clocks.length; at += 3) {
    row += clocks[at] ?? 0
    dueFrom += clocks[at + 2] ?? 0
    const move = moves[clocks[at + 1] ?? -1]
    const policy = policies[move?.[0] ?? -1]
    if (move === undefined || policy === undefined) continue
    const dueAt = dueFrom + move[1]
    found.set(row, { ...policy, dueFrom, dueAt, warnAt: dueAt - move[2], warnsAnew: move[3] === 1 })
  }
  return found
}
