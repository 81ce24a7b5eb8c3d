import { z } from 'zod'
import { type IntakeStep, intakeSteps } from '../../../shared/playbook.ts'

/** What an agent has gathered so far. Kept as one JSON value: it belongs to one contact and is read and written whole. */
const draftSchema = z.object({
  answers: z.array(z.object({ field: z.string(), value: z.string() })),
  freeNeed: z.string(),
  type: z.string().nullable(),
  class: z.string().nullable(),
  scene: z.string().nullable(),
  need: z.string().nullable(),
  outcome: z.string().nullable(),
  department: z.string().nullable(),
  confirmed: z.array(z.string()),
  said: z.array(z.string()),
  skipped: z.array(z.object({ step: z.string(), reason: z.string() })),
  severity: z.object({ id: z.string(), reason: z.string() }).nullable(),
  priority: z.object({ id: z.string(), reason: z.string() }).nullable(),
})
export type Draft = z.infer<typeof draftSchema>

export const emptyDraft: Draft = {
  answers: [],
  freeNeed: '',
  type: null,
  class: null,
  scene: null,
  need: null,
  outcome: null,
  department: null,
  confirmed: [],
  said: [],
  skipped: [],
  severity: null,
  priority: null,
}

export const readDraft = (json: string): Draft => draftSchema.parse(JSON.parse(json))

export function answerOf(draft: Draft, field: string): string {
  return draft.answers.find((answer) => answer.field === field)?.value ?? ''
}

export function withAnswer(draft: Draft, field: string, value: string): Draft {
  const others = draft.answers.filter((answer) => answer.field !== field)
  return { ...draft, answers: value === '' ? others : [...others, { field, value }] }
}

export function wasSkipped(draft: Draft, step: IntakeStep): boolean {
  return draft.skipped.some((entry) => entry.step === step)
}

export const positionOf = (step: IntakeStep) => intakeSteps.indexOf(step)

export function stepAfter(step: IntakeStep): IntakeStep | null {
  return intakeSteps[positionOf(step) + 1] ?? null
}
