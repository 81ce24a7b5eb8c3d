import { searchKinds, type SearchKind } from '../../../shared/search.ts'
import { type Unit, unitsOf } from './cut.rules.ts'

/** The words that filters begin with, folded: what each stands for. */
export interface FilterWords {
  readonly fields: ReadonlyMap<string, Field>
  readonly kind: ReadonlySet<string>
  readonly kinds: ReadonlyMap<string, SearchKind>
}
export type Field = 'title' | 'body'

/** What a hit must contain as it stands there, `text` folded. */
export interface Condition {
  readonly field: Field | 'any'
  readonly text: string
}

export interface Query {
  /** what is looked for, without the filters; folded */
  readonly text: string
  readonly units: readonly Unit[]
  readonly conditions: readonly Condition[]
  /** none: all */
  readonly kinds: readonly SearchKind[]
  /** the last word may go on: nothing was typed after it */
  readonly isOpen: boolean
}

/** More than any question: what is pasted above it is not looked at. */
export const longestQuery = 400
const mostUnits = 64
const mostConditions = 4
const pieces = /(?:(?<name>\p{L}+):)?(?:["“”「『](?<quoted>[^"“”」』]*)["“”」』]?|(?<word>[^\s"“”「」『』]+))/gu

/** @param folded what was typed, at most `longestQuery` long */
export function readQuery(folded: string, words: FilterWords): Query {
  const free: string[] = []
  const conditions: Condition[] = []
  const kinds: SearchKind[] = []
  let endsFree = false
  for (const { groups, 0: piece } of folded.matchAll(pieces)) {
    const { name, quoted, word } = groups ?? {}
    const text = quoted ?? word ?? ''
    const field = name === undefined ? undefined : words.fields.get(name)
    endsFree = false
    if (name !== undefined && words.kind.has(name)) kinds.push(...searchKinds.filter((kind) => words.kinds.get(text) === kind))
    else if (field !== undefined) conditions.push({ field, text })
    else if (quoted !== undefined) conditions.push({ field: 'any', text })
    else {
      free.push(piece)
      endsFree = true
    }
  }
  const held = conditions.filter(({ text }) => unitsOf(text, 1).length > 0).slice(0, mostConditions)
  // With filters alone, what they name is also what is looked for.
  const text = free.length > 0 ? free.join(' ') : held.map((condition) => condition.text).join(' ')
  return { text, units: unitsOf(text, mostUnits), conditions: held, kinds, isOpen: endsFree && /[\p{L}\p{N}]$/u.test(folded) }
}

/** The query as a number or the front or end of one: letters and digits with spaces or hyphens between, some digits among them; null when it is none. */
export function numberIn({ text, units }: Query): string | null {
  const digits = units.map((unit) => unit.text).join('')
  return /\p{Nd}/u.test(digits) && digits.length >= 2 && /^[a-z\p{Nd}\s#-]+$/u.test(text) ? digits : null
}
