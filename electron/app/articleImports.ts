import { type ArticleImport, largestArticleFile } from '../../shared/contract/knowledge.ts'
import type { TextEncoding } from '../../shared/encoding.ts'
import { AppError } from '../../shared/errors.ts'
import type { ImportId, PersonId } from '../../shared/ids.ts'
import type { ArticleColumn } from '../../shared/knowledge/importing.ts'
import type { ReadDb } from '../db/connection.ts'
import { actorOf, type CommandContext } from '../features/context.ts'
import { findActor } from '../features/people/people.ts'
import { beginBatch, beginUndoing, endBatch, type GivenRow, mappingFor, type ReadArticle, type RowMaker, rowMaker, takeIntoBatch, titlesOf, undonePiece, undoSome } from '../features/knowledge/knowledge.ts'
import type { Source } from '../reading/items.ts'
import { openSource } from '../reading/open.ts'
import type { OfficePorts } from '../reading/officePorts.ts'
import type { Incoming } from './incoming.ts'
import type { Clock, Log } from './ports.ts'
import { mostShown, none, SeenArticles, shown } from './seenArticles.ts'

export interface ImportsParts {
  readonly incoming: Incoming
  readonly office: OfficePorts
  readonly clock: Clock
  readonly log: Log
  readonly read: <Result>(work: (db: ReadDb) => Result) => Result
  /** one transaction, on behalf of this person */
  readonly transact: <Result>(person: PersonId, work: (context: CommandContext) => Result) => Result
  readonly tell: (importId: ImportId) => void
}

interface Asked {
  readonly encoding: TextEncoding | null
  readonly sheet: string | null
  readonly columns: readonly (ArticleColumn | null)[] | null
}

interface Job {
  readonly person: PersonId
  readonly size: number
  received: number
  state: ArticleImport
  source: Source | null
  /** counts what was begun with it: what an earlier one still does is in vain */
  run: number
  begunAt: number
}

/** Articles written in one piece of work that others wait for: some five milliseconds. */
const piece = 20
const tellEvery = 200

const nothing: Pick<ArticleImport, 'columns' | 'preview' | 'counts' | 'issues' | 'duplicates'> = { columns: [], preview: [], counts: none, issues: [], duplicates: [] }

/**
 * Files of articles that a window sends to a running desk: one at a time, read and written in pieces with everybody answered in between. What a
 * batch was before stands in the database until it is whole, so that a stop, a failure or a pulled plug leaves all of it or nothing.
 */
export class ArticleImports {
  readonly #parts: ImportsParts
  #job: Job | null = null
  /** what somebody took the columns of a file as last, which may come again mended before it is ever taken */
  #chosen: { readonly titles: string; readonly columns: readonly (ArticleColumn | null)[] } | null = null
  #told = 0

  constructor(parts: ImportsParts) {
    this.#parts = parts
  }

  get state(): ArticleImport | null {
    return this.#job?.state ?? null
  }

  /** @throws AppError too_large, not_possible while another file is being written */
  start(context: CommandContext, { file, size }: { readonly file: string; readonly size: number }): { importId: ImportId } {
    if (size > largestArticleFile) throw new AppError('too_large', { bytes: size, most: largestArticleFile }, 'articles')
    if (this.#job !== null && isWriting(this.#job)) throw new AppError('not_possible', {}, 'importRunning')
    this.#drop()
    const importId: ImportId = context.newId()
    this.#parts.incoming.begin(importId)
    this.#job = {
      person: actorOf(context).personId, size, received: 0, source: null, run: 0, begunAt: 0,
      state: { importId, file, phase: 'receiving', share: 0, secondsLeft: null, encoding: null, between: [], sheets: [], sheet: null, ...nothing },
    }
    context.announce('import', importId)
    return { importId }
  }

  /** @throws AppError conflict for bytes that do not follow, too_large for more than were told of */
  send(importId: ImportId, at: number, content: string): { received: number } {
    const job = this.#of(importId)
    if (job.state.phase !== 'receiving' || at !== job.received) throw new AppError('conflict', { what: 'import', version: job.received })
    const bytes = Buffer.from(content, 'base64')
    if (job.received + bytes.length > job.size) throw new AppError('too_large', { bytes: job.received + bytes.length, most: job.size }, 'articles')
    this.#parts.incoming.add(importId, bytes)
    job.received += bytes.length
    this.#set(job, { share: job.size === 0 ? 1 : job.received / job.size })
    return { received: job.received }
  }

  read(importId: ImportId, asked: Asked): Record<string, never> {
    const job = this.#of(importId)
    if (isWriting(job) || job.state.phase === 'taken' || job.state.phase === 'undone' || job.received < job.size) throw new AppError('not_possible', {}, 'importRead')
    this.#begin(job, 'reading', (isCurrent) => this.#look(job, asked, isCurrent))
    return {}
  }

