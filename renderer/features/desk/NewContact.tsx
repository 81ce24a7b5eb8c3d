import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import type { Instant } from '../../../shared/time.ts'
import { instantSchema } from '../../../shared/time.ts'
import { asAppError } from '../../api/client.ts'
import { useDesk } from '../../api/desk.ts'
import { useAnswer } from '../../api/queries.ts'
import { acceptView } from '../../api/views.ts'
import { useWords } from '../../i18n/useWords.ts'
import { holdKeys } from '../../state/heldKeys.ts'
import { keyCap } from '../../state/keyTable.ts'
import { showContact } from '../../state/navigation.ts'
import { presentInstant } from '../../state/tick.ts'
import { useKeys } from '../../state/useKeys.ts'
import { Answer } from '../../ui/Answer.tsx'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Flyout } from '../../ui/Flyout.tsx'
import { fromLocalTime, localTime } from '../../ui/localTime.ts'
import { LabelledInput } from '../../ui/LabelledInput.tsx'
import { whenShown } from '../intake/shown.ts'
import css from './desk.module.css'

/** A new contact in two keys: open, then the channel's digit; mail and forms also tell when they came. */
export function NewContact({ disabled }: { readonly disabled: boolean }) {
  const t = useWords()
  const trigger = useRef<HTMLButtonElement>(null)
  // Asked for before it is needed: the first digit must find its channel.
  useAnswer('playbook.catalogue', {})
  useKeys({
    newContact: () => {
      trigger.current?.click()
      return true
    },
  })
  return (
    <Flyout
      title={t('contacts.channel')}
      triggerRef={trigger}
      triggerClass={css.newContact}
      triggerLabel={t('contacts.new')}
      disabled={disabled}
      trigger={
        <>
          <PlusOutlined aria-hidden="true" />
          <span>{t('contacts.new')}</span>
          <kbd className={css.newKey}>{`${keyCap('Alt')} N`}</kbd>
        </>
      }
    >
      {(close) => <Picker onStarted={close} />}
    </Flyout>
  )
}

function Picker({ onStarted }: { readonly onStarted: () => void }) {
  const t = useWords()
  const { client, queries } = useDesk()
  const answer = useAnswer('playbook.catalogue', {})
  const [channel, setChannel] = useState<string | null>(null)
  const [arrived, setArrived] = useState(() => localTime(presentInstant()))
  const [error, setError] = useState<AppError | null>(null)
  const [wrongTime, setWrongTime] = useState(false)

  const start = async (id: string, arrivedAt: Instant | null) => {
    const release = holdKeys()
    try {
      const view = await client.intake.start({ channel: id, ...(arrivedAt !== null && { arrivedAt }) })
      acceptView(queries, view)
      onStarted()
      showContact(view.contact.contactId)
      await whenShown(view.contact.contactId, view.version)
    } catch (thrown) {
      setError(asAppError(thrown))
    } finally {
      release()
    }
  }
  const choose = (id: string) => {
    if (answer.data?.channels.find((each) => each.id === id)?.arrivesEarlier === true) setChannel(id)
    else void start(id, null)
  }
  const submit = () => {
    const at = instantSchema.safeParse(fromLocalTime(arrived)).data
    const future = at === undefined || at > presentInstant()
    setWrongTime(future)
    if (!future && channel !== null) void start(channel, at)
  }

  return (
    <div className={css.stack}>
      <Answer of={answer}>{({ channels }) => <ChoiceList first label={t('contacts.channel')} chosen={channel} options={channels} onChoose={choose} />}</Answer>
      {channel !== null && (
        <form
          className={css.stack}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          <LabelledInput
            autoFocus
            type="datetime-local"
            label={t('contacts.arrived')}
            hint={t('contacts.arrivedHint')}
            error={wrongTime ? t('contacts.arrivedWrong') : null}
            max={localTime(presentInstant())}
            value={arrived}
            onChange={setArrived}
          />
          <Button type="primary" htmlType="submit">
            {t('contacts.start')}
          </Button>
        </form>
      )}
      <ErrorNote error={error} />
    </div>
  )
}
