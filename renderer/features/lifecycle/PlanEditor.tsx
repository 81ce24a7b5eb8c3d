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
import { useFollowed } from '../../ui/useFollowed.ts'
import type { TicketActions } from '../tickets/useTicket.ts'
import { BehindNote } from './BehindNote.tsx'
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

/** What of the steps is written: those that were new have ids once they are saved. */
const contentOf = (lines: readonly Line[]) => JSON.stringify(lines.map(({ text, who, due }) => [text.trim(), who, due]))

/** The steps while they are being drawn up: what, who (a colleague or a department), by when. */
export function PlanEditor({ plan, ticket, actions }: Props) {
  const t = useWords()
  const { client } = useDesk()
  const lines = useFollowed<readonly Line[]>(plan.steps.map(lineOf), contentOf)
  const people = (useAnswer('people.list', {}).data ?? []).filter(({ role }) => takesContacts.includes(role))
  const [added, setAdded] = useState(0)
  const whoever = [...plan.departments.map(({ id, title }) => ({ id, title })), ...people.map(({ personId, name }) => ({ id: personId, title: name }))]
  const isWhole = lines.value.length > 0 && lines.value.every(({ text, due }) => text.trim() !== '' && !Number.isNaN(fromLocalTime(due)))
  const set = (at: number, line: Partial<Line>) => {
    lines.set(lines.value.map((each, place) => (place === at ? { ...each, ...line } : each)))
  }
  const save = () =>
    actions.run(t('lifecycle.plan.savePlan'), (version) =>
      client.lifecycle.writePlan({
        ticketId: ticket.ticketId,
        version,
        steps: lines.value.map(({ stepId, text, who, due }) => {
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
        if (isWhole && !lines.isBehind) void save()
      }}
    >
      <BehindNote of={lines} />
      {lines.value.length === 0 && <p className={css.faint}>{t('lifecycle.plan.noSteps')}</p>}
      {lines.value.map(({ key, text, who, due }, at) => (
        <div key={key} className={css.edit}>
          <LabelledInput label={t('lifecycle.plan.stepText', { n: at + 1 })} required maxLength={1_000} value={text} onChange={(value) => { set(at, { text: value }) }} />
          <LabelledSelect label={t('lifecycle.plan.stepWho', { n: at + 1 })} value={who} options={whoever} onChange={(value) => { set(at, { who: value }) }} />
          <LabelledInput label={t('lifecycle.plan.stepDue', { n: at + 1 })} type="datetime-local" required value={due} onChange={(value) => { set(at, { due: value }) }} />
          <Button type="text" icon={<DeleteOutlined aria-hidden="true" />} aria-label={t('lifecycle.plan.removeStep', { n: at + 1 })} onClick={() => { lines.set(lines.value.filter((_, place) => place !== at)) }} />
        </div>
      ))}
      <div className={css.bar}>
        <Button
          icon={<PlusOutlined aria-hidden="true" />}
          onClick={() => {
            setAdded(added + 1)
            lines.set([...lines.value, { key: `new-${String(added)}`, stepId: null, text: '', who: whoever[0]?.id ?? '', due: '' }])
          }}
        >
          {t('lifecycle.plan.addStep')}
        </Button>
        <Button type="primary" htmlType="submit" disabled={!isWhole || lines.isBehind}>
          {t('lifecycle.plan.savePlan')}
        </Button>
        {!isWhole && lines.value.length > 0 && <span className={css.faint}>{t('lifecycle.plan.incomplete')}</span>}
      </div>
    </form>
  )
}
