import type { Part } from '../../../shared/contract/merging.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { When } from '../../ui/When.tsx'
import css from './merging.module.css'
import ticketCss from './ticket.module.css'
import { TicketLink } from './TicketLink.tsx'
import { UnmergeFlyout } from './UnmergeFlyout.tsx'
import { useMerging } from './useMerging.ts'

/** What was merged into this ticket, each with the way back. */
export function Parts({ parts }: { readonly parts: readonly Part[] }) {
  const t = useWords()
  const mayUndo = useMay('tickets.unmerge')
  const { unmerge } = useMerging()
  return (
    <section className={ticketCss.card} aria-label={t('merging.parts')}>
      <h2 className={ticketCss.cardTitle}>{t('merging.parts')}</h2>
      <ul className={css.list}>
        {parts.map((part) => (
          <li key={part.ticketId} className={css.row}>
            <TicketLink ticketId={part.ticketId} className={css.ticket}>
              <span className={css.need}>{part.need}</span>
              <span className={css.detail}>
                {spokenTicketNumber(part.number)} · <When at={part.openedAt} />
                {part.order !== null && <> · {t('merging.order', { number: part.order })}</>}
              </span>
            </TicketLink>
            {mayUndo && <UnmergeFlyout ticket={part} unmerge={unmerge} />}
          </li>
        ))}
      </ul>
    </section>
  )
}