  /** @throws AppError not_possible while anything in it is wrong, or nothing in it is to be taken */
  take(importId: ImportId, skipDuplicates: boolean): Record<string, never> {
    const job = this.#of(importId)
    if (job.state.phase !== 'checked' || job.state.counts.wrong > 0 || job.source === null) throw new AppError('not_possible', {}, 'importTake')
    const { source } = job
    this.#begin(job, 'taking', (isCurrent) => this.#write(job, source, skipDuplicates, isCurrent))
    return {}
  }

  /** A file that is being written is taken back in pieces; anything else is dropped at once. */
  stop(context: CommandContext, importId: ImportId): Record<string, never> {
    const job = this.#of(importId)
    if (job.state.phase === 'undoing') return {}
    context.announce('import', importId)
    if (job.state.phase === 'taking') this.#begin(job, 'undoing', (isCurrent) => this.#undo(job, isCurrent))
    else this.#drop()
    return {}
  }

  undo(context: CommandContext, importId: ImportId): Record<string, never> {
    const job = this.#of(importId)
    if (job.state.phase !== 'taken') throw new AppError('not_possible', {}, 'importUndo')
    beginUndoing(context, importId)
    this.#begin(job, 'undoing', (isCurrent) => this.#undo(job, isCurrent))
    return {}
  }

  close(): void {
    this.#drop()
    this.#parts.incoming.clear()
  }

  #of(importId: ImportId): Job {
    if (this.#job?.state.importId !== importId) throw new AppError('not_found', { what: 'import' })
    return this.#job
  }

