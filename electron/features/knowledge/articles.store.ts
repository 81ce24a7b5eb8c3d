import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'

export type ArticleRow = {
  readonly row: number
  readonly article_id: Uint8Array
  /** its name in what came with the program */
  readonly shipped_as: string | null
  readonly state: string
  readonly published: number | null
  readonly writing: number | null
  readonly in_review: number
  /** who wrote the version that is being written, or was last */
  readonly written_by: number | null
  readonly retired_reason: string | null
  readonly changed_at: number
  readonly changed_by: number | null
  readonly valid_to: string | null
  readonly idle_since: number | null
  readonly uses: number
  readonly reports: number
  readonly version: number
}

export type VersionRow = {
  readonly row: number
  readonly article: number
  readonly number: number
  readonly content: string
  readonly author: number | null
  readonly reason: string
  readonly made_at: number
  readonly published_at: number | null
  readonly published_by: number | null
  readonly learned: number
}

const changing = ['state', 'published', 'writing', 'in_review', 'written_by', 'retired_reason', 'changed_at', 'changed_by', 'valid_to', 'idle_since'] as const
export type ChangingArticle = Pick<ArticleRow, (typeof changing)[number]>

export const insertArticle = writing<ChangingArticle & Pick<ArticleRow, 'article_id' | 'shipped_as'> & { last_seq: number }>(insertInto('article', ['article_id', 'shipped_as', ...changing, 'last_seq']))
export const updateArticle = writing<ChangingArticle & { row: number; last_seq: number }>(updateByRow('article', changing))
export const articleById = reading<{ article_id: Uint8Array }, ArticleRow>('SELECT * FROM article WHERE article_id = @article_id AND deleted_at IS NULL')
export const articleByRow = reading<{ row: number }, ArticleRow>('SELECT * FROM article WHERE row = @row')
export const articleShippedAs = reading<{ shipped_as: string }, ArticleRow>('SELECT * FROM article WHERE shipped_as = @shipped_as')

export const articleFromOutside = reading<{ external_system: string; external_id: string }, ArticleRow>('SELECT * FROM article WHERE external_system = @external_system AND external_id = @external_id')
export const nameOutside = writing<{ row: number; external_system: string; external_id: string }>('UPDATE article SET external_system = @external_system, external_id = @external_id WHERE row = @row')
export const publishedAfter = reading<{ after: number; most: number }, { row: number; article_id: Uint8Array; external_id: string | null; content: string }>(`
  SELECT article.row, article.article_id, article.external_id, article_version.content FROM article CROSS JOIN article_version ON article_version.article = article.row AND article_version.number = article.published
  WHERE article.state = 'published' AND article.deleted_at IS NULL AND article.row > @after ORDER BY article.row LIMIT @most`)

const versionColumns = ['article', 'number', 'content', 'author', 'reason', 'made_at', 'published_at', 'published_by', 'learned'] as const
export const insertVersion = writing<Omit<VersionRow, 'row'> & { last_seq: number }>(insertInto('article_version', [...versionColumns, 'last_seq']))
export const updateVersion = writing<Pick<VersionRow, 'row' | 'content' | 'author' | 'reason' | 'made_at' | 'published_at' | 'published_by' | 'learned'> & { last_seq: number }>(
  updateByRow('article_version', ['content', 'author', 'reason', 'made_at', 'published_at', 'published_by', 'learned']),
)
export const dropVersion = writing<{ row: number }>('DELETE FROM article_version WHERE row = @row AND published_at IS NULL')
export const versionOf = reading<{ article: number; number: number }, VersionRow>('SELECT * FROM article_version WHERE article = @article AND number = @number')
export const versionsOf = reading<{ article: number }, Omit<VersionRow, 'content'>>('SELECT row, article, number, author, reason, made_at, published_at, published_by, learned FROM article_version WHERE article = @article ORDER BY number DESC')
export const lastNumber = reading<{ article: number }, { number: number | null }>('SELECT max(number) AS number FROM article_version WHERE article = @article')

/** Those that the search knows otherwise than they are in force. */
export const toIndex = reading<{ most: number }, ArticleRow>("SELECT * FROM article WHERE found_as IS NOT iif(state = 'published', published, NULL) ORDER BY row LIMIT @most")
export const countToIndex = reading<Record<string, never>, { left: number }>("SELECT count(*) AS left FROM article WHERE found_as IS NOT iif(state = 'published', published, NULL)")
export const countInForce = reading<Record<string, never>, { articles: number }>("SELECT count(*) AS articles FROM article WHERE state = 'published'")
export const keepFoundAs = writing<{ row: number; found_as: number | null }>('UPDATE article SET found_as = @found_as WHERE row = @row')

