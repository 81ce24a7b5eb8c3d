import type { besideReasons } from '../../../shared/contract/knowledge.ts'
import type { Role } from '../../../shared/contract/people.ts'
import { type ArticleContent, isValidOn } from '../../../shared/knowledge/article.ts'
import type { Facts } from '../../../shared/playbook.ts'
import { holds } from '../../../shared/playbookRules.ts'

export type BesideReason = (typeof besideReasons)[number]

export interface Ranked {
  readonly score: number
  readonly why: readonly BesideReason[]
}

/** What each reason weighs. The need is what the customer wants; the nearer a scene, the more it says; a narrow article is there for a reason. */
const weights = { need: 100, scene: 30, sceneAbove: 8, tier: 20, channel: 12, campaign: 25, tags: 15, used: 6 } as const
const narrowed = ['tier', 'channel', 'campaign', 'tags'] as const

/**
 * How well an article in force fits a step (KB-4), and why; null where it does not: not for this role, not valid today, for other customers
 * or channels, or about other scenes and needs.
 * @param usesHere how often it helped with this need
 */
export function fit(content: Pick<ArticleContent, 'scenes' | 'needs' | 'when' | 'audience' | 'validFrom' | 'validTo'>, facts: Facts, { role, today, usesHere }: { readonly role: Role; readonly today: string; readonly usesHere: number }): Ranked | null {
  if (!content.audience.includes(role) || !isValidOn(content, today) || !holds(content.when, facts)) return null
  const need = facts.need !== undefined && content.needs.includes(facts.need)
  // The last of the trail is where the contact is; those above it say less.
  const depth = facts.scene?.findLastIndex((scene) => content.scenes.includes(scene)) ?? -1
  if (!need && depth < 0) return null
  // Once the customer's need is known, what is about another need of the scene only stands in the way.
  if (!need && facts.need !== undefined && content.needs.length > 0) return null
  const here = depth >= 0 && depth === (facts.scene?.length ?? 0) - 1
  const why: BesideReason[] = [
    ...(need ? (['need'] as const) : []),
    ...(depth >= 0 ? (['scene'] as const) : []),
    ...narrowed.filter((name) => content.when[name] !== undefined),
    ...(usesHere > 0 ? (['used'] as const) : []),
  ]
  const score = why.reduce((sum, reason) => sum + (reason === 'scene' && !here ? weights.sceneAbove : reason === 'used' ? weights.used * Math.log2(1 + usesHere) : weights[reason]), 0)
  return { score, why }
}
