import { CloudUploadOutlined, ExperimentOutlined, UndoOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { asAppError } from '../../api/client.ts'
import { useDesk } from '../../api/desk.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useKeeping } from '../../state/draftKeeper.ts'
import { announce } from '../../state/notices.ts'
import { useSession } from '../../state/session.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import { endsBeforeItBegins } from './campaigns.ts'
import { Changes } from './Changes.tsx'
import css from './clockSettings.module.css'
import { changesOf } from './difference.ts'
import { drop, putOnNow, undo } from './draft.ts'
import { DraftElsewhere, DraftState } from './DraftState.tsx'
import { useEditing } from './editing.ts'
import { PublishForm } from './PublishForm.tsx'
import { SideBySide } from './SideBySide.tsx'
import { tryOut, useTrial } from './tryOut.ts'
import { WrongPlaces } from './WrongPlaces.tsx'

/** What has changed and what can be done with it: take back, try out, publish. */
export function PublishBar() {
  const t = useWords()
  const { client } = useDesk()
  const { inForce, settings, draft } = useEditing()
  const personId = useSession((session) => session.personId)
  const running = useTrial(({ trial }) => trial?.state === 'running')
  const [working, setWorking] = useState(false)
  const changes = draft === null ? [] : changesOf(draft.base.settings, draft.settings)
  const wrong = [
    ...Object.entries(draft?.texts ?? {}).flatMap(([name, { holds }]) => (holds ? [] : [name])),
    ...settings.campaigns.filter(endsBeforeItBegins).map(({ id }) => `campaign/${id}/to`),
  ]
  const isStale = draft !== null && changes.length > 0 && (draft.base.version !== inForce.version || draft.base.playbookId !== inForce.playbookId)
  const isElsewhere = useKeeping(({ of }) => personId !== null && of[personId]?.state === 'elsewhere')
  const ready = changes.length > 0 && wrong.length === 0 && !isStale && !isElsewhere && !working
  if (personId === null) return null
  const dropAll = () => {
    const bring = drop(personId)
    announce(t('clockSettings.dropped'), 'quiet', bring)
  }
  return (
    <div className={css.bar} role="group" aria-label={t('clockSettings.publish.bar')}>
      <DraftElsewhere personId={personId} />
      {isStale && !working && (
        <div role="alert" className={css.stale}>
          <p>{t('clockSettings.publish.stale', { mine: draft.base.version, now: inForce.version })}</p>
          <Button size="small" onClick={() => { putOnNow(personId, inForce) }}>
            {t('clockSettings.publish.putOn', { now: inForce.version })}
          </Button>
          <Button size="small" onClick={dropAll}>
            {t('clockSettings.drop')}
          </Button>
          <SideBySide base={draft.base} mine={draft.settings} theirs={inForce} />
        </div>
      )}
      <div className={css.barRow}>
        {changes.length === 0 ? <p className={css.soft}>{t('clockSettings.unchanged')}</p> : <Changes changes={changes} before={draft?.base ?? inForce} after={settings} onDrop={dropAll} />}
        <DraftState personId={personId} changed={changes.length > 0 || wrong.length > 0} />
        <Button icon={<UndoOutlined aria-hidden="true" />} disabled={draft === null || draft.past.length === 0} onClick={() => { undo(personId) }}>
          {t('clockSettings.undo')}
        </Button>
        <div role="status">{wrong.length > 0 && <WrongPlaces names={wrong} />}</div>
        <span className={css.spring} />
        <Button icon={<ExperimentOutlined aria-hidden="true" />} disabled={!ready || running} onClick={() => void tryOut(settings, (asked, after) => client.clocks.tryOut({ settings: asked, after }), asAppError)}>
          {t('clockSettings.trial.try')}
        </Button>
        <Flyout
          title={t('clockSettings.publish.title')}
          triggerClass={css.publish}
          disabled={!ready}
          trigger={
            <>
              <CloudUploadOutlined aria-hidden="true" /> {t('clockSettings.publish.publish')}
            </>
          }
        >
          {(close) => <PublishForm onWorking={setWorking} onDone={close} />}
        </Flyout>
      </div>
    </div>
  )
}
