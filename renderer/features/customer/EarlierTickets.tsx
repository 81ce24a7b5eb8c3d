import type { EarlierTicket } from '../../../shared/contract/customers.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showTicket } from '../../state/navigation.ts'
import { ClockFigure } from '../../ui/ClockFigure.tsx'
import { When } from '../../ui/When.tsx'
import css from './customer.module.css'

/** What this customer came with before; of what is still open, what was promised. */
export function EarlierTickets({ tickets }: { readonly tickets: readonly EarlierTicket[] }) {
  const t = useWords()
  if (tickets.length === 0) return <p className={css.hint}>{t('customer.noneEarlier')}</p>
  return (
    <>
      <h3 className={css.subtitle}>{t('customer.earlier')}</h3>
      <ul className={css.tickets}>
        {tickets.map(({ ticketId, number, need, state, openedAt, nextClock, told }) => (
          <li key={ticketId}>
            <button
              type="button"
              className={css.ticket}
              onClick={() => {
                showTicket(ticketId)
              }}
            >
              <span className={css.name}>{need}</span>
              <span className={css.tier}>{t(`ticketState.${state}`)}</span>
              <span className={css.detail}>
                {spokenTicketNumber(number)} · <When at={openedAt} />
              </span>
              {nextClock !== null && (
                <span className={css.promise}>
                  {nextClock.title} <ClockFigure clock={nextClock} />
                </span>
              )}
              {told !== null && (
                <span className={css.told}>
                  <When at={told.at} /> {t('customer.told', { text: told.text })}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}
