import { insertInto, reading, writing } from '../../db/statement.ts'

export type LinkedArticle = { readonly row: number; readonly article_id: Uint8Array; readonly published: number; readonly content_row: number; readonly content_seq: number; readonly uses_here: number; readonly used: number }

const linkedTo = 'SELECT value FROM json_each(@scenes)'

/**
 * Articles in force that belong to a need or to one of these scenes, those that helped most with the need first; `used`: with this problem.
 * Bounded, since a scene may have gathered thousands.
 */
export const besideStep = reading<{ scenes: string; need: string; contact: number; problem: number; most: number }, LinkedArticle>(`
  SELECT article.row, article.article_id, article.published, article_version.row AS content_row, article_version.last_seq AS content_seq, coalesce(article_need.uses, 0) AS uses_here,
    EXISTS (SELECT 1 FROM article_use WHERE article_use.contact = @contact AND article_use.problem = @problem AND article_use.article = article.row AND article_use.deleted_at IS NULL) AS used
  FROM (
    SELECT article FROM (SELECT article FROM article_link WHERE kind = 'need' AND id = @need LIMIT @most)
    UNION SELECT article FROM (SELECT article FROM article_link WHERE kind = 'scene' AND id IN (${linkedTo}) LIMIT @most)
  ) AS near
  CROSS JOIN article ON article.row = near.article
  CROSS JOIN article_version ON article_version.article = article.row AND article_version.number = article.published
  LEFT JOIN article_need ON article_need.need = @need AND article_need.article = article.row
  WHERE article.state = 'published' AND article.deleted_at IS NULL`)

export type UseRow = { readonly row: number; readonly article: number; readonly number: number; readonly need: string | null }
export const contentByVersion = reading<{ row: number }, { content: string }>('SELECT content FROM article_version WHERE row = @row')

type OfProblem = { readonly contact: number; readonly problem: number }

export const insertUse = writing<OfProblem & { article: number; number: number; need: string | null; person: number; used_at: number; last_seq: number }>(
  insertInto('article_use', ['article', 'number', 'contact', 'problem', 'need', 'person', 'used_at', 'last_seq']),
)
export const useOf = reading<OfProblem & { article: number }, UseRow>('SELECT * FROM article_use WHERE contact = @contact AND problem = @problem AND article = @article AND deleted_at IS NULL')
export const removeUse = writing<{ row: number; deleted_at: number; last_seq: number }>('UPDATE article_use SET deleted_at = @deleted_at, version = version + 1, last_seq = @last_seq WHERE row = @row')

/** Neither makes a new version of the article: who edits it should not be told that somebody changed it. */
export const countUse = writing<{ row: number; by: number; at: number }>('UPDATE article SET uses = uses + @by, idle_since = max(coalesce(idle_since, @at), @at) WHERE row = @row')
export const countNeed = writing<{ need: string; article: number; by: number }>(`
  INSERT INTO article_need (need, article, uses) VALUES (@need, @article, max(0, @by)) ON CONFLICT DO UPDATE SET uses = max(0, uses + @by)`)

export type UsedRow = { readonly article_id: Uint8Array; readonly published: number | null; readonly number: number; readonly content: string; readonly used_at: number; readonly person: number }
export const usedWith = reading<OfProblem, UsedRow>(`
  SELECT article.article_id, article.published, article_use.number, article_version.content, article_use.used_at, article_use.person
  FROM article_use CROSS JOIN article ON article.row = article_use.article
  CROSS JOIN article_version ON article_version.article = article_use.article AND article_version.number = article_use.number
  WHERE article_use.contact = @contact AND article_use.problem = @problem AND article_use.deleted_at IS NULL ORDER BY article_use.row`)
