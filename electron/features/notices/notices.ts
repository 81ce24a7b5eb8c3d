/** Notices to everybody, and emergencies with their words, their log and their report (EX-1, EX-2). */
import type { Importance, NoticeKind, NoticePage, NoticeScope, NoticeView, NoticeWords } from '../../../shared/contract/notices.ts'
import { AppError } from '../../../shared/errors.ts'
import type { NoticeId } from '../../../shared/ids.ts'
import { languages } from '../../../shared/text.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import { actorOf, type CommandContext, type Context } from '../context.ts'
import { list as everybody, nameOf, rowOf as rowOfPerson } from '../people/people.ts'
import { findInForce, wordsOf } from '../playbook/playbook.ts'
import { caseOf, concerns, counted, scopeOf } from './matching.ts'
import { byImportance, nextChange, stateAt } from './notices.rules.ts'
import { acknowledgedBy, acknowledgements, type ChangingNotice, changed, entriesOf, firstChange, forgetAcknowledgements, insertAcknowledgement, insertEntry, insertNotice, latestNotices, noticeById, notEnded, type NoticeRow, updateNotice } from './notices.store.ts'

const mostListed = 100

export { alarms } from './news.ts'

type Report = { readonly happened: string; readonly cause: string; readonly measures: string }

export function list(context: Context, { over }: { readonly over: boolean }): NoticeView[] {
  const rows = over ? latestNotices.all(context.db, { most: mostListed }) : notEnded.all(context.db, { most: mostListed })
  return byImportance(rows.map((row) => viewOf(context, row)).filter(({ state }) => (state === 'over') === over))
}

/** The words of every notice that stands and is about a case, the gravest first; for whoever speaks with its customer (EX-1). */
export function wordsFor(context: Context, one: Parameters<typeof caseOf>[0]): NoticeView[] {
  const standing = notEnded.all(context.db, { most: mostListed }).filter((row) => stateAt(spanOf(row), context.now) === 'standing')
  if (standing.length === 0) return []
  const held = caseOf(one)
  return byImportance(standing.filter((row) => concerns(scopeOf(row), held)).map((row) => viewOf(context, row)).filter(({ words }) => words !== null))
}

export function get(context: Context, { noticeId }: { readonly noticeId: NoticeId }): NoticePage {
  const row = find(context, noticeId)
  const given = new Map(acknowledgements.all(context.db, { notice: row.row }).map(({ person, at }) => [person, at]))
  const people = everybody(context).map(({ personId, name }) => ({ name, at: given.get(rowOfPerson(context, personId)) }))
  return {
    notice: viewOf(context, row),
    acknowledged: people.flatMap(({ name, at }) => (at === undefined ? [] : [{ name, at: at as Instant }])),
    missing: people.flatMap(({ name, at }) => (at === undefined ? [name] : [])),
    entries: entriesOf.all(context.db, { notice: row.row }).map(({ at, author, text }) => ({ at: at as Instant, author: nameOf(context, author), text })),
    counted: counted(context, row),
    report: row.report === null ? null : (JSON.parse(row.report) as Report),
    written: { words: JSON.parse(row.words) as NoticeWords, scope: scopeOf(row) },
  }
}

export interface NewNotice {
  readonly kind: NoticeKind
  readonly importance: Importance
  readonly title: string
  readonly text: string
  readonly words: NoticeWords
  readonly scope: NoticeScope
  readonly fromAt: Instant | null
  readonly untilAt: Instant | null
}

/** Who writes it has read it. @throws AppError invalid_input, not_ready (`notice`) when there is nothing to say and nothing to read */
export function publish(context: CommandContext, input: NewNotice): NoticeView {
  const { kind, importance, title, text, scope, untilAt } = input
  const author = actorOf(context)
  const words = wordsIn(input)
  const from = Math.max(input.fromAt ?? context.now, context.now)
  if (untilAt !== null && untilAt <= from) throw new AppError('invalid_input', { path: 'untilAt', reason: 'ends_first' })
  const noticeId = context.newId()
  const next_at = nextChange({ fromAt: from, untilAt, endedAt: null }, context.now)
  const last_seq = context.record({ entity: 'notice', id: noticeId, type: 'notice.published', body: { kind, importance, title, text, words, scope, fromAt: from, untilAt, nextAt: next_at } })
  const { row } = insertNotice(context.db, {
    notice_id: uuidToBlob(noticeId), kind, importance, title, text, words: JSON.stringify(words), scope: JSON.stringify(scope), author: author.row, published_at: context.now,
    from_at: from, until_at: untilAt, ended_at: null, report: null, next_at, last_seq,
  })
  insertAcknowledgement(context.db, { notice: row, person: author.row, at: context.now, last_seq })
  context.announce('notice', noticeId)
  return viewOf(context, find(context, noticeId))
}

