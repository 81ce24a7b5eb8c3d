import { strikeOut } from '../../../shared/personalData.ts'
import type { Instant } from '../../../shared/time.ts'
import type { ReadDb, WriteDb } from '../../db/connection.ts'
import { unitsOf } from './cut.rules.ts'
import { folding } from './folding.ts'
import { wellFormed } from './normalise.rules.ts'
import { longestQuery } from './query.rules.ts'
import * as store from './search.store.ts'

/** What was looked for and not found: a gap in what is known. */
export interface Missing {
  readonly query: string
  readonly times: number
  readonly firstAt: Instant
  readonly lastAt: Instant
  /** row of the person who looked for it last, to be asked what was meant */
  readonly lastBy: number | null
}

const shortest = 2
const digitsOfANumber = 4

/**
 * Counts a query for which `search` said `isMissing`, once typing has stopped. A number is nobody's knowledge and may be somebody's:
 * queries with one are not kept.
 */
export function noteMissing(db: WriteDb, query: string, now: Instant, by: number | null): void {
  const shown = strikeOut(wellFormed(query.slice(0, longestQuery)).trim())
  const units = unitsOf(folding().fold(shown))
  if (units.length < shortest || units.some(({ text, is }) => is === 'digits' && text.length >= digitsOfANumber)) return
  store.noteMissing(db, { folded: units.map(({ text }) => text).join(' '), query: shown, now, by })
}

/** The most frequent first. */
export function missing(db: ReadDb, most: number): Missing[] {
  return store.missing.all(db, { most }).map(({ query, times, first_at, last_at, last_by }) => ({ query, times, firstAt: first_at as Instant, lastAt: last_at as Instant, lastBy: last_by }))
}

/** Somebody has written what was missing, or nobody needs to. It comes back when it is looked for again. */
export const forgetMissing = (db: WriteDb, query: string, now: Instant): void => void store.dropMissing(db, { folded: foldedOf(query), dropped_at: now })

/** Takes `forgetMissing` back. */
export const recallMissing = (db: WriteDb, query: string): void => void store.dropMissing(db, { folded: foldedOf(query), dropped_at: null })

const foldedOf = (query: string) => unitsOf(folding().fold(query)).map(({ text }) => text).join(' ')
