import type { Sibling } from '../../../shared/contract/common.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useWords } from '../../i18n/useWords.ts'
import css from './siblings.module.css'
import { TicketLink } from './TicketLink.tsx'

/** Tickets that came of the same contact (IN-11), in the order of its problems; each leads to its page. */
export function SiblingList({ tickets }: { readonly tickets: readonly Sibling[] }) {
  const t = useWords()
  return (
    <ul className={css.list}>
      {tickets.map(({ ticketId, number, need, state }) => (
        <li key={ticketId}>
          <TicketLink ticketId={ticketId} className={css.ticket}>
            <span className={css.need}>{need}</span>
            <span className={css.state}>{t(`ticketState.${state}`)}</span>
            <span className={css.number}>{spokenTicketNumber(number)}</span>
          </TicketLink>
        </li>
      ))}
    </ul>
  )
}