/** @throws AppError not_ready (`notice`) when there is nothing to say and nothing to read */
function wordsIn({ text, words }: Pick<NewNotice, 'text' | 'words'>): NoticeWords {
  const said = Object.fromEntries(languages.flatMap((language) => { const own = words[language]?.trim() ?? ''; return own === '' ? [] : [[language, own]] }))
  if (text.trim() === '' && Object.keys(said).length === 0) throw new AppError('not_ready', {}, 'notice')
  return said
}

/** Writes it anew; what stands already keeps its beginning. @throws AppError conflict, invalid_input, not_possible (`noticeEnded`), not_ready (`notice`) */
export function rewrite(context: CommandContext, input: OnVersion & NewNotice & { readonly again: boolean }): NoticePage {
  const row = versioned(context, input)
  const state = stateAt(spanOf(row), context.now)
  if (state === 'over') throw new AppError('not_possible', {}, 'noticeEnded')
  const { kind, importance, title, text, scope, untilAt } = input
  const from_at = state === 'standing' ? row.from_at : Math.max(input.fromAt ?? context.now, context.now)
  if (untilAt !== null && (untilAt <= from_at || untilAt <= context.now)) throw new AppError('invalid_input', { path: 'untilAt', reason: 'ends_first' })
  const next_at = nextChange({ fromAt: from_at, untilAt, endedAt: null }, context.now)
  const set = { kind, importance, title, text, words: JSON.stringify(wordsIn(input)), scope: JSON.stringify(scope), from_at, until_at: untilAt, next_at }
  const changes = Object.fromEntries((['kind', 'importance', 'title', 'text', 'words', 'scope', 'from_at', 'until_at'] as const).filter((field) => row[field] !== set[field]).map((field) => [field, { from: row[field], to: set[field] }]))
  change(context, row, 'notice.rewritten', { changes, again: input.again }, set)
  if (input.again) forgetAcknowledgements(context.db, { notice: row.row, person: actorOf(context).row })
  return get(context, input)
}

/** Once is enough: a second time changes nothing. */
export function acknowledge(context: CommandContext, { noticeId }: { readonly noticeId: NoticeId }): NoticeView {
  const row = find(context, noticeId)
  const person = actorOf(context)
  if (acknowledgedBy.one(context.db, { notice: row.row, person: person.row }) === null) {
    const last_seq = context.record({ entity: 'notice', id: noticeId, type: 'notice.acknowledged', body: { person: person.personId } })
    insertAcknowledgement(context.db, { notice: row.row, person: person.row, at: context.now, last_seq })
    context.announce('notice', noticeId)
  }
  return viewOf(context, row)
}

export function note(context: CommandContext, { noticeId, text }: { readonly noticeId: NoticeId; readonly text: string }): NoticePage {
  const row = find(context, noticeId)
  const author = actorOf(context)
  const last_seq = context.record({ entity: 'notice', id: noticeId, type: 'notice.noted', body: { text } })
  insertEntry(context.db, { notice: row.row, at: context.now, author: author.row, text, last_seq })
  context.announce('notice', noticeId)
  return get(context, { noticeId })
}

type OnVersion = { readonly noticeId: NoticeId; readonly version: number }

