import type { Scope } from '../../shared/playbook.ts'
import { partsOfDay, scopeSchema } from '../../shared/playbook.ts'
import { useAnswer } from '../api/queries.ts'
import { useWords } from '../i18n/useWords.ts'

type Fact = keyof Scope

const facts = Object.keys(scopeSchema.shape) as readonly Fact[]

interface Named {
  readonly id: string
  readonly title: string
}

/**
 * A scope of the playbook in words: "Channel: phone or chat; campaign: Double 11". What the playbook no longer knows is shown by its id.
 * @param campaigns those that are being edited, in place of those in force
 */
export function useScopeWords(campaigns?: readonly Named[]): (scope: Scope) => string {
  const t = useWords()
  const catalogue = useAnswer('playbook.catalogue', {}).data
  const lists: Readonly<Record<Fact, readonly Named[]>> = {
    kind: catalogue?.kinds ?? [],
    channel: catalogue?.channels ?? [],
    type: catalogue?.types ?? [],
    class: catalogue?.classes ?? [],
    scene: catalogue?.scenes ?? [],
    need: catalogue?.needs ?? [],
    severity: catalogue?.severities ?? [],
    priority: catalogue?.priorities ?? [],
    impact: catalogue?.impacts ?? [],
    urgency: catalogue?.urgencies ?? [],
    owner: catalogue?.departments ?? [],
    tier: catalogue?.tiers ?? [],
    tags: catalogue?.tags ?? [],
    campaign: campaigns ?? catalogue?.campaigns ?? [],
    partOfDay: partsOfDay.map((id) => ({ id, title: t(`clockSettings.partOfDay.${id}`) })),
    outcome: catalogue?.outcomes ?? [],
  }
  return (scope) => {
    const said = facts.flatMap((fact) => {
      const ids: readonly string[] | undefined = scope[fact]
      if (ids === undefined) return []
      const titles = ids.map((id) => lists[fact].find((each) => each.id === id)?.title ?? id)
      return [`${t(`clockSettings.fact.${fact}`)}${t('common.colon')}${titles.join(t('clockSettings.or'))}`]
    })
    return said.length === 0 ? t('clockSettings.policy.always') : said.join(t('clockSettings.and'))
  }
}
