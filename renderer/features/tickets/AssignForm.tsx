import { useState } from 'react'
import { takesContacts } from '../../../shared/contract/people.ts'
import type { PersonId } from '../../../shared/ids.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { LabelledSelect } from '../../ui/LabelledSelect.tsx'
import { ReasonForm } from '../../ui/ReasonForm.tsx'
import css from './queue.module.css'

interface Props {
  /** how many tickets */
  readonly n: number
  readonly onDone: (to: PersonId, reason: string) => void
}

/** Who gets them and why: those who work on tickets, with their team. */
export function AssignForm({ n, onDone }: Props) {
  const t = useWords()
  const people = (useAnswer('people.list', {}).data ?? []).filter(({ role }) => takesContacts.includes(role))
  const [chosen, setChosen] = useState('')
  const to = people.find(({ personId }) => personId === chosen) ?? people[0]
  if (to === undefined) return null
  return (
    <div className={css.confirm}>
      <LabelledSelect first label={t('queue.assignTo')} value={to.personId} options={people.map(({ personId, name, team }) => ({ id: personId, title: `${name} · ${team}` }))} onChange={setChosen} />
      <ReasonForm text={t('queue.assignWhat', { n, name: to.name })} action={t('queue.assign')} onDone={(reason) => { onDone(to.personId, reason) }} />
    </div>
  )
}
