import { z } from 'zod'
import { courses, everyStage, stepIds, stepNeeds, stepWays } from '../lifecycle.ts'

/** Where an open ticket stands on its course and where it may go (TK-1 … TK-4). */
export const lifeSchema = z.strictObject({
  course: z.enum(courses),
  /** put there by hand; else it follows from what the ticket is about */
  byHand: z.boolean(),
  stage: z.enum(everyStage),
  stages: z.array(z.enum(everyStage)),
  /** what the customer may be told at this stage; '' for nothing */
  say: z.string(),
  /** the legal ones, the usual one first; none for a ticket that is not open */
  steps: z.array(z.strictObject({
    id: z.enum(stepIds),
    way: z.enum(stepWays),
    to: z.enum(everyStage),
    asksWhy: z.boolean(),
    /** what it needs and is not there yet */
    missing: z.array(z.enum(stepNeeds)),
    say: z.string(),
  })),
})
export type Life = z.infer<typeof lifeSchema>
