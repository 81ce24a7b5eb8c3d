import Sqlite from 'better-sqlite3'
import { appendEvent } from '../../../electron/db/events.ts'
import { openDatabase } from '../../../electron/db/open.ts'
import { put, search, shipSynonyms } from '../../../electron/features/search/search.ts'
import type { AnyId } from '../../../shared/ids.ts'
import type { Instant } from '../../../shared/time.ts'
import { FakeClock } from '../../helpers/fakeClock.ts'
import { seededIds } from '../../helpers/seededIds.ts'
import { asked, type Engine } from './engine.ts'

/** What the desk itself runs: its migrations, its import, its index and its search. */
export function ours(file: string): Engine {
  const database = openDatabase(file, () => 0, () => undefined)
  const ids = seededIds(new FakeClock(0), 1)
  const now = 0 as Instant
  database.write((db) => {
    const stamp = () => ({ eventId: ids.uuid(), author: null, device: ids.uuid(), instant: now })
    shipSynonyms({ db, now, newId: () => ids.uuid() as AnyId, record: (event) => appendEvent(db, event, stamp()) })
  })
  return {
    add: (documents) => { database.write((db) => { put(db, documents.map(({ id, title, body }) => ({ kind: 'article', id, language: 'zh-CN', title, body }))) }) },
    finish: () => undefined,
    size: () => sizeOf(file),
    search: (query) => database.read((db) => search(db, { query, language: 'zh-CN', limit: asked }).hits.map(({ id }) => id)),
    close: () => { database.close() },
  }
}

/** All tables of the search but the documents themselves, which the peers do not keep either. */
function sizeOf(file: string): number {
  const sqlite = new Sqlite(file, { readonly: true })
  try {
    return Number(sqlite.prepare("SELECT sum(pgsize) FROM dbstat WHERE name GLOB 'search_*' AND name <> 'search_document'").pluck().get())
  } finally {
    sqlite.close()
  }
}
