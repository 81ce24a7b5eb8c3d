import { inBody, type Unit } from './cut.rules.ts'
import { isSpeltOut, soundsOf } from './pinyin.rules.ts'
import type { Space } from './space.ts'
import { errorsBetween, errorsForgiven, oneErrorFrom } from './typos.rules.ts'

/** A word of the query and what was probably meant. */
export interface Correction {
  readonly unit: Unit
  readonly text: string
}

const latin = /^[a-z]+$/u
const most = 3
const looked = 20_000
const mostReadings = 60

/** Words near to those of the query that stand nowhere, and pinyin near to what can be read as none: asked for when nothing else is found. */
export function correctionsOf(space: Space, units: readonly Unit[]): Correction[] {
  return units.filter(({ text, is }) => is === 'word' && latin.test(text) && errorsForgiven(text) > 0).flatMap((unit) => {
    if (space.among([unit.text, inBody(unit.text)]).length > 0) return []
    return space.words(`near ${unit.text}`, () => [...nearWords(space, unit.text), ...nearPinyin(space, unit.text)]).map((text) => ({ unit, text }))
  })
}

function nearWords(space: Space, word: string): string[] {
  const errors = errorsForgiven(word)
  const near = new Map<string, { errors: number; documents: number }>()
  // The first letter is rarely wrong; where it is, it was mostly swapped with the second.
  for (const first of new Set([word.charAt(0), word.charAt(1)])) {
    const to = String.fromCharCode(first.charCodeAt(0) + 1)
    for (const { term, documents } of space.ofLength({ from: first, to, shortest: word.length - errors, longest: word.length + errors + 1, looked })) {
      const plain = term.endsWith(inBody('')) ? term.slice(0, -1) : term
      const apart = errorsBetween(word, plain, errors)
      if (apart > errors) continue
      near.set(plain, { errors: apart, documents: documents + (near.get(plain)?.documents ?? 0) })
    }
  }
  return [...near].sort(([, a], [, b]) => a.errors - b.errors || b.documents - a.documents).slice(0, most).map(([term]) => term)
}

/** Only syllables that are written out, and are so read in a title. */
function nearPinyin(space: Space, word: string): string[] {
  const near = [...oneErrorFrom(word)].flatMap((text) => {
    const [sounds] = soundsOf(text)
    return sounds !== undefined && sounds.length > 1 && isSpeltOut(sounds) ? [{ text, sounds }] : []
  })
  return near.sort((a, b) => a.sounds.length - b.sounds.length).slice(0, mostReadings)
    .flatMap(({ text, sounds: [first, second] }) => {
      const reading = `${first?.text ?? ''} ${second?.text ?? ''}`
      const initials = `${first?.text.charAt(0) ?? ''}${second?.text.charAt(0) ?? ''}`
      const [best] = space.heard({ initials, from: reading, to: `${reading} `, looked: 8 })
      return best === undefined ? [] : [{ text, documents: best.documents }]
    })
    .sort((a, b) => b.documents - a.documents).slice(0, most).map(({ text }) => text)
}
