import { pinyin } from 'pinyin-pro'
import type { findKinds } from '../../../shared/contract/intake.ts'
import { intakeSteps, type Playbook } from '../../../shared/playbook.ts'
import { type Language, languages, type LocalText } from '../../../shared/text.ts'
import { makeReady, type Mark, rank, type Title } from './find.rules.ts'

type Kind = (typeof findKinds)[number]

interface Entry {
  readonly kind: Kind
  readonly id: string
  readonly titles: readonly Title[]
  readonly inLanguage: Readonly<Record<Language, Title>>
}

export interface FoundInPlaybook {
  readonly kind: Kind
  readonly id: string
  readonly title: string
  /** the title that was met, perhaps of another language, and which letters of it */
  readonly matched: { readonly text: string; readonly marks: readonly Mark[] }
}

/** Steps, scenes and needs by a few letters of their titles in any language, by pinyin or initials; best first. */
export function findInPlaybook(playbook: Playbook, language: Language, text: string): FoundInPlaybook[] {
  return rank(entriesOf(playbook), text)
    .map(({ entry: { kind, id, inLanguage }, title, match }) => ({ kind, id, title: inLanguage[language].text, matched: { text: title.text, marks: match.marks } }))
}

// A playbook that was read is never changed, and there are few of them.
const known = new WeakMap<Playbook, readonly Entry[]>()

function entriesOf(playbook: Playbook): readonly Entry[] {
  const before = known.get(playbook)
  if (before !== undefined) return before
  const readings = readingsOnce()
  const entry = (kind: Kind, id: string, title: LocalText): Entry => {
    const inLanguage = { 'zh-CN': makeReady(title['zh-CN'], readings), 'zh-TW': makeReady(title['zh-TW'], readings), en: makeReady(title.en, readings) }
    return { kind, id, inLanguage, titles: languages.map((language) => inLanguage[language]) }
  }
  const entries = [
    ...intakeSteps.map((step) => entry('step', step, playbook.steps[step].title)),
    ...playbook.scenes.map(({ id, title }) => entry('scene', id, title)),
    ...playbook.needs.map(({ id, title }) => entry('need', id, title)),
  ]
  known.set(playbook, entries)
  return entries
}

/** All readings of a character: which one is meant depends on the word, and whoever types knows it. */
function readingsOnce(): (character: string) => readonly string[] {
  const read = new Map<string, readonly string[]>()
  return (character) => {
    const readings = read.get(character) ?? [...new Set(pinyin(character, { multiple: true, type: 'array', toneType: 'none', v: true }).filter((reading) => /^[a-z]+$/u.test(reading)))]
    read.set(character, readings)
    return readings
  }
}
