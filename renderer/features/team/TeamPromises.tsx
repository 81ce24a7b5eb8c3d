import { Segmented } from 'antd'
import { useState } from 'react'
import type { PromiseView } from '../../../shared/contract/promises.ts'
import { mostPromises, promiseGroups } from '../../../shared/contract/promises.ts'
import type { PersonId } from '../../../shared/ids.ts'
import { day, instant, shift } from '../../../shared/time.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showTicket } from '../../state/navigation.ts'
import { useRemembered } from '../../state/remembered.ts'
import { presentInstant } from '../../state/tick.ts'
import { Answer } from '../../ui/Answer.tsx'
import { LabelledInput } from '../../ui/LabelledInput.tsx'
import { LabelledSelect } from '../../ui/LabelledSelect.tsx'
import { fromLocalTime, localTime } from '../../ui/localTime.ts'
import screen from '../../ui/screen.module.css'
import { useSorted } from '../../ui/useSorted.tsx'
import { PromiseFiguresTable } from '../promises/PromiseFiguresTable.tsx'
import { PromiseTime } from '../promises/PromiseTime.tsx'
import css from './team.module.css'

const spans = [7, 30, 90] as const

/** How promises are kept, by whom and since when, and what a day has promised, whoever owns it. */
export function TeamPromises() {
  const t = useWords()
  const [by, setBy] = useRemembered('team.promises.by', promiseGroups)
  const [days, setDays] = useRemembered('team.promises.days', spans, 30)
  const [to] = useState(() => shift(presentInstant(), day))
  return (
    <>
      <Day />
      <div className={css.dayHead}>
        <Segmented aria-label={t('team.promises.by')} value={by} options={promiseGroups.map((value) => ({ value, label: t(`team.promises.bys.${value}`) }))} onChange={setBy} />
        <Segmented aria-label={t('team.promises.span')} value={days} options={spans.map((value) => ({ value, label: t('escalation.report.days', { n: value }) }))} onChange={setDays} />
      </div>
      <PromiseFiguresTable from={shift(to, -(days + 1) * day)} to={to} days={days} by={by} />
    </>
  )
}

/** The local day of a field, from its midnight to the next; null while the field is empty or half filled. */
function dayOf(typed: string) {
  const from = fromLocalTime(`${typed}T00:00`)
  if (Number.isNaN(from)) return null
  const next = new Date(from)
  next.setDate(next.getDate() + 1)
  return { from: instant(from), to: instant(next.getTime()) }
}

function Day() {
  const t = useWords()
  const [typed, setTyped] = useState(() => localTime(presentInstant()).slice(0, 10))
  const [person, setPerson] = useState('')
  const people = useAnswer('people.list', {}).data ?? []
  const personId: PersonId | null = people.find((each) => each.personId === person)?.personId ?? null
  const [last, setLast] = useState(dayOf(typed))
  const answer = useAnswer('promises.day', { from: last?.from ?? instant(0), to: last?.to ?? instant(1), personId }, { enabled: last !== null, keep: true })
  return (
    <section className={screen.card} aria-label={t('team.promises.day')}>
      <div className={css.dayHead}>
        <LabelledInput
          type="date"
          label={t('team.promises.day')}
          value={typed}
          onChange={(value) => {
            setTyped(value)
            setLast(dayOf(value) ?? last)
          }}
        />
        <LabelledSelect label={t('team.promises.whose')} value={person} options={[{ id: '', title: t('team.promises.everybody') }, ...people.map((each) => ({ id: each.personId, title: `${each.name} · ${each.team}` }))]} onChange={setPerson} />
      </div>
      <Answer of={answer}>
        {({ promises, more }) => (
          <>
            {promises.length === 0 ? <p className={screen.hint}>{t('team.promises.none')}</p> : <Promises promises={promises} />}
            {more && <p className={screen.hint}>{t('team.promises.more', { n: mostPromises })}</p>}
          </>
        )}
      </Answer>
    </section>
  )
}

function Promises({ promises }: { readonly promises: readonly PromiseView[] }) {
  const t = useWords()
  const { sorted, head } = useSorted<PromiseView>('team.promises', [
    { id: 'due', title: t('team.promises.column.due'), value: ({ dueAt }) => dueAt },
    { id: 'owner', title: t('team.promises.column.owner'), value: ({ owner }) => owner.name },
    { id: 'customer', title: t('team.promises.column.customer'), value: ({ customerName }) => customerName },
    { id: 'told', title: t('team.promises.column.told') },
    { id: 'ticket', title: t('team.promises.column.ticket') },
  ], promises)
  return (
    <table className={screen.table}>
      {head}
      <tbody>
        {sorted.map((promise) => (
          <tr key={promise.promiseId}>
            <td>
              <PromiseTime promise={promise} />
            </td>
            <td>{promise.owner.name}</td>
            <td>
              {promise.customerName ?? t('followups.nobody')} · {promise.need}
            </td>
            <td className={css.told}>{promise.text}</td>
            <td>
              <button
                type="button"
                className={css.change}
                onClick={() => {
                  showTicket(promise.ticketId)
                }}
              >
                {t('followups.openTicket')}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
