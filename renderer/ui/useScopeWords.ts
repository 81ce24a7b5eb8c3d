import { useMemo } from 'react'
import type { Scope } from '../../shared/playbook.ts'
import { partsOfDay, scopeSchema } from '../../shared/playbook.ts'
import type { LocalText } from '../../shared/text.ts'
import { useAnswer } from '../api/queries.ts'
import { useWords } from '../i18n/useWords.ts'
import { useSession } from '../state/session.ts'

type Fact = keyof Scope

const facts = Object.keys(scopeSchema.shape) as readonly Fact[]

export interface Choice {
  readonly id: string
  readonly title: string
}

/** What the playbook calls the things that a scope may name. */
export interface ScopeWords {
  readonly choices: (fact: Fact) => readonly Choice[]
  /** "Channel: phone or chat; campaign: Double 11". What the playbook no longer knows is shown by its id. */
  readonly said: (scope: Scope) => string
  /** the scenes that a scene lies in, from the root, and itself */
  readonly trail: (scene: string) => readonly string[]
}

/** @param campaigns those that are being edited, in place of those in force */
export function useScopeWords(campaigns?: readonly { readonly id: string; readonly title: LocalText }[]): ScopeWords {
  const t = useWords()
  const language = useSession((session) => session.language)
  const catalogue = useAnswer('playbook.catalogue', {}).data
  return useMemo(() => {
    const scenes = catalogue?.scenes ?? []
    const titleOf = (id: string) => scenes.find((scene) => scene.id === id)?.title ?? id
    const lists: Readonly<Record<Fact, readonly Choice[]>> = {
      kind: catalogue?.kinds ?? [],
      channel: catalogue?.channels ?? [],
      type: catalogue?.types ?? [],
      class: catalogue?.classes ?? [],
      scene: scenes.map(({ id, trail }) => ({ id, title: trail.map(titleOf).join(' › ') })),
      need: catalogue?.needs ?? [],
      severity: catalogue?.severities ?? [],
      priority: catalogue?.priorities ?? [],
      impact: catalogue?.impacts ?? [],
      urgency: catalogue?.urgencies ?? [],
      owner: catalogue?.departments ?? [],
      tier: catalogue?.tiers ?? [],
      tags: catalogue?.tags ?? [],
      campaign: campaigns?.map(({ id, title }) => ({ id, title: title[language] })) ?? catalogue?.campaigns ?? [],
      partOfDay: partsOfDay.map((id) => ({ id, title: t(`clockSettings.partOfDay.${id}`) })),
      outcome: catalogue?.outcomes ?? [],
    }
    const said = (scope: Scope) => {
      const parts = facts.flatMap((fact) => {
        const ids: readonly string[] | undefined = scope[fact]
        if (ids === undefined) return []
        const titles = ids.map((id) => (fact === 'scene' ? titleOf(id) : (lists[fact].find((each) => each.id === id)?.title ?? id)))
        return [`${t(`clockSettings.fact.${fact}`)}${t('common.colon')}${titles.join(t('clockSettings.or'))}`]
      })
      return parts.length === 0 ? t('clockSettings.policy.always') : parts.join(t('clockSettings.and'))
    }
    return { choices: (fact) => lists[fact], said, trail: (id) => scenes.find((scene) => scene.id === id)?.trail ?? [] }
  }, [t, language, catalogue, campaigns])
}
