import type { ClockSettings } from '../../../shared/contract/clocks.ts'
import type { PlaybookIssue } from '../../../shared/playbookFindings.ts'
import { useWords } from '../../i18n/useWords.ts'
import { useSession } from '../../state/session.ts'
import { issueWords } from '../../ui/issueWords.ts'
import css from './clockSettings.module.css'
import { issuePlace } from './difference.ts'

interface Props {
  readonly settings: ClockSettings
  readonly issues: readonly PlaybookIssue[]
}

/** Why settings do not hold: each place by the name that stands on the screen, and as it is called in the file. */
export function IssueList({ settings, issues }: Props) {
  const t = useWords()
  const language = useSession((session) => session.language)
  if (issues.length === 0) return null
  return (
    <ul className={css.issues}>
      {issues.map((issue) => {
        const { path } = issue
        const place = issuePlace(settings, path)
        const where = place === null ? t('clockSettings.publish.elsewhere') : `${t(`clockSettings.list.${place.list}`)} ${place.title[language]}`
        return (
          <li key={`${path} ${issue.reason}`}>
            {where}
            {t('common.colon')}
            {issueWords(t, issue)} <code className={css.issuePath}>{path}</code>
          </li>
        )
      })}
    </ul>
  )
}
