import { FrownOutlined, WarningOutlined } from '@ant-design/icons'
import type { EscalationView } from '../../../shared/contract/escalation.ts'
import type { TicketView } from '../../../shared/contract/tickets.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Answer } from '../../ui/Answer.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { When } from '../../ui/When.tsx'
import ticketCss from '../tickets/ticket.module.css'
import { Current } from './Current.tsx'
import css from './escalation.module.css'
import { RaiseForm } from './RaiseForm.tsx'
import { SuggestionCard } from './SuggestionCard.tsx'
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

function Suggestions({ view, actions }: Props) {
  const t = useWords()
  const mayDecide = useMay('escalation.accept')
  const { suggestions, more, away, current } = view
  useKeys({
    escalate: () => {
      const first = suggestions[0]
      if (first === undefined || !mayDecide) return false
      void actions.accept(first)
      return true
    },
  })
  return (
    <>
      {suggestions.length === 0 && current === null && <p className={css.quiet}>{t('escalation.none')}</p>}
      {suggestions.length > 0 && (
        <ol className={css.list} aria-label={t('escalation.suggestions')}>
          {suggestions.map((suggestion, at) => (
            <SuggestionCard key={suggestion.suggestionId} suggestion={suggestion} first={at === 0} actions={mayDecide ? actions : null} />
          ))}
        </ol>
      )}
      {more > 0 && <p className={css.quiet}>{t('escalation.more', { n: more })}</p>}
      {away.length > 0 && (
        <ul className={css.away} aria-label={t('escalation.away')}>
          {away.map(({ suggestionId, title, state, until }) => (
            <li key={suggestionId} className={css.quiet}>
              {title} · {t(`escalation.awayState.${state}`)} <When at={until} />
              {mayDecide && (
                <button type="button" className={css.link} onClick={() => void actions.bringBack(suggestionId)}>
                  {t('escalation.bringBack')}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
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
