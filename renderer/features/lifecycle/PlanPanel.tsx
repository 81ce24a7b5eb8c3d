import type { Plan } from '../../../shared/contract/lifecycle.ts'
import type { TicketView } from '../../../shared/contract/tickets.ts'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Answer } from '../../ui/Answer.tsx'
import ticketCss from '../tickets/ticket.module.css'
import type { TicketActions } from '../tickets/useTicket.ts'
import { AssessmentForm } from './AssessmentForm.tsx'
import { LessonForm } from './LessonForm.tsx'
import css from './lifecycle.module.css'
import { PlanEditor } from './PlanEditor.tsx'
import { PlanSteps } from './PlanSteps.tsx'

interface Props {
  readonly ticket: TicketView
  readonly actions: TicketActions
}

/** The plan of complex work (TK-2): what may be written at this stage can be, all else is there to read. */
export function PlanPanel({ ticket, actions }: Props) {
  const t = useWords()
  const answer = useAnswer('lifecycle.plan', { ticketId: ticket.ticketId })
  return (
    <section className={ticketCss.card} aria-label={t('lifecycle.plan.title')}>
      <h2 className={ticketCss.cardTitle}>{t('lifecycle.plan.title')}</h2>
      <Answer of={answer}>{(plan) => <Parts plan={plan} ticket={ticket} actions={actions} />}</Answer>
    </section>
  )
}

function Parts({ plan, ticket, actions }: Props & { readonly plan: Plan }) {
  const t = useWords()
  const may = useMay('lifecycle.writePlan') && ticket.state === 'open'
  const { stage } = ticket.life
  const drawn = may && stage === 'draw'
  return (
    <div className={css.plan}>
      {may && stage === 'assess' ? <AssessmentForm key={ticket.ticketId} plan={plan} ticket={ticket} actions={actions} /> : <Assessed plan={plan} />}
      {plan.refused !== null && <p className={css.warn}>{t('lifecycle.plan.refused', { why: plan.refused })}</p>}
      {drawn ? <PlanEditor key={ticket.ticketId} plan={plan} ticket={ticket} actions={actions} /> : plan.steps.length > 0 && <PlanSteps plan={plan} ticket={ticket} actions={actions} />}
      <p className={css.faint}>
        {plan.writtenBy !== null && t('lifecycle.plan.writtenBy', { name: plan.writtenBy.name })}
        {plan.passed !== null && ` · ${t('lifecycle.plan.passedBy', { name: plan.passed.by })}`}
      </p>
      {(stage === 'accept' || stage === 'learn' || plan.lesson !== '') && <LessonForm key={ticket.ticketId} plan={plan} ticket={ticket} actions={actions} />}
    </div>
  )
}

function Assessed({ plan: { assessment } }: { readonly plan: Plan }) {
  const t = useWords()
  if (assessment === null) return null
  return (
    <p>
      {[t(`lifecycle.plan.complexities.${assessment.complexity}`), assessment.departments.map(({ title }) => title).join(t('common.comma')), t('lifecycle.plan.hoursOf', { n: assessment.hours }), assessment.resources].filter((part) => part !== '').join(' · ')}
    </p>
  )
}
