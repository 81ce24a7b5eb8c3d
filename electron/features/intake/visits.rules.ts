import type { IntakeStep } from '../../../shared/playbook.ts'

/** What is being worked on just now: by whom, which problem, which step. */
export interface Present {
  readonly agent: number
  readonly problem: number
  readonly step: string
}

/** Nothing while the contact is parked or over: that time is nobody's work on a step. */
export function presentOf({ agent, problem, step, state, parked_at }: Present & { readonly state: string; readonly parked_at: number | null }): Present | null {
  return state === 'open' && parked_at === null ? { agent, problem, step } : null
}

export const isSame = (a: Present, b: Present) => a.agent === b.agent && a.problem === b.problem && a.step === b.step

export interface Stay {
  readonly problem: number
  readonly step: IntakeStep
  readonly enteredAt: number
  /** null while it goes on */
  readonly leftAt: number | null
}

/** How long each step of each problem took in all, in ms, in the order in which the steps were first entered. */
export function timeBySteps(stays: readonly Stay[], now: number): { readonly problem: number; readonly step: IntakeStep; readonly ms: number; readonly times: number }[] {
  const sums = new Map<string, { problem: number; step: IntakeStep; ms: number; times: number }>()
  for (const { problem, step, enteredAt, leftAt } of stays) {
    const key = `${problem} ${step}`
    const sum = sums.get(key) ?? { problem, step, ms: 0, times: 0 }
    sums.set(key, { ...sum, ms: sum.ms + Math.max(0, (leftAt ?? now) - enteredAt), times: sum.times + 1 })
  }
  return [...sums.values()]
}
