import { pinyin } from 'pinyin-pro'
import { unitsOf } from './cut.rules.ts'
import { folding } from './folding.ts'
import { foldedQuery, heardIn, heardQueries, type NameQuery, type Spoken, tokensOfName } from './nameForms.rules.ts'
import type { Sound } from './pinyin.rules.ts'
import { longestQuery } from './query.rules.ts'
import { inLetters, readingsOf } from './readings.ts'
import { chainsOf } from './sounds.rules.ts'

/** What was typed, as it may be somebody's name: as written in the other script, as it is read aloud, with digits of a number beside it. */
export interface AskedName {
  /** letters only, folded */
  readonly letters: string
  readonly chains: readonly (readonly Sound[])[]
  /** '' without any */
  readonly digits: string
}

/** Sounds of the longest names there are, with some to spare. */
const mostSounds = 12
const front = /^\p{Script=Han}{1,4}/u

/** @param typed whatever it is */
export function askedName(typed: string): AskedName {
  const folded = folding().fold(typed.slice(0, longestQuery))
  const letters = folded.replace(/[^\p{L}\p{M}]/gu, '')
  // All of it, or it is no name: a question has words that sound like one.
  const isAll = (sounds: readonly Sound[]) => sounds.length <= mostSounds && sounds.reduce((sum, { text }) => sum + text.length, 0) === letters.length
  return { letters, chains: chainsOf(unitsOf(letters)).filter(isAll), digits: folded.replace(/\P{Nd}/gu, '') }
}

/** What the index of names is asked for it, the surest first. */
export const queriesOf = ({ letters, chains }: AskedName): NameQuery[] =>
  letters === '' ? [] : [...chains.flatMap((sounds) => heardQueries(sounds, readingsOf)), foldedQuery([...letters])]

/** The words of the index of names for one, with spaces between. @param key the name with nothing but its letters and digits, in small letters */
export function formsOf(key: string): string {
  const folded = folding().fold(key)
  return [...tokensOfName(spoken(folded), folded !== key)].join(' ')
}

/** How much of a name is what was asked for, digits aside: it is all of it, its beginning or a part; null: none. @param key as for `formsOf` */
export function metIn(key: string, { letters, chains }: AskedName): NameQuery['must'] | null {
  const folded = folding().fold(key)
  const name = spoken(folded)
  const places = [
    ...(letters === '' ? [] : [{ at: folded.indexOf(letters), length: [...letters].length }]),
    ...chains.map((sounds) => ({ at: heardIn(name, sounds) ?? -1, length: sounds.length })),
  ].filter(({ at }) => at >= 0)
  if (places.some(({ at, length }) => at === 0 && length === name.length)) return 'be'
  if (places.some(({ at }) => at === 0)) return 'begin'
  return places.length > 0 ? 'have' : null
}

/** A name as it is read: surnames have readings of their own (单 shan, 尉迟 yu chi), and beside them those of the character. */
function spoken(folded: string): Spoken[] {
  const [head = ''] = front.exec(folded) ?? []
  const asSurname = head === '' ? [] : pinyin(head, { surname: 'head', type: 'array', toneType: 'none', v: true }).map(inLetters)
  return [...folded].map((character, at) => ({ character, readings: [...new Set([asSurname[at] ?? '', ...readingsOf(character)])].filter((reading) => reading !== '') }))
}
