import { Button } from 'antd'
import { useId, useState } from 'react'
import type { ArticleId } from '../../../shared/ids.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import form from '../../ui/form.module.css'
import { LabelledInput } from '../../ui/LabelledInput.tsx'
import css from './knowledge.module.css'

interface Props {
  readonly articleId: ArticleId
  /** the version that would be put in force */
  readonly number: number
  readonly onDone: (reason: string, learn: boolean) => void
}

/** Why it is put in force, and whether everybody has to learn it in time (KB-3): that needs questions. */
export function PublishForm({ articleId, number, onDone }: Props) {
  const t = useWords()
  const id = useId()
  const questions = useAnswer('knowledge.get', { articleId, number }).data?.content.quiz.length ?? 0
  const [reason, setReason] = useState('')
  const [learn, setLearn] = useState(false)
  const [refused, setRefused] = useState(false)
  return (
    <form
      className={form.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() === '') setRefused(true)
        else onDone(reason.trim(), learn && questions > 0)
      }}
    >
      <p className={form.text}>{t('knowledge.publishWhat')}</p>
      <LabelledInput first required label={t('common.reason')} hint={t('common.reasonHint')} error={refused && reason.trim() === '' ? t('common.reasonNeeded') : null} maxLength={200} value={reason} onChange={setReason} />
      <div className={form.field}>
        <label className={css.tick}>
          <input
            type="checkbox"
            checked={learn && questions > 0}
            disabled={questions === 0}
            aria-describedby={`${id}-learn`}
            onChange={(event) => {
              setLearn(event.target.checked)
            }}
          />
          {t('knowledge.learn')}
        </label>
        <p id={`${id}-learn`} className={form.hint}>
          {questions === 0 ? t('knowledge.learnNeedsQuiz') : t('knowledge.learnWhat', { count: questions })}
        </p>
      </div>
      <Button type="primary" htmlType="submit">
        {t('knowledge.do.publish')}
      </Button>
    </form>
  )
}
