import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { Plan } from '../../../shared/contract/lifecycle.ts'
import type { TicketView } from '../../../shared/contract/tickets.ts'
import { takesContacts } from '../../../shared/contract/people.ts'
import { instant } from '../../../shared/time.ts'
import { useDesk } from '../../api/desk.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { LabelledInput } from '../../ui/LabelledInput.tsx'
import { LabelledSelect } from '../../ui/LabelledSelect.tsx'
import { fromLocalTime, localTime } from '../../ui/localTime.ts'
import type { TicketActions } from '../tickets/useTicket.ts'
import css from './lifecycle.module.css'

interface Props {
  readonly plan: Plan
  readonly ticket: TicketView
  readonly actions: TicketActions
}

interface Line {
  readonly key: string
  readonly stepId: Plan['steps'][number]['stepId'] | null
  readonly text: string
  /** a person's id or a department's */
  readonly who: string
  readonly due: string
}

const lineOf = ({ stepId, text, owner, department, dueAt }: Plan['steps'][number]): Line => ({ key: stepId, stepId, text, who: owner?.personId ?? department?.id ?? '', due: localTime(dueAt) })

/** The steps while they are being drawn up: what, who (a colleague or a department), by when. */
export function PlanEditor({ plan, ticket, actions }: Props) {
  const t = useWords()
  const { client } = useDesk()
  const people = (useAnswer('people.list', {}).data ?? []).filter(({ role }) => takesContacts.includes(role))
  const [lines, setLines] = useState<readonly Line[]>(() => plan.steps.map(lineOf))
  const [added, setAdded] = useState(0)
  const whoever = [...plan.departments.map(({ id, title }) => ({ id, title })), ...people.map(({ personId, name }) => ({ id: personId, title: name }))]
  const isWhole = lines.length > 0 && lines.every(({ text, due }) => text.trim() !== '' && !Number.isNaN(fromLocalTime(due)))
  const set = (at: number, line: Partial<Line>) => {
    setLines(lines.map((each, place) => (place === at ? { ...each, ...line } : each)))
  }
  const save = () =>
    actions.run(t('lifecycle.plan.savePlan'), (version) =>
      client.lifecycle.writePlan({
        ticketId: ticket.ticketId,
        version,
        steps: lines.map(({ stepId, text, who, due }) => {
          const person = people.find(({ personId }) => personId === who)
          return { stepId, text: text.trim(), owner: person?.personId ?? null, department: person === undefined ? who || (whoever[0]?.id ?? '') : null, dueAt: instant(fromLocalTime(due)) }
        }),
      }),
    )
  return (
    <form
      className={css.steps}
      noValidate
      aria-label={t('lifecycle.plan.steps')}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isWhole) return
        void save().then((done) => {
          // The steps that were new have ids from now on.
          if (done) void client.lifecycle.plan({ ticketId: ticket.ticketId }).then(({ steps }) => { setLines(steps.map(lineOf)) })
        })
      }}
    >
      {lines.length === 0 && <p className={css.faint}>{t('lifecycle.plan.noSteps')}</p>}
      {lines.map(({ key, text, who, due }, at) => (
        <div key={key} className={css.edit}>
          <LabelledInput label={t('lifecycle.plan.stepText', { n: at + 1 })} required maxLength={1_000} value={text} onChange={(value) => { set(at, { text: value }) }} />
          <LabelledSelect label={t('lifecycle.plan.stepWho', { n: at + 1 })} value={who} options={whoever} onChange={(value) => { set(at, { who: value }) }} />
          <LabelledInput label={t('lifecycle.plan.stepDue', { n: at + 1 })} type="datetime-local" required value={due} onChange={(value) => { set(at, { due: value }) }} />
          <Button type="text" icon={<DeleteOutlined aria-hidden="true" />} aria-label={t('lifecycle.plan.removeStep', { n: at + 1 })} onClick={() => { setLines(lines.filter((_, place) => place !== at)) }} />
        </div>
      ))}
      <div className={css.bar}>
        <Button
          icon={<PlusOutlined aria-hidden="true" />}
          onClick={() => {
            setAdded(added + 1)
            setLines([...lines, { key: `new-${String(added)}`, stepId: null, text: '', who: whoever[0]?.id ?? '', due: '' }])
          }}
        >
          {t('lifecycle.plan.addStep')}
        </Button>
        <Button type="primary" htmlType="submit" disabled={!isWhole}>
          {t('lifecycle.plan.savePlan')}
        </Button>
        {!isWhole && lines.length > 0 && <span className={css.faint}>{t('lifecycle.plan.incomplete')}</span>}
      </div>
    </form>
  )
}
