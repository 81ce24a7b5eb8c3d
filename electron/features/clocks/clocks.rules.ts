import type { ClockMetric, ClockPolicy, Facts, Moments } from '../../../shared/playbook.ts'
import { clockMetrics } from '../../../shared/playbook.ts'
import { holds } from '../../../shared/playbookRules.ts'

/** What a contact or ticket should have running or met of one metric, from its facts and moments alone. */
export interface WantedClock {
  readonly metric: ClockMetric
  readonly policy: ClockPolicy
  readonly startedAt: number
  readonly metAt: number | null
}

/** A clock as it stands, as far as the decision needs it. */
export interface StandingClock {
  readonly metric: string
  readonly policy: string
  readonly startedAt: number
  readonly dueAt: number
  readonly breachedAt: number | null
  readonly metAt: number | null
}

/** A policy's instants for a clock that started at `startedAt`, in ms UTC: round the clock until calendars come (CK-20). */
export function instantsOf(policy: ClockPolicy, startedAt: number): { readonly targetMs: number; readonly warnAt: number; readonly dueAt: number } {
  const targetMs = policy.target * 1_000
  return { targetMs, warnAt: startedAt + Math.round(targetMs * policy.warnAt), dueAt: startedAt + targetMs }
}

/**
 * The one function behind every clock: which metrics apply and since when. Per metric the first policy whose scope holds
 * counts. It has begun when its start moment is known (or its restart moment, from then on) and is met by its stop moment
 * at or after the start.
 */
export function wantedClocks(policies: readonly ClockPolicy[], facts: Facts, moments: Moments): WantedClock[] {
  return clockMetrics.flatMap((metric) => {
    const policy = policies.find((candidate) => candidate.metric === metric && holds(candidate.when, facts))
    if (policy === undefined) return []
    const startedAt = startOf(policy, moments)
    if (startedAt === null) return []
    const stop = moments[policy.stop]
    return [{ metric, policy, startedAt, metAt: stop !== undefined && stop >= startedAt ? stop : null }]
  })
}

function startOf(policy: ClockPolicy, moments: Moments): number | null {
  const started = moments[policy.start]
  if (started === undefined) return null
  const restarted = policy.restart === undefined ? undefined : moments[policy.restart]
  return restarted !== undefined && restarted > started ? restarted : started
}

export type ClockStep<Standing extends StandingClock> =
  | { readonly do: 'start'; readonly wanted: WantedClock }
  | { readonly do: 'retarget'; readonly clock: Standing; readonly wanted: WantedClock }
  | { readonly do: 'meet'; readonly clock: Standing; readonly at: number }
  | { readonly do: 'cancel'; readonly clock: Standing }

/**
 * What has to happen so that the standing clocks become the wanted ones. A met clock stays met (CK-23); a running one whose
 * policy changed is re-targeted from the same start; one whose start moved (another scene, a reopening) is cancelled and a
 * new one started; one that is no longer wanted is cancelled.
 */
export function stepsTowards<Standing extends StandingClock>(wanted: readonly WantedClock[], standing: readonly Standing[]): ClockStep<Standing>[] {
  const steps: ClockStep<Standing>[] = []
  for (const clock of standing) {
    if (clock.metAt !== null) continue
    const match = wanted.find((candidate) => candidate.metric === clock.metric && candidate.startedAt === clock.startedAt)
    if (match === undefined) {
      steps.push({ do: 'cancel', clock })
      continue
    }
    // What has been promised and was already broken stays broken: re-targeting moves only what is still open.
    if (match.policy.id !== clock.policy && clock.breachedAt === null) steps.push({ do: 'retarget', clock, wanted: match })
    if (match.metAt !== null) steps.push({ do: 'meet', clock, at: match.metAt })
  }
  for (const candidate of wanted) {
    const known = standing.some((clock) => clock.metric === candidate.metric && clock.startedAt === candidate.startedAt)
    if (!known) steps.push({ do: 'start', wanted: candidate })
  }
  return steps
}
