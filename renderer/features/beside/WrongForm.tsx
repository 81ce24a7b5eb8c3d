import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../../i18n/useWords.ts'
import form from '../../ui/form.module.css'
import { Kbd } from '../../ui/Kbd.tsx'
import { LabelledArea } from '../../ui/LabelledArea.tsx'

const longest = 1_000

/** What is wrong with an article, in the words of whoever found it. */
export function WrongForm({ onDone }: { readonly onDone: (text: string) => void }) {
  const t = useWords()
  const [text, setText] = useState('')
  const [refused, setRefused] = useState(false)
  const isMissing = text.trim() === ''
  return (
    <form
      className={form.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (isMissing) setRefused(true)
        else onDone(text.trim())
      }}
    >
      <LabelledArea first label={t('beside.wrongWhat')} hint={t('beside.wrongHint')} error={refused && isMissing ? t('beside.wrongNeeded') : null} maxLength={longest} value={text} onChange={setText} />
      <Button type="primary" htmlType="submit">
        {t('beside.send')} <Kbd keys={['Ctrl', 'Enter']} />
      </Button>
    </form>
  )
}
