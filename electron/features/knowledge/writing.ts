import type { Article } from '../../../shared/contract/knowledge.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ArticleId, ReportId } from '../../../shared/ids.ts'
import type { ArticleContent } from '../../../shared/knowledge/article.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import { actorOf, type CommandContext, type Context } from '../context.ts'
import { playbookInForce } from '../playbook/playbook.ts'
import { get, scriptIssuesOf } from './articleView.ts'
import { dropNames, keepNames, refuseAttachments } from './attaching.ts'
import {
  articleByRow, type ArticleRow, type ChangingArticle, countReports, dropVersion, insertArticle, insertReport, insertVersion, lastNumber, link, reportById, settleAll, settleReport, unlink, updateArticle,
  updateVersion, versionOf, type VersionRow,
} from './articles.store.ts'
import { articleOf, contentOf, found } from './finding.ts'
import { dropLessons, giveLessons } from './learning.ts'
import { unknownIn } from './content.rules.ts'

type This = { readonly articleId: ArticleId; readonly version: number }

/** Writes a new article, or the next version of one; what has been published is never written over. */
export function save(context: CommandContext, input: { articleId: ArticleId | null; version: number | null; content: ArticleContent; reason: string }): Article {
  refuseUnknown(context, input.content)
  refuseAttachments(context, input.content)
  if (input.articleId === null) return get(context, { articleId: blobToUuid(begin(context, input.content, input.reason).article_id), number: null })
  const article = versioned(context, { articleId: input.articleId, version: input.version ?? 0 })
  if (article.in_review === 1) throw new AppError('not_possible', {}, 'inReview')
  const last_seq = record(context, article, 'article.written', { content: input.content, number: article.writing ?? nextNumber(context, article), why: input.reason })
  const now = { author: actorOf(context).row, reason: input.reason, made_at: context.now, last_seq }
  const number = writeVersion(context, article, input.content, now)
  change(context, article, { writing: number, written_by: now.author, ...(article.published === null ? { valid_to: input.content.validTo } : {}) }, last_seq)
  return get(context, { articleId: input.articleId, number })
}

/** A new article as a draft. */
export function begin(context: CommandContext, content: ArticleContent, reason: string, shippedAs: string | null = null): ArticleRow {
  const articleId = context.newId()
  const last_seq = context.record({ entity: 'article', id: articleId, type: 'article.begun', body: { content, number: 1, why: reason, ...(shippedAs === null ? {} : { shippedAs }) } })
  const author = context.actor?.row ?? null
  const { row } = insertArticle(context.db, {
    article_id: uuidToBlob(articleId), shipped_as: shippedAs, state: 'draft', published: null, writing: 1, in_review: 0, written_by: author, retired_reason: null, changed_at: context.now, changed_by: author, valid_to: content.validTo,
    idle_since: null, last_seq,
  })
  const version = insertVersion(context.db, { article: row, number: 1, content: JSON.stringify(content), author, reason, made_at: context.now, published_at: null, published_by: null, learned: 0, last_seq })
  keepNames(context, version.row, content)
  context.announce('article', articleId)
  return found(articleByRow.one(context.db, { row }))
}

/** @returns the number of the version that is being written */
export function writeVersion(context: CommandContext, article: ArticleRow, content: ArticleContent, written: Pick<VersionRow, 'author' | 'reason' | 'made_at'> & { last_seq: number }): number {
  const values = { ...written, content: JSON.stringify(content), published_at: null, published_by: null, learned: 0 }
  if (article.writing !== null) {
    const version = found(versionOf.one(context.db, { article: article.row, number: article.writing }))
    updateVersion(context.db, { row: version.row, ...values })
    keepNames(context, version.row, content)
    return article.writing
  }
  const number = nextNumber(context, article)
  keepNames(context, insertVersion(context.db, { article: article.row, number, ...values }).row, content)
  return number
}

const nextNumber = (context: Context, { row }: ArticleRow) => (lastNumber.one(context.db, { article: row })?.number ?? 0) + 1

