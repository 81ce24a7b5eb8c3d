import type { Learning } from '../../../shared/contract/knowledge.ts'
import type { ClockTimes } from '../../ui/clockFigure.ts'

/** A lesson's time as a clock: its last quarter warns, as that of every clock does by itself. */
export function lessonClock({ publishedAt, dueAt, breachedAt, passedAt }: Pick<Learning, 'publishedAt' | 'dueAt' | 'breachedAt' | 'passedAt'>): ClockTimes {
  const warnAt = (dueAt - (dueAt - publishedAt) / 4) as Learning['dueAt']
  return { startedAt: publishedAt, dueAt, warnAt, metAt: passedAt, breachedAt, cancelledAt: null, pausedAt: null, leftMs: null }
}
