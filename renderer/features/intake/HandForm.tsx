import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { Colleague } from '../../../shared/contract/contact.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Answer } from '../../ui/Answer.tsx'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import { LabelledInput } from '../../ui/LabelledInput.tsx'
import css from './holding.module.css'

interface Props {
  readonly onDone: (to: Colleague, note: string) => void
}

/** To whom, by digit, and what they should know, then Enter. */
export function HandForm({ onDone }: Props) {
  const t = useWords()
  const answer = useAnswer('intake.colleagues', {})
  return <Answer of={answer}>{(colleagues) => (colleagues.length === 0 ? <p className={css.text}>{t('holding.handNobody')}</p> : <Form colleagues={colleagues} onDone={onDone} />)}</Answer>
}

function Form({ colleagues, onDone }: Props & { readonly colleagues: readonly Colleague[] }) {
  const t = useWords()
  const form = useRef<HTMLFormElement>(null)
  const [id, setId] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const [refused, setRefused] = useState(false)
  const to = colleagues.find(({ personId }) => personId === id)
  // Who is here is asked only now, so the list comes after the flyout has looked for its first place.
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[data-first]')?.focus()
  }, [])
  const toNote = () => form.current?.querySelector<HTMLInputElement>('input[name=note]')?.focus()
  const loadOf = ({ open, parked }: Colleague) => (parked === 0 ? t('holding.load', { open }) : t('holding.loadParked', { open, parked }))
  return (
    <form
      ref={form}
      className={css.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setRefused(true)
        if (to !== undefined && note.trim() !== '') onDone(to, note.trim())
        else if (to !== undefined) toNote()
      }}
    >
      <ChoiceList
        first
        label={t('holding.handTo')}
        chosen={id}
        options={colleagues.map((colleague) => ({ id: colleague.personId, title: colleague.name, hint: `${t(`roles.${colleague.role}.title`)} · ${loadOf(colleague)}` }))}
        onChoose={(next) => {
          setId(next)
          toNote()
        }}
      />
      {refused && to === undefined && (
        <p role="alert" className={css.refused}>
          {t('holding.handToNeeded')}
        </p>
      )}
      <LabelledInput name="note" required label={t('holding.handNote')} hint={t('common.reasonHint')} error={refused && note.trim() === '' ? t('holding.handNoteNeeded') : null} maxLength={200} value={note} onChange={setNote} />
      <Button type="primary" htmlType="submit">
        {t('holding.hand')}
      </Button>
    </form>
  )
}
