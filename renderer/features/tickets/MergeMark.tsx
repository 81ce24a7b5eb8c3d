import type { TicketView } from '../../../shared/contract/tickets.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showTicket } from '../../state/navigation.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { MergeForm } from './MergeForm.tsx'
import css from './merging.module.css'
import ticketCss from './ticket.module.css'
import { useMerging } from './useMerging.ts'

/** How many other tickets may be the same case, and merging this one into one of them; M. Nothing for whoever may not. */
export function MergeMark({ ticket }: { readonly ticket: TicketView }) {
  const t = useWords()
  const mayMerge = useMay('tickets.merge')
  const { data } = useAnswer('tickets.duplicates', { ticketId: ticket.ticketId })
  const { merge } = useMerging()
  if (!mayMerge) return null
  return (
    <div className={ticketCss.mark}>
      <dt>{t('merging.title')}</dt>
      <dd>
        <span className={css.count}>{data?.length ?? ''}</span>
        <Flyout
          title={t('merging.thisInto')}
          triggerClass={css.open}
          opensBy="merge"
          trigger={
            <>
              {t('merging.thisInto')} <Kbd keys={['M']} />
            </>
          }
        >
          {(close) => (
            <MergeForm
              ticketId={ticket.ticketId}
              onDone={(into, reason) => {
                close()
                void merge(ticket, into, reason, !into.isSameCustomer, () => {
                  showTicket(into.ticketId)
                })
              }}
            />
          )}
        </Flyout>
      </dd>
    </div>
  )
}
