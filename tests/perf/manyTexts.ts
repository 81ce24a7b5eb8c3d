import fs from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { z } from 'zod'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import { openDatabase } from '../../electron/db/open.ts'
import { tokensOf } from '../../electron/features/search/cut.rules.ts'
import { areNamesToIndex, indexSomeNames } from '../../electron/features/customers/customers.ts'
import { folding, keepProgress, put } from '../../electron/features/search/search.ts'
import type { ArticleContent, ArticleText } from '../../shared/knowledge/article.ts'
import { shippedArticles } from '../helpers/articles.ts'
import { manyTickets } from './manyTickets.ts'

/** Documents that are cut for real; the others are copies of them, as many words of which stand in as large a share of all. */
const cut = 4_000
const kinds = ['article', 'ticket'] as const
type Kind = (typeof kinds)[number]

/** A folder with so many articles in force and tickets that can all be found by their text. The texts are put together from lines of the shipped articles. */
export async function manyTexts(folder: string, articles: number, tickets: number, now: number): Promise<void> {
  const whole = path.join(folder, 'texts')
  if (fs.existsSync(whole)) return
  await manyTickets(folder, tickets, now as Parameters<typeof manyTickets>[2])
  const lines = shippedTexts().flatMap(({ title, script, steps, risks, problem }) => [title, ...[problem, script, steps, risks].flatMap((text) => text.split('\n'))]).filter((line) => line.length > 5)
  const line = (at: number) => lines[(at * 7919) % lines.length] ?? ''
  const textOf = (at: number) => ({ title: line(at).slice(0, 28), body: [1, 2, 3, 4].map((more) => line(at * 5 + more * 131)).join('\n') })
  const own = { article: Math.min(cut, articles), ticket: Math.min(cut, tickets) }
  const database = openDatabase(databaseFile(folder), () => 0, () => undefined)
  // The documents of the copies have other ids; these stand for the first of them.
  database.write((db) => {
    for (const kind of kinds) for (let at = 0; at < own[kind]; at += 1) put(db, [{ kind, id: `${kind}-${String(at)}`, language: 'zh-CN', ...textOf(kind === 'article' ? at : at + cut) }])
  })
  // Customers that were copied past every command are read like those of an earlier version.
  database.write((db) => { keepProgress(db, { what: 'customer', upto: Number.MAX_SAFE_INTEGER }) })
  while (database.read(areNamesToIndex)) database.write((db) => { indexSomeNames({ db }) })
  database.close()
  const sqlite = new Sqlite(databaseFile(folder))
  sqlite.pragma('synchronous = OFF')
  sqlite.pragma('cache_size = -1000000')
  const all = { article: articles, ticket: tickets }
  sqlite.transaction(() => {
    insertArticles(sqlite, articles, now)
    sqlite.exec('CREATE TEMP TABLE cut (kind TEXT, at INTEGER, title TEXT, body TEXT, tokens TEXT, PRIMARY KEY (kind, at))')
    const insert = sqlite.prepare('INSERT INTO cut VALUES (?, ?, ?, ?, ?)')
    for (const kind of kinds) for (let at = 0; at < own[kind]; at += 1) insert.run(kind, at, ...cutText(kind, textOf(kind === 'article' ? at : at + cut)))
    sqlite.exec("DELETE FROM search_document; INSERT INTO search_index (search_index) VALUES ('delete-all')")
    for (const kind of kinds) copy(sqlite, kind, own[kind], all[kind])
    const times = (kind: Kind) => Math.max(1, Math.round(all[kind] / own[kind]))
    sqlite.prepare("UPDATE search_term SET documents = documents * iif(term GLOB '§*', ?, ?)").run(times('ticket'), times('article'))
    sqlite.exec("INSERT OR REPLACE INTO search_progress (what, upto) SELECT 'ticket', max(seq) FROM event")
  })()
  sqlite.close()
  fs.writeFileSync(whole, '')
}

/** Of every shipped article in both scripts. */
function shippedTexts(): ArticleText[] {
  const inLanguages = z.record(z.string(), z.string())
  const shape = z.object({ title: inLanguages, problem: inLanguages, script: inLanguages, steps: inLanguages, risks: inLanguages })
  return shippedArticles.read().flatMap((article) => {
    const { title, problem, script, steps, risks } = shape.parse(article)
    return ['zh-CN', 'zh-TW'].map((language) => ({ title: title[language] ?? '', problem: problem[language] ?? '', script: script[language] ?? '', steps: steps[language] ?? '', risks: risks[language] ?? '' }))
  })
}

function cutText(kind: Kind, { title, body }: { title: string; body: string }): [string, string, string] {
  return [title, body, [...tokensOf({ kind, title: folding().fold(title), body: folding().fold(body), numbers: [] })].join(' ')]
}

function insertArticles(sqlite: Sqlite.Database, articles: number, now: number): void {
  const content: ArticleContent = { texts: { 'zh-CN': { title: '退款', problem: '', script: '', steps: '', risks: '' } }, scenes: [], needs: [], tags: [], when: {}, audience: ['agent'], owner: null, validFrom: null, validTo: null, quiz: [] }
  // The month that was copied may have articles of its own.
  const first = Number(sqlite.prepare('SELECT coalesce(max(row), 0) + 1 FROM article').pluck().get())
  const numbers = 'WITH RECURSIVE number (n) AS (VALUES (@first) UNION ALL SELECT n + 1 FROM number WHERE n < @articles)'
  const seq = '(SELECT max(seq) FROM event)'
  sqlite.prepare(`${numbers} INSERT INTO article (row, article_id, state, published, changed_at, found_as, last_seq) SELECT n, randomblob(16), 'published', 1, @now, 1, ${seq} FROM number`).run({ first, articles, now })
  sqlite.prepare(`${numbers} INSERT INTO article_version (article, number, content, reason, made_at, published_at, last_seq) SELECT n, 1, @content, '', @now, @now, ${seq} FROM number`)
    .run({ first, articles, now, content: JSON.stringify(content) })
}

/** Rows of the search for every article or ticket: the text of one of those that were cut, under the id of its own. */
function copy(sqlite: Sqlite.Database, kind: Kind, own: number, most: number): void {
  const uuid = (hex: string) => `substr(${hex}, 1, 8) || '-' || substr(${hex}, 9, 4) || '-' || substr(${hex}, 13, 4) || '-' || substr(${hex}, 17, 4) || '-' || substr(${hex}, 21)`
  const from = Number(sqlite.prepare('SELECT coalesce(max(row), 0) FROM search_document').pluck().get())
  const place = { kind, own, most, from }
  sqlite.prepare(`INSERT INTO search_document (row, kind, id, language, title, body)
    SELECT ${kind}.row + @from, @kind, ${uuid(`lower(hex(${kind}_id))`)}, 'zh-CN', cut.title, cut.body FROM ${kind} JOIN cut ON cut.kind = @kind AND cut.at = ${kind}.row % @own WHERE ${kind}.row <= @most`).run(place)
  sqlite.prepare(`INSERT INTO search_index (rowid, tokens) SELECT ${kind}.row + @from, cut.tokens FROM ${kind} JOIN cut ON cut.kind = @kind AND cut.at = ${kind}.row % @own WHERE ${kind}.row <= @most`).run(place)
}
