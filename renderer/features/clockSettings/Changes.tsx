import { Button } from 'antd'
import type { ClockSettings } from '../../../shared/contract/clocks.ts'
import { clockMetrics } from '../../../shared/playbook.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useSession } from '../../state/session.ts'
import { Flyout } from '../../ui/Flyout.tsx'
import css from './clockSettings.module.css'
import type { SettingsChange } from './difference.ts'
import { SideBySide } from './SideBySide.tsx'

interface Props {
  readonly changes: readonly SettingsChange[]
  readonly before: { readonly version: number; readonly settings: ClockSettings }
  readonly after: ClockSettings
  readonly onDrop: () => void
}

/** How much has changed, and what. */
export function Changes({ changes, before, after, onDrop }: Props) {
  const t = useWords()
  const language = useSession((session) => session.language)
  const titleOf = ({ list, id }: SettingsChange) => {
    const metric = clockMetrics.find((each) => each === id)
    const item = after[list].find((each) => each.id === id) ?? before.settings[list].find((each) => each.id === id)
    return item?.title[language] ?? (metric === undefined ? id : t(`clockSettings.metric.${metric}`))
  }
  return (
    <Flyout title={t('clockSettings.changes')} triggerClass={css.changes} trigger={t('clockSettings.changed', { n: changes.length })}>
      {(close) => (
        <div className={css.changeList} data-wide="">
          <ul>
            {changes.map((change) => (
              <li key={`${change.list} ${change.id} ${change.what}`}>{t(`clockSettings.change.${change.what}`, { list: t(`clockSettings.list.${change.list}`), title: titleOf(change) })}</li>
            ))}
          </ul>
          <SideBySide base={before} mine={after} theirs={null} />
          <Button
            data-first=""
            onClick={() => {
              close()
              onDrop()
            }}
          >
            {t('clockSettings.drop')}
          </Button>
        </div>
      )}
    </Flyout>
  )
}
