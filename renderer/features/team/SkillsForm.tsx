import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { CapacityView } from '../../../shared/contract/dispatch.ts'
import type { AppError } from '../../../shared/errors.ts'
import { asAppError } from '../../api/client.ts'
import { useDesk } from '../../api/desk.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { LabelledInput } from '../../ui/LabelledInput.tsx'
import { useAttempt } from '../../ui/useAttempt.ts'
import css from './team.module.css'
import { useSkillWords } from './useSkillWords.ts'

const most = 999

interface Props {
  readonly person: CapacityView
  readonly onDone: () => void
}

/** How many tickets somebody takes and what they know well; what was there before can be brought back from where it is said. */
export function SkillsForm({ person, onDone }: Props) {
  const t = useWords()
  const { client } = useDesk()
  const attempt = useAttempt()
  const { skills, titleOf } = useSkillWords()
  // What is being changed is what was there when the form was opened: a change by somebody else is told when it is saved.
  const [before] = useState(person)
  const [limit, setLimit] = useState(person.limit === null ? '' : String(person.limit))
  const [chosen, setChosen] = useState<readonly string[]>(person.skills)
  const [error, setError] = useState<AppError | null>(null)
  const written = limit.trim()
  const isNumber = written === '' || (/^\d{1,3}$/.test(written) && Number(written) >= 1 && Number(written) <= most)
  // What the playbook in force has no more can only be taken off.
  const gone = before.skills.filter((id) => !skills.some((skill) => skill.id === id)).map((id) => ({ id, title: titleOf(id) }))

  const save = async () => {
    if (!isNumber) return
    try {
      const { personId, name, version } = await client.dispatch.setSkills({ personId: before.personId, version: before.version, skills: [...chosen], limit: written === '' ? null : Number(written) })
      onDone()
      announce(t('team.saved', { name }), 'quiet', () => void attempt(async () => { await client.dispatch.setSkills({ personId, version, skills: before.skills, limit: before.limit }) }))
    } catch (thrown) {
      setError(asAppError(thrown))
    }
  }
  return (
    <form
      className={css.form}
      data-wide=""
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <LabelledInput first label={t('team.limit')} hint={t('team.limitHint')} error={isNumber ? null : t('team.limitWrong', { most })} inputMode="decimal" maxLength={3} value={limit} onChange={setLimit} />
      <fieldset className={css.choices}>
        <legend>{t('team.knows')}</legend>
        {[...gone, ...skills].map(({ id, title }) => (
          <Checkbox
            key={id}
            checked={chosen.includes(id)}
            onChange={({ target }) => {
              setChosen(target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
            }}
          >
            {title}
          </Checkbox>
        ))}
      </fieldset>
      <ErrorNote error={error} />
      <Button type="primary" htmlType="submit">
        {t('team.save')} <Kbd keys={['Enter']} />
      </Button>
    </form>
  )
}
