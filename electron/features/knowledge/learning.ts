import { type Learning, type Lesson as LessonView, seesLearners } from '../../../shared/contract/knowledge.ts'
import type { Role } from '../../../shared/contract/people.ts'
import { AppError } from '../../../shared/errors.ts'
import type { LearningId } from '../../../shared/ids.ts'
import { textFor } from '../../../shared/knowledge/article.ts'
import { isRight, quizWords } from '../../../shared/knowledge/quiz.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import { actorOf, type CommandContext, type Context } from '../context.ts'
import { type Crossed, foreseeDue } from '../clocks/clocks.ts'
import { idOf, list as everybody, rowOf, teamOf } from '../people/people.ts'
import { playbookInForce } from '../playbook/playbook.ts'
import type { ArticleRow } from './articles.store.ts'
import { contentOf } from './finding.ts'
import { shuffled } from './learning.rules.ts'
import { fallenDue, firstDue, insertAttempt, insertLearning, learnedSince, learningById, learningOf, type LearningRow, type Lesson, unpassedOf, updateLearning } from './learning.store.ts'

/** What has been passed or published longer ago is history, not news. */
const lately = 30 * 24 * 3600 * 1000

/**
 * Everybody of its audience has to learn what was published, but who published it (KB-3). Due by the playbook's clock for it (CK-18).
 * @throws AppError not_ready where the playbook has none
 */
export function giveLessons(context: CommandContext, article: ArticleRow, number: number, audience: readonly Role[], because: number): void {
  const dueAt = foreseeDue(playbookInForce(context.db), 'learning', {}, { articlePublished: context.now })
  if (dueAt === null) throw new AppError('not_ready', {}, 'learningClock')
  for (const person of everybody(context)) {
    const row = rowOf(context, person.personId)
    if (!audience.includes(person.role) || row === context.actor?.row) continue
    const learningId = context.newId()
    const last_seq = context.record({ entity: 'learning', id: learningId, type: 'learning.given', body: { because, articleId: blobToUuid(article.article_id), number, person: person.personId, dueAt } })
    insertLearning(context.db, { learning_id: uuidToBlob(learningId), article: article.row, number, person: row, published_at: context.now, due_at: dueAt, last_seq })
    context.announce('learning', learningId)
  }
}

/** What is in force no more is not to be learned any more. */
export function dropLessons(context: CommandContext, article: number, because: number): void {
  for (const row of unpassedOf.all(context.db, { article })) change(context, row, 'learning.dropped', { because }, { dropped_at: context.now })
}

/** What the person who sits here has to learn, the next due first, then what was passed lately. */
export function learning(context: Context): Learning[] {
  return learningOf.all(context.db, { person: actorOf(context).row, since: context.now - lately }).map((row) => {
    const content = contentOf(row)
    return {
      learningId: blobToUuid(row.learning_id), articleId: blobToUuid(row.article_id), number: row.number, title: textFor(content, context.language).title, publishedAt: row.published_at as Instant, reason: row.reason,
      dueAt: row.due_at as Instant, breachedAt: row.breached_at as Instant | null, passedAt: row.passed_at as Instant | null, attempts: row.attempts, questions: content.quiz.length,
    }
  })
}

export function quiz(context: Context, { learningId }: { learningId: LearningId }) {
  const row = ownLesson(context, learningId)
  const content = contentOf(row)
  return {
    articleId: blobToUuid(row.article_id),
    number: row.number,
    title: textFor(content, context.language).title,
    questions: content.quiz.map((asked, at) => {
      const { question, options } = quizWords(asked, context.language)
      return { kind: asked.kind, question, options: shuffled(options.length, row.learning_id, at).map((place) => ({ place, text: options[place] ?? '' })) }
    }),
  }
}

