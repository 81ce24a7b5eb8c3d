import { z } from 'zod'
import { query } from '../rpc.ts'
import { clockViewSchema } from './common.ts'

export const clocksContract = {
  /** The one number that matters most (CK-24): of my open contacts and the tickets I own, the running clock that is due first. */
  nextDue: query({}, z.strictObject({ clock: clockViewSchema, subject: z.string() }).nullable()),
}
