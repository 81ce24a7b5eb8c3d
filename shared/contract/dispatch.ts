import { z } from 'zod'
import { personIdSchema, slugSchema, ticketIdSchema } from '../ids.ts'
import { command, query } from '../rpc.ts'
import { reasonSchema } from '../text.ts'
import { instantSchema } from '../time.ts'
import { roles } from './people.ts'
import { ticketViewSchema } from './tickets.ts'

const skills = z.array(slugSchema).max(40)
/** Open tickets up to which a person takes more from the team; null: no limit. */
const limit = z.int().min(1).max(999).nullable()

const load = { personId: personIdSchema, name: z.string(), team: z.string(), role: z.enum(roles), limit, open: z.int().min(0) }

/** Who takes what, and how much of it they have. */
export const capacitySchema = z.strictObject({ ...load, version: z.int(), skills })
export type CapacityView = z.infer<typeof capacitySchema>

/** A person to hand tickets to. `knows`: of how many of them they know what it is about, `about` what that is; `full`: they have as many as they take. */
export const fitSchema = z.strictObject({ ...load, knows: z.int().min(0), about: z.string(), full: z.boolean() })
export type Fit = z.infer<typeof fitSchema>

/** Most tickets whose people are ranked. */
export const mostFitted = 100

/** Why a ticket comes first, as codes that the screen puts into words. */
export const pullReasons = ['late', 'soon', 'tier', 'skill', 'urged', 'longest'] as const
export type PullReason = (typeof pullReasons)[number]

export const dispatchContract = {
  /** Asks the owner to hurry (TK-6): counted and shown. Refused with `not_possible.urge` within a minute of the last by the same person. */
  urge: command({ ticketId: ticketIdSchema, reason: reasonSchema }, ticketViewSchema),
  /** Gives it to the team (TK-7): it stays its owner's until somebody pulls it. */
  release: command({ ticketId: ticketIdSchema, version: z.int().min(1), reason: reasonSchema }, ticketViewSchema),
  /** Takes it back from the team before anybody pulled it; it was its owner's all the time. */
  keep: command({ ticketId: ticketIdSchema, version: z.int().min(1) }, ticketViewSchema),
  /** Takes the ticket that comes first for this person of those that the team released, and says why; null when there is none. Refused with `not_possible.full` for who has as many as they take. */
  pull: command({}, z.strictObject({
    ticketId: ticketIdSchema, number: z.string(), why: z.array(z.enum(pullReasons)), tier: z.string(), dueAt: instantSchema.nullable(), skill: z.string(),
  }).nullable()),
  /** How many tickets the team has released. */
  released: query({}, z.strictObject({ tickets: z.int().min(0) })),
  /** Everybody who works on tickets: what they know well (scenes and classes of the playbook), how much they take, how much they have. */
  skills: query({}, z.array(capacitySchema)),
  /** A team lead sets it for their own team, who leads several for everybody. */
  setSkills: command({ personId: personIdSchema, version: z.int().min(1), skills, limit }, capacitySchema),
  /** Whom to hand these tickets to, the best first: who has room, who knows what they are about, who has the fewest open. */
  fit: query({ ticketIds: z.array(ticketIdSchema).min(1).max(mostFitted) }, z.array(fitSchema)),
}
