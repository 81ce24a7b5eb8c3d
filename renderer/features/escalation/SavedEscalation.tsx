import type { TicketView } from '../../../shared/contract/tickets.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Current } from './Current.tsx'
import css from './escalation.module.css'
import { Suggestions } from './Suggestions.tsx'
import { useEscalation } from './useEscalation.ts'

/**
 * A ticket was just made and its customer may still be there: what the rules suggest is decided here by the keys that it has on the ticket,
 * and the words to say are given at once (ES-2, ES-3). Nothing where there is nothing to decide.
 */
export function SavedEscalation({ ticket }: { readonly ticket: TicketView }) {
  const t = useWords()
  const view = useAnswer('escalation.ofTicket', { ticketId: ticket.ticketId }, { keep: true }).data
  const actions = useEscalation(ticket)
  if (view === undefined || (view.current === null && view.suggestions.length === 0)) return null
  return (
    <section className={css.stack} data-decide="" aria-label={t('escalation.title')} aria-live="polite">
      {view.current !== null && <Current ticket={ticket} view={view} current={view.current} actions={actions} />}
      <Suggestions view={view} actions={actions} />
    </section>
  )
}
