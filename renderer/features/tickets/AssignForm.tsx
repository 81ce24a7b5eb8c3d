import { useState } from 'react'
import { mostFitted } from '../../../shared/contract/dispatch.ts'
import type { PersonId, TicketId } from '../../../shared/ids.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { Answer } from '../../ui/Answer.tsx'
import { LabelledSelect } from '../../ui/LabelledSelect.tsx'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import css from './queue.module.css'

interface Props {
  readonly ticketIds: readonly TicketId[]
  readonly onDone: (to: PersonId, reason: string) => void
}

/** Who gets them and why: whoever has room, knows what they are about and has the fewest open comes first (TK-7). */
export function AssignForm({ ticketIds, onDone }: Props) {
  const t = useWords()
  const n = ticketIds.length
  const answer = useAnswer('dispatch.fit', { ticketIds: ticketIds.slice(0, mostFitted) }, { keep: true })
  const [chosen, setChosen] = useState('')
  return (
    <Answer of={answer}>
      {(people) => {
        const to = people.find(({ personId }) => personId === chosen) ?? people[0]
        if (to === undefined) return null
        const titleOf = ({ name, team, open, limit, full, knows, about }: (typeof people)[number]) =>
          [
            `${name} · ${team}`,
            limit === null ? t('team.openOnly', { n: open }) : t('team.openOf', { n: open, limit }),
            ...(full ? [t('team.full')] : []),
            ...(knows === 0 ? [] : [n === 1 ? t('queue.knows', { about }) : t('queue.knowsOf', { about, k: knows, n })]),
          ].join(' · ')
        return (
          <div className={css.confirm}>
            <LabelledSelect first label={t('queue.assignTo')} value={to.personId} options={people.map((person) => ({ id: person.personId, title: titleOf(person) }))} onChange={setChosen} />
            <ReasonForm text={t('queue.assignWhat', { n, name: to.name })} action={t('queue.assign')} onDone={(reason) => { onDone(to.personId, reason) }} />
          </div>
        )
      }}
    </Answer>
  )
}
