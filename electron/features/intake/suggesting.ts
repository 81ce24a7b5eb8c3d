import type { ContactSuggestion } from '../../../shared/contract/escalation.ts'
import type { ContactId } from '../../../shared/ids.ts'
import type { Context } from '../context.ts'
import { suggestedFor } from '../escalation/escalation.ts'
import { gradesOf } from './intake.rules.ts'
import { valuesOf } from './said.ts'
import { contactFacts, contactOf } from './taking.ts'

/** What the rules of escalation say of what was written down so far (ES-2); nothing once it is over. */
export function suggestions(context: Context, { contactId }: { readonly contactId: ContactId }): { suggestions: ContactSuggestion[]; more: number } {
  const taking = contactOf(context, contactId)
  const { row, draft, published: { playbook }, around } = taking
  if (row.state !== 'open') return { suggestions: [], more: 0 }
  const { severity, priority } = gradesOf(playbook, draft, around)
  return suggestedFor(context, {
    playbook,
    facts: { ...contactFacts(taking), severity: severity.id, priority: priority.id },
    answers: draft.answers,
    said: [draft.freeNeed],
    contact: row.row,
    agent: row.agent,
    customer: row.customer,
    arrivedAt: row.arrived_at,
    values: valuesOf(context, taking),
  })
}
