import { CopyOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useEffect, useRef, useState } from 'react'
import type { FollowUpResult, FollowUpView } from '../../../shared/contract/followups.ts'
import { followUpResults } from '../../../shared/contract/followups.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showTicket } from '../../state/navigation.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Answer } from '../../ui/Answer.tsx'
import { ClockFigure } from '../../ui/ClockFigure.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import { useCopy } from '../../ui/useCopy.ts'
import { When } from '../../ui/When.tsx'
import css from './followups.module.css'
import { RateForm } from './RateForm.tsx'
import { Story } from './Story.tsx'
import type { FollowUpActions } from './useFollowUp.ts'
import { useFollowUp } from './useFollowUp.ts'

interface Props {
  readonly ticketId: TicketId
  /** keeps this one open, though it leaves the list */
  readonly onHold: (ticketId: TicketId) => void
}

/** One call: who, the words to say, the result by a digit, then the rating. */
export function FollowUpPage({ ticketId, onHold }: Props) {
  const answer = useAnswer('followups.get', { ticketId })
  return <Answer of={answer}>{(followUp) => <Call followUp={followUp} onHold={onHold} />}</Answer>
}

function Call({ followUp, onHold }: { readonly followUp: FollowUpView; readonly onHold: Props['onHold'] }) {
  const t = useWords()
  const copy = useCopy()
  const may = useMay('followups.record')
  const actions = useFollowUp(followUp)
  const [asking, setAsking] = useState(false)
  const record = (result: FollowUpResult, reason: string | null) => {
    onHold(followUp.ticketId)
    setAsking(false)
    void actions.record(result, reason)
  }
  const choose = (result: FollowUpResult) => {
    if (result === 'dissatisfied') setAsking(true)
    else record(result, null)
  }
  useKeys({
    choose: (digit) => {
      const result = followUpResults[digit - 1]
      if (!may || followUp.clock === null || result === undefined) return false
      choose(result)
      return true
    },
    // A two pressed by mistake: whoever is asked why is not held there.
    close: () => {
      if (!asking) return false
      setAsking(false)
      return true
    },
    copy: () => {
      void copy(followUp.script.join('\n'))
      return true
    },
    open: () => {
      showTicket(followUp.ticketId)
      return true
    },
  })
  return (
    <article className={css.page} aria-label={followUp.customer?.name ?? t('followups.nobody')}>
      <header className={css.pageHead}>
        <h2>{followUp.customer?.name ?? t('followups.nobody')}</h2>
        <span className={css.phone}>{followUp.customer?.phone}</span>
        <span>{followUp.need}</span>
        {followUp.clock !== null && <ClockFigure clock={followUp.clock} />}
        <span className={css.spring} />
        <Button
          size="small"
          onClick={() => {
            showTicket(followUp.ticketId)
          }}
        >
          {t('followups.openTicket')} {spokenTicketNumber(followUp.number)} <Kbd keys={['T']} />
        </Button>
      </header>
      <section aria-label={t('followups.words')} className={css.words}>
        {followUp.script.length === 0 ? <p className={css.hint}>{t('followups.noWords')}</p> : followUp.script.map((line) => <p key={line}>{line}</p>)}
        {followUp.script.length > 0 && (
          <button type="button" className={css.tool} onClick={() => void copy(followUp.script.join('\n'))}>
            <CopyOutlined aria-hidden="true" /> {t('intake.copy')} <Kbd keys={['C']} />
          </button>
        )}
      </section>
      <ErrorNote error={actions.error} />
      {followUp.clock !== null && may && (
        <div className={css.results} role="group" aria-label={t('followups.result')}>
          {followUpResults.map((result, at) => (
            <Button
              key={result}
              size="large"
              onClick={() => {
                choose(result)
              }}
            >
              {t(`followups.results.${result}`)} <Kbd keys={[String(at + 1)]} />
            </Button>
          ))}
          <span className={css.hint}>
            {t('followups.attempts', { n: followUp.attempts, most: followUp.most })}
            {followUp.nextTryAt !== null && (
              <>
                {' '}
                · {t('followups.again')} <When at={followUp.nextTryAt} />
              </>
            )}
          </span>
        </div>
      )}
      {asking && followUp.clock !== null && (
        <Asked>
          <ReasonForm
            text={t('followups.whyNot')}
            action={t('followups.reopen')}
            onDone={(reason) => {
              record('dissatisfied', reason)
            }}
          />
        </Asked>
      )}
      {followUp.result !== null && (
        <p className={css.done}>
          <strong>{t('followups.recorded', { result: t(`followups.results.${followUp.result}`) })}</strong> {followUp.by} {followUp.at !== null && <When at={followUp.at} />} {followUp.reason}
        </p>
      )}
      {followUp.undoable && may && (
        <p>
          <Button onClick={() => void actions.undo()}>{t('common.undo')}</Button>
        </p>
      )}
      {followUp.closing !== null && may && <Closing followUp={followUp} actions={actions} onHold={onHold} />}
      {(followUp.result === 'satisfied' || followUp.result === 'dissatisfied') && !followUp.rated && may && <RateForm ticketId={followUp.ticketId} />}
      <Story story={followUp.story} />
    </article>
  )
}

/** The reason takes the caret as soon as it is asked for. */
function Asked({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.querySelector('input')?.focus()
  }, [])
  return (
    <div ref={box} className={css.asked}>
      {children}
    </div>
  )
}

/** Nobody was reached: what the customer is left with, sent or not, closes the ticket. */
function Closing({ followUp, actions, onHold }: { readonly followUp: FollowUpView; readonly actions: FollowUpActions; readonly onHold: Props['onHold'] }) {
  const t = useWords()
  const copy = useCopy()
  const text = followUp.closing ?? ''
  const settle = (sent: string | null) => {
    onHold(followUp.ticketId)
    void actions.settle(sent)
  }
  return (
    <section className={css.closing} aria-label={t('followups.closing')}>
      <h3>{t('followups.closing')}</h3>
      {text !== '' && (
        <>
          <p className={css.closingWords}>{text}</p>
          <Button icon={<CopyOutlined aria-hidden="true" />} onClick={() => void copy(text)}>
            {t('intake.copy')}
          </Button>
          <Button
            type="primary"
            onClick={() => {
              settle(text)
            }}
          >
            {t('followups.sendAndClose')}
          </Button>
        </>
      )}
      <Button
        onClick={() => {
          settle(null)
        }}
      >
        {t('followups.closeOnly')}
      </Button>
    </section>
  )
}
