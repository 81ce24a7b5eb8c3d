import { FrownOutlined, WarningOutlined } from '@ant-design/icons'
import type { EscalationView } from '../../../shared/contract/escalation.ts'
import type { TicketView } from '../../../shared/contract/tickets.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Answer } from '../../ui/Answer.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import ticketCss from '../tickets/ticket.module.css'
import { Current } from './Current.tsx'
import css from './escalation.module.css'
import { RaiseForm } from './RaiseForm.tsx'
import { Suggestions } from './Suggestions.tsx'
import { type EscalationActions, useEscalation } from './useEscalation.ts'

/** Where the ticket is on the ladder, what the rules suggest now, and what the agent notes by one key (ES-1 … ES-3). */
export function TicketEscalation({ ticket }: { readonly ticket: TicketView }) {
  const t = useWords()
  const answer = useAnswer('escalation.ofTicket', { ticketId: ticket.ticketId }, { keep: true })
  const actions = useEscalation(ticket)
  return (
    <section className={ticketCss.card} aria-label={t('escalation.title')}>
      <h2 className={ticketCss.cardTitle}>{t('escalation.title')}</h2>
      <Answer of={answer}>
        {(view) => (
          <div className={css.stack}>
            {view.current !== null && <Current ticket={ticket} view={view} current={view.current} actions={actions} />}
            <Suggestions view={view} actions={actions} />
            <Notes ticket={ticket} view={view} actions={actions} />
          </div>
        )}
      </Answer>
    </section>
  )
}

interface Props {
  readonly view: EscalationView
  readonly actions: EscalationActions
}

/** What only the agent can know, by one key each, and the way up without a suggestion. */
function Notes({ ticket, view, actions }: Props & { readonly ticket: TicketView }) {
  const t = useWords()
  const may = useMay('escalation.raise')
  const isOpen = ticket.state === 'open'
  const canSay = isOpen && view.current === null
  useKeys({
    dissatisfied: () => {
      if (!may || ticket.state === 'closed') return false
      void actions.dissatisfied()
      return true
    },
    cannotSolve: () => {
      if (!may || !canSay) return false
      void actions.cannotSolve(!view.cannotSolve)
      return true
    },
  })
  if (!may || ticket.state === 'closed') return null
  return (
    <div className={css.tools}>
      <button type="button" className={css.tool} onClick={() => void actions.dissatisfied()}>
        <FrownOutlined aria-hidden="true" /> {view.dissatisfied === 0 ? t('escalation.dissatisfied') : t('escalation.dissatisfiedCount', { n: view.dissatisfied })} <Kbd keys={['Z']} />
      </button>
      {canSay && (
        <button type="button" className={css.tool} aria-pressed={view.cannotSolve} onClick={() => void actions.cannotSolve(!view.cannotSolve)}>
          <WarningOutlined aria-hidden="true" /> {t(view.cannotSolve ? 'escalation.canSolve' : 'escalation.cannotSolve')} <Kbd keys={['Q']} />
        </button>
      )}
      {view.levels.length > 0 && <RaiseForm levels={view.levels} onDone={(level, reason) => void actions.raise(level, reason)} />}
    </div>
  )
}
