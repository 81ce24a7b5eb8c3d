import { BellOutlined } from '@ant-design/icons'
import { useRef } from 'react'
import type { PersonId } from '../../../shared/ids.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useSession } from '../../state/session.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import { AlarmList } from './AlarmList.tsx'
import { AlarmMessage } from './AlarmMessage.tsx'
import css from './alarms.module.css'
import { useAlarms } from './useAlarms.ts'

/** What came near its end or past it, for whoever sits here. */
export function AlarmBell() {
  const personId = useSession((session) => session.personId)
  return personId === null ? null : <Bell key={personId} personId={personId} />
}

/** How many clocks nobody has looked at since they came near their end; the message beside it goes, the number stays. */
function Bell({ personId }: { readonly personId: PersonId }) {
  const t = useWords()
  const bell = useRef<HTMLButtonElement>(null)
  const answer = useAlarms(personId)
  const count = answer?.count ?? 0
  return (
    <>
      <Flyout
        title={t('alarms.title')}
        opensBy="alarms"
        triggerRef={bell}
        triggerClass={css.bell}
        triggerLabel={answer === undefined ? t('alarms.title') : count === 0 ? t('alarms.noneNew') : t('alarms.bell', { n: count })}
        trigger={
          <>
            <BellOutlined aria-hidden="true" />
            {count > 0 && (
              <span className={css.count} data-tone={answer?.late === 0 ? 'warning' : 'late'}>
                {count > 99 ? '99+' : count}
              </span>
            )}
          </>
        }
      >
        {(close) => <AlarmList personId={personId} answer={answer} close={close} />}
      </Flyout>
      <AlarmMessage
        answer={answer}
        onLook={() => {
          bell.current?.click()
        }}
      />
    </>
  )
}
