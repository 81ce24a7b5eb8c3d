import { Button } from 'antd'
import { complexities, type Complexity, type Plan } from '../../../shared/contract/lifecycle.ts'
import type { TicketView } from '../../../shared/contract/tickets.ts'
import { useDesk } from '../../api/desk.ts'
import { useWords } from '../../i18n/useWords.ts'
import { LabelledInput } from '../../ui/LabelledInput.tsx'
import { LabelledSelect } from '../../ui/LabelledSelect.tsx'
import { useFollowed } from '../../ui/useFollowed.ts'
import type { TicketActions } from '../tickets/useTicket.ts'
import { BehindNote } from './BehindNote.tsx'
import css from './lifecycle.module.css'

interface Props {
  readonly plan: Plan
  readonly ticket: TicketView
  readonly actions: TicketActions
}

interface Assessed {
  readonly complexity: Complexity
  readonly departments: readonly string[]
  readonly hours: string
  readonly resources: string
}

const storedOf = ({ assessment }: Plan, { department }: TicketView): Assessed => assessment === null
  ? { complexity: 'medium', departments: department === null ? [] : [department.id], hours: '', resources: '' }
  : { complexity: assessment.complexity, departments: assessment.departments.map(({ id }) => id), hours: String(assessment.hours), resources: assessment.resources }

/** How complex, who with, how long, with what. */
export function AssessmentForm({ plan, ticket, actions }: Props) {
  const t = useWords()
  const { client } = useDesk()
  const written = useFollowed(storedOf(plan, ticket))
  const { complexity, departments, hours, resources } = written.value
  const set = (values: Partial<Assessed>) => { written.set({ ...written.value, ...values }) }
  const isWhole = departments.length > 0 && /^[1-9]\d{0,3}$/.test(hours)
  return (
    <form
      className={css.fields}
      noValidate
      aria-label={t('lifecycle.plan.assessment')}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isWhole || written.isBehind) return
        void actions.run(t('lifecycle.plan.saveAssessment'), (version) => client.lifecycle.assess({ ticketId: ticket.ticketId, version, complexity, departments: [...departments], hours: Number(hours), resources }))
      }}
    >
      <LabelledSelect
        label={t('lifecycle.plan.complexity')}
        value={complexity}
        options={complexities.map((id) => ({ id, title: t(`lifecycle.plan.complexities.${id}`) }))}
        onChange={(id) => {
          set({ complexity: complexities.find((each) => each === id) ?? 'medium' })
        }}
      />
      <LabelledInput label={t('lifecycle.plan.hours')} inputMode="decimal" required maxLength={4} value={hours} onChange={(value) => { set({ hours: value }) }} />
      <div className={css.wide}>
        <fieldset className={css.checks}>
          <legend>{t('lifecycle.plan.departments')}</legend>
          {plan.departments.map(({ id, title }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={departments.includes(id)}
                onChange={() => {
                  set({ departments: departments.includes(id) ? departments.filter((each) => each !== id) : [...departments, id] })
                }}
              />{' '}
              {title}
            </label>
          ))}
        </fieldset>
      </div>
      <div className={css.wide}>
        <LabelledInput label={t('lifecycle.plan.resources')} maxLength={2_000} value={resources} onChange={(value) => { set({ resources: value }) }} />
      </div>
      <BehindNote of={written} />
      <Button htmlType="submit" disabled={!isWhole || written.isBehind}>
        {t('lifecycle.plan.saveAssessment')}
      </Button>
    </form>
  )
}
