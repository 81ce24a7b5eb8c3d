import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import { asAppError } from '../../api/client.ts'
import { useDesk } from '../../api/desk.ts'
import { queryKey } from '../../api/views.ts'
import { useWords } from '../../i18n/useWords.ts'
import { announce } from '../../state/notices.ts'
import { useSession } from '../../state/session.ts'
import { ChoiceList } from '../../ui/ChoiceList.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { issuesOf } from '../../ui/issueWords.ts'
import form from '../../ui/form.module.css'
import type { Base } from './draft.ts'
import { forget } from './draft.ts'
import { useEditing } from './editing.ts'
import { IssueList } from './IssueList.tsx'
import { showWhatIsStored } from './keptDraft.ts'
import { forgetTrial } from './tryOut.ts'

const choices = ['keep', 'retarget'] as const

interface Props {
  readonly onWorking: (working: boolean) => void
  readonly onDone: () => void
}

/** Publishing asks what becomes of the clocks that run: neither answer is taken for granted. */
export function PublishForm({ onWorking, onDone }: Props) {
  const t = useWords()
  const desk = useDesk()
  const { client, queries } = desk
  const { inForce, settings, draft } = useEditing()
  const personId = useSession((session) => session.personId)
  const [choice, setChoice] = useState<(typeof choices)[number] | null>(null)
  const [asked, setAsked] = useState(false)
  const submit = useRef<HTMLButtonElement>(null)
  const [error, setError] = useState<AppError | null>(null)
  const publish = async (retarget: boolean) => {
    onWorking(true)
    try {
      // What is published is what is stored: nothing is on its way that would come after it.
      if (personId !== null) await desk.draftKeeper.flush(personId)
      // The version that the draft was made on: one that came meanwhile must not be overwritten unseen.
      const { version } = await client.clocks.publish({ version: draft?.base.version ?? inForce.version, settings, retarget })
      // What was published is what is in force, before the push that says so.
      queries.setQueryData<Base>(queryKey('clocks.settings', {}), { playbookId: inForce.playbookId, version, settings })
      if (personId !== null) forget(personId)
      forgetTrial()
      onDone()
      // With the change and not after it: what is done next has something of its own to say.
      announce(t(retarget ? 'clockSettings.publish.doneRetarget' : 'clockSettings.publish.done', { version }))
      if (personId !== null) await showWhatIsStored(desk, personId)
    } catch (thrown) {
      setError(asAppError(thrown))
    } finally {
      onWorking(false)
      // A version that came meanwhile is what the screen must know of now.
      void queries.invalidateQueries({ queryKey: queryKey('clocks.settings', {}).slice(0, 1) })
      void queries.invalidateQueries({ queryKey: queryKey('clocks.retargeting', {}).slice(0, 1) })
    }
  }
  return (
    <form
      className={form.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (choice === null) setAsked(true)
        else void publish(choice === 'retarget')
      }}
    >
      <p className={form.text}>{t('clockSettings.publish.ask')}</p>
      <ChoiceList
        first
        required
        label={t('clockSettings.publish.title')}
        options={choices.map((id) => ({ id, title: t(`clockSettings.publish.${id}`), hint: t(`clockSettings.publish.${id}What`) }))}
        chosen={choice}
        onChoose={(id) => {
          setChoice(choices.find((each) => each === id) ?? null)
          submit.current?.focus()
        }}
      />
      {asked && choice === null && <p role="alert" className={form.error}>{t('clockSettings.publish.choose')}</p>}
      <Refused error={error} />
      <Button ref={submit} type="primary" htmlType="submit">
        {t('clockSettings.publish.do')}
      </Button>
    </form>
  )
}

function Refused({ error }: { readonly error: AppError | null }) {
  const t = useWords()
  const { settings } = useEditing()
  if (error === null) return null
  if (error.code === 'conflict') return <p role="alert" className={form.error}>{t('clockSettings.publish.conflict')}</p>
  if (error.code !== 'playbook_refused') return <ErrorNote error={error} />
  return (
    <div role="alert" className={form.error}>
      <p>{t('clockSettings.publish.refused')}</p>
      <IssueList settings={settings} issues={issuesOf(error)} />
    </div>
  )
}
