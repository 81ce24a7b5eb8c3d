import type { SearchKind } from '../../../shared/search.ts'
import type { Language } from '../../../shared/text.ts'
import type { WriteDb } from '../../db/connection.ts'
import { tokensOf } from './cut.rules.ts'
import { folding } from './folding.ts'
import { wellFormed } from './normalise.rules.ts'
import { spellingsOf } from './pinyin.rules.ts'
import { readingsOf } from './readings.ts'
import * as store from './search.store.ts'

/** Something that can be found. `id` is the entity's own; in one language there is one of it. */
export interface Document {
  readonly kind: SearchKind
  readonly id: string
  readonly language: Language
  readonly title: string
  readonly body: string
  /** by whose front or last digits it is found: of an order, a ticket, a phone */
  readonly numbers?: readonly string[]
}

export type DocumentKey = Pick<Document, 'kind' | 'id' | 'language'>

/** Words that are counted before they are written down: as many as a few thousand long documents have. */
const mostCounted = 100_000
const mergedPages = 32

/** Makes documents findable, or findable as they are now. What has not changed costs a look-up. */
export function put(db: WriteDb, documents: readonly Document[]): void {
  const counts = new Counts(db)
  for (const document of documents) {
    const content = { title: wellFormed(document.title), body: wellFormed(document.body), numbers: JSON.stringify(document.numbers ?? []) }
    const key = { kind: document.kind, id: document.id, language: document.language }
    const before = store.byKey.one(db, key)
    if (before !== null && before.title === content.title && before.body === content.body && before.numbers === content.numbers) continue
    if (before !== null) withdraw(db, before, counts)
    const row = before === null ? store.insertDocument(db, { ...key, ...content }).row : before.row
    if (before !== null) store.updateDocument(db, { row, ...content })
    const tokens = tokensOfRow({ kind: document.kind, ...content })
    store.insertTokens(db, { row, tokens: [...tokens].join(' ') })
    counts.add(tokens, 1)
  }
  counts.write()
  if (documents.length > 0) store.mergeTokens(db, { pages: mergedPages })
}

/** Nothing of these is found any more. Those that are not there are no error. */
export function remove(db: WriteDb, keys: readonly DocumentKey[]): void {
  const counts = new Counts(db)
  for (const { kind, id, language } of keys) {
    const row = store.byKey.one(db, { kind, id, language })
    if (row === null) continue
    withdraw(db, row, counts)
    store.deleteDocument(db, { row: row.row })
  }
  counts.write()
}

/** Somebody opened it from the hits: it comes a little earlier from now on. */
export const countUse = (db: WriteDb, { kind, id }: Pick<Document, 'kind' | 'id'>): void => void store.countUse(db, { kind, id })

function withdraw(db: WriteDb, row: store.DocumentRow, counts: Counts): void {
  store.deleteTokens(db, { row: row.row })
  counts.add(tokensOfRow(row), -1)
}

function tokensOfRow({ kind, title, body, numbers }: Pick<store.DocumentRow, 'kind' | 'title' | 'body' | 'numbers'>): Set<string> {
  const fold = (text: string) => folding().fold(text)
  return tokensOf({ kind, title: fold(title), body: fold(body), numbers: (JSON.parse(numbers) as string[]).map(fold) })
}

/** In how many documents each word stands, changed for many documents at once; and how the words of titles are read. */
class Counts {
  readonly #db: WriteDb
  #changes = new Map<string, number>()

  constructor(db: WriteDb) {
    this.#db = db
  }

  add(tokens: ReadonlySet<string>, by: 1 | -1): void {
    for (const token of tokens) this.#changes.set(token, (this.#changes.get(token) ?? 0) + by)
    if (this.#changes.size > mostCounted) this.write()
  }

  write(): void {
    const changes = [...this.#changes].filter(([, by]) => by !== 0)
    this.#changes = new Map()
    if (changes.length === 0) return
    const readable = changes.map(([term]) => term).filter((term) => onlyHan.test(term))
    const known = new Set(store.termsAmong.all(this.#db, { terms: JSON.stringify(readable) }).map(({ term }) => term))
    store.countTerms(this.#db, { changes: JSON.stringify(Object.fromEntries(changes)) })
    const fresh = readable.filter((term) => !known.has(term))
    if (fresh.length > 0) store.insertReadings(this.#db, { readings: readingsJson(fresh) })
    const fewer = changes.filter(([, by]) => by < 0).map(([term]) => term)
    if (fewer.length > 0) this.#drop(fewer)
  }

  #drop(fewer: readonly string[]): void {
    store.dropTerms(this.#db, { terms: JSON.stringify(fewer) })
    const left = new Set(store.termsAmong.all(this.#db, { terms: JSON.stringify(fewer) }).map(({ term }) => term))
    const gone = fewer.filter((term) => !left.has(term) && onlyHan.test(term))
    if (gone.length > 0) store.deleteReadings(this.#db, { readings: readingsJson(gone) })
  }
}

/** Of titles, but of none of a ticket: those are heard by the words of articles. */
const onlyHan = /^\p{Script=Han}{1,2}$/u
const readingsJson = (terms: readonly string[]) => JSON.stringify(terms.flatMap((term) => spellingsOf(term, readingsOf).map(({ initials, reading }) => [initials, reading, term])))
