import { z } from 'zod'
import { type IntakeStep, intakeSteps } from '../../../shared/playbook.ts'

/** What is chosen on the path: all that another choice may take away. */
const choicesSchema = z.object({
  freeNeed: z.string(),
  type: z.string().nullable(),
  class: z.string().nullable(),
  scene: z.string().nullable(),
  need: z.string().nullable(),
  outcome: z.string().nullable(),
  department: z.string().nullable(),
  confirmed: z.array(z.string()),
})
export type Choices = z.infer<typeof choicesSchema>

/** What an agent has gathered so far. Kept as one JSON value: it belongs to one contact and is read and written whole. */
const draftSchema = z.object({
  ...choicesSchema.shape,
  answers: z.array(z.object({ field: z.string(), value: z.string() })),
  impact: z.string().nullable().default(null),
  urgency: z.string().nullable().default(null),
  said: z.array(z.string()),
  skipped: z.array(z.object({ step: z.string(), reason: z.string() })),
  severity: z.object({ id: z.string(), reason: z.string() }).nullable(),
  priority: z.object({ id: z.string(), reason: z.string() }).nullable(),
  /** what was chosen, and as which kind of contact, before the last choice took some of it away; null when it took nothing */
  before: choicesSchema.extend({ by: z.string(), kind: z.string() }).nullable().default(null),
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
  impact: null,
  urgency: null,
  confirmed: [],
  said: [],
  skipped: [],
  severity: null,
  priority: null,
  before: null,
}

export const readDraft = (json: string): Draft => draftSchema.parse(JSON.parse(json))

export function answerOf(draft: Draft, field: string): string {
  return draft.answers.find((answer) => answer.field === field)?.value ?? ''
}

export function withAnswer(draft: Draft, field: string, value: string): Draft {
  const others = draft.answers.filter((answer) => answer.field !== field)
  return { ...draft, answers: value === '' ? others : [...others, { field, value }] }
}

export const choicesOf = (draft: Draft): Choices => choicesSchema.parse(draft)

export function wasSkipped(draft: Draft, step: IntakeStep): boolean {
  return draft.skipped.some((entry) => entry.step === step)
}

export const positionOf = (step: IntakeStep) => intakeSteps.indexOf(step)

export function stepAfter(step: IntakeStep): IntakeStep | null {
  return intakeSteps[positionOf(step) + 1] ?? null
}
