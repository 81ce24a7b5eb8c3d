import type { ContactSummary } from '../../shared/contract/contact.ts'
import { useAnswer } from './queries.ts'

/** What I have in hand, in the order in which it came, so that a tab keeps its place and its digit. */
export function useOpenContacts(): readonly ContactSummary[] | undefined {
  return useAnswer('intake.open', {}).data
}
