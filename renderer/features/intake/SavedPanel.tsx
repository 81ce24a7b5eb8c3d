import { CheckCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import type { SavedTicket } from '../../state/navigation.ts'
import { showTicket } from '../../state/navigation.ts'
import { perform, useKeys } from '../../state/useKeys.ts'
import { Answer } from '../../ui/Answer.tsx'
import { ClockList } from '../../ui/ClockList.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { SavedEscalation } from '../escalation/SavedEscalation.tsx'
import css from './saved.module.css'
import { useHolding } from './useHolding.ts'

/** The ticket is made: its number to be read out, its clocks, and where to go from here. */
export function SavedPanel({ saved }: { readonly saved: SavedTicket }) {
  const t = useWords()
  const ticket = useAnswer('tickets.get', { ticketId: saved.ticketId })
  const heading = useRef<HTMLHeadingElement>(null)
  const openNew = () => {
    perform('newContact')
  }
  const holding = useHolding(saved.contactId)
  const openTicket = () => {
    showTicket(saved.ticketId)
  }
  useEffect(() => {
    heading.current?.focus()
  }, [])
  useKeys({
    another: () => {
      void holding.another()
      return true
    },
    next: () => {
      openNew()
      return true
    },
    open: () => {
      openTicket()
      return true
    },
  })
  const groups = spokenTicketNumber(saved.number)
  return (
    <section className={css.panel} aria-labelledby="saved-title">
      <h1 id="saved-title" ref={heading} tabIndex={-1} className={css.title}>
        <CheckCircleOutlined aria-hidden="true" /> {t('saved.title')}
      </h1>
      <p className={css.number}>
        {groups}
      </p>
      <p className={css.read}>{t('saved.read')}</p>
      <p className={css.words}>{t('saved.words', { number: groups })}</p>
      <div className={css.clocks}>
        <Answer of={ticket}>
          {(made) => (
            <>
              <ClockList clocks={made.clocks} />
              <SavedEscalation ticket={made} />
            </>
          )}
        </Answer>
      </div>
      <div className={css.actions}>
        <Button type="primary" size="large" onClick={openNew}>
          {t('contacts.new')} <Kbd keys={['Enter']} />
        </Button>
        <Button size="large" onClick={() => void holding.another()}>
          {t('saved.another')} <Kbd keys={['A']} />
        </Button>
        <Button size="large" onClick={openTicket}>
          {t('saved.open')} <Kbd keys={['T']} />
        </Button>
      </div>
    </section>
  )
}
