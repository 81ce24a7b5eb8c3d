import { Index } from 'flexsearch'
import MiniSearch from 'minisearch'
import Sqlite from 'better-sqlite3'
import { unitsOf } from '../../../electron/features/search/cut.rules.ts'
import { folding } from '../../../electron/features/search/search.ts'
import { asked, type Engine } from './engine.ts'

/** Normalised and cut as the desk does it, but every word as often as it stands there: peers count. */
function bigrams(text: string): string[] {
  const units = unitsOf(folding().fold(text))
  return units.flatMap((unit, at) => {
    if (unit.is !== 'character') return [unit.text]
    const [before, after] = [units[at - 1], units[at + 1]]
    if (after?.is === 'character' && after.at === unit.at + unit.text.length) return [unit.text + after.text]
    return before?.is === 'character' && before.at + before.text.length === unit.at ? [] : [unit.text]
  })
}
const cut = (text: string) => bigrams(text).join(' ')
const distinct = (words: readonly string[]) => [...new Set(words)]
const titleWeight = 3

/** FTS5 over words that are cut before, as most would do it for Chinese: any of the words, ranked by bm25, titles counting three times. */
export const ftsBigram = (file: string): Engine =>
  fts(file, 'unicode61 remove_diacritics 0', cut, (query) => distinct(bigrams(query)))

/** FTS5's own tokenizer for text without spaces, over the normalised text. */
export const ftsTrigram = (file: string): Engine =>
  fts(file, 'trigram', (text) => folding().fold(text), (query) => {
    const characters = [...folding().fold(query)]
    return distinct(characters.slice(2).map((_, at) => characters.slice(at, at + 3).join('')).filter((three) => !/\s/u.test(three)))
  })

function fts(file: string, tokenizer: string, written: (text: string) => string, words: (query: string) => string[]): Engine {
  const sqlite = new Sqlite(file)
  sqlite.pragma('journal_mode = WAL')
  sqlite.exec(`
    CREATE TABLE IF NOT EXISTS known (row INTEGER PRIMARY KEY, id TEXT NOT NULL);
    CREATE VIRTUAL TABLE IF NOT EXISTS found USING fts5 (title, body, content = '', tokenize = '${tokenizer}')`)
  const know = sqlite.prepare('INSERT INTO known (id) VALUES (?)')
  const write = sqlite.prepare('INSERT INTO found (rowid, title, body) VALUES (?, ?, ?)')
  const find = sqlite.prepare(`SELECT id FROM (SELECT rowid AS row FROM found WHERE found MATCH ? ORDER BY bm25(found, ${String(titleWeight)}, 1) LIMIT ${String(asked)}) JOIN known USING (row)`).pluck()
  return {
    add: (documents) => { sqlite.transaction(() => { for (const { id, title, body } of documents) write.run(know.run(id).lastInsertRowid, written(title), written(body)) })() },
    finish: () => undefined,
    size: () => Number(sqlite.prepare("SELECT sum(pgsize) FROM dbstat WHERE name GLOB 'found*'").pluck().get()),
    search: (query) => {
      const any = words(query)
      return any.length === 0 ? [] : (find.all(any.map((word) => `"${word.replaceAll('"', '""')}"`).join(' OR ')) as string[])
    },
    close: () => { sqlite.close() },
  }
}

export function miniSearch(): Engine {
  const index = new MiniSearch<{ id: string; title: string; body: string }>({ fields: ['title', 'body'], tokenize: bigrams, processTerm: (word) => word })
  return {
    add: (documents) => { index.addAll(documents) },
    finish: () => undefined,
    size: () => null,
    search: (query) => index.search(query, { boost: { title: titleWeight }, combineWith: 'OR' }).slice(0, asked).map(({ id }) => String(id)),
    close: () => undefined,
  }
}

export function flexSearch(): Engine {
  const index = new Index({ tokenize: 'strict', encode: bigrams })
  const ids: string[] = []
  return {
    add: (documents) => { for (const { id, title, body } of documents) index.add(ids.push(id) - 1, `${title}\n${body}`) },
    finish: () => undefined,
    size: () => null,
    search: (query) => index.search(query, { limit: asked, suggest: true }).map((at) => ids[Number(at)] ?? ''),
    close: () => undefined,
  }
}
