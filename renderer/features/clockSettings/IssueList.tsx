import type { ClockSettings } from '../../../shared/contract/clocks.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useSession } from '../../state/session.ts'
import css from './clockSettings.module.css'
import { issuePlace } from './difference.ts'

interface Props {
  readonly settings: ClockSettings
  readonly issues: readonly { readonly path: string; readonly reason: string }[]
}

/** Why settings do not hold: each place by the name that stands on the screen, the path and reason as the check words them. */
export function IssueList({ settings, issues }: Props) {
  const t = useWords()
  const language = useSession((session) => session.language)
  if (issues.length === 0) return null
  return (
    <ul className={css.issues}>
      {issues.map(({ path, reason }) => {
        const place = issuePlace(settings, path)
        const where = place === null ? t('clockSettings.publish.elsewhere') : `${t(`clockSettings.list.${place.list}`)} ${place.title[language]}`
        return (
          <li key={`${path} ${reason}`}>
            {where}
            {t('common.colon')}
            <code>
              {path}: {reason}
            </code>
          </li>
        )
      })}
    </ul>
  )
}
