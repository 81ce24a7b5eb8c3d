import { Button } from 'antd'
import { useId, useState } from 'react'
import { useWords } from '../../i18n/useWords.ts'
import form from '../../ui/form.module.css'
import css from './knowledge.module.css'

const longest = 1_000

/** What is wrong, in the words of whoever found it. */
export function ReportForm({ onDone }: { readonly onDone: (text: string) => void }) {
  const t = useWords()
  const id = useId()
  const [text, setText] = useState('')
  const [refused, setRefused] = useState(false)
  const isMissing = refused && text.trim() === ''
  return (
    <form
      className={form.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() === '') setRefused(true)
        else onDone(text.trim())
      }}
    >
      <div className={form.field}>
        <label className={form.label} htmlFor={id}>
          {t('knowledge.reportWhat')}
        </label>
        <textarea
          id={id}
          className={css.textarea}
          rows={3}
          data-first=""
          maxLength={longest}
          aria-required
          aria-invalid={isMissing}
          aria-describedby={`${id}-note`}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
          }}
        />
        <p id={`${id}-note`} className={isMissing ? form.error : form.hint}>
          {isMissing ? t('knowledge.reportNeeded') : t('knowledge.reportHint')}
        </p>
      </div>
      <Button type="primary" htmlType="submit">
        {t('knowledge.do.report')}
      </Button>
    </form>
  )
}