/** Passed when all are right; what was answered is kept. A wrong answer is told with the passage that answers it. */
export function answer(context: CommandContext, { learningId, answers }: { learningId: LearningId; answers: readonly (readonly number[])[] }) {
  const row = ownLesson(context, learningId)
  const content = contentOf(row)
  if (row.dropped_at !== null) throw new AppError('not_possible', {}, 'lessonDropped')
  if (answers.length !== content.quiz.length) throw new AppError('invalid_input', { path: 'answers', reason: 'one_a_question' })
  const text = textFor(content, context.language)
  const results = content.quiz.map((asked, at) => {
    const right = isRight(asked, answers[at] ?? [])
    return { right, part: asked.passage, passage: right ? null : text[asked.passage] }
  })
  const right = results.filter((result) => result.right).length
  const passed = right === results.length
  // Passed once stays passed; trying again is practice.
  if (row.passed_at === null) {
    insertAttempt(context.db, { learning: row.row, tried_at: context.now, answers: JSON.stringify(answers), right, asked: results.length })
    const passed_at = passed ? Math.max(context.now, row.published_at) : null
    change(context, row, passed ? 'learning.passed' : 'learning.tried', { right, asked: results.length }, { attempts: row.attempts + 1, passed_at })
  }
  return { passed, results }
}

function ownLesson(context: Context, learningId: LearningId): Lesson {
  const row = learningById.one(context.db, { learning_id: uuidToBlob(learningId) })
  if (row === null) throw new AppError('not_found', { what: 'learning' })
  if (row.person !== actorOf(context).row) throw new AppError('not_permitted', {}, 'learning')
  return row
}

const seesEverybody: readonly Role[] = seesLearners.filter((role) => role !== 'team-lead')

/** How far everybody is with what was to be learned lately: a lead sees the team, the others all. */
export function lessons(context: Context): LessonView[] {
  const { row: me, role } = actorOf(context)
  const team = seesEverybody.includes(role) ? null : new Set(teamOf(context, me))
  const people = new Map(everybody(context).map((person) => [person.personId, person]))
  const found = new Map<string, LessonView>()
  for (const row of learnedSince.all(context.db, { since: context.now - lately })) {
    const person = people.get(idOf(context, row.person))
    if (person === undefined || team?.has(row.person) === false) continue
    const articleId = blobToUuid(row.article_id)
    const lesson = found.get(`${articleId} ${String(row.number)}`) ?? { articleId, number: row.number, title: textFor(contentOf(row), context.language).title, publishedAt: row.published_at as Instant, learners: [] }
    lesson.learners.push({ personId: person.personId, name: person.name, team: person.team, dueAt: row.due_at as Instant, breachedAt: row.breached_at as Instant | null, passedAt: row.passed_at as Instant | null, attempts: row.attempts })
    found.set(`${articleId} ${String(row.number)}`, lesson)
  }
  return [...found.values()]
}

/** The instant at which the next lesson is late; null when none is open. */
export const nextLearningDue = (db: ReadDb): Instant | null => (firstDue.one(db, {})?.at ?? null) as Instant | null

/** Records who has not passed in time, each once and at its true instant, however late that is noticed (CK-18, CK-22). */
export function sweepLearning(context: CommandContext): Crossed[] {
  const late = fallenDue.all(context.db, { now: context.now })
  const title = late.length === 0 ? undefined : playbookInForce(context.db).playbook.clocks.find(({ metric }) => metric === 'learning')?.title
  return late.flatMap((row) => {
    change(context, row, 'learning.breached', { dueAt: row.due_at, recordedAt: context.now }, { breached_at: row.due_at }, row.due_at as Instant)
    return title === undefined ? [] : [{ kind: 'breached' as const, title, subject: textFor(contentOf(row), context.language).title, dueAt: row.due_at as Instant }]
  })
}

function change(context: CommandContext, row: LearningRow, type: string, body: Record<string, unknown>, values: Partial<Pick<LearningRow, 'breached_at' | 'passed_at' | 'dropped_at' | 'attempts'>>, at?: Instant): void {
  const id = blobToUuid(row.learning_id)
  const { breached_at, passed_at, dropped_at, attempts } = { ...row, ...values }
  updateLearning(context.db, { row: row.row, breached_at, passed_at, dropped_at, attempts, last_seq: context.record({ entity: 'learning', id, type, body }, at) })
  context.announce('learning', id)
}
