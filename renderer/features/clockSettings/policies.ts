import type { ClockSettings } from '../../../shared/contract/clocks.ts'
import type { ClockPolicy } from '../../../shared/playbook.ts'

/** The policies of one metric in their order, which is the order in which they are looked through. */
export interface PolicyGroup {
  readonly metric: ClockPolicy['metric']
  readonly policies: readonly ClockPolicy[]
}

/** By metric, in the order in which the metrics first come: only policies of one metric are rivals. */
export function policyGroups(policies: readonly ClockPolicy[]): readonly PolicyGroup[] {
  return [...new Set(policies.map(({ metric }) => metric))].map((metric) => ({ metric, policies: policies.filter((policy) => policy.metric === metric) }))
}

/** The policy one place up (-1) or down (1) among those of its metric; the same list at the edge. */
export function movedPolicy(policies: ClockSettings['clocks'], id: string, way: -1 | 1): ClockSettings['clocks'] {
  const from = policies.findIndex((policy) => policy.id === id)
  const moved = policies[from]
  if (moved === undefined) return policies
  const rivals = policies.flatMap(({ metric }, at) => (metric === moved.metric ? [at] : []))
  const to = rivals[rivals.indexOf(from) + way]
  const rival = to === undefined ? undefined : policies[to]
  if (rival === undefined) return policies
  return policies.map((policy, at) => (at === from ? rival : at === to ? moved : policy))
}

export const targetUnits = ['seconds', 'minutes', 'hours', 'days'] as const
export type TargetUnit = (typeof targetUnits)[number]

/** A day is 24 hours of the time that counts, whatever hours a calendar has. */
export const secondsIn: Readonly<Record<TargetUnit, number>> = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 }

const longestTarget = 366 * 86_400

/** A target in the largest unit that holds it without a rest. A single day reads better as hours, as the handbooks write it. */
export function targetIn(target: number): { readonly value: number; readonly unit: TargetUnit } {
  const unit = targetUnits.findLast((each) => target % secondsIn[each] === 0 && target / secondsIn[each] > (each === 'days' ? 1 : 0)) ?? 'seconds'
  return { value: target / secondsIn[unit], unit }
}

/** Seconds of a target as it is written; null when it is no whole number or out of range. */
export function targetOf(text: string, unit: TargetUnit): number | null {
  if (!/^\d{1,9}$/.test(text.trim())) return null
  const target = Number(text.trim()) * secondsIn[unit]
  return target >= 1 && target <= longestTarget ? target : null
}

/** A share of the target as a percentage that is written down, 1…99; null when it is none. */
export function shareOf(text: string): number | null {
  const percent = /^\d{1,2}$/.test(text.trim()) ? Number(text.trim()) : 0
  return percent >= 1 ? percent / 100 : null
}

/** A share as the percentage that is written for it. */
export const sharePercent = (share: number) => Math.round(share * 100)

/** The policies that run in the hours of a calendar. */
export const usedBy = (policies: readonly ClockPolicy[], calendar: string) => policies.filter((policy) => policy.calendar === calendar)
