import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useWords } from '../i18n/useWords.ts'
import type { Option } from './ChoiceList.tsx'
import { ChoiceList } from './ChoiceList.tsx'
import css from './form.module.css'
import { LabelledInput } from './LabelledInput.tsx'

interface Props {
  readonly label: string
  readonly options: readonly Option[]
  readonly chosen: string
  readonly onDone: (id: string, reason: string) => void
}

/** Another choice and why: a digit, the reason, Enter. */
export function ChoiceWithReason({ label, options, chosen, onDone }: Props) {
  const t = useWords()
  const [id, setId] = useState(chosen)
  const [reason, setReason] = useState('')
  const [refused, setRefused] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const toReason = () => form.current?.querySelector<HTMLInputElement>('input[name=reason]')?.focus()
  return (
    <form
      ref={form}
      className={css.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() === '') {
          setRefused(true)
          toReason()
        } else {
          onDone(id, reason.trim())
        }
      }}
    >
      <ChoiceList
        first
        label={label}
        options={options}
        chosen={id}
        onChoose={(next) => {
          setId(next)
          toReason()
        }}
      />
      <LabelledInput name="reason" label={t('common.reason')} hint={t('common.reasonHint')} error={refused && reason.trim() === '' ? t('common.reasonNeeded') : null} maxLength={200} required value={reason} onChange={setReason} />
      <Button type="primary" htmlType="submit">
        {t('common.change')}
      </Button>
    </form>
  )
}
