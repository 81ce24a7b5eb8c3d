import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { RatedAspect } from '../../../shared/contract/followups.ts'
import { ratedAspects } from '../../../shared/contract/followups.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { asAppError } from '../../api/client.ts'
import { useDesk } from '../../api/desk.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { useKeys } from '../../state/useKeys.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { LabelledInput } from '../../ui/LabelledInput.tsx'
import css from './followups.module.css'

const points = [1, 2, 3, 4, 5] as const

/** Three digits while the customer is still there (FU-2): each goes to the next aspect, Enter leaves one out; then what they said. */
export function RateForm({ ticketId }: { readonly ticketId: TicketId }) {
  const t = useWords()
  const { client } = useDesk()
  const [given, setGiven] = useState<Partial<Record<RatedAspect, number | null>>>({})
  const [comment, setComment] = useState('')
  const [left, setLeft] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const box = useRef<HTMLFormElement>(null)
  const current = ratedAspects.find((aspect) => given[aspect] === undefined)
  const isComplete = current === undefined
  // What was given or written goes by no key that is pressed in passing.
  const isEmpty = comment.trim() === '' && ratedAspects.every((aspect) => typeof given[aspect] !== 'number')
  useEffect(() => {
    if (isComplete) box.current?.querySelector('input[type=text]')?.scrollIntoView({ block: 'nearest' })
    if (isComplete) box.current?.querySelector<HTMLInputElement>('input[type=text]')?.focus()
  }, [isComplete])
  const give = (aspect: RatedAspect, value: number | null) => {
    setGiven({ ...given, [aspect]: value })
  }
  const save = async () => {
    try {
      await client.followups.rate({ ticketId, speed: given.speed ?? null, solution: given.solution ?? null, attitude: given.attitude ?? null, comment: comment.trim() })
      announce(t('followups.rate.saved'))
    } catch (thrown) {
      setError(asAppError(thrown))
    }
  }
  useKeys({
    choose: (digit) => {
      if (left || current === undefined || digit > 5) return false
      give(current, digit)
      return true
    },
    next: () => {
      if (left || current === undefined) return false
      give(current, null)
      return true
    },
    close: () => {
      if (left || !isEmpty) return false
      setLeft(true)
      return true
    },
  })
  if (left) return null
  return (
    <form
      ref={box}
      className={css.rate}
      aria-label={t('followups.rate.title')}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <h3 className={css.partTitle}>{t('followups.rate.title')}</h3>
      {ratedAspects.map((aspect) => (
        <div key={aspect} className={css.aspect} role="radiogroup" aria-label={t(`followups.rate.aspect.${aspect}`)} data-current={aspect === current ? '' : undefined}>
          <span>{t(`followups.rate.aspect.${aspect}`)}</span>
          {points.map((value) => (
            <button
              key={value}
              type="button"
              role="radio"
              aria-checked={given[aspect] === value}
              className={css.point}
              onClick={() => {
                give(aspect, value)
              }}
            >
              {value}
            </button>
          ))}
          {given[aspect] === null && <span className={css.hint}>{t('followups.rate.none')}</span>}
          {aspect === current && (
            <Button
              size="small"
              onClick={() => {
                give(aspect, null)
              }}
            >
              {t('followups.rate.skip')} <Kbd keys={['Enter']} />
            </Button>
          )}
        </div>
      ))}
      <LabelledInput label={t('followups.rate.comment')} maxLength={2_000} value={comment} onChange={setComment} />
      <ErrorNote error={error} />
      <div className={css.bar}>
        <Button type="primary" htmlType="submit">
          {t('followups.rate.save')}
        </Button>
        <Button
          onClick={() => {
            setLeft(true)
          }}
        >
          {t('followups.rate.skipAll')} {isEmpty && <Kbd keys={['Esc']} />}
        </Button>
      </div>
    </form>
  )
}
