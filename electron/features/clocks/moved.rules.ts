/** A running clock that is promised otherwise by the policy it has, from the same start and with the same pauses. */
export interface MovedClock {
  readonly clockId: string
  readonly policy: string
  readonly metric: string
  readonly targetMs: number
  readonly dueFrom: number
  readonly dueAt: number
  readonly warnAt: number
  /** it had been warned of, and is again where there is time for it once more */
  readonly warnsAnew: boolean
}

/**
 * The event of many clocks that were moved at once: all that each of them was set to, so that it can be told and made again from this
 * event alone. `clocks`: id, place in `policies`, due until now, due, warning, 1 where the warning that was given counts no more.
 */
export interface MovedBody {
  /** the event that asked for it */
  readonly because: number
  readonly playbook: number
  readonly policies: readonly { readonly policy: string; readonly metric: string; readonly targetMs: number }[]
  readonly clocks: readonly (readonly [clockId: string, policy: number, dueFrom: number, dueAt: number, warnAt: number, warnsAnew: 0 | 1])[]
}

/** @param playbook the row of the one under which they are promised from now on */
export function bodyOfMoved(because: number, playbook: number, moved: readonly MovedClock[]): MovedBody {
  const places = new Map<string, number>()
  const policies: { policy: string; metric: string; targetMs: number }[] = []
  const placeOf = ({ policy, metric, targetMs }: MovedClock) => {
    const known = places.get(policy)
    if (known !== undefined) return known
    places.set(policy, policies.length)
    return policies.push({ policy, metric, targetMs }) - 1
  }
  const clocks = moved.map((clock) => [clock.clockId, placeOf(clock), clock.dueFrom, clock.dueAt, clock.warnAt, clock.warnsAnew ? 1 : 0] as const)
  return { because, playbook, policies, clocks }
}

/** What such an event says, by clock. */
export function movedIn({ policies, clocks }: MovedBody): ReadonlyMap<string, MovedClock> {
  return new Map(clocks.flatMap(([clockId, place, dueFrom, dueAt, warnAt, warnsAnew]) => {
    const policy = policies[place]
    return policy === undefined ? [] : [[clockId, { clockId, ...policy, dueFrom, dueAt, warnAt, warnsAnew: warnsAnew === 1 }] as const]
  }))
}
