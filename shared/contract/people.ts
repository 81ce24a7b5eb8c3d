import { z } from 'zod'
import { personIdSchema } from '../ids.ts'
import { command, query } from '../rpc.ts'
import { lineSchema } from '../text.ts'

/** PE-2. Rights are in one table, electron/app/permissions.ts. */
export const roles = ['agent', 'team-lead', 'supervisor', 'manager', 'technical', 'quality', 'analyst'] as const
export type Role = (typeof roles)[number]

/** Roles that talk to customers and work on tickets, and so may own one. */
export const takesContacts: readonly Role[] = ['agent', 'team-lead', 'supervisor', 'manager', 'technical']

/** Roles that lead others: what they pass, an agent may go on with (TK-2). */
export const leads: readonly Role[] = ['team-lead', 'supervisor', 'manager']

export const personSchema = z.strictObject({
  personId: personIdSchema,
  name: z.string(),
  staffNumber: z.string(),
  team: z.string(),
  role: z.enum(roles),
})
export type Person = z.infer<typeof personSchema>

const staffNumber = lineSchema(20).regex(/^[A-Za-z0-9-]+$/)

export const peopleContract = {
  /** Who shares this desk, by name. */
  list: query({}, z.array(personSchema)),
  /** Who sits here and which procedures that role may call: the screen hides what would be refused. */
  me: query({}, z.strictObject({ person: personSchema, may: z.array(z.string()) })),
  /** Adds a person. The first person of a desk may have any role; later only a supervisor or manager gives a role above agent. */
  join: command({ name: lineSchema(40), staffNumber, team: lineSchema(40), role: z.enum(roles) }, personSchema),
  /** Sits down: from now on changes carry this person. */
  sit: command({ personId: personIdSchema }, personSchema),
}
