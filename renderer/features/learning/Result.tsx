import { CheckCircleFilled, CloseCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import type { OutputOf, ProcedureOf } from '../../../shared/contract/index.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { Markdown } from '../../ui/markdown/Markdown.tsx'
import css from './learning.module.css'
import type { QuizQuestion } from './Question.tsx'

interface Props {
  readonly result: OutputOf<ProcedureOf<'knowledge.answer'>>
  readonly questions: readonly QuizQuestion[]
  readonly onAgain: () => void
  readonly onLeave: () => void
}

/** Passed, or which answers were wrong, each with the passage that answers it. */
export function Result({ result: { passed, results }, questions, onAgain, onLeave }: Props) {
  const t = useWords()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    head.current?.focus()
  }, [])
  const go = passed ? onLeave : onAgain
  useKeys({
    next: () => {
      go()
      return true
    },
    back: () => {
      onLeave()
      return true
    },
  })
  const wrong = results.flatMap((result, at) => (result.right ? [] : [{ ...result, at, question: questions[at]?.question ?? '' }]))
  return (
    <>
      <h3 ref={head} tabIndex={-1} className={css.outcome} data-passed={passed ? '' : undefined}>
        {passed ? <CheckCircleFilled aria-hidden="true" /> : <CloseCircleOutlined aria-hidden="true" />}
        {passed ? t('learning.isPassed') : t('learning.isNotPassed', { count: wrong.length })}
      </h3>
      <p className={css.hint}>{passed ? t('learning.isPassedWhat', { count: results.length }) : t('learning.isNotPassedWhat')}</p>
      {wrong.length > 0 && (
        <ol className={css.wrongs}>
          {wrong.map(({ at, question, part, passage }) => (
            <li key={at} className={css.wrong}>
              <p className={css.wrongQuestion}>{question}</p>
              <h4 className={css.partTitle}>{t('learning.passage', { part: t(`beside.${part}`) })}</h4>
              <Markdown text={passage ?? ''} />
            </li>
          ))}
        </ol>
      )}
      <div className={css.bar}>
        <Button type={passed ? 'primary' : 'default'} onClick={onLeave}>
          {t('learning.toArticle')} <Kbd keys={passed ? ['Enter'] : ['Esc']} />
        </Button>
        {!passed && (
          <Button type="primary" onClick={onAgain}>
            {t('learning.again')} <Kbd keys={['Enter']} />
          </Button>
        )}
      </div>
    </>
  )
}
