import type { Duplicate } from '../../../shared/contract/merging.ts'
import type { TicketView } from '../../../shared/contract/tickets.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Answer } from '../../ui/Answer.tsx'
import { Flyout } from '../../ui/Flyout.tsx'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import { When } from '../../ui/When.tsx'
import css from './merging.module.css'
import ticketCss from './ticket.module.css'
import { TicketLink } from './TicketLink.tsx'
import { type Merging, useMerging } from './useMerging.ts'

/** Other open tickets of the customer, which may be the same case (TK-5) and can be merged into this one. */
export function Duplicates({ ticket }: { readonly ticket: TicketView }) {
  const t = useWords()
  const { ticketId } = ticket
  const answer = useAnswer('tickets.duplicates', { ticketId })
  const mayMerge = useMay('tickets.merge')
  const merging = useMerging()
  return (
    <section className={ticketCss.card} aria-label={t('merging.title')}>
      <h2 className={ticketCss.cardTitle}>{t('merging.title')}</h2>
      <Answer of={answer}>
        {(duplicates) =>
          duplicates.length === 0 ? (
            <p className={css.none}>{t('merging.none')}</p>
          ) : (
            <ul className={css.list}>
              {duplicates.map((duplicate) => (
                <Suggested key={duplicate.ticketId} duplicate={duplicate} into={ticket} merging={mayMerge ? merging : null} />
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  )
}

interface SuggestedProps {
  readonly duplicate: Duplicate
  readonly into: TicketView
  /** null: only to be looked at */
  readonly merging: Merging | null
}

function Suggested({ duplicate, into, merging }: SuggestedProps) {
  const t = useWords()
  const number = spokenTicketNumber(duplicate.number)
  return (
    <li className={css.row}>
      <TicketLink ticketId={duplicate.ticketId} className={css.ticket}>
        <span className={css.need}>{duplicate.need}</span>
        {duplicate.isRepeat && <span className={css.repeat}>{t('merging.repeat')}</span>}
        <span className={css.detail}>
          {number} · {duplicate.ownerName} · <When at={duplicate.openedAt} />
        </span>
      </TicketLink>
      {merging !== null && (
        <Flyout title={t('merging.intoThis')} triggerClass={css.action} triggerLabel={`${t('merging.intoThis')}${t('common.colon')}${number}`} trigger={t('merging.intoThis')}>
          {(close) => (
            <ReasonForm
              text={t('merging.intoThisWhat', { number })}
              action={t('merging.do')}
              onDone={(reason) => {
                close()
                void merging.merge(duplicate, into, reason, false)
              }}
            />
          )}
        </Flyout>
      )}
    </li>
  )
}
