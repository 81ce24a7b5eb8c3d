import { ArrowLeftOutlined } from '@ant-design/icons'
import type { TicketView } from '../../../shared/contract/tickets.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showTicket } from '../../state/navigation.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Answer } from '../../ui/Answer.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { TicketEscalation } from '../escalation/TicketEscalation.tsx'
import { OrderFacts } from '../customer/OrderFacts.tsx'
import { CareCard } from '../followups/CareCard.tsx'
import { FollowUpCard } from '../followups/FollowUpCard.tsx'
import { PromisesCard } from '../promises/PromisesCard.tsx'
import { CourseStrip } from '../lifecycle/CourseStrip.tsx'
import { DispatchMarks } from '../lifecycle/DispatchMarks.tsx'
import { PlanPanel } from '../lifecycle/PlanPanel.tsx'
import { Departments } from '../collaboration/Departments.tsx'
import { ClashNote } from './ClashNote.tsx'
import { ClockReasons } from './ClockReasons.tsx'
import { ClockTimeline } from './ClockTimeline.tsx'
import { Comments } from './Comments.tsx'
import { CustomerOfTicket } from './CustomerOfTicket.tsx'
import { Duplicates } from './Duplicates.tsx'
import { Facts } from './Facts.tsx'
import { History } from './History.tsx'
import { isMergeable } from './mergeable.ts'
import { MergedNote } from './MergedNote.tsx'
import { Parts } from './Parts.tsx'
import { SiblingList } from './SiblingList.tsx'
import css from './ticket.module.css'
import { TicketHead } from './TicketHead.tsx'
import { UsedArticles } from './UsedArticles.tsx'
import { useTicket } from './useTicket.ts'

export function TicketPage({ ticketId }: { readonly ticketId: TicketId }) {
  const t = useWords()
  const answer = useAnswer('tickets.get', { ticketId })
  const back = () => {
    showTicket(null)
  }
  useKeys({
    back: () => {
      back()
      return true
    },
    close: () => {
      back()
      return true
    },
  })
  return (
    <div className={css.screen}>
      <button type="button" className={css.back} onClick={back}>
        <ArrowLeftOutlined aria-hidden="true" /> {t('tickets.back')} <Kbd keys={['Esc']} />
      </button>
      <Answer of={answer}>{(ticket) => <Ticket ticket={ticket} />}</Answer>
    </div>
  )
}

function Ticket({ ticket }: { readonly ticket: TicketView }) {
  const t = useWords()
  const actions = useTicket(ticket)
  return (
    <article className={css.ticket} aria-labelledby="ticket-number">
      <TicketHead ticket={ticket} actions={actions} />
      {ticket.merged !== null && <MergedNote ticket={ticket} merged={ticket.merged} />}
      {ticket.merged === null && <DispatchMarks ticket={ticket} actions={actions} />}
      {ticket.merged === null && <CourseStrip ticket={ticket} actions={actions} />}
      {actions.clash === null ? <ErrorNote error={actions.error} /> : <ClashNote ticketId={ticket.ticketId} clash={actions.clash} />}
      <div className={css.columns}>
        <div className={css.column}>
          <Facts ticket={ticket} />
          {ticket.life.course === 'complex' && ticket.merged === null && <PlanPanel ticket={ticket} actions={actions} />}
          <Departments ticket={ticket} />
          <Comments ticket={ticket} />
        </div>
        <div className={css.column}>
          {/* By what one does next: whom to call, what to decide, what was promised; then what to know, then what has been. */}
          <FollowUpCard ticketId={ticket.ticketId} />
          {ticket.state !== 'open' && ticket.merged === null && <CareCard ticketId={ticket.ticketId} />}
          {ticket.merged === null && <TicketEscalation ticket={ticket} />}
          <PromisesCard ticketId={ticket.ticketId} />
          <section className={css.card} aria-label={t('clock.ofTicket')}>
            <h2 className={css.cardTitle}>{t('clock.ofTicket')}</h2>
            <ClockTimeline clocks={ticket.clocks} />
            <ClockReasons clocks={ticket.clocks} />
          </section>
          {ticket.customerId !== null && <CustomerOfTicket customerId={ticket.customerId} />}
          {ticket.order !== null && (
            <section className={css.card} aria-label={t('order.title')}>
              <h2 className={css.cardTitle}>{t('order.title')}</h2>
              <OrderFacts order={ticket.order} />
            </section>
          )}
          {ticket.parts.length > 0 && <Parts parts={ticket.parts} />}
          {isMergeable(ticket) && <Duplicates ticket={ticket} />}
          {ticket.siblings.length > 0 && (
            <section className={css.card} aria-label={t('tickets.siblings')}>
              <h2 className={css.cardTitle}>{t('tickets.siblings')}</h2>
              <SiblingList tickets={ticket.siblings} />
            </section>
          )}
          <UsedArticles ticketId={ticket.ticketId} />
          <History ticketId={ticket.ticketId} />
        </div>
      </div>
    </article>
  )
}
