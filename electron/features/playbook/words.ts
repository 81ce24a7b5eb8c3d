import type { Choice, Named } from '../../../shared/contract/common.ts'
import type { Playbook } from '../../../shared/playbook.ts'
import type { Language, LocalText } from '../../../shared/text.ts'
import { sceneTrail } from '../../../shared/playbookRules.ts'

interface Item {
  readonly id: string
  readonly title: LocalText
}

type Lists = Pick<Playbook, 'channels' | 'types' | 'classes' | 'severities' | 'priorities' | 'tiers' | 'tags' | 'departments' | 'fields' | 'needs' | 'outcomes' | 'kinds' | 'impacts' | 'urgencies'>

/** What the playbook calls things, in one language. An id that it does not know is shown as it is: old data stays readable. */
export function wordsOf(playbook: Playbook, language: Language) {
  const title = (list: keyof Lists, id: string) => titleOf(itemsOf(playbook, list), id)?.[language] ?? id
  const named = (list: keyof Lists, id: string): Named => ({ id, title: title(list, id) })
  return {
    title,
    named,
    text: (text: LocalText) => text[language],
    all: (list: keyof Lists): Named[] => itemsOf(playbook, list).map((item) => ({ id: item.id, title: item.title[language] })),
    choices: (items: readonly { readonly id: string; readonly title: LocalText; readonly hint?: LocalText | undefined }[]): Choice[] =>
      items.map((item) => ({ id: item.id, title: item.title[language], hint: item.hint?.[language] ?? null })),
    sceneTrail: (id: string | null): Named[] => sceneTrail(playbook, id).map((scene) => ({ id: scene.id, title: scene.title[language] })),
  }
}

export type Words = ReturnType<typeof wordsOf>

const titles = new WeakMap<readonly Item[], ReadonlyMap<string, LocalText>>()

/** A page of the queue asks for hundreds of titles: each list is indexed once for as long as its playbook is there. */
function titleOf(items: readonly Item[], id: string): LocalText | undefined {
  let byId = titles.get(items)
  if (byId === undefined) {
    byId = new Map(items.map((item) => [item.id, item.title]))
    titles.set(items, byId)
  }
  return byId.get(id)
}

function itemsOf(playbook: Playbook, list: keyof Lists): readonly Item[] {
  return playbook[list]
}
