import { z } from 'zod'
import { courses as everyCourse, everyStage } from './lifecycle.ts'
import { localTextSchema } from './text.ts'

/**
 * Which course a ticket takes by what it is about (TK-1 … TK-4), the first that holds; without `when` only by hand. `stages` says
 * what the customer may be told on the way. Liquid.
 */
export const coursesOf = <S extends z.ZodType>(scope: S) =>
  z.array(z.strictObject({
    course: z.enum(everyCourse),
    when: scope.optional(),
    stages: z.array(z.strictObject({ stage: z.enum(everyStage), say: localTextSchema })).max(12).default([]),
  })).max(20).default([])