export function submit(context: CommandContext, input: This): Article {
  const article = versioned(context, input)
  if (article.writing === null || article.in_review === 1) throw new AppError('not_possible', {}, 'submit')
  const last_seq = record(context, article, 'article.submitted', { number: article.writing })
  change(context, article, { in_review: 1 }, last_seq)
  return get(context, { articleId: input.articleId, number: article.writing })
}

/** Back to its author, by its author. */
export function withdraw(context: CommandContext, input: This): Article {
  return backToDraft(context, input, 'article.withdrawn', {})
}

/** Back to its author, by who reviewed it. */
export function decline(context: CommandContext, { reason, ...input }: This & { reason: string }): Article {
  return backToDraft(context, input, 'article.declined', { why: reason })
}

function backToDraft(context: CommandContext, input: This, type: string, body: Record<string, unknown>): Article {
  const article = versioned(context, input)
  if (article.writing === null || article.in_review === 0) throw new AppError('not_possible', {}, 'notInReview')
  const last_seq = record(context, article, type, { number: article.writing, ...body })
  // It is its writer's again, whoever sent it back.
  change(context, article, { in_review: 0 }, last_seq)
  return get(context, { articleId: input.articleId, number: article.writing })
}

/**
 * Puts what is being written in force. A script that does not hold is refused; with `learn` everybody of its audience has to pass its
 * quiz in time (KB-3).
 * @throws AppError not_possible, not_ready, conflict
 */
export function publish(context: CommandContext, input: This & { learn: boolean; reason: string }): Article {
  const article = versioned(context, input)
  if (article.writing === null || article.state === 'retired') throw new AppError('not_possible', {}, 'publishNothing')
  const version = found(versionOf.one(context.db, { article: article.row, number: article.writing }))
  const content = contentOf(version)
  refuseUnknown(context, content)
  const [issue] = scriptIssuesOf(content)
  if (issue !== undefined) throw new AppError('not_ready', { issue }, 'script')
  if (input.learn && content.quiz.length === 0) throw new AppError('not_ready', {}, 'quiz')
  putInForce(context, article, version, content, { learn: input.learn, reason: input.reason })
  return get(context, { articleId: input.articleId, number: null })
}

/** What in it was reported as wrong is answered by the new version. */
export function putInForce(context: CommandContext, article: ArticleRow, version: VersionRow, content: ArticleContent, { learn, reason }: { readonly learn: boolean; readonly reason: string }): void {
  const { number } = version
  const person = context.actor?.row ?? null
  const last_seq = record(context, article, 'article.published', { number, learn, why: reason })
  updateVersion(context.db, { ...version, published_at: context.now, published_by: person, learned: learn ? 1 : 0, reason: version.reason === '' ? reason : version.reason, last_seq })
  place(context, article, content)
  if (article.reports > 0) {
    settleAll(context.db, { article: article.row, settled_at: context.now, settled_by: person, settled_reason: reason, last_seq })
    countReports(context.db, { row: article.row })
  }
  change(context, article, { state: 'published', published: number, writing: null, in_review: 0, retired_reason: null, valid_to: content.validTo, idle_since: context.now }, last_seq)
  dropLessons(context, article.row, last_seq)
  if (learn) giveLessons(context, article, number, content.audience, last_seq)
}

/** Where an article in force is looked for. */
function place(context: CommandContext, { row }: ArticleRow, content: ArticleContent | null): void {
  unlink(context.db, { article: row })
  if (content === null) return
  const under = (kind: string, ids: readonly string[]) => { for (const id of ids) link(context.db, { kind, id, article: row }) }
  under('scene', content.scenes)
  under('need', content.needs)
  under('tag', content.tags)
}

/** Drops what is being written beside a version in force. */
export function discard(context: CommandContext, input: This): Article {
  const article = versioned(context, input)
  if (article.writing === null || article.published === null) throw new AppError('not_possible', {}, 'discard')
  const last_seq = record(context, article, 'article.discarded', { number: article.writing })
  const version = found(versionOf.one(context.db, { article: article.row, number: article.writing }))
  change(context, article, { writing: null, in_review: 0 }, last_seq)
  dropNames(context, version.row)
  dropVersion(context.db, { row: version.row })
  return get(context, { articleId: input.articleId, number: null })
}

