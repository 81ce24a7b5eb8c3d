import type { ArticleContent } from '../../../shared/knowledge/article.ts'
import type { ReadDb } from '../../db/connection.ts'
import { contentOf, found } from './finding.ts'
import { contentByVersion } from './using.store.ts'

/** How much is kept, in characters of JSON: some ten megabytes, or eight hundred articles as long as the shipped ones. */
const most = 8_000_000

interface Kept {
  readonly seq: number
  readonly content: ArticleContent
  readonly length: number
}

interface Shelf {
  /** by row, what was wanted last at the end */
  readonly kept: Map<number, Kept>
  length: number
}

const shelves = new WeakMap<ReadDb, Shelf>()

/**
 * The content of a version, parsed and checked once for as long as it is wanted: at every step of an intake the same articles are looked at.
 * For queries only, which see what is committed: by row and last event a version is then the same for ever.
 */
export function parsedContent(db: ReadDb, { version, seq }: { readonly version: number; readonly seq: number }): ArticleContent {
  const shelf = shelves.get(db) ?? { kept: new Map<number, Kept>(), length: 0 }
  shelves.set(db, shelf)
  const known = shelf.kept.get(version)
  const kept = known?.seq === seq ? known : parse(db, version, seq)
  if (known !== undefined) drop(shelf, version, known)
  shelf.kept.set(version, kept)
  shelf.length += kept.length
  for (const [oldest, each] of shelf.kept) {
    if (shelf.length <= most || oldest === version) break
    drop(shelf, oldest, each)
  }
  return kept.content
}

function drop(shelf: Shelf, version: number, { length }: Kept): void {
  shelf.kept.delete(version)
  shelf.length -= length
}

function parse(db: ReadDb, version: number, seq: number): Kept {
  const row = found(contentByVersion.one(db, { row: version }))
  return { seq, content: contentOf(row), length: row.content.length }
}
