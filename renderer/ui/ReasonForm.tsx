import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../i18n/useWords.ts'
import css from './form.module.css'
import { LabelledInput } from './LabelledInput.tsx'

interface Props {
  /** what it does and what becomes of it */
  readonly text: string
  readonly action: string
  readonly onDone: (reason: string) => void
}

/** A reason, then Enter. */
export function ReasonForm({ text, action, onDone }: Props) {
  const t = useWords()
  const [reason, setReason] = useState('')
  const [refused, setRefused] = useState(false)
  return (
    <form
      className={css.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() === '') setRefused(true)
        else onDone(reason.trim())
      }}
    >
      <p className={css.text}>{text}</p>
      <LabelledInput first required label={t('common.reason')} hint={t('common.reasonHint')} error={refused && reason.trim() === '' ? t('common.reasonNeeded') : null} maxLength={200} value={reason} onChange={setReason} />
      <Button type="primary" htmlType="submit">
        {action}
      </Button>
    </form>
  )
}
