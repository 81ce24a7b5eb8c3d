import type { Article, ArticleShelf, ArticleSummary } from '../../../shared/contract/knowledge.ts'
import type { ArticleId } from '../../../shared/ids.ts'
import { AppError } from '../../../shared/errors.ts'
import { type ArticleContent, textFor } from '../../../shared/knowledge/article.ts'
import { languages } from '../../../shared/text.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid } from '../../db/blobs.ts'
import { actorOf, type Context } from '../context.ts'
import { nameOf } from '../people/people.ts'
import { fillOnly, scriptIssue, type ScriptValues } from '../playbook/playbook.ts'
import {
  type ArticleRow, countOfState, countOutdated, countWritten, lastReviewed, linkedOfState, ofState, openReports, outdated, versionOf, type VersionRow, versionsOf, written,
} from './articles.store.ts'
import { idleFor, outdatedBy } from './content.rules.ts'
import { articleOf, contentOf, dateHere, found, mayRead } from './finding.ts'

/** More than this many of a shelf are not counted: the figure is for the eye. */
export const mostCounted = 10_000

const states = { published: 'published', retired: 'retired' } as const

interface Asked {
  readonly shelf: ArticleShelf
  readonly tag: string | null
  readonly scene: string | null
  readonly after: number
  readonly limit: number
}

export function list(context: Context, asked: Asked): { rows: ArticleSummary[]; next: number | null; counts: Record<ArticleShelf, number> } {
  const rows = pageOf(context, asked)
  return {
    rows: rows.filter((row) => mayRead(context, row)).map((row) => summaryOf(context, row)),
    next: rows.length === asked.limit ? asked.after + rows.length : null,
    counts: {
      published: countOfState.one(context.db, { state: 'published', most: mostCounted })?.articles ?? 0,
      drafts: countWritten.one(context.db, { in_review: 0, most: mostCounted })?.articles ?? 0,
      review: countWritten.one(context.db, { in_review: 1, most: mostCounted })?.articles ?? 0,
      outdated: countOutdated.one(context.db, { ...aged(context), most: mostCounted })?.articles ?? 0,
      retired: countOfState.one(context.db, { state: 'retired', most: mostCounted })?.articles ?? 0,
    },
  }
}

function pageOf({ db, now, timeZone }: Context, { shelf, tag, scene, after: skip, limit: most }: Asked): ArticleRow[] {
  const page = { skip, most }
  if (shelf === 'drafts' || shelf === 'review') return written.all(db, { ...page, in_review: shelf === 'review' ? 1 : 0 })
  if (shelf === 'outdated') return outdated.all(db, { ...page, ...aged({ now, timeZone }) })
  const linked = tag !== null ? { kind: 'tag', id: tag } : scene !== null ? { kind: 'scene', id: scene } : null
  return linked === null ? ofState.all(db, { ...page, state: states[shelf] }) : linkedOfState.all(db, { ...page, ...linked, state: states[shelf] })
}

const aged = (context: Pick<Context, 'now' | 'timeZone'>) => ({ today: dateHere(context), idle: context.now - idleFor })

function summaryOf(context: Context, row: ArticleRow): ArticleSummary {
  const number = row.published ?? row.writing ?? 1
  const content = contentOf(found(versionOf.one(context.db, { article: row.row, number })))
  return {
    articleId: blobToUuid(row.article_id),
    version: row.version,
    title: textFor(content, context.language).title,
    state: row.state as ArticleSummary['state'],
    number,
    writing: row.published === null ? null : row.writing,
    tags: content.tags,
    owner: content.owner,
    validTo: content.validTo,
    changedAt: row.changed_at as Instant,
    changedBy: row.changed_by === null ? '' : nameOf(context, row.changed_by),
    uses: row.uses,
    outdated: row.state === 'published' ? outdatedBy(row, context.now, dateHere(context)) : [],
  }
}

/** @throws AppError not_found, not_permitted */
export function get(context: Context, { articleId, number: asked }: { articleId: ArticleId; number: number | null }): Article {
  const row = articleOf(context, articleId)
  const number = asked ?? row.published ?? row.writing ?? 1
  const version = versionOf.one(context.db, { article: row.row, number })
  if (version === null) throw new AppError('not_found', { what: 'article' })
  const content = contentOf(version)
  return {
    articleId,
    version: row.version,
    state: row.state as Article['state'],
    published: row.published,
    writing: row.writing,
    inReview: row.in_review === 1,
    retiredReason: row.retired_reason,
    declined: declinedOf(context, row),
    number,
    content,
    spoken: spokenHere(context, content),
    scriptIssues: scriptIssuesOf(content),
    versions: versionsOf.all(context.db, { article: row.row }).map((each) => versionView(context, each)),
    reports: openReports.all(context.db, { article: row.row }).map(({ report_id, number, person, reported_at, text }) => ({ reportId: blobToUuid(report_id), number, by: nameOf(context, person), at: reported_at as Instant, text })),
    uses: row.uses,
    outdated: row.state === 'published' ? outdatedBy(row, context.now, dateHere(context)) : [],
  }
}

function declinedOf({ db }: Context, { article_id, writing }: ArticleRow): Article['declined'] {
  const last = writing === null ? null : lastReviewed.one(db, { article_id })
  return last?.type === 'article.declined' ? { by: last.by ?? '', at: last.at as Instant, reason: last.why ?? '' } : null
}

function versionView(context: Context, { number, author, reason, made_at, published_at, published_by, learned }: Omit<VersionRow, 'content'>): Article['versions'][number] {
  return {
    number, reason, author: author === null ? '' : nameOf(context, author), madeAt: made_at as Instant, publishedAt: published_at as Instant | null,
    publishedBy: published_by === null ? '' : nameOf(context, published_by), learned: learned === 1,
  }
}

/** Away from a contact only who speaks is known. */
function spokenHere(context: Context, { texts }: ArticleContent): Article['spoken'] {
  const { name, staffNumber } = actorOf(context)
  const values: Partial<ScriptValues> = { 'agent.name': name, 'agent.number': staffNumber }
  return Object.fromEntries(languages.flatMap((language) => {
    const text = texts[language]
    return text === undefined || scriptIssue(text.script) !== null ? [] : [[language, fillOnly(text.script, values)]]
  }))
}

/** Scripts that do not hold, as "language: reason"; empty when all do. */
export function scriptIssuesOf({ texts }: ArticleContent): string[] {
  return languages.flatMap((language) => {
    const issue = scriptIssue(texts[language]?.script ?? '')
    return issue === null ? [] : [`${language}: ${issue}`]
  })
}
