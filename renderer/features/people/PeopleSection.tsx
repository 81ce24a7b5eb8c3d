import { UserAddOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../../api/queries.ts'
import { useMay } from '../../api/useMay.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { useSession } from '../../state/session.ts'
import { Answer } from '../../ui/Answer.tsx'
import settings from '../settings/settings.module.css'
import css from './people.module.css'
import { PersonForm } from './PersonForm.tsx'

/** Who shares this desk, and adding one. */
export function PeopleSection() {
  const t = useWords()
  const people = useAnswer('people.list', {})
  const here = useSession(({ personId }) => personId)
  const mayJoin = useMay('people.join')
  const [adding, setAdding] = useState(false)
  return (
    <section className={settings.card} aria-label={t('people.title')}>
      <h2 className={settings.cardTitle}>{t('people.title')}</h2>
      <Answer of={people}>
        {(list) => (
          <ul className={css.list}>
            {list.map(({ personId, name, staffNumber, team, role }) => (
              <li key={personId} className={css.row}>
                <span>
                  {name} {personId === here && <span className={css.here}>{t('people.here')}</span>}
                </span>
                <span>{staffNumber}</span>
                <span>{team}</span>
                <span>{t(`roles.${role}.title`)}</span>
              </li>
            ))}
          </ul>
        )}
      </Answer>
      {adding ? (
        <PersonForm
          action={t('people.join')}
          onDone={({ name }) => {
            setAdding(false)
            announce(t('people.joined', { name }))
          }}
          onCancel={() => {
            setAdding(false)
          }}
        />
      ) : (
        mayJoin && (
          <Button
            className={css.add ?? ''}
            icon={<UserAddOutlined aria-hidden="true" />}
            onClick={() => {
              setAdding(true)
            }}
          >
            {t('people.add')}
          </Button>
        )
      )}
    </section>
  )
}
