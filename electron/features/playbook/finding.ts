import { pinyin } from 'pinyin-pro'
import type { findKinds, Found } from '../../../shared/contract/intake.ts'
import { intakeSteps, type Playbook } from '../../../shared/playbook.ts'
import { type Language, languages, type LocalText } from '../../../shared/text.ts'
import type { Context } from '../context.ts'
import { askedOf } from '../search/search.ts'
import { makeReady, type Mark, rank, type Title } from './find.rules.ts'
import { findInForce } from './publishing.ts'
import { findNeeds } from './texts.ts'
import { wordsOf } from './words.ts'

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

/** The same, and after them the needs that the search knows by other words, the other script, or what is done about them; `playbook` is the contact's. */
export function placesOf(context: Context, playbook: Playbook, text: string): FoundInPlaybook[] {
  if (askedOf(text, 'need') !== text) return needsMeant(context, playbook, text)
  const met = findInPlaybook(playbook, context.language, text)
  const ids = new Set(met.filter(({ kind }) => kind === 'need').map(({ id }) => id))
  return [...met, ...needsMeant(context, playbook, text).filter(({ id }) => !ids.has(id))]
}

function needsMeant(context: Context, playbook: Playbook, text: string): FoundInPlaybook[] {
  return findNeeds(context, text, mostMeant).flatMap(({ id, matched }): FoundInPlaybook[] => {
    const need = playbook.needs.find((candidate) => candidate.id === id)
    return need === undefined ? [] : [{ kind: 'need', id, title: need.title[context.language], matched }]
  })
}

const mostMeant = 5

/** Without a contact: the needs of the playbook in force, each with the scene that it is met in first. */
export function findPlaces(context: Context, { text, limit }: { text: string; limit: number }): { places: Found[]; more: boolean } {
  const playbook = findInForce(context.db)?.playbook
  const met = playbook === undefined ? [] : placesOf(context, playbook, text).filter(({ kind }) => kind === 'need')
  const places = met.slice(0, limit).map((found): Found => ({
    ...found,
    trail: playbook === undefined ? [] : wordsOf(playbook, context.language).sceneTrail(playbook.needs.find(({ id }) => id === found.id)?.scenes[0] ?? null).map(({ title }) => title),
    turnsInto: null,
    matched: { text: found.matched.text, marks: found.matched.marks.map(({ from, to }) => ({ from, to })) },
  }))
  return { places, more: met.length > limit }
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
