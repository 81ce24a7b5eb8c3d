import type { AppError } from '../../shared/errors.ts'
import type { NamedThing, PlaybookIssue } from '../../shared/playbookFindings.ts'
import { playbookIssueSchema } from '../../shared/playbookFindings.ts'
import type { Words } from '../i18n/useWords.ts'

/** Why a part of a playbook does not hold. */
export function issueWords(t: Words, { code, values }: PlaybookIssue): string {
  const { what, id = '', found = '', most = '', least = '', known = '', keys = '' } = values
  const thing = what === undefined ? '' : t(`playbookIssue.what.${what as NamedThing}`)
  return t(`playbookIssue.${code}`, { what: thing, id, found, most, least, known, keys })
}

/** What a refusal of a playbook names; empty for another one. */
export function issuesOf({ details }: AppError): readonly PlaybookIssue[] {
  return playbookIssueSchema.array().safeParse(details['issues']).data ?? []
}
