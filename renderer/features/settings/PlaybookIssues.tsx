import type { PlaybookIssue } from '../../../shared/playbookFindings.ts'
import { useWords } from '../../i18n/useWords.ts'
import { issueWords } from '../../ui/issueWords.ts'
import css from './settings.module.css'

/** Where a playbook file is wrong, as the file calls it, and why. */
export function PlaybookIssues({ issues }: { readonly issues: readonly PlaybookIssue[] }) {
  const t = useWords()
  if (issues.length === 0) return null
  return (
    <ul className={css.issues}>
      {issues.map((issue) => (
        <li key={`${issue.path} ${issue.reason}`}>
          {issue.path !== '' && <code>{issue.path}</code>} {issueWords(t, issue)}
        </li>
      ))}
    </ul>
  )
}
