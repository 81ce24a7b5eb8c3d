import type { FoundArticle } from '../../shared/contract/knowledge.ts'
import type { Language } from '../../shared/text.ts'
import type { Instant } from '../../shared/time.ts'
import { openForReading } from '../db/open.ts'
import { find } from '../features/knowledge/knowledge.ts'
import { databaseFile } from './dataFolder.ts'
import { monotonic } from './systemPorts.ts'

/**
 * What the search box would find among the articles of a desk, which may be running.
 * @throws StorageError
 */
export function findArticles(folder: string, wanted: { readonly text: string; readonly limit: number }, language: Language, now: Instant): { readonly articles: readonly FoundArticle[]; readonly isMissing: boolean; readonly more: boolean } {
  const database = openForReading(databaseFile(folder), monotonic)
  try {
    return database.read((db) => find({ db, now, actor: null, language, timeZone: 'UTC' }, wanted))
  } finally {
    database.close()
  }
}
