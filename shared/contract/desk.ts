import { z } from 'zod'
import { deviceIdSchema, personIdSchema } from '../ids.ts'
import { quietHoursSchema } from '../quietHours.ts'
import { command, query } from '../rpc.ts'
import { languages } from '../text.ts'
import { instantSchema } from '../time.ts'

export const looks = ['system', 'light', 'dark'] as const
export const languageChoices = ['system', ...languages] as const

/** How this desk looks and speaks; shared by all who sit at it, since the screen is one. */
export const deskSettingsSchema = z.strictObject({
  language: z.enum(languageChoices),
  look: z.enum(looks),
  notifications: z.boolean(),
  /** whether the next due is heard when it comes near its end and past it */
  sound: z.boolean(),
  /** when there is neither sound nor notification; null: never */
  quiet: quietHoursSchema.nullable(),
})
export type DeskSettings = z.infer<typeof deskSettingsSchema>

export const deskStatusSchema = z.strictObject({
  deviceId: deviceIdSchema,
  deskNumber: z.int(),
  version: z.string(),
  schemaVersion: z.int(),
  dataFolder: z.string(),
  now: instantSchema,
  /** who sat here last and is welcomed back; null before the first start */
  lastPerson: personIdSchema.nullable(),
  settings: deskSettingsSchema,
  /** false when no valid playbook was ever found: intake cannot start then */
  playbookReady: z.boolean(),
  /** by how much the system time is behind what it once was; null when it is not (CK-22) */
  timeBehindMs: z.int().min(0).nullable(),
})
export type DeskStatus = z.infer<typeof deskStatusSchema>

export const deskContract = {
  status: query({}, deskStatusSchema),
  setSettings: command({ settings: deskSettingsSchema.partial() }, deskSettingsSchema),
}
