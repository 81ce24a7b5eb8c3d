import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showContact, showTicket } from '../../state/navigation.ts'
import { ClockFigure } from '../../ui/ClockFigure.tsx'
import css from './desk.module.css'

/** The one number that matters most (CK-24); pressing it goes there. */
export function NextDue() {
  const t = useWords()
  const { data } = useAnswer('clocks.nextDue', {}, { keep: true })
  if (data === undefined) return null
  if (data === null) return <p className={css.nextDueNone}>{t('clock.noneDue')}</p>
  const { clock, subject } = data
  return (
    <button
      type="button"
      className={css.nextDue}
      onClick={() => {
        if (clock.ticketId === null) showContact(clock.contactId)
        else showTicket(clock.ticketId)
      }}
    >
      <span className={css.nextDueLabel}>{t('clock.nextDue')}</span>
      <span className={css.nextDueWhat}>{subject === '' ? clock.title : `${subject} · ${clock.title}`}</span>
      <ClockFigure clock={clock} />
    </button>
  )
}
