import { UserAddOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef } from 'react'
import { useDesk } from '../../api/desk.ts'
import { useAnswer } from '../../api/queries.ts'
import { useWords } from '../../i18n/useWords.ts'
import { showScreen, startOver } from '../../state/navigation.ts'
import { sitDown, useSession } from '../../state/session.ts'
import { useKeys } from '../../state/useKeys.ts'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import { Flyout } from '../../ui/Flyout.tsx'
import { useAttempt } from '../../ui/useAttempt.ts'
import css from './desk.module.css'

/** Who sits here, and handing the seat to a colleague. */
export function AvatarMenu() {
  const t = useWords()
  const { client, autosave, draftKeeper } = useDesk()
  const attempt = useAttempt()
  const trigger = useRef<HTMLButtonElement>(null)
  const people = useAnswer('people.list', {})
  const here = useSession(({ personId }) => personId)
  const me = people.data?.find(({ personId }) => personId === here)
  useKeys({
    people: () => {
      trigger.current?.click()
      return true
    },
  })
  const sit = (id: string) =>
    attempt(async () => {
      const person = people.data?.find(({ personId }) => personId === id)
      if (person === undefined || person.personId === here) return
      await Promise.all([autosave.flushAll(), draftKeeper.flushAll()])
      await client.people.sit({ personId: person.personId })
      startOver()
      sitDown(person.personId)
    })
  const name = me?.name ?? ''
  return (
    <Flyout
      title={t('people.whoSits')}
      triggerRef={trigger}
      triggerClass={css.avatar}
      triggerLabel={me === undefined ? t('people.whoSits') : t('people.seat', { name })}
      trigger={
        <>
          <span className={css.face} aria-hidden="true">
            {[...name].slice(0, 1)}
          </span>
          <span className={css.faceName}>{name.split(' ')[0]}</span>
        </>
      }
    >
      {/* Opened by its key before anybody is known, it opens all the same and has the focus once it is filled. */}
      {(close) => (
        <div className={css.stack} aria-busy={people.data === undefined}>
          {people.data !== undefined && (
            <ChoiceList
              first
              label={t('people.whoSits')}
              chosen={here}
              options={people.data.map(({ personId, name: title, role }) => ({ id: personId, title, hint: t(`roles.${role}.title`) }))}
              onChoose={(id) => {
                close()
                void sit(id)
              }}
            />
          )}
          <Button
            icon={<UserAddOutlined aria-hidden="true" />}
            onClick={() => {
              close()
              showScreen('settings')
            }}
          >
            {t('people.add')}
          </Button>
        </div>
      )}
    </Flyout>
  )
}