/** What it was about is counted in its history. @throws AppError conflict, not_possible (`noticeEnded`), not_ready (`report`) */
export function end(context: CommandContext, input: OnVersion & { readonly report: Report | null }): NoticePage {
  const row = versioned(context, input)
  if (row.ended_at !== null) throw new AppError('not_possible', {}, 'noticeEnded')
  const isReported = input.report !== null && Object.values(input.report).every((part) => part.trim() !== '')
  if (row.importance === 'emergency' && !isReported) throw new AppError('not_ready', {}, 'report')
  change(context, row, 'notice.ended', { counted: counted(context, row) }, { ended_at: context.now, report: input.report === null ? row.report : JSON.stringify(input.report), next_at: null })
  return get(context, input)
}

/** @throws AppError conflict, not_possible (`noticeStands`) */
export function reopen(context: CommandContext, input: OnVersion): NoticePage {
  const row = versioned(context, input)
  if (row.ended_at === null) throw new AppError('not_possible', {}, 'noticeStands')
  change(context, row, 'notice.reopened', {}, { ended_at: null, next_at: nextChange({ ...spanOf(row), endedAt: null }, context.now) })
  return get(context, input)
}

/** When time begins or ends a notice next; null when it does not. */
export const nextNoticeChange = (db: ReadDb): Instant | null => (firstChange.one(db, {})?.at ?? null) as Instant | null

/** Tells the windows what time has begun or ended, and records it at its true instant. */
export function sweepNotices(context: CommandContext): void {
  for (const row of changed.all(context.db, { now: context.now })) {
    const at = row.next_at as Instant
    change(context, row, stateAt(spanOf(row), at) === 'over' ? 'notice.lapsed' : 'notice.began', {}, { next_at: nextChange(spanOf(row), context.now) }, at)
  }
}

function find(context: Context, noticeId: NoticeId): NoticeRow {
  const row = noticeById.one(context.db, { notice_id: uuidToBlob(noticeId) })
  if (row === null) throw new AppError('not_found', { what: 'notice' })
  return row
}

function versioned(context: Context, { noticeId, version }: OnVersion): NoticeRow {
  const row = find(context, noticeId)
  if (row.version !== version) throw new AppError('conflict', { what: 'notice', version: row.version })
  return row
}

function change(context: CommandContext, row: NoticeRow, type: string, body: Record<string, unknown>, values: Partial<ChangingNotice>, at?: Instant): void {
  const noticeId = blobToUuid(row.notice_id)
  const { kind, importance, title, text, words, scope, from_at, until_at, ended_at, report, next_at } = { ...row, ...values }
  updateNotice(context.db, { row: row.row, kind, importance, title, text, words, scope, from_at, until_at, ended_at, report, next_at, last_seq: context.record({ entity: 'notice', id: noticeId, type, body: { ...body, set: values } }, at) })
  context.announce('notice', noticeId)
}

const spanOf = ({ from_at, until_at, ended_at }: NoticeRow) => ({ fromAt: from_at, untilAt: until_at, endedAt: ended_at })

function viewOf(context: Context, row: NoticeRow): NoticeView {
  const words = JSON.parse(row.words) as NoticeWords
  const mine = acknowledgedBy.one(context.db, { notice: row.row, person: actorOf(context).row })
  return {
    noticeId: blobToUuid(row.notice_id),
    version: row.version,
    kind: row.kind as NoticeKind,
    importance: row.importance as Importance,
    title: row.title,
    text: row.text,
    words: words[context.language] ?? languages.map((language) => words[language]).find((said) => said !== undefined) ?? null,
    about: aboutOf(context, scopeOf(row)),
    author: nameOf(context, row.author),
    publishedAt: row.published_at as Instant,
    fromAt: row.from_at as Instant,
    untilAt: row.until_at as Instant | null,
    endedAt: row.ended_at as Instant | null,
    state: stateAt(spanOf(row), context.now),
    acknowledgedAt: (mine?.at ?? null) as Instant | null,
  }
}

function aboutOf(context: Context, { channels, scenes, needs, products }: NoticeScope): string[] {
  const playbook = findInForce(context.db)?.playbook
  if (playbook === undefined) return [...channels, ...scenes, ...needs, ...products]
  const words = wordsOf(playbook, context.language)
  return [...channels.map((id) => words.title('channels', id)), ...scenes.map((id) => words.sceneTrail(id).at(-1)?.title ?? id), ...needs.map((id) => words.title('needs', id)), ...products]
}
