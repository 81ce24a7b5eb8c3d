import { CopyOutlined, TeamOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { Lesson } from '../../../shared/contract/knowledge.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Answer } from '../../ui/Answer.tsx'
import { ClockFigure } from '../../ui/ClockFigure.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useCopy } from '../../ui/useCopy.ts'
import { useSorted } from '../../ui/useSorted.tsx'
import { When } from '../../ui/When.tsx'
import css from './learning.module.css'
import { lessonClock } from './lessonClock.ts'

/** For whoever leads: by article, who has passed, who has not, who is late (KB-3). */
export function TeamLessons() {
  const t = useWords()
  const answer = useAnswer('knowledge.lessons', {})
  const [missingOnly, setMissingOnly] = useState(false)
  return (
    <Answer of={answer}>
      {(lessons) =>
        lessons.length === 0 ? (
          <EmptyState icon={<TeamOutlined />} title={t('learning.teamNone')} text={t('learning.teamNoneWhat')} />
        ) : (
          <div className={css.team}>
            <Checkbox
              checked={missingOnly}
              onChange={({ target }) => {
                setMissingOnly(target.checked)
              }}
            >
              {t('learning.missingOnly')}
            </Checkbox>
            {lessons.map((lesson) => (
              <TeamLesson key={`${lesson.articleId} ${String(lesson.number)}`} lesson={lesson} missingOnly={missingOnly} />
            ))}
          </div>
        )
      }
    </Answer>
  )
}

function TeamLesson({ lesson: { title, number, publishedAt, learners }, missingOnly }: { readonly lesson: Lesson; readonly missingOnly: boolean }) {
  const t = useWords()
  const copy = useCopy()
  const missing = learners.filter(({ passedAt }) => passedAt === null)
  const late = missing.filter(({ breachedAt }) => breachedAt !== null)
  const { sorted, head } = useSorted<Lesson['learners'][number]>('learning.team', [
    { id: 'name', title: t('learning.column.name'), value: ({ name }) => name },
    { id: 'team', title: t('learning.column.team'), value: ({ team }) => team },
    // Whose time is up first; who has passed, last.
    { id: 'state', title: t('learning.column.state'), value: ({ passedAt, dueAt }) => (passedAt === null ? dueAt : null) },
    { id: 'attempts', title: t('learning.column.attempts'), value: ({ attempts }) => attempts, isFigure: true },
  ], missingOnly ? missing : learners)
  return (
    <section className={css.card} aria-label={title}>
      <header className={css.cardHead}>
        <h2>{title}</h2>
        <p className={css.facts}>
          <span>{t('learning.version', { number })}</span>
          <When at={publishedAt} />
          <span>{t('learning.counts', { passed: learners.length - missing.length, all: learners.length })}</span>
          {late.length > 0 && <strong className={css.late}>{t('learning.lateCount', { n: late.length })}</strong>}
        </p>
        {missing.length > 0 && (
          <Button
            size="small"
            icon={<CopyOutlined aria-hidden="true" />}
            onClick={() => void copy(missing.map(({ name }) => name).join(t('common.comma')), t('learning.namesCopied', { count: missing.length }))}
          >
            {t('learning.copyNames')}
          </Button>
        )}
      </header>
      {sorted.length === 0 ? (
        <p className={css.hint}>{t('learning.everyPassed')}</p>
      ) : (
        <table className={css.table}>
          {head}
          <tbody>
            {sorted.map((learner) => (
              <tr key={learner.personId}>
                <th scope="row">{learner.name}</th>
                <td>{learner.team}</td>
                <td>
                  <ClockFigure clock={{ ...lessonClock({ ...learner, publishedAt }), title: t('learning.clock') }} />
                </td>
                <td className={css.number}>{learner.attempts}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
