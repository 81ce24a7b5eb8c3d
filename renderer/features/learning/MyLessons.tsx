import { ReadOutlined } from '@ant-design/icons'
import { useState } from 'react'
import type { Learning } from '../../../shared/contract/knowledge.ts'
import type { LearningId } from '../../../shared/ids.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Answer } from '../../ui/Answer.tsx'
import { ClockFigure } from '../../ui/ClockFigure.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { When } from '../../ui/When.tsx'
import css from './learning.module.css'
import { LessonPage } from './LessonPage.tsx'
import { lessonClock } from './lessonClock.ts'

/** What I have to learn, the next due first, and beside it the one that is open. */
export function MyLessons() {
  const t = useWords()
  const answer = useAnswer('knowledge.learning', {})
  return (
    <Answer of={answer}>
      {(lessons) => (lessons.length === 0 ? <EmptyState icon={<ReadOutlined />} title={t('learning.none')} text={t('learning.noneWhat')} /> : <Lessons lessons={lessons} />)}
    </Answer>
  )
}

function Lessons({ lessons }: { readonly lessons: readonly Learning[] }) {
  const t = useWords()
  // The first is only what is proposed: passed it goes down the list, and must not take another's place under the eye.
  const [chosen, setChosen] = useState<LearningId | null>(lessons[0]?.learningId ?? null)
  const open = lessons.find(({ learningId }) => learningId === chosen) ?? lessons[0]
  const at = lessons.findIndex((lesson) => lesson === open)
  const go = (to: number) => {
    const lesson = lessons[to]
    if (lesson !== undefined) setChosen(lesson.learningId)
    return lesson !== undefined
  }
  useKeys({ up: () => go(at - 1), down: () => go(at + 1), choose: (digit) => go(digit - 1) })
  return (
    <div className={css.columns}>
      <nav aria-label={t('learning.list')}>
        <ol className={css.lessons}>
          {lessons.map((lesson, n) => (
            <li key={lesson.learningId}>
              <button
                type="button"
                className={css.lesson}
                aria-current={lesson === open ? 'true' : undefined}
                onClick={() => {
                  setChosen(lesson.learningId)
                }}
              >
                <span className={css.digit} aria-hidden="true">
                  {n < 9 ? n + 1 : ''}
                </span>
                <span className={css.lessonTitle}>{lesson.title}</span>
                <ClockFigure clock={{ ...lessonClock(lesson), title: t('learning.clock') }} />
                <span className={css.lessonDue}>
                  {t(lesson.passedAt === null ? 'learning.dueAt' : 'learning.passedAt')} <When at={lesson.passedAt ?? lesson.dueAt} />
                </span>
              </button>
            </li>
          ))}
        </ol>
      </nav>
      {open !== undefined && <LessonPage key={open.learningId} lesson={open} />}
    </div>
  )
}
