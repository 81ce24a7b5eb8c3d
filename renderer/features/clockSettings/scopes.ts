import type { ClockPolicy, MomentName, Scope } from '../../../shared/playbook.ts'
import { scopeSchema } from '../../../shared/playbook.ts'

export type Fact = keyof Scope

/** All facts that a scope may ask for, in the order in which they are shown. */
export const facts = Object.keys(scopeSchema.shape) as readonly Fact[]

/** The ids that a scope names of a fact; null: it does not ask for it. */
export const listed = (scope: Scope, fact: Fact): readonly string[] | null => scope[fact] ?? null

/** Asking for one of these of a fact; for none, not asking for it. */
export function withListed(policy: ClockPolicy, fact: Fact, ids: readonly string[]): ClockPolicy {
  const entries = facts.flatMap((each) => {
    const named = each === fact ? ids : (policy.when[each] ?? [])
    return named.length === 0 ? [] : [[each, [...named]] as const]
  })
  return { ...policy, when: scopeSchema.parse(Object.fromEntries(entries)) }
}

/** Whether a wider scope holds wherever a narrower one does. `above` leads from a scene to those it lies in. */
export function covers(wider: Scope, narrower: Scope, above: (scene: string) => readonly string[]): boolean {
  return facts.every((fact) => {
    const wide = listed(wider, fact)
    const narrow = listed(narrower, fact)
    if (wide === null) return true
    return narrow?.every((id) => wide.includes(id) || (fact === 'scene' && above(id).some((scene) => wide.includes(scene)))) ?? false
  })
}

/** Of clocks that never count the one above them, of the same metric, that holds whenever they do. */
export function shadowed(policies: readonly ClockPolicy[], above: (scene: string) => readonly string[]): ReadonlyMap<string, ClockPolicy> {
  return new Map(
    policies.flatMap((policy, at) => {
      const first = policies.slice(0, at).find((earlier) => earlier.metric === policy.metric && covers(earlier.when, policy.when, above))
      return first === undefined ? [] : [[policy.id, first] as const]
    }),
  )
}

export const againKinds = ['once', 'anew', 'takenUp', 'periodic'] as const
/** Whether a clock that was over runs again: not; promised anew; taken up with what was left; again and again. */
export type Again = (typeof againKinds)[number]

export function againOf({ restart, resume, periodic }: Pick<ClockPolicy, 'restart' | 'resume' | 'periodic'>): Again {
  if (periodic) return 'periodic'
  return resume !== undefined ? 'takenUp' : restart !== undefined ? 'anew' : 'once'
}

/** Runs again in this way from a moment on. What repeats keeps its own start when tickets are merged. */
export function withAgain({ restart: _restart, resume: _resume, ...policy }: ClockPolicy, again: Again, moment: MomentName): ClockPolicy {
  return {
    ...policy,
    ...((again === 'anew' || again === 'periodic') && { restart: moment }),
    ...(again === 'takenUp' && { resume: moment }),
    periodic: again === 'periodic',
    ...(again === 'periodic' && { merge: 'keep' }),
  }
}
