import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { Person, Role } from '../../../shared/contract/people.ts'
import { roles } from '../../../shared/contract/people.ts'
import type { AppError } from '../../../shared/errors.ts'
import { asAppError } from '../../api/client.ts'
import { useDesk } from '../../api/desk.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useKeys } from '../../state/useKeys.ts'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import { chooseByDigit } from '../../ui/digits.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { LabelledInput } from '../../ui/LabelledInput.tsx'
import css from './people.module.css'

interface Props {
  readonly action: string
  readonly onDone: (person: Person) => void
  readonly onCancel?: () => void
}

const empty = { name: '', staffNumber: '', team: '' }

/** Name, staff number, team and role (PE-2). Enter goes to what is still empty, then joins. */
export function PersonForm({ action, onDone, onCancel }: Props) {
  const t = useWords()
  const { client } = useDesk()
  const [typed, setTyped] = useState(empty)
  const [role, setRole] = useState<Role>('agent')
  const [error, setError] = useState<AppError | null>(null)
  const [incomplete, setIncomplete] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useKeys({ choose: (digit) => form.current !== null && chooseByDigit(form.current, digit) })
  const fields = [
    { name: 'name', label: t('people.name'), hint: t('people.nameHint'), max: 40 },
    { name: 'staffNumber', label: t('people.staffNumber'), hint: t('people.staffNumberHint'), max: 20 },
    { name: 'team', label: t('people.team'), hint: t('people.teamHint'), max: 40 },
  ] as const

  const submit = async () => {
    const missing = fields.find(({ name }) => typed[name].trim() === '')
    setIncomplete(missing !== undefined)
    if (missing !== undefined) {
      form.current?.querySelector<HTMLInputElement>(`input[name="${missing.name}"]`)?.focus()
      return
    }
    try {
      onDone(await client.people.join({ ...typed, role }))
    } catch (thrown) {
      setError(asAppError(thrown))
    }
  }

  return (
    <form
      ref={form}
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <div className={css.fields}>
        {fields.map(({ name, label, hint, max }, at) => (
          <LabelledInput
            key={name}
            name={name}
            label={label}
            hint={hint}
            maxLength={max}
            autoFocus={at === 0}
            value={typed[name]}
            error={incomplete && typed[name].trim() === '' ? t('people.needed') : null}
            onChange={(value) => {
              setTyped({ ...typed, [name]: value })
            }}
          />
        ))}
      </div>
      <div>
        <p className={css.label}>{t('people.role')}</p>
        <ChoiceList
          label={t('people.role')}
          chosen={role}
          options={roles.map((id) => ({ id, title: t(`roles.${id}.title`), hint: t(`roles.${id}.may`) }))}
          onChoose={(id) => {
            setRole(roles.find((each) => each === id) ?? 'agent')
          }}
        />
      </div>
      <ErrorNote error={error} />
      <div className={css.actions}>
        <Button type="primary" htmlType="submit" size="large">
          {action} <Kbd keys={['Enter']} />
        </Button>
        {onCancel !== undefined && <Button onClick={onCancel}>{t('common.cancel')}</Button>}
      </div>
    </form>
  )
}
