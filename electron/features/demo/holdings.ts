import type { ReadDb } from '../../db/connection.ts'
import { holdings, invented } from './demo.store.ts'

/** What a folder holds as far as a seed must know: real work forbids it, an invented month needs no second one. */
export function holdingsOf(db: ReadDb): 'real' | 'invented' | 'nothing' {
  const found = holdings.one(db, { invented })
  if (found?.real === 1) return 'real'
  return found?.invented === 1 ? 'invented' : 'nothing'
}
