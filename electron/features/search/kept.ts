import type { ReadDb } from '../../db/connection.ts'
import type { Comparable } from './rank.rules.ts'
import type { DocumentRow } from './search.store.ts'

/** Holds what was made last. What was not asked for while as much again was made goes first. */
export class Shelf<Key, Value> {
  readonly #most: number
  readonly #weigh: (value: Value) => number
  #recent = new Map<Key, Value>()
  #before = new Map<Key, Value>()
  #weight = 0

  /** @param most it holds at most twice as much */
  constructor(most: number, weigh: (value: Value) => number = () => 1) {
    this.#most = most
    this.#weigh = weigh
  }

  get(key: Key): Value | undefined {
    const recent = this.#recent.get(key)
    if (recent !== undefined) return recent
    const before = this.#before.get(key)
    return before === undefined ? undefined : this.keep(key, before)
  }

  keep(key: Key, value: Value): Value {
    this.#recent.set(key, value)
    this.#weight += this.#weigh(value)
    if (this.#weight > this.#most) {
      this.#before = this.#recent
      this.#recent = new Map()
      this.#weight = 0
    }
    return value
  }

  of(key: Key, make: () => Value): Value {
    return this.get(key) ?? this.keep(key, make())
  }

  /** @param make those that are not there, all at once */
  all(keys: readonly Key[], make: (fresh: readonly Key[]) => Iterable<readonly [Key, Value]>): Map<Key, Value> {
    const all = new Map<Key, Value>()
    const fresh: Key[] = []
    for (const key of keys) {
      const value = this.get(key)
      if (value === undefined) fresh.push(key)
      else all.set(key, value)
    }
    if (fresh.length > 0) for (const [key, value] of make(fresh)) all.set(key, this.keep(key, value))
    return all
  }
}

/**
 * Lists of numbers in one piece of memory that is used again and again. What is allocated for a list of thousands outlives what is
 * short-lived, and the process would grow by it for a long while.
 */
export class Lists {
  readonly #room: Int32Array
  readonly #places = new Map<string, { readonly from: number; readonly to: number }>()
  #next = 0

  /** @param room numbers, at least as many as the longest list has */
  constructor(room: number) {
    this.#room = new Int32Array(room)
  }

  /** Good until the next one is asked for: what was made longest ago is overwritten. */
  of(key: string, make: () => readonly number[]): Int32Array {
    const { from, to } = this.#places.get(key) ?? this.#keep(key, make())
    return this.#room.subarray(from, to)
  }

  clear(): void {
    this.#places.clear()
    this.#next = 0
  }

  #keep(key: string, list: readonly number[]): { readonly from: number; readonly to: number } {
    const from = this.#next + list.length > this.#room.length ? 0 : this.#next
    const to = from + list.length
    for (const [other, place] of this.#places) if (place.from < to && place.to > from) this.#places.delete(other)
    this.#room.set(list, from)
    this.#places.set(key, { from, to })
    this.#next = to
    return { from, to }
  }
}

/** A document with what is compared of it. */
export interface Known {
  readonly row: DocumentRow
  /** folded */
  readonly title: string
  readonly compared: Comparable
}

/** What was read for one key, for the next: all but the last word is asked for again. As much as a question or two need. */
export interface Kept {
  /** in how many documents a term stands; 0: none */
  readonly counts: Shelf<string, number>
  /** rows, by what the index was asked */
  readonly lists: Lists
  /** other words for one, by what they are to it */
  readonly words: Shelf<string, readonly string[]>
  readonly documents: Shelf<number, Known>
}

const mostCounts = 600
const mostEntries = 120_000
const mostWords = 800
const mostLetters = 50_000
const lettersOfRow = 100

const everything = new WeakMap<ReadDb, { readonly writes: number; readonly kept: Kept }>()

/** What is still as it was read: nothing was written since. */
export function keptOf(db: ReadDb): Kept {
  const known = everything.get(db)
  if (known?.writes === db.writes) return known.kept
  const lists = known?.kept.lists ?? new Lists(mostEntries)
  lists.clear()
  const kept: Kept = {
    counts: new Shelf(mostCounts),
    lists,
    words: new Shelf(mostWords, (words) => 1 + words.length),
    documents: new Shelf(mostLetters, ({ row, compared }) => lettersOfRow + row.body.length + compared.body.length),
  }
  everything.set(db, { writes: db.writes, kept })
  return kept
}
