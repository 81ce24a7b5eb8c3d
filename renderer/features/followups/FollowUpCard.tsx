import type { TicketId } from '../../../shared/ids.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { ClockFigure } from '../../ui/ClockFigure.tsx'
import ticketCss from '../tickets/ticket.module.css'
import css from './followups.module.css'
import { Story } from './Story.tsx'

/** On the page of a ticket that the customer was called about: the story so far, so that nobody asks for it anew (FU-1). */
export function FollowUpCard({ ticketId }: { readonly ticketId: TicketId }) {
  const t = useWords()
  const followUp = useAnswer('followups.get', { ticketId }).data
  if (followUp === undefined || !followUp.story.some(({ what }) => what === 'dissatisfied' || what === 'notReached' || what === 'satisfied')) return null
  return (
    <section className={ticketCss.card} aria-label={t('followups.title')}>
      <h2 className={ticketCss.cardTitle}>{t('followups.title')}</h2>
      {followUp.clock !== null && (
        <p className={css.hint}>
          {t('followups.attempts', { n: followUp.attempts, most: followUp.most })} <ClockFigure clock={followUp.clock} />
        </p>
      )}
      <Story story={followUp.story} />
    </section>
  )
}
