import { z } from 'zod'
import { personIdSchema, slugSchema, ticketIdSchema } from '../ids.ts'
import { command, query } from '../rpc.ts'
import { reasonSchema } from '../text.ts'
import { instantSchema } from '../time.ts'
import { ticketViewSchema } from './tickets.ts'

const skills = z.array(slugSchema).max(40)

/** Why a ticket comes first, as codes that the screen puts into words. */
export const pullReasons = ['late', 'soon', 'tier', 'skill', 'urged', 'longest'] as const
export type PullReason = (typeof pullReasons)[number]

export const dispatchContract = {
  /** Asks the owner to hurry (TK-6): counted and shown. Refused with `not_possible.urge` within a minute of the last by the same person. */
  urge: command({ ticketId: ticketIdSchema, reason: reasonSchema }, ticketViewSchema),
  /** Gives it to the team (TK-7): it stays its owner's until somebody pulls it. */
  release: command({ ticketId: ticketIdSchema, version: z.int().min(1), reason: reasonSchema }, ticketViewSchema),
  /** Takes the ticket that comes first for this person of those that the team released, and says why; null when there is none. */
  pull: command({}, z.strictObject({
    ticketId: ticketIdSchema, number: z.string(), why: z.array(z.enum(pullReasons)), tier: z.string(), dueAt: instantSchema.nullable(), skill: z.string(),
  }).nullable()),
  /** How many tickets the team has released, and what everybody knows well. */
  released: query({}, z.strictObject({ tickets: z.int().min(0) })),
  skills: query({}, z.array(z.strictObject({ personId: personIdSchema, name: z.string(), skills, open: z.int().min(0) }))),
  setSkills: command({ personId: personIdSchema, skills }, z.strictObject({ personId: personIdSchema, skills })),
}