export function retire(context: CommandContext, { articles, reason }: { articles: readonly This[]; reason: string }): Record<string, never> {
  for (const each of articles) {
    const article = versioned(context, each)
    if (article.state !== 'retired') retireOne(context, article, reason)
  }
  return {}
}

export function retireOne(context: CommandContext, article: ArticleRow, reason: string): void {
  const last_seq = record(context, article, 'article.retired', { why: reason })
  place(context, article, null)
  dropLessons(context, article.row, last_seq)
  change(context, article, { state: 'retired', in_review: 0, retired_reason: reason }, last_seq)
}

/** Takes a retirement back. Lessons that it ended stay ended: nobody is made late by a mistake. */
export function restore(context: CommandContext, { articles }: { articles: readonly ArticleId[] }): Record<string, never> {
  for (const articleId of articles) {
    const article = articleOf(context, articleId)
    if (article.state !== 'retired') continue
    const last_seq = record(context, article, 'article.restored', {})
    if (article.published !== null) place(context, article, contentOf(found(versionOf.one(context.db, { article: article.row, number: article.published }))))
    change(context, article, { state: article.published === null ? 'draft' : 'published', retired_reason: null }, last_seq)
  }
  return {}
}

/** Something in it is wrong (KB-2): it counts as contradicted until that is settled or a new version is in force. */
export function report(context: CommandContext, input: { articleId: ArticleId; number: number; text: string }): { reportId: ReportId } {
  const article = articleOf(context, input.articleId)
  if (versionOf.one(context.db, { article: article.row, number: input.number }) === null) throw new AppError('not_found', { what: 'article' })
  const reportId = context.newId()
  const last_seq = record(context, article, 'article.reported', { reportId, number: input.number, text: input.text })
  insertReport(context.db, { report_id: uuidToBlob(reportId), article: article.row, number: input.number, person: actorOf(context).row, reported_at: context.now, text: input.text.trim(), last_seq })
  countReports(context.db, { row: article.row })
  return { reportId }
}

export function settle(context: CommandContext, { reportId, reason }: { reportId: ReportId; reason: string }): Record<string, never> {
  const reported = reportById.one(context.db, { report_id: uuidToBlob(reportId) })
  if (reported === null) throw new AppError('not_found', { what: 'report' })
  if (reported.settled_at !== null) return {}
  const article = found(articleByRow.one(context.db, { row: reported.article }))
  const last_seq = record(context, article, 'article.reportSettled', { reportId, why: reason })
  settleReport(context.db, { row: reported.row, settled_at: context.now, settled_by: actorOf(context).row, settled_reason: reason, last_seq })
  countReports(context.db, { row: article.row })
  return {}
}

function versioned(context: CommandContext, { articleId, version }: This): ArticleRow {
  const article = articleOf(context, articleId)
  if (article.version !== version) throw new AppError('conflict', { what: 'article', version: article.version })
  return article
}

function record(context: CommandContext, { article_id }: ArticleRow, type: string, body: Record<string, unknown>): number {
  const id = blobToUuid(article_id)
  context.announce('article', id)
  return context.record({ entity: 'article', id, type, body })
}

function change(context: CommandContext, article: ArticleRow, values: Partial<ChangingArticle>, last_seq: number): void {
  const { state, published, writing, in_review, written_by, retired_reason, valid_to, idle_since } = { ...article, ...values }
  // Until it has been in force once, an article is what becomes of its first version.
  const now = state === 'draft' || state === 'review' ? (in_review === 1 ? 'review' : 'draft') : state
  updateArticle(context.db, { row: article.row, state: now, published, writing, in_review, written_by, retired_reason, changed_at: context.now, changed_by: context.actor?.row ?? null, valid_to, idle_since, last_seq })
}

function refuseUnknown(context: Context, content: ArticleContent): void {
  const [unknown] = unknownIn(playbookInForce(context.db).playbook, content)
  if (unknown !== undefined) throw new AppError('not_found', unknown)
}
