import type { ContactSuggestion } from '../../../shared/contract/escalation.ts'
import { mostSuggestions } from '../../../shared/contract/escalation.ts'
import type { Context } from '../context.ts'
import { sharesOfContact } from '../clocks/clocks.ts'
import { skillsOfEach } from '../people/people.ts'
import { playbookInForce, type ScriptValues } from '../playbook/playbook.ts'
import { contactsAbout } from '../tickets/tickets.ts'
import { day } from '../../../shared/time.ts'
import { caseOf, type CaseWanted } from './facts.ts'
import { firing } from './weighing.rules.ts'
import { proposalOf } from './wording.ts'

/** A contact in progress, as it would be a case if it became a ticket now. */
export type ContactCase = Pick<CaseWanted, 'playbook' | 'facts' | 'answers' | 'said'> & { readonly contact: number; readonly agent: number; readonly customer: number | null; readonly arrivedAt: number; readonly values: ScriptValues }

/** What the rules say of a contact in progress, nothing of it kept (ES-2). */
export function suggestedFor(context: Context, contact: ContactCase): { suggestions: ContactSuggestion[]; more: number } {
  const { playbook: inForce } = playbookInForce(context.db)
  const { customer, facts: { need }, playbook, arrivedAt } = contact
  // Itself, and those before it.
  const before = customer === null || need === undefined ? 0 : contactsAbout(context.db, { customer, need, from: arrivedAt - playbook.repeatWithinDays * day, to: arrivedAt })
  const known = caseOf(inForce, {
    playbook,
    facts: contact.facts,
    answers: contact.answers,
    said: contact.said,
    clocks: (asked) => sharesOfContact(context, contact.contact, asked),
    repeats: before + 1,
    dissatisfied: 0,
    cannotSolve: false,
    skills: skillsOfEach(context.db, new Set([contact.agent])).get(contact.agent) ?? [],
    level: null,
  })
  const rules = firing(inForce.escalationRules, inForce.ladder, known.facts, known.clocks)
  return {
    suggestions: rules.slice(0, mostSuggestions).map((rule) => proposalOf(context, inForce, rule, contact.values, known)),
    more: Math.max(0, rules.length - mostSuggestions),
  }
}
