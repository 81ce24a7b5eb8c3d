import { z } from 'zod'
import { courses, stepIds } from '../lifecycle.ts'
import { personIdSchema, planStepIdSchema, slugSchema, ticketIdSchema } from '../ids.ts'
import { strikeOut } from '../personalData.ts'
import { command, query } from '../rpc.ts'
import { reasonSchema, wellFormed } from '../text.ts'
import { instantSchema } from '../time.ts'
import { namedSchema } from './common.ts'
import { ticketViewSchema } from './tickets.ts'

export const complexities = ['low', 'medium', 'high'] as const
export type Complexity = (typeof complexities)[number]

const paragraph = (max: number) => wellFormed(max).trim().transform(strikeOut)

/** How complex, who with, how long, with what (TK-2). */
const assessment = {
  complexity: z.enum(complexities),
  departments: z.array(slugSchema).min(1).max(18),
  /** how many hours it is thought to take */
  hours: z.int().min(1).max(10_000),
  resources: paragraph(2_000),
}

const personSchema = z.strictObject({ personId: personIdSchema, name: z.string() })

export const planSchema = z.strictObject({
  assessment: z.strictObject({ ...assessment, departments: z.array(namedSchema), resources: z.string() }).nullable(),
  steps: z.array(z.strictObject({
    stepId: planStepIdSchema, text: z.string(), owner: personSchema.nullable(), department: namedSchema.nullable(), dueAt: instantSchema, doneAt: instantSchema.nullable(), doneBy: z.string(),
  })),
  writtenBy: personSchema.nullable(),
  passed: z.strictObject({ by: z.string(), at: instantSchema }).nullable(),
  /** why it was refused last, while it was not passed since */
  refused: z.string().nullable(),
  lesson: z.string(),
  departments: z.array(namedSchema),
})
export type Plan = z.infer<typeof planSchema>

/** Who does it is a person or a department. */
const planStep = z.strictObject({
  stepId: planStepIdSchema.nullable(),
  text: paragraph(1_000).refine((text) => text !== '', { error: 'empty' }),
  owner: personIdSchema.nullable(),
  department: slugSchema.nullable(),
  dueAt: instantSchema,
}).refine(({ owner, department }) => owner !== null || department !== null, { error: 'nobody' })

const ticket = { ticketId: ticketIdSchema, version: z.int().min(1) }

export const lifecycleContract = {
  /**
   * Goes a step on the ticket's course (shared/lifecycle.ts). Refused with `not_possible.step` and what is possible, with `not_ready`
   * and what is missing, or with `not_permitted` where it is not this person's to take.
   */
  step: command({ ...ticket, step: z.enum(stepIds), reason: reasonSchema.nullable() }, ticketViewSchema),
  /** Puts it on another course by hand, at its beginning; null: back on the one that follows from what it is about. */
  setCourse: command({ ...ticket, course: z.enum(courses).nullable(), reason: reasonSchema }, ticketViewSchema),
  /** The plan of a complex ticket; empty while nothing of it is written. */
  plan: query({ ticketId: ticketIdSchema }, planSchema),
  assess: command({ ...ticket, ...assessment }, ticketViewSchema),
  /** All steps as they are to be, in order: those without an id are new, those that are left out are taken away. */
  writePlan: command({ ...ticket, steps: z.array(planStep).max(40) }, ticketViewSchema),
  tick: command({ ...ticket, stepId: planStepIdSchema, done: z.boolean() }, ticketViewSchema),
  /** What is worth knowing the next time. */
  learn: command({ ...ticket, lesson: paragraph(4_000) }, ticketViewSchema),
}
