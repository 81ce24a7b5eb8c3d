import { z } from 'zod'
import { slugSchema } from './ids.ts'
import { localTextSchema, wellFormed } from './text.ts'

/** Escalation as data (domain.md §6): the ladder, the rules that suggest a step up it, the words of danger and the agent's limits. */

/**
 * Facts that a rule may ask for by `{ "var": name }` (ES-2). Shares are 0…1 of a target used up, `repeats` counts the contacts of
 * this customer about this need within 7 days, `dissatisfied` how often the customer said so, `danger` lists the groups of words met,
 * `late` says that any of its clocks is past due, `skilled` that who has it knows what it is about, which also holds for whoever has no skills on record (TK-7).
 */
export const escalationFacts = [
  'clock.metric', 'clock.share', 'clock.breached', 'kind', 'channel', 'type', 'class', 'scene', 'need', 'severity', 'priority', 'tier', 'tags', 'campaign',
  'late', 'repeats', 'dissatisfied', 'danger', 'amount', 'cannotSolve', 'skilled', 'level',
] as const

/** What a rule may be made of: the part of JsonLogic that only compares. */
export const logicOperators = ['and', 'or', '!', '==', '!=', '<', '<=', '>', '>=', 'in', 'var'] as const

export type Logic = string | number | boolean | null | readonly Logic[] | { readonly [operator: string]: Logic }

/** A condition in JsonLogic; its operators and variables are checked with the playbook's references. */
export const logicSchema: z.ZodType<Logic> = z.lazy(() =>
  z.union([wellFormed(200), z.number(), z.boolean(), z.null(), z.array(logicSchema).max(32), z.record(z.string(), logicSchema)]),
)

const ruleSchema = z.strictObject({
  id: slugSchema,
  title: localTextSchema,
  when: logicSchema,
  /** why, as the agent reads it */
  reason: localTextSchema,
  /** the level of the ladder that it goes to */
  level: slugSchema,
  /** seconds within which that level steps in */
  deadline: z.int().min(60).max(30 * 24 * 3600),
  /** what the customer is told. Liquid. */
  words: localTextSchema,
  /** 1 is shown first */
  priority: z.int().min(1).max(99),
  /** seconds for which a declined suggestion stays away */
  coolDown: z.int().min(0).max(30 * 24 * 3600),
})
export type EscalationRule = z.infer<typeof ruleSchema>

const words = z.array(wellFormed(40).min(1)).max(200)

export const escalation = {
  /** lowest first (ES-1) */
  ladder: z.array(z.strictObject({ id: slugSchema, title: localTextSchema })).min(1).max(9),
  escalationRules: z.array(ruleSchema).max(100).default([]),
  /** `notIn`: longer words that only look like one of `words` */
  dangerWords: z.array(z.strictObject({ id: slugSchema, title: localTextSchema, words: words.min(1), notIn: words.default([]) })).max(40).default([]),
  /** what an agent may grant without asking, in units of the currency */
  limits: z.array(z.strictObject({ id: slugSchema, title: localTextSchema, upTo: z.number().min(0), currency: z.string().regex(/^[A-Z]{3}$/) })).max(20).default([]),
}