export const unlink = writing<{ article: number }>('DELETE FROM article_link WHERE article = @article')
export const link = writing<{ kind: string; id: string; article: number }>('INSERT INTO article_link (kind, id, article) VALUES (@kind, @id, @article)')

type Page = { readonly most: number; readonly skip: number }
/** Articles of a shelf, the latest change first. */
const listed = (where: string, from = 'article') => `SELECT article.* FROM ${from} WHERE ${where} AND article.deleted_at IS NULL ORDER BY article.changed_at DESC, article.row DESC LIMIT @most OFFSET @skip`
export const ofState = reading<Page & { state: string }, ArticleRow>(listed('article.state = @state'))
export const written = reading<Page & { in_review: number }, ArticleRow>(listed('article.writing IS NOT NULL AND article.in_review = @in_review'))

const isOutdated = "article.state = 'published' AND ((article.valid_to IS NOT NULL AND article.valid_to < @today) OR article.idle_since < @idle OR article.reports > 0)"
export const outdated = reading<Page & { today: string; idle: number }, ArticleRow>(listed(isOutdated))
export const linkedOfState = reading<Page & { state: string; kind: string; id: string }, ArticleRow>(
  listed('article_link.kind = @kind AND article_link.id = @id AND article.state = @state', 'article_link CROSS JOIN article ON article.row = article_link.article'),
)

export const countOfState = reading<{ state: string; most: number }, { articles: number }>('SELECT count(*) AS articles FROM (SELECT 1 FROM article WHERE state = @state AND deleted_at IS NULL LIMIT @most)')
export const countWritten = reading<{ in_review: number; most: number }, { articles: number }>('SELECT count(*) AS articles FROM (SELECT 1 FROM article WHERE writing IS NOT NULL AND in_review = @in_review LIMIT @most)')
export const countOutdated = reading<{ today: string; idle: number; most: number }, { articles: number }>(`SELECT count(*) AS articles FROM (SELECT 1 FROM article WHERE ${isOutdated} LIMIT @most)`)

export type ReportRow = { readonly row: number; readonly report_id: Uint8Array; readonly article: number; readonly number: number; readonly person: number; readonly reported_at: number; readonly text: string; readonly settled_at: number | null }
export const insertReport = writing<Omit<ReportRow, 'row' | 'settled_at'> & { last_seq: number }>(insertInto('article_report', ['report_id', 'article', 'number', 'person', 'reported_at', 'text', 'last_seq']))
export const reportById = reading<{ report_id: Uint8Array }, ReportRow>('SELECT * FROM article_report WHERE report_id = @report_id')
export const openReports = reading<{ article: number }, ReportRow>('SELECT * FROM article_report WHERE article = @article AND settled_at IS NULL ORDER BY row')
export const settleReport = writing<{ row: number; settled_at: number; settled_by: number; settled_reason: string; last_seq: number }>(updateByRow('article_report', ['settled_at', 'settled_by', 'settled_reason']))
export const settleAll = writing<{ article: number; settled_at: number; settled_by: number | null; settled_reason: string; last_seq: number }>(`
  UPDATE article_report SET settled_at = @settled_at, settled_by = @settled_by, settled_reason = @settled_reason, version = version + 1, last_seq = @last_seq
  WHERE article = @article AND settled_at IS NULL`)
export const countReports = writing<{ row: number }>('UPDATE article SET reports = (SELECT count(*) FROM article_report WHERE article = @row AND settled_at IS NULL) WHERE row = @row')

/** The last step of an article's life between its writer and who reviews it. */
export const lastReviewed = reading<{ article_id: Uint8Array }, { type: string; at: number; by: string | null; why: string | null }>(`
  SELECT event.type, event.instant AS at, person.name AS by, event.body ->> '$.why' AS why
  FROM event LEFT JOIN person ON person.person_id = event.author
  WHERE event.entity_id = @article_id AND event.type IN ('article.submitted', 'article.declined', 'article.published', 'article.discarded')
  ORDER BY event.seq DESC LIMIT 1`)

export const shippedVersion = reading<Record<string, never>, { version: number }>('SELECT version FROM shipped_knowledge')
export const keepShippedVersion = writing<{ version: number; last_seq: number }>('INSERT INTO shipped_knowledge (row, version, last_seq) VALUES (1, @version, @last_seq) ON CONFLICT DO UPDATE SET version = excluded.version, last_seq = excluded.last_seq')