  #drop(): void {
    const job = this.#job
    this.#job = null
    if (job === null) return
    job.run += 1
    this.#parts.incoming.drop(job.state.importId)
  }

  #set(job: Job, change: Partial<ArticleImport>): void {
    const { clock, tell } = this.#parts
    const isNews = change.phase !== undefined && change.phase !== job.state.phase
    job.state = { ...job.state, ...change }
    if (!isNews && clock.monotonic() - this.#told < tellEvery) return
    this.#told = clock.monotonic()
    tell(job.state.importId)
  }

  #progress(job: Job, share: number): void {
    const took = this.#parts.clock.monotonic() - job.begunAt
    this.#set(job, { share, secondsLeft: share < 0.02 || took < 500 ? null : Math.ceil(((took / share) * (1 - share)) / 1_000) })
  }

  /** Never within the command that asked for it: that is a transaction of its own. */
  #begin(job: Job, phase: ArticleImport['phase'], work: (isCurrent: () => boolean) => Promise<void>): void {
    job.run += 1
    const { run } = job
    const isCurrent = () => job.run === run
    job.begunAt = this.#parts.clock.monotonic()
    job.state = { ...job.state, phase, share: 0, secondsLeft: null }
    const begun = async () => {
      try {
        await this.#parts.clock.turn()
        if (!isCurrent()) return
        this.#parts.tell(job.state.importId)
        await work(isCurrent)
      } catch (error) {
        this.#parts.log.error('import.failed', error)
        if (!isCurrent()) return
        if (phase === 'taking') this.#begin(job, 'undoing', (isCurrent) => this.#undo(job, isCurrent))
        else this.#set(job, { phase: 'failed' })
      }
    }
    void begun()
  }

  async #look(job: Job, { encoding, sheet, columns }: Asked, isCurrent: () => boolean): Promise<void> {
    const { importId, file } = job.state
    job.source = null
    // What was found before stays in sight until it is read anew.
    job.state = { ...job.state, encoding, between: [], sheet, columns: job.state.columns.map((column, at) => ({ ...column, column: columns === null ? column.column : (columns[at] ?? null) })) }
    const opened = await openSource({ file: this.#parts.incoming.at(importId), name: file, encoding, sheet }, this.#parts.office)
    if (!isCurrent()) return
    if (!opened.ok) {
      if (opened.between.length > 0) this.#set(job, { phase: 'unsure', between: [...opened.between], ...nothing })
      else this.#set(job, { phase: 'checked', ...nothing, counts: { ...none, wrong: 1 }, issues: [{ line: 0, column: null, reason: opened.reason, found: '' }] })
      return
    }
    const { source } = opened
    job.state = { ...job.state, encoding: source.encoding, sheets: [...source.sheets], sheet: sheet ?? source.sheets[0] ?? null }
    const mapping = columns ?? (await this.#remembered(source, file))
    const seen = await this.#seen(job, isCurrent)
    const rows = rowMaker(file, mapping)
    await this.#throughRows(source, rows, isCurrent, (given) => {
      this.#parts.read((db) => { for (const each of given) seen.take(db, each) })
      seen.whole(false)
    }, (share) => { this.#progress(job, share) })
    if (!isCurrent()) return
    this.#parts.read((db) => { seen.end(db) })
    job.source = source
    if (columns !== null) this.#chosen = { titles: JSON.stringify(rows.columns.map(({ title }) => title)), columns }
    job.state = { ...job.state, columns: rows.columns.map(({ title, column }) => ({ title: shown(title), column })), ...seen.found(rows.columns.length > 0 ? rows : null) }
    this.#set(job, { phase: 'checked', share: 1, secondsLeft: null })
  }

  /** What the columns were taken as when a file with the same titles came the last time. */
  async #remembered(source: Source, file: string): Promise<readonly (ArticleColumn | null)[] | null> {
    const rows = rowMaker(file, null)
    for await (const { items } of source.batches()) {
      for (const item of items.slice(0, mostShown)) rows.take(item)
      if (items.length > 0) break
    }
    const titles = rows.columns.map(({ title }) => title)
    if (this.#chosen?.titles === JSON.stringify(titles)) return this.#chosen.columns
    return titles.length === 0 ? null : this.#parts.read((db) => mappingFor(db, titles))
  }

  async #seen({ person }: Job, isCurrent: () => boolean): Promise<SeenArticles> {
    const actor = this.#parts.read((db) => findActor(db, person))
    return new SeenArticles(actor, await this.#titles(isCurrent))
  }

  async #titles(isCurrent: () => boolean): Promise<ReadonlyMap<string, number>> {
    const titles = new Map<string, number>()
    for (let after: number | null = 0; after !== null && isCurrent();) {
      const from: number = after
      const some = this.#parts.read((db) => titlesOf(db, from))
      for (const { key, row } of some.titles) titles.set(key, row)
      after = some.next
      await this.#parts.clock.turn()
    }
    return titles
  }

  /** Gives the rows of a file a few at a time, with everybody else's turn in between. */
  async #throughRows(source: Source, rows: RowMaker, isCurrent: () => boolean, give: (given: readonly GivenRow[]) => void, progress: (share: number) => void): Promise<void> {
    const inPieces = async (given: readonly GivenRow[]) => {
      for (let at = 0; at < given.length && isCurrent(); at += piece) {
        give(given.slice(at, at + piece))
        await this.#parts.clock.turn()
      }
    }
    for await (const { items, share } of source.batches()) {
      await inPieces(items.flatMap((item) => rows.take(item)))
      if (!isCurrent()) return
      progress(share)
    }
    await inPieces(rows.end())
  }

  async #write(job: Job, source: Source, skipDuplicates: boolean, isCurrent: () => boolean): Promise<void> {
    const { importId, file, columns } = job.state
    const { transact } = this.#parts
    const seen = await this.#seen(job, isCurrent)
    const rows = rowMaker(file, columns.length === 0 ? null : columns.map(({ column }) => column))
    if (!isCurrent()) return
    transact(job.person, (context) => { beginBatch(context, { importId, file, columns }) })
    const counts = { added: 0, changed: 0, same: 0 }
    const write = (articles: readonly ReadArticle[]) => {
      if (articles.length === 0) return
      const some = transact(job.person, (context) => takeIntoBatch(context, importId, articles))
      for (const as of ['added', 'changed', 'same'] as const) counts[as] += some[as]
    }
    await this.#throughRows(source, rows, isCurrent, (given) => {
      this.#parts.read((db) => { for (const each of given) seen.take(db, each) })
      // Since it was checked, somebody has published another playbook or begun to write one of these.
      if (seen.wrong > 0) throw new AppError('conflict', { what: 'import', version: 0 })
      for (const file of given) if ('file' in file) transact(job.person, (context) => { seen.carried.keep(context, file) })
      write(seen.whole(skipDuplicates))
    }, (share) => { this.#progress(job, share) })
    if (!isCurrent()) return
    this.#parts.read((db) => { seen.end(db) })
    write(seen.whole(skipDuplicates))
    transact(job.person, (context) => { endBatch(context, importId, counts) })
    this.#set(job, { phase: 'taken', share: 1, secondsLeft: null, counts: { ...job.state.counts, ...counts } })
    this.#parts.incoming.drop(importId)
  }

  async #undo(job: Job, isCurrent: () => boolean): Promise<void> {
    const { importId } = job.state
    const { added, changed } = job.state.counts
    const all = Math.max(1, added + changed)
    for (let [more, done] = [true, 0]; more; done += undonePiece) {
      if (!isCurrent()) return
      more = this.#parts.transact(job.person, (context) => undoSome(context, importId))
      this.#progress(job, Math.min(1, done / all))
      await this.#parts.clock.turn()
    }
    this.#set(job, { phase: 'undone', share: 1, secondsLeft: null })
    this.#parts.incoming.drop(importId)
  }
}

const isWriting = ({ state: { phase } }: Job) => phase === 'taking' || phase === 'undoing'
