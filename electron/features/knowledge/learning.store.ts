import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'

export type LearningRow = {
  readonly row: number
  readonly learning_id: Uint8Array
  readonly article: number
  readonly number: number
  readonly person: number
  readonly published_at: number
  readonly due_at: number
  readonly breached_at: number | null
  readonly passed_at: number | null
  readonly dropped_at: number | null
  readonly attempts: number
}

/** With the article that it is about, in the version that was to be learned. */
export type Lesson = LearningRow & { readonly article_id: Uint8Array; readonly content: string; readonly reason: string }

const changing = ['breached_at', 'passed_at', 'dropped_at', 'attempts'] as const
export const insertLearning = writing<Omit<LearningRow, 'row' | (typeof changing)[number]> & { last_seq: number }>(insertInto('learning', ['learning_id', 'article', 'number', 'person', 'published_at', 'due_at', 'last_seq']))
export const updateLearning = writing<Pick<LearningRow, 'row' | (typeof changing)[number]> & { last_seq: number }>(updateByRow('learning', changing))

const whole = `
  SELECT learning.*, article.article_id, article_version.content, article_version.reason
  FROM learning CROSS JOIN article ON article.row = learning.article
  CROSS JOIN article_version ON article_version.article = learning.article AND article_version.number = learning.number`
export const learningById = reading<{ learning_id: Uint8Array }, Lesson>(`${whole} WHERE learning.learning_id = @learning_id`)
export const learningOf = reading<{ person: number; since: number }, Lesson>(`${whole}
  WHERE learning.person = @person AND learning.dropped_at IS NULL AND (learning.passed_at IS NULL OR learning.published_at >= @since) ORDER BY learning.passed_at IS NOT NULL, learning.due_at, learning.row`)
export const learnedSince = reading<{ since: number }, Lesson>(`${whole} WHERE learning.published_at >= @since AND learning.dropped_at IS NULL ORDER BY learning.published_at DESC, learning.article, learning.row`)
export const unpassedOf = reading<{ article: number }, LearningRow>('SELECT * FROM learning WHERE article = @article AND passed_at IS NULL AND dropped_at IS NULL')

const waiting = 'passed_at IS NULL AND breached_at IS NULL AND dropped_at IS NULL'
export const firstDue = reading<Record<string, never>, { at: number | null }>(`SELECT min(due_at) AS at FROM learning WHERE ${waiting}`)
export const fallenDue = reading<{ now: number }, Lesson>(`${whole} WHERE learning.due_at <= @now AND learning.passed_at IS NULL AND learning.breached_at IS NULL AND learning.dropped_at IS NULL ORDER BY learning.due_at, learning.row`)

export const insertAttempt = writing<{ learning: number; tried_at: number; answers: string; right: number; asked: number }>(insertInto('quiz_attempt', ['learning', 'tried_at', 'answers', 'right', 'asked']))
