import { createContext, useContext } from 'react'
import { useWords } from '../../../i18n/useWords.ts'
import { issueAt } from './issues.ts'
import type { Writing } from './useWriting.ts'

export const WritingContext = createContext<Writing | null>(null)

export function useWritten(): Writing {
  const writing = useContext(WritingContext)
  if (writing === null) throw new Error('not inside the editor')
  return writing
}

/** What does not hold at a place of the article, in words; null when all does. */
export function useIssue(): (path: string) => string | null {
  const t = useWords()
  const { issues } = useWritten()
  return (path) => {
    const issue = issueAt(issues, path)
    return issue === null ? null : t(`knowledge.issue.${issue.what}`)
  }
}
