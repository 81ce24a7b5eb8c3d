import { Button } from 'antd'
import type { PersonId } from '../../../shared/ids.ts'
import { useDesk } from '../../api/desk.ts'
import { errorWords, useWords } from '../../i18n/useWords.ts'
import { useKeeping } from '../../state/draftKeeper.ts'
import { useAttempt } from '../../ui/useAttempt.ts'
import { useFormats } from '../../ui/useFormats.ts'
import css from './clockSettings.module.css'
import { showWhatIsStored, storeOverOther } from './keptDraft.ts'

/** From when the draft is that is stored, or why it is not. */
export function DraftState({ personId, changed }: { readonly personId: PersonId; readonly changed: boolean }) {
  const t = useWords()
  const formats = useFormats()
  const { draftKeeper } = useDesk()
  const keeping = useKeeping(({ of }) => of[personId])
  if (keeping?.state === 'failed') {
    return (
      <span role="alert" className={css.notKept}>
        {t('clockSettings.draft.failed', { why: keeping.error === null ? '' : errorWords(t, keeping.error) })}{' '}
        <Button size="small" onClick={() => void draftKeeper.flush(personId)}>
          {t('common.tryAgain')}
        </Button>
      </span>
    )
  }
  if (!changed || keeping === undefined) return null
  if (keeping.state === 'waiting') return <span className={css.soft}>{t('clockSettings.draft.waiting')}</span>
  return keeping.savedAt === null ? null : <span className={css.soft}>{t('clockSettings.draft.from', { at: formats.near(keeping.savedAt) })}</span>
}

/** Another window of the same person stored another draft: neither is lost before one is chosen. */
export function DraftElsewhere({ personId }: { readonly personId: PersonId }) {
  const t = useWords()
  const desk = useDesk()
  const attempt = useAttempt()
  const isElsewhere = useKeeping(({ of }) => of[personId]?.state === 'elsewhere')
  if (!isElsewhere) return null
  return (
    <div role="alert" className={css.stale}>
      <p>{t('clockSettings.draft.elsewhere')}</p>
      <Button size="small" onClick={() => void attempt(() => showWhatIsStored(desk, personId))}>
        {t('clockSettings.draft.takeOther')}
      </Button>
      <Button size="small" onClick={() => void attempt(() => storeOverOther(desk, personId))}>
        {t('clockSettings.draft.keepThis')}
      </Button>
    </div>
  )
}
