import { z } from 'zod'
import { contactIdSchema, personIdSchema } from '../ids.ts'
import { intakeStepSchema } from '../playbook.ts'
import { instantSchema } from '../time.ts'
import { clockViewSchema, namedSchema } from './common.ts'
import { roles } from './people.ts'

/** A contact as a tab shows it. */
export const contactSummarySchema = z.strictObject({
  contactId: contactIdSchema,
  /** counts changes, so that a tab can tell that something happened there */
  version: z.int(),
  channel: namedSchema,
  kind: namedSchema,
  customerName: z.string().nullable(),
  step: intakeStepSchema,
  stepTitle: z.string(),
  /** 1, 2, 3 …: which of the problems of this conversation is being taken (IN-11) */
  problem: z.int().min(1),
  arrivedAt: instantSchema,
  touchedAt: instantSchema,
  /** the running clock that is due first; null when none runs */
  nextClock: clockViewSchema.nullable(),
  parked: z.strictObject({ at: instantSchema, reason: z.string() }).nullable(),
  /** by whom it came here from a colleague, and whether nobody has touched it since */
  handed: z.strictObject({ by: z.string(), at: instantSchema, note: z.string(), fresh: z.boolean() }).nullable(),
})
export type ContactSummary = z.infer<typeof contactSummarySchema>

/** Somebody who may be handed a contact, with what they have in hand. */
export const colleagueSchema = z.strictObject({ personId: personIdSchema, name: z.string(), role: z.enum(roles), open: z.int(), parked: z.int() })
export type Colleague = z.infer<typeof colleagueSchema>
