import type { EscalationRule } from '../../../shared/playbookEscalation.ts'
import type { ContactSuggestion } from '../../../shared/contract/escalation.ts'
import { linesFor } from '../../../shared/playbookRules.ts'
import { type Instant, second } from '../../../shared/time.ts'
import type { Playbook } from '../../../shared/playbook.ts'
import { type Context, inWords } from '../context.ts'
import { getByRow } from '../customers/customers.ts'
import { fill, playbookOf, promiseSpan, promiseTime, type ScriptValues, wordsOf } from '../playbook/playbook.ts'
import { factsOf, type TicketWithContact } from '../tickets/tickets.ts'
import type { Case } from './facts.ts'
import { clockBehind } from './weighing.rules.ts'

/** Values of every variable but the promise, as far as they are known of a ticket. */
function valuesOf(context: Context, ticket: TicketWithContact): ScriptValues {
  const { playbook } = playbookOf(context.db, ticket.playbook)
  const words = wordsOf(playbook, context.language)
  const customer = ticket.customer === null ? null : getByRow(context, ticket.customer)
  return {
    'agent.name': context.actor?.name ?? '',
    'agent.number': context.actor?.staffNumber ?? '',
    'customer.name': customer?.name ?? '',
    'customer.phoneTail': customer?.phone.slice(-4) ?? '',
    'customer.tier': customer === null ? '' : words.title('tiers', customer.tier),
    'contact.type': ticket.type === null ? '' : words.title('types', ticket.type),
    'contact.scene': words.sceneTrail(ticket.scene).at(-1)?.title ?? '',
    'contact.need': ticket.need === null ? ticket.free_need : words.title('needs', ticket.need),
    'promise.time': '',
    'promise.span': '',
    'department.title': ticket.department === null ? '' : words.title('departments', ticket.department),
  }
}

/** What the customer is told of an escalation, with when somebody will be in touch. */
export function wordsOnTicket(context: Context, ticket: TicketWithContact, rule: EscalationRule, dueAt: number): string {
  return fill(rule.words[context.language], promising(context, valuesOf(context, ticket), dueAt))
}

/** What is said where no rule has words: as the playbook has it for whatever is passed on. */
export function wordsByHand(context: Context, ticket: TicketWithContact, dueAt: number): string {
  const { playbook } = playbookOf(context.db, ticket.playbook)
  const outcome = playbook.outcomes.find(({ effect }) => effect === 'escalate')
  const values = promising(context, valuesOf(context, ticket), dueAt)
  return linesFor(outcome?.script ?? [], factsOf(context, ticket, playbook)).map(({ text }) => fill(text[context.language], values)).filter((line) => line !== '').join('\n')
}

function promising(context: Context, values: ScriptValues, dueAt: number): ScriptValues {
  // A time that has passed is no promise.
  if (dueAt <= context.now) return { ...values, 'promise.time': '', 'promise.span': '' }
  return { ...values, 'promise.time': promiseTime(dueAt as Instant, context), 'promise.span': promiseSpan(dueAt - context.now, context.language) }
}

/** A rule that holds, as the agent reads it. @param values of a script, as far as they are known */
export function proposalOf(context: Context, playbook: Playbook, rule: EscalationRule, values: ScriptValues, { facts, clocks, danger }: Pick<Case, 'facts' | 'clocks' | 'danger'>): ContactSuggestion {
  const when = JSON.stringify(rule.when)
  const clock = clockBehind(rule, facts, clocks)
  return {
    rule: rule.id,
    title: inWords(context, rule.title),
    reason: inWords(context, rule.reason),
    clock: clock === null ? null : { title: inWords(context, clock.title), dueAt: clock.dueAt as Instant, late: clock.breached },
    level: levelIn(context, playbook, rule.level),
    within: promiseSpan(rule.deadline * second, context.language),
    words: fill(rule.words[context.language], promising(context, values, context.now + rule.deadline * second)),
    said: danger.filter(({ group }) => when.includes(JSON.stringify(group))).map(({ group, word }) => {
      const title = playbook.dangerWords.find(({ id }) => id === group)?.title
      return { group: title === undefined ? group : inWords(context, title), word }
    }),
  }
}

export const proposalOnTicket = (context: Context, playbook: Playbook, rule: EscalationRule, ticket: TicketWithContact, known: Case): ContactSuggestion =>
  proposalOf(context, playbook, rule, valuesOf(context, ticket), known)

export function levelIn(context: Context, { ladder }: Playbook, id: string) {
  const title = ladder.find((level) => level.id === id)?.title
  return { id, title: title === undefined ? id : inWords(context, title) }
}
