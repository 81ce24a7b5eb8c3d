import type { Plan } from '../../../shared/contract/lifecycle.ts'
import type { TicketView } from '../../../shared/contract/tickets.ts'
import { useDesk } from '../../api/desk.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useNow } from '../../state/tick.ts'
import { When } from '../../ui/When.tsx'
import type { TicketActions } from '../tickets/useTicket.ts'
import css from './lifecycle.module.css'

interface Props {
  readonly plan: Plan
  readonly ticket: TicketView
  readonly actions: TicketActions
}

/** The steps of a plan that was submitted; ticked off while it is carried out, those that are late marked. */
export function PlanSteps({ plan, ticket, actions }: Props) {
  const t = useWords()
  const now = useNow()
  const { client } = useDesk()
  const may = useMay('lifecycle.tick') && ticket.state === 'open' && (ticket.life.stage === 'act' || ticket.life.stage === 'monitor')
  return (
    <ol className={css.steps} aria-label={t('lifecycle.plan.steps')}>
      {plan.steps.map(({ stepId, text, owner, department, dueAt, doneAt, doneBy }) => {
        const isLate = doneAt === null && dueAt < now
        return (
          <li key={stepId}>
            <label className={css.planStep} data-late={isLate ? '' : undefined}>
              <input
                type="checkbox"
                checked={doneAt !== null}
                disabled={!may}
                onChange={() => {
                  void actions.run(text, (version) => client.lifecycle.tick({ ticketId: ticket.ticketId, version, stepId, done: doneAt === null }))
                }}
              />
              <span>{text}</span>
              <span className={css.due}>
                {owner?.name ?? department?.title} · <When at={dueAt} />
                {isLate && ` · ${t('lifecycle.plan.late')}`}
                {doneAt !== null && ` · ${t('lifecycle.plan.doneBy', { name: doneBy })}`}
              </span>
            </label>
          </li>
        )
      })}
    </ol>
  )
}
