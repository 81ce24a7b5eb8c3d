import { publishesArticles } from '../../../shared/contract/knowledge.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ArticleId } from '../../../shared/ids.ts'
import { type ArticleContent, articleContentSchema } from '../../../shared/knowledge/article.ts'
import { uuidToBlob } from '../../db/blobs.ts'
import type { Context } from '../context.ts'
import { dateFormat } from '../formats.ts'
import { articleById, type ArticleRow, type VersionRow } from './articles.store.ts'

/** What is only being written is its writer's own, and of those who publish. */
export const mayRead = (context: Context, row: ArticleRow) => row.state !== 'draft' || row.written_by === context.actor?.row || publishesArticles.some((role) => role === context.actor?.role)

/** @throws AppError not_found, not_permitted */
export function articleOf(context: Context, articleId: ArticleId): ArticleRow {
  const article = articleById.one(context.db, { article_id: uuidToBlob(articleId) })
  if (article === null) throw new AppError('not_found', { what: 'article' })
  if (!mayRead(context, article)) throw new AppError('not_permitted', {}, 'article')
  return article
}

export function found<Row>(row: Row | null): Row {
  if (row === null) throw new AppError('internal', { missing: 'article' })
  return row
}

export const contentOf = ({ content }: Pick<VersionRow, 'content'>): ArticleContent => articleContentSchema.parse(JSON.parse(content))

/** The date where the asking window stands. */
export function dateHere({ now, timeZone }: Pick<Context, 'now' | 'timeZone'>): string {
  return dateFormat('date', 'en-CA', timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(now)
}
