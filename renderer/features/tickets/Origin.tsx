import type { Origin as From } from '../../../shared/contract/merging.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useWords } from '../../i18n/useWords.ts'
import css from './merging.module.css'
import { TicketLink } from './TicketLink.tsx'

/** That something comes from a ticket which was merged into this one, and the way to it; nothing for what is the ticket's own. */
export function Origin({ from }: { readonly from: From }) {
  const t = useWords()
  if (from === null) return null
  return (
    <TicketLink ticketId={from.ticketId} className={css.origin}>
      {t('history.from', { number: spokenTicketNumber(from.number) })}
    </TicketLink>
  )
}
