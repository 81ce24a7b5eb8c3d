import { Button, Input } from 'antd'
import { useState } from 'react'
import { longestText } from '../../../shared/text.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import css from './queue.module.css'

interface Props {
  /** how many tickets */
  readonly n: number
  readonly onDone: (text: string) => void
}

/** One internal comment for all of them. */
export function NoteForm({ n, onDone }: Props) {
  const t = useWords()
  const [text, setText] = useState('')
  const send = () => {
    if (text.trim() !== '') onDone(text.trim())
  }
  return (
    <form
      className={css.confirm}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <p>{t('queue.commentWhat', { n })}</p>
      <Input.TextArea
        data-first=""
        aria-label={t('tickets.comment')}
        placeholder={t('tickets.commentHint.internal')}
        maxLength={longestText}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
          event.preventDefault()
          send()
        }}
      />
      <Button type="primary" htmlType="submit" disabled={text.trim() === ''}>
        {t('tickets.addComment')} <Kbd keys={['Ctrl', 'Enter']} />
      </Button>
    </form>
  )
}
