import words from '../../../resources/search/words.json' with { type: 'json' }
import { searchKinds } from '../../../shared/search.ts'
import { folding } from './folding.ts'
import type { Field, FilterWords } from './query.rules.ts'

const fields: readonly Field[] = ['title', 'body']
let made: FilterWords | undefined

/** How filters are written, in any of the three languages. */
export function filterWords(): FilterWords {
  const folded = (spellings: readonly string[]) => spellings.map((spelling) => folding().fold(spelling))
  return (made ??= {
    fields: new Map(fields.flatMap((field) => folded(words.fields[field]).map((word) => [word, field] as const))),
    kind: new Set(folded(words.kind)),
    kinds: new Map(searchKinds.flatMap((kind) => folded(words.kinds[kind]).map((word) => [word, kind] as const))),
  })
}
