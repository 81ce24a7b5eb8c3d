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
 * Whose clock, so that every desk knows which: of a ticket the clock of a metric that is neither over nor broken, of which it has one
 * (`liveAt`), and the ticket by the desk that numbered it.
 */
export interface OfTicket {
  /** null: the desk whose event it is */
  readonly device: string | null
  readonly serial: number
}

/**
 * The event of many clocks that were moved at once: all that each of them was set to, so that it can be told and made again from this
 * event alone, on any desk. `clocks` has three numbers for each: the serial number of its ticket and its due until now, both from those of
 * the clock before it, and between them the place of its move in `moves`. `desks` says of how many of them, one after another, the tickets
 * were numbered by which. Most edits move most clocks by a few spans, and what is written here is written a million times.
 */
export interface MovedBody {
  /** the event that asked for it */
  readonly because: number
  /** the id of the one under which they are promised from now on */
  readonly playbook: string
  readonly policies: readonly MovedPolicy[]
  readonly moves: readonly Move[]
  readonly desks: readonly (readonly [device: string | null, clocks: number])[]
  readonly clocks: readonly number[]
}

/** As such events were before they could leave the desk: `clocks` has the rows of clocks in place of serial numbers, and the playbook is a row. */
export type MovedBodyBefore = Omit<MovedBody, 'playbook' | 'desks'> & { readonly playbook: number }

/** A clock in such an event; `row` where it is one of before. */
export type MovedIn = MovedClock & (OfTicket | { readonly row: number })

/** What of its move a clock may share with others; the same for those that are moved alike. */
const moveOf = ({ policy, dueFrom, dueAt, warnAt, warnsAnew }: MovedClock): string => `${policy} ${String(dueAt - dueFrom)} ${String(dueAt - warnAt)} ${String(warnsAnew)}`

/** @param playbook the id of the one under which they are promised from now on */
export function bodyOfMoved(because: number, playbook: string, moved: readonly (MovedClock & OfTicket)[]): MovedBody {
  const places = new Map<string, number>()
  const policies: MovedPolicy[] = []
  const known = new Map<string, number>()
  const moves: Move[] = []
  const clocks: number[] = []
  const devices = [...new Set(moved.map(({ device }) => device))]
  const byDesk = devices.map((device) => moved.filter((clock) => clock.device === device))
  let [serial, due] = [0, 0]
  for (const clock of byDesk.flat()) {
    let policy = places.get(clock.policy)
    if (policy === undefined) {
      policy = policies.push({ policy: clock.policy, metric: clock.metric, targetMs: clock.targetMs }) - 1
      places.set(clock.policy, policy)
    }
    const name = moveOf(clock)
    let move = known.get(name)
    if (move === undefined) {
      move = moves.push([policy, clock.dueAt - clock.dueFrom, clock.dueAt - clock.warnAt, clock.warnsAnew ? 1 : 0]) - 1
      known.set(name, move)
    }
    clocks.push(clock.serial - serial, move, clock.dueFrom - due)
    serial = clock.serial
    due = clock.dueFrom
  }
  return { because, playbook, policies, moves, desks: byDesk.map((of, at) => [devices[at] ?? null, of.length]), clocks }
}

/** What such an event says, clock by clock. */
export function movedIn(body: MovedBody | MovedBodyBefore): MovedIn[] {
  const { policies, moves, clocks } = body
  const devices = 'desks' in body ? body.desks.flatMap(([device, count]) => Array.from({ length: count }, () => device)) : null
  const found: MovedIn[] = []
  let [named, dueFrom] = [0, 0]
  for (let at = 0; at + 2 < clocks.length; at += 3) {
    named += clocks[at] ?? 0
    dueFrom += clocks[at + 2] ?? 0
    const move = moves[clocks[at + 1] ?? -1]
    const policy = policies[move?.[0] ?? -1]
    if (move === undefined || policy === undefined) continue
    const dueAt = dueFrom + move[1]
    const clock = { ...policy, dueFrom, dueAt, warnAt: dueAt - move[2], warnsAnew: move[3] === 1 }
    found.push(devices === null ? { ...clock, row: named } : { ...clock, device: devices[at / 3] ?? null, serial: named })
  }
  return found
}
