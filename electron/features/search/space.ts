import { type SearchKind, searchKinds } from '../../../shared/search.ts'
import type { ReadDb } from '../../db/connection.ts'
import { ofKind, signOf } from './cut.rules.ts'
import { type Kept, keptOf } from './kept.ts'
import * as store from './search.store.ts'

/**
 * The words of documents of some kinds, which know nothing of those of others: a hundred thousand tickets neither make a word of an article
 * frequent nor stand in the way of reading its list. They share the index; a sign before every word keeps them apart.
 */
export class Space {
  readonly #db: ReadDb
  readonly #sign: string
  readonly #kept: Kept
  /** the kinds that share it */
  readonly kinds: readonly SearchKind[]

  constructor(db: ReadDb, sign: string) {
    this.#db = db
    this.#sign = sign
    this.#kept = keptOf(db)
    this.kinds = searchKinds.filter((kind) => signOf(kind) === sign)
  }

  /** A word as an expression of the index. */
  expression = (token: string) => `"${this.#sign}${token}"`

  /** Those of the terms that stand somewhere, each in how many documents. */
  among = (terms: readonly string[]): store.TermRow[] => {
    const found = this.#kept.counts.all(terms.map((term) => this.#sign + term), (fresh) => {
      const among = new Map(fresh.map((term) => [term, 0]))
      for (const { term, documents } of store.termsAmong.all(this.#db, { terms: JSON.stringify(fresh) })) among.set(term, documents)
      return among
    })
    return terms.map((term) => ({ term, documents: found.get(this.#sign + term) ?? 0 })).filter(({ documents }) => documents > 0)
  }

  /** The rows of documents that meet an expression of the index, the first `most` of them. Good until the next ones are asked for. */
  rows = (expression: string, most: number): Int32Array =>
    this.#kept.lists.of(`${String(most)} ${expression}`, () => store.rowsWith(this.#db, expression, most))

  /** Other words for one, looked for once. */
  words = (what: string, make: () => readonly string[]): readonly string[] => this.#kept.words.of(this.#sign + what, make)

  /** Terms from `from` to before `to`; of the first `looked` those in most documents. */
  between = (range: { readonly from: string; readonly to: string; readonly looked: number; readonly most: number }): store.TermRow[] =>
    this.#own(store.termsBetween.all(this.#db, { ...range, from: this.#sign + range.from, to: this.#sign + range.to }))

  ofLength = (range: { readonly from: string; readonly to: string; readonly shortest: number; readonly longest: number; readonly looked: number }): store.TermRow[] => {
    const more = this.#sign.length
    return this.#own(store.termsOfLength.all(this.#db, { from: this.#sign + range.from, to: this.#sign + range.to, shortest: range.shortest + more, longest: range.longest + more, looked: range.looked }))
  }

  /** Words that are read so. How tickets are read is kept nowhere: they are heard by the words of articles. */
  heard = (range: { readonly initials: string; readonly from: string; readonly to: string; readonly looked: number }): store.ReadingRow[] => store.readingsBetween.all(this.#db, range)

  /** How many documents of each kind there are here. */
  documents(): ReadonlyMap<SearchKind, number> {
    const counts = new Map(this.among(this.kinds.map(ofKind)).map(({ term, documents }) => [term, documents]))
    return new Map(this.kinds.map((kind) => [kind, counts.get(ofKind(kind)) ?? 0]))
  }

  #own = (rows: readonly store.TermRow[]): store.TermRow[] => rows.map(({ term, documents }) => ({ term: term.slice(this.#sign.length), documents }))
}
