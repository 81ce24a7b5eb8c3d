import type { ReadDb } from '../../db/connection.ts'
import type { Unit } from './cut.rules.ts'
import { regionalWords } from './folding.ts'
import { keptOf } from './kept.ts'
import { meaningsAmong } from './search.store.ts'

/** A stretch of the query, and other words for it. */
export interface Meaning {
  readonly from: number
  readonly to: number
  readonly text: string
}

const longest = 8
const most = 12

/** Other words for parts of the query: the supervisor's synonyms, and what Taiwan and the mainland call differently. The longest parts first. */
export function meaningsOf(db: ReadDb, folded: string, units: readonly Unit[]): Meaning[] {
  const parts = new Map<string, { from: number; to: number }>()
  units.forEach(({ at }, first) => {
    for (const last of units.slice(first, first + longest)) {
      const to = last.at + last.text.length
      parts.set(folded.slice(at, to), { from: at, to })
    }
  })
  const words = [...parts.keys()]
  const regional = words.flatMap((word) => (regionalWords().get(word) ?? []).map((meaning) => ({ word, meaning })))
  return [...synonymsAmong(db, words), ...regional]
    .flatMap(({ word, meaning }) => {
      const part = parts.get(word)
      return part === undefined ? [] : [{ ...part, text: meaning }]
    })
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, most)
}

const means = 'means '

function synonymsAmong(db: ReadDb, words: readonly string[]): { readonly word: string; readonly meaning: string }[] {
  const found = keptOf(db).words.all(words.map((word) => means + word), (fresh) => {
    const meanings = new Map(fresh.map((key): [string, string[]] => [key, []]))
    for (const { word, meaning } of meaningsAmong.all(db, { words: JSON.stringify(fresh.map((key) => key.slice(means.length))) })) meanings.get(means + word)?.push(meaning)
    return meanings
  })
  return words.flatMap((word) => (found.get(means + word) ?? []).map((meaning) => ({ word, meaning })))
}
