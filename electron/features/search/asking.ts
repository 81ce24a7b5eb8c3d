import type { SearchKind } from '../../../shared/search.ts'
import { filterWords } from './filterWords.ts'
import { longestQuery, readQuery } from './query.rules.ts'
import { folding } from './folding.ts'

/**
 * What was typed, as it is looked for among things that have no text of their own and are found by their numbers and names; null when a filter asks
 * for other kinds, for a title or for a text.
 */
export function askedOf(typed: string, kind: SearchKind): string | null {
  const words = filterWords()
  const query = readQuery(folding().fold(typed.slice(0, longestQuery)), words)
  if (query.kinds.length > 0 && !query.kinds.includes(kind)) return null
  if (query.conditions.some(({ field }) => field !== 'any')) return null
  // Only where there is a filter is it other than what was typed: names are met as they are written.
  return query.kinds.length === 0 && query.conditions.length === 0 ? typed : query.text
}
