import type { Pause } from '../../../shared/calendar/arithmetic.ts'
import type { ClockMetric, ClockPolicy, Facts, Moments, PartOfDay, PausingState, Rest } from '../../../shared/playbook.ts'
import { clockMetrics } from '../../../shared/playbook.ts'
import { holds } from '../../../shared/playbookRules.ts'

/** Since when a promise counts. */
export interface Start {
  readonly metric: string
  readonly startedAt: number
}

/** A clock that still ran on a ticket which was merged into this one (TK-5). */
export interface EarlierStart extends Start {
  /** what that ticket rested in until then */
  readonly rests: readonly Rest[]
  /** when it was merged: what begins afterwards is a promise of its own */
  readonly mergedAt: number
}

/** What a contact or ticket should have running or met of one metric, from its facts, moments and rests alone. */
export interface WantedClock {
  readonly metric: ClockMetric
  readonly policy: ClockPolicy
  /** when it began: what it is known by */
  readonly startedAt: number
  /** since when time counts towards its target: before `startedAt` where it was taken up again, or took over an earlier start */
  readonly countedFrom: number
  /** what does not count, over by now */
  readonly pauses: readonly Pause[]
  /** since when it stands still; null: it runs */
  readonly pausedAt: number | null
  readonly metAt: number | null
}

/** A clock as it stands, as far as the decision needs it. */
export interface StandingClock {
  readonly metric: string
  readonly policy: string
  readonly startedAt: number
  readonly countedFrom: number
  readonly dueAt: number
  readonly pauses: readonly Pause[]
  readonly pausedAt: number | null
  readonly breachedAt: number | null
  readonly metAt: number | null
}

/** What depends on when a clock begins, and not on what it is about. */
export interface Beginning {
  /** those that are on at an instant: a clock is promised under them and keeps that (CK-21) */
  readonly campaigns: (at: number) => readonly string[]
  /** by the clock of the policy's calendar (CK-20) */
  readonly partOfDay: (policy: ClockPolicy, at: number) => PartOfDay
}

/**
 * The one function behind every clock: which metrics apply and since when. Per metric the first policy whose scope holds
 * counts. It has begun when its start moment is known (or its restart moment, from then on) and is met by its stop moment
 * at or after the start. What was taken up again counts from its first start, without the time in between.
 * @param beginning what its scope is asked about as of when it begins; without it, the campaigns and the part of day of the facts
 * @param earlier what was merged in: a policy that says so counts from there, and without what did not count there
 */
export function wantedClocks(
  policies: readonly ClockPolicy[], facts: Facts, moments: Moments, rests: readonly Rest[] = [], beginning?: Beginning, earlier: readonly EarlierStart[] = [],
): WantedClock[] {
  const isInForce = (policy: ClockPolicy) => holds(policy.when, beginning === undefined ? facts : factsAtBeginning(policy, facts, moments, beginning))
  const ofMetric = byMetric(policies)
  return clockMetrics.flatMap((metric) => {
    const policy = ofMetric.get(metric)?.find(isInForce)
    if (policy === undefined) return []
    const begun = beginningOf(policy, moments)
    if (begun === null) return []
    const stop = moments[policy.stop]
    // What is over has no next period, whatever is told later on.
    if (policy.periodic && stop !== undefined && stop < begun.startedAt) return []
    const metAt = stop !== undefined && stop >= begun.startedAt ? stop : null
    const taken = takenOver(policy, begun, earlier)
    const counted = { startedAt: begun.startedAt, countedFrom: taken?.startedAt ?? begun.countedFrom }
    const restsCounted = taken === null ? rests : [...restsUntil(taken.rests, begun.countedFrom), ...rests]
    return [{ metric, policy, ...counted, ...stillIn(policy, restsCounted, counted, metAt), metAt }]
  })
}

/** The facts as of when a policy's clock begins. Before that it has no part of day, since the one of now will be another by then. */
function factsAtBeginning(policy: ClockPolicy, facts: Facts, moments: Moments, { campaigns, partOfDay }: Beginning): Facts {
  const { campaign, partOfDay: part } = policy.when
  if (campaign === undefined && part === undefined) return facts
  const begun = beginningOf(policy, moments)
  const { partOfDay: _now, ...others } = facts
  return begun === null ? others : { ...others, campaign: campaigns(begun.countedFrom), partOfDay: partOfDay(policy, begun.countedFrom) }
}

/** The earliest start that a clock takes over; null: it keeps its own. */
function takenOver({ merge, metric, periodic }: ClockPolicy, { countedFrom }: { readonly countedFrom: number }, earlier: readonly EarlierStart[]): EarlierStart | null {
  if (merge === 'keep' || periodic) return null
  const [first] = earlier.filter((start) => start.metric === metric && start.startedAt < countedFrom && countedFrom <= start.mergedAt).sort((a, b) => a.startedAt - b.startedAt)
  return first ?? null
}

/** What of rests lies before an instant. */
const restsUntil = (rests: readonly Rest[], until: number): Rest[] =>
  rests.flatMap(([state, from, to]): Rest[] => (from < until ? [[state, from, Math.min(to ?? until, until)]] : []))

// The policies of a playbook never change, and are asked with every change of a contact or ticket.
const grouped = new WeakMap<readonly ClockPolicy[], ReadonlyMap<string, readonly ClockPolicy[]>>()

