import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { DeskStatus } from '../../../shared/contract/desk.ts'
import type { Person } from '../../../shared/contract/people.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { PersonId } from '../../../shared/ids.ts'
import { asAppError } from '../../api/client.ts'
import { useDesk } from '../../api/desk.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { rememberedPerson, sitDown } from '../../state/session.ts'
import { Answer } from '../../ui/Answer.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { PersonForm } from '../people/PersonForm.tsx'
import { PeoplePicker } from './PeoplePicker.tsx'
import css from './start.module.css'

/** Who sits here: the first start asks for a person, a desk of one opens at once, a shared desk asks which of them it is. */
export function StartScreen({ status }: { readonly status: DeskStatus }) {
  const t = useWords()
  const people = useAnswer('people.list', {})
  return (
    <main className={css.screen}>
      <div className={css.sheet}>
        <p className={css.brand}>{t('app.name')}</p>
        <Answer of={people}>{(list) => <Who list={list} last={status.lastPerson} />}</Answer>
      </div>
    </main>
  )
}

/** Who needs no asking: who was here before the page was reloaded, or the only person of this desk. */
function obvious(list: readonly Person[], last: PersonId | null): PersonId | null {
  const remembered = rememberedPerson()
  if (list.some((person) => person.personId === remembered)) return remembered
  return list.length === 1 ? (list.find((person) => person.personId === last)?.personId ?? null) : null
}

function Who({ list, last }: { readonly list: readonly Person[]; readonly last: PersonId | null }) {
  const t = useWords()
  const { client } = useDesk()
  const [adding, setAdding] = useState(list.length === 0)
  const [error, setError] = useState<AppError | null>(null)
  const known = obvious(list, last)
  useEffect(() => {
    if (known !== null) sitDown(known)
  }, [known])

  const sit = async (personId: PersonId) => {
    try {
      sitDown((await client.people.sit({ personId })).personId)
    } catch (thrown) {
      setError(asAppError(thrown))
    }
  }

  if (known !== null) return null
  if (adding) {
    const first = list.length === 0
    return (
      <>
        <h1 className={css.title}>{first ? t('start.first') : t('people.add')}</h1>
        <p className={css.lead}>{first ? t('start.firstWhy') : t('start.addWhy')}</p>
        <ErrorNote error={error} />
        <PersonForm
          action={t('start.sit')}
          onDone={({ personId }) => void sit(personId)}
          {...(!first && {
            onCancel: () => {
              setAdding(false)
            },
          })}
        />
      </>
    )
  }
  return (
    <>
      <h1 className={css.title}>{t('start.who')}</h1>
      <p className={css.lead}>{t('start.whoHow')}</p>
      <ErrorNote error={error} />
      <PeoplePicker list={list} last={last} onPick={(personId) => void sit(personId)} />
      <Button
        className={css.add ?? ''}
        icon={<PlusOutlined aria-hidden="true" />}
        onClick={() => {
          setAdding(true)
        }}
      >
        {t('people.add')}
      </Button>
    </>
  )
}
