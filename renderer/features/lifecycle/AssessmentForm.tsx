import { Button } from 'antd'
import { useState } from 'react'
import { complexities, type Complexity, type Plan } from '../../../shared/contract/lifecycle.ts'
import type { TicketView } from '../../../shared/contract/tickets.ts'
import { useDesk } from '../../api/desk.ts'
import { useWords } from '../../i18n/useWords.ts'
import { LabelledInput } from '../../ui/LabelledInput.tsx'
import { LabelledSelect } from '../../ui/LabelledSelect.tsx'
import type { TicketActions } from '../tickets/useTicket.ts'
import css from './lifecycle.module.css'

interface Props {
  readonly plan: Plan
  readonly ticket: TicketView
  readonly actions: TicketActions
}

/** How complex, who with, how long, with what. */
export function AssessmentForm({ plan, ticket, actions }: Props) {
  const t = useWords()
  const { client } = useDesk()
  const [complexity, setComplexity] = useState<Complexity>(plan.assessment?.complexity ?? 'medium')
  const [departments, setDepartments] = useState<readonly string[]>(plan.assessment?.departments.map(({ id }) => id) ?? (ticket.department === null ? [] : [ticket.department.id]))
  const [hours, setHours] = useState(plan.assessment === null ? '' : String(plan.assessment.hours))
  const [resources, setResources] = useState(plan.assessment?.resources ?? '')
  const isWhole = departments.length > 0 && /^[1-9]\d{0,3}$/.test(hours)
  return (
    <form
      className={css.fields}
      noValidate
      aria-label={t('lifecycle.plan.assessment')}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isWhole) return
        void actions.run(t('lifecycle.plan.saveAssessment'), (version) => client.lifecycle.assess({ ticketId: ticket.ticketId, version, complexity, departments: [...departments], hours: Number(hours), resources }))
      }}
    >
      <LabelledSelect
        label={t('lifecycle.plan.complexity')}
        value={complexity}
        options={complexities.map((id) => ({ id, title: t(`lifecycle.plan.complexities.${id}`) }))}
        onChange={(id) => {
          setComplexity(complexities.find((each) => each === id) ?? 'medium')
        }}
      />
      <LabelledInput label={t('lifecycle.plan.hours')} inputMode="decimal" required maxLength={4} value={hours} onChange={setHours} />
      <div className={css.wide}>
        <fieldset className={css.checks}>
          <legend>{t('lifecycle.plan.departments')}</legend>
          {plan.departments.map(({ id, title }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={departments.includes(id)}
                onChange={() => {
                  setDepartments(departments.includes(id) ? departments.filter((each) => each !== id) : [...departments, id])
                }}
              />{' '}
              {title}
            </label>
          ))}
        </fieldset>
      </div>
      <div className={css.wide}>
        <LabelledInput label={t('lifecycle.plan.resources')} maxLength={2_000} value={resources} onChange={setResources} />
      </div>
      <Button htmlType="submit" disabled={!isWhole}>
        {t('lifecycle.plan.saveAssessment')}
      </Button>
    </form>
  )
}