function byMetric(policies: readonly ClockPolicy[]): ReadonlyMap<string, readonly ClockPolicy[]> {
  const groups = grouped.get(policies) ?? new Map(clockMetrics.map((metric) => [metric, policies.filter((policy) => policy.metric === metric)]))
  grouped.set(policies, groups)
  return groups
}

function beginningOf(policy: ClockPolicy, moments: Moments): { readonly startedAt: number; readonly countedFrom: number } | null {
  const started = moments[policy.start]
  if (started === undefined) return null
  const later = (name: ClockPolicy['restart']) => {
    const at = name === undefined ? undefined : moments[name]
    return at !== undefined && at > started ? at : null
  }
  // What was over begins its periods again when it is taken up again.
  const anew = policy.periodic ? later('ticketReopened') : null
  const startedAt = Math.max(later(policy.restart) ?? later(policy.resume) ?? started, anew ?? started)
  return { startedAt, countedFrom: policy.resume === undefined ? startedAt : started }
}

/** CK-22: only in states that the policy names; what is taken up again has rested while it was solved. */
function stillIn(policy: ClockPolicy, rests: readonly Rest[], { startedAt, countedFrom }: { readonly startedAt: number; readonly countedFrom: number }, metAt: number | null): Pick<WantedClock, 'pauses' | 'pausedAt'> {
  const counts = (state: PausingState) => policy.pauseIn.includes(state) || (state === 'resolved' && policy.resume !== undefined)
  const pauses: Pause[] = []
  let pausedAt: number | null = null
  for (const [state, from, to] of rests) {
    if (!counts(state) || (to !== null && to <= countedFrom)) continue
    if (to !== null) pauses.push([Math.max(from, countedFrom), to])
    else if (metAt === null) pausedAt = Math.max(from, startedAt)
  }
  return { pauses, pausedAt }
}

export type ClockStep<Standing extends StandingClock> =
  | { readonly do: 'start'; readonly wanted: WantedClock }
  | { readonly do: 'retarget' | 'pause' | 'resume'; readonly clock: Standing; readonly wanted: WantedClock }
  | { readonly do: 'meet'; readonly clock: Standing; readonly at: number }
  | { readonly do: 'cancel'; readonly clock: Standing }

/**
 * What has to happen so that the standing clocks become the wanted ones. A met clock stays met (CK-23); a running one whose
 * policy changed is re-targeted from the same start; one whose start moved (another scene, a reopening) is cancelled and a
 * new one started; one that is no longer wanted is cancelled. A periodic one is met by the next beginning.
 * @param isOtherwise whether what a policy promises has become another promise since a clock was given it under the same name
 * @param givenBack starts that were taken over and are not any more: a promise that was broken only from there was none
 */
export function stepsTowards<Standing extends StandingClock>(
  wanted: readonly WantedClock[], standing: readonly Standing[], isOtherwise: (clock: Standing, wanted: WantedClock) => boolean = () => false, givenBack: readonly Start[] = [],
): ClockStep<Standing>[] {
  const steps: ClockStep<Standing>[] = []
  for (const clock of standing) {
    if (clock.metAt !== null) continue
    const candidate = wanted.find((one) => one.metric === clock.metric)
    if (candidate !== undefined && isSame(candidate, clock)) steps.push(...changesOf(clock, candidate, isOtherwise, givenBack))
    else if (candidate?.policy.periodic === true) steps.push({ do: 'meet', clock, at: candidate.startedAt })
    else steps.push({ do: 'cancel', clock })
  }
  for (const candidate of wanted) {
    if (!standing.some((clock) => clock.metric === candidate.metric && isSame(candidate, clock))) steps.push({ do: 'start', wanted: candidate })
  }
  return steps
}

/** A periodic clock goes on by itself at its due instant, so that a later beginning than is wanted is one of the same row. */
function isSame({ policy, startedAt }: WantedClock, clock: StandingClock): boolean {
  return policy.periodic ? clock.startedAt >= startedAt : clock.startedAt === startedAt
}

function changesOf<Standing extends StandingClock>(clock: Standing, wanted: WantedClock, isOtherwise: (clock: Standing, wanted: WantedClock) => boolean, givenBack: readonly Start[]): ClockStep<Standing>[] {
  const steps: ClockStep<Standing>[] = []
  const isMoved = !wanted.policy.periodic && wanted.countedFrom !== clock.countedFrom
  const isGivenBack = isMoved && wanted.countedFrom > clock.countedFrom && givenBack.some(({ metric, startedAt }) => metric === clock.metric && startedAt === clock.countedFrom)
  // What has been promised and was already broken stays broken: only what is still open is moved.
  if (clock.breachedAt === null || isGivenBack) {
    if (wanted.policy.id !== clock.policy || isMoved || isOtherwise(clock, wanted)) steps.push({ do: 'retarget', clock, wanted })
    else if (wanted.pausedAt !== null && clock.pausedAt === null) steps.push({ do: 'pause', clock, wanted })
    else if (wanted.pausedAt === null && clock.pausedAt !== null) steps.push({ do: 'resume', clock, wanted })
  }
  if (wanted.metAt !== null) steps.push({ do: 'meet', clock, at: wanted.metAt })
  return steps
}
