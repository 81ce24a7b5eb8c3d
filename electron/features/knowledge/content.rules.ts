import type { OutdatedReason } from '../../../shared/contract/knowledge.ts'
import { type ArticleContent, isValidOn } from '../../../shared/knowledge/article.ts'
import type { Playbook } from '../../../shared/playbook.ts'

/** What an article names that its playbook does not have. Tags are the articles' own words. */
export function unknownIn(playbook: Playbook, { scenes, needs, owner, when }: Pick<ArticleContent, 'scenes' | 'needs' | 'owner' | 'when'>): { readonly what: string; readonly id: string }[] {
  const missing = (what: string, ids: readonly string[], known: readonly { readonly id: string }[]) => ids.filter((id) => !known.some((item) => item.id === id)).map((id) => ({ what, id }))
  return [
    ...missing('scene', scenes, playbook.scenes), ...missing('need', needs, playbook.needs), ...missing('department', owner === null ? [] : [owner], playbook.departments),
    ...missing('tier', when.tier ?? [], playbook.tiers), ...missing('channel', when.channel ?? [], playbook.channels), ...missing('campaign', when.campaign ?? [], playbook.campaigns), ...missing('tag', when.tags ?? [], playbook.tags),
  ]
}

/** How long an article may be of no use to anybody before it is looked at again (KB-2), ms. */
export const idleFor = 90 * 24 * 3600 * 1000

/** Why an article in force should be looked at again. `today` is a date where the desk stands. */
export function outdatedBy({ valid_to, idle_since, reports }: { readonly valid_to: string | null; readonly idle_since: number | null; readonly reports: number }, now: number, today: string): OutdatedReason[] {
  return [
    ...(isValidOn({ validFrom: null, validTo: valid_to }, today) ? [] : (['expired'] as const)),
    ...(idle_since !== null && idle_since < now - idleFor ? (['unused'] as const) : []),
    ...(reports > 0 ? (['contradicted'] as const) : []),
  ]
}
