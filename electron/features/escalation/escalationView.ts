import type { EscalationReport, EscalationView } from '../../../shared/contract/escalation.ts'
import { mostSuggestions } from '../../../shared/contract/escalation.ts'
import type { SuggestionId, TicketId } from '../../../shared/ids.ts'
import { day, type Instant } from '../../../shared/time.ts'
import { blobToUuid } from '../../db/blobs.ts'
import { type Context, inWords } from '../context.ts'
import { idOf, nameOf } from '../people/people.ts'
import { playbookInForce, playbookOf } from '../playbook/playbook.ts'
import { rowOf, type TicketWithContact } from '../tickets/tickets.ts'
import { isWaitingForLevel, ruleOf } from './deciding.ts'
import { caseOfTicket, dissatisfactionsOf } from './facts.ts'
import { countsByRule, lastAccepted, reasonsSince, type SuggestionRow } from './escalation.store.ts'
import { keptOn } from './kept.ts'
import { isAwaited, isBeyondAgent, steppedInAt } from './ladder.rules.ts'
import { momentsOf, standingOf } from './standing.ts'
import { levelIn, proposalOnTicket, wordsByHand, wordsOnTicket } from './wording.ts'

/** Where a ticket is on the ladder, what is suggested now and what was put away (ES-2, ES-3). */
export function ofTicket(context: Context, { ticketId }: { readonly ticketId: TicketId }): EscalationView {
  const ticket = rowOf(context, ticketId)
  const { playbook } = playbookInForce(context.db)
  const kept = keptOn(context.db, [ticket]).get(ticket.row) ?? []
  const open = kept.filter(({ state }) => state === 'open')
  const rank = playbook.ladder.findIndex(({ id }) => id === ticket.level)
  return {
    current: currentOf(context, ticket),
    agent: ticket.agent === null ? null : { personId: idOf(context, ticket.agent), name: nameOf(context, ticket.agent) },
    dissatisfied: dissatisfactionsOf(context, ticket),
    noted: ticket.dissatisfied,
    cannotSolve: isBeyondAgent(momentsOf(ticket)),
    suggestions: suggestedNow(context, ticket, open.slice(0, mostSuggestions)),
    more: Math.max(0, open.length - mostSuggestions),
    away: kept.flatMap(({ suggestion_id, state, until, playbook: row, rule, reason }) =>
      (state === 'later' || state === 'declined') && until !== null && until > context.now
        ? [{ suggestionId: blobToUuid(suggestion_id) satisfies SuggestionId, title: inWords(context, ruleOf(playbookOf(context.db, row), { rule }).title), state, until: until as Instant, reason }]
        : []),
    levels: ticket.state === 'open' && ticket.merged_into === null ? playbook.ladder.slice(rank + 1).map(({ id }) => levelIn(context, playbook, id)) : [],
  }
}

function suggestedNow(context: Context, ticket: TicketWithContact, open: readonly SuggestionRow[]): EscalationView['suggestions'] {
  if (open.length === 0) return []
  const known = caseOfTicket(context, ticket, playbookInForce(context.db))
  return open.map((suggestion) => {
    const under = playbookOf(context.db, suggestion.playbook)
    return {
      suggestionId: blobToUuid(suggestion.suggestion_id),
      since: suggestion.since as Instant,
      ...proposalOnTicket(context, under.playbook, ruleOf(under, suggestion), ticket, known),
    }
  })
}

function currentOf(context: Context, ticket: TicketWithContact): EscalationView['current'] {
  const last = ticket.level === null ? null : lastAccepted.one(context.db, { ticket: ticket.row })
  if (last === null || last.due_at === null || last.decided_at === null) return null
  const published = playbookOf(context.db, last.playbook)
  const rule = last.rule === null ? null : ruleOf(published, last)
  const standing = standingOf(ticket)
  return {
    level: levelIn(context, published.playbook, last.level),
    since: last.decided_at as Instant,
    dueAt: last.due_at as Instant,
    steppedInAt: steppedInAt(standing) as Instant | null,
    waiting: isWaitingForLevel(context, ticket),
    reason: rule === null ? (last.reason ?? '') : inWords(context, rule.reason),
    words: rule === null ? wordsByHand(context, ticket, last.due_at) : wordsOnTicket(context, ticket, rule, last.due_at),
    revocable: ticket.state === 'open' && last.until === null && isAwaited(standing),
  }
}

const mostReasons = 50

/** What became of the suggestions of the last days: a rule that is mostly declined is one to be changed. */
export function report(context: Context, { days }: { readonly days: number }): EscalationReport {
  const since = context.now - days * day
  const titles = new Map<string, string>()
  const counts = countsByRule.all(context.db, { since })
  const rules = counts.flatMap(({ rule, playbook: row, made, accepted, declined, later, standing, gone }) => {
    if (rule === null) return []
    const under = playbookOf(context.db, row)
    const { title, level } = ruleOf(under, { rule })
    titles.set(rule, inWords(context, title))
    return [{ rule, title: inWords(context, title), level: levelIn(context, under.playbook, level).title, made, accepted, declined, later, standing, gone }]
  })
  return {
    rules,
    byHand: counts.find(({ rule }) => rule === null)?.accepted ?? 0,
    declined: reasonsSince.all(context.db, { since, most: mostReasons }).map(({ rule, reason, at, ticket_id, number }) => ({ title: titles.get(rule) ?? rule, reason, at: at as Instant, ticketId: blobToUuid(ticket_id), number })),
  }
}
