import { z } from 'zod'
import { slugSchema } from './ids.ts'
import { localTextSchema } from './text.ts'

/** What the desk can find out by itself about a contact (QA-5); the rest a person judges. */
export const qualityChecks = ['identifiedWithin', 'sceneConfirmed', 'confirmedWithin', 'linesSaid', 'needFitsScene', 'promiseTold', 'clocksKept', 'noGaps'] as const

/** Measurable items (QA-1), weighted in percent inside their group; the groups are weighted in percent of the whole. */
export const qualitySchema = z.strictObject({
  groups: z.array(z.strictObject({ id: slugSchema, title: localTextSchema, weight: z.int().min(1).max(100) })).min(1).max(9),
  items: z
    .array(
      z.strictObject({
        id: slugSchema,
        title: localTextSchema,
        group: slugSchema,
        weight: z.int().min(1).max(100),
        check: z.enum(qualityChecks).optional(),
        /** for checks that count seconds */
        seconds: z.int().min(1).optional(),
      }),
    )
    .min(1)
    .max(60),
})
export type Quality = z.infer<typeof qualitySchema>
