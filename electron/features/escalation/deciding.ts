import { AppError } from '../../../shared/errors.ts'
import type { TicketId } from '../../../shared/ids.ts'
import type { EscalationRule } from '../../../shared/playbookEscalation.ts'
import { day, minute, second } from '../../../shared/time.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import { actorOf, type CommandContext, type Context } from '../context.ts'
import { foreseeDue } from '../clocks/clocks.ts'
import { idOf, roleOf } from '../people/people.ts'
import { playbookInForce, playbookOf, type Published } from '../playbook/playbook.ts'
import { changeable, changeBy, factsOf, rowOf, type TicketWithContact } from '../tickets/tickets.ts'
import { acceptedOf, byId, insertSuggestion, lastAccepted, leastLoaded, type SuggestionRow } from './escalation.store.ts'
import { handedBack, isAwaited, isBeyondAgent, raised, type Standing, steppedIn, takenBack } from './ladder.rules.ts'
import { inHistory, settle, write } from './settling.ts'
import { momentsOf, stand, standingOf } from './standing.ts'

type OnTicket = { readonly ticketId: TicketId; readonly version: number }
type OnSuggestion = { readonly ticketId: TicketId; readonly suggestionId: string }

/** ES-3: takes a suggestion: up the ladder, to somebody of that level, with its clock; the agent stays the customer's contact. */
export function accept(context: CommandContext, input: OnTicket & OnSuggestion): void {
  const ticket = changeable(context, input)
  const suggestion = standingSuggestion(context, input)
  const published = playbookOf(context.db, suggestion.playbook)
  const rule = ruleOf(published, suggestion)
  const set = { state: 'accepted', until: null, reason: null, decided_at: context.now, decided_by: actorOf(context).row, due_at: context.now + rule.deadline * second, before: JSON.stringify(standingOf(ticket)) }
  const last_seq = goUp(context, ticket, suggestion.level, { suggestion: input.suggestionId, rule: suggestion.rule, suggested: inHistory(context, set) })
  write(context, suggestion, set, last_seq)
  context.announce('suggestion', input.ticketId)
}

/** Up the ladder without a suggestion, with the agent's own reason. */
export function raise(context: CommandContext, input: OnTicket & { readonly level: string; readonly reason: string }): void {
  const ticket = changeable(context, input)
  const published = playbookInForce(context.db)
  if (!published.playbook.ladder.some(({ id }) => id === input.level)) throw new AppError('not_found', { what: 'level' })
  const suggestionId = context.newId()
  const fresh = {
    playbook: published.row, rule: null, level: input.level, priority: 0, state: 'accepted', since: context.now, until: null, put_off: 0, reason: input.reason,
    decided_at: context.now, decided_by: actorOf(context).row, due_at: dueByHand(context, ticket, published, input.level), before: JSON.stringify(standingOf(ticket)),
  }
  const last_seq = goUp(context, ticket, input.level, { why: input.reason, suggestion: suggestionId, suggested: inHistory(context, fresh) })
  insertSuggestion(context.db, { ...fresh, suggestion_id: uuidToBlob(suggestionId), ticket: ticket.row, last_seq })
  context.announce('suggestion', input.ticketId)
}

function goUp(context: CommandContext, ticket: TicketWithContact, level: string, detail: { readonly why?: string; readonly [key: string]: unknown }): number {
  const { ladder } = playbookInForce(context.db).playbook
  const rank = (id: string | null) => ladder.findIndex((step) => step.id === id)
  if (ticket.state !== 'open') throw new AppError('not_possible', {}, 'escalateOver')
  if (rank(level) <= rank(ticket.level)) throw new AppError('not_possible', {}, 'levelReached')
  return stand(context, ticket, raised(standingOf(ticket), level, ownerAt(context, ticket, level), context.now), 'ticket.escalated', detail)
}

/** Whoever of that level has the fewest open tickets; where there is nobody of it, it stays where it is and waits for them. */
function ownerAt(context: Context, ticket: TicketWithContact, level: string): number {
  if (roleOfRow(context, ticket.owner) === level) return ticket.owner
  return leastLoaded.one(context.db, { role: level })?.row ?? ticket.owner
}

const roleOfRow = (context: Context, row: number): string => roleOf(context, idOf(context, row))

/** Whether nobody of its level has it. */
export const isWaitingForLevel = (context: Context, { level, owner }: Pick<TicketWithContact, 'level' | 'owner'>): boolean => level !== null && roleOfRow(context, owner) !== level

/** As its clock will have it; where the level has none, as the rules that lead there have it at the latest. */
function dueByHand(context: Context, ticket: TicketWithContact, { playbook }: Published, level: string): number {
  const own = playbookOf(context.db, ticket.playbook)
  const { moments } = raised(standingOf(ticket), level, ticket.owner, context.now)
  const metric = ({ 'team-lead': 'leadStepsIn', supervisor: 'supervisorStepsIn', manager: 'managerStepsIn' } as const)[level]
  const due = metric === undefined ? null : foreseeDue(own, metric, factsOf(context, ticket, own.playbook), moments)
  if (due !== null) return due
  const deadlines = playbook.escalationRules.filter((rule) => rule.level === level).map(({ deadline }) => deadline * second)
  return context.now + (deadlines.length === 0 ? day : Math.max(...deadlines))
}

/** Takes an escalation back, as if it had not been: only until somebody of that level has stepped in, and while nothing else moved it on. */
export function takeBack(context: CommandContext, input: OnTicket): void {
  const ticket = changeable(context, input)
  const last = lastAccepted.one(context.db, { ticket: ticket.row })
  if (last?.before == null || last.until !== null || last.level !== ticket.level || ticket.state !== 'open' || !isAwaited(standingOf(ticket))) throw new AppError('not_possible', {}, 'escalationTakeBack')
  const before = JSON.parse(last.before) as Standing
  const set = { state: last.rule === null ? 'gone' : 'open', until: null, decided_at: null, decided_by: null, due_at: null, before: null }
  const last_seq = stand(context, ticket, takenBack(standingOf(ticket), before), 'ticket.escalationTakenBack', { suggestion: blobToUuid(last.suggestion_id), suggested: inHistory(context, set) })
  write(context, last, set, last_seq)
  context.announce('suggestion', input.ticketId)
}

/** It stays away for the rule's cool-down, with the reason (ES-3). */
export function decline(context: CommandContext, input: OnSuggestion & { readonly reason: string }): void {
  const suggestion = standingSuggestion(context, input)
  const { coolDown } = ruleOf(playbookOf(context.db, suggestion.playbook), suggestion)
  settle(context, suggestion, suggestion, 'ticket.suggestionDeclined', { ...decided(context), state: 'declined', reason: input.reason, until: context.now + coolDown * second }, input.reason)
}

export function putOff(context: CommandContext, input: OnSuggestion & { readonly minutes: number }): void {
  const suggestion = standingSuggestion(context, input)
  settle(context, suggestion, suggestion, 'ticket.suggestionPutOff', { ...decided(context), state: 'later', put_off: suggestion.put_off + 1, until: context.now + input.minutes * minute })
}

/** Takes a decline or a delay back, while the ticket is one that is suggested anything. */
export function bringBack(context: CommandContext, input: OnSuggestion): void {
  const suggestion = suggestionOf(context, input)
  const { state, merged_into } = rowOf(context, input.ticketId)
  if (state !== 'open' || merged_into !== null) throw new AppError('not_possible', {}, 'escalateOver')
  if (suggestion.state !== 'declined' && suggestion.state !== 'later') throw new AppError('not_possible', {}, 'suggestionOver')
  const set = { state: 'open', until: null, reason: null, decided_at: null, decided_by: null, put_off: suggestion.put_off - (suggestion.state === 'later' ? 1 : 0) }
  settle(context, suggestion, suggestion, 'ticket.suggestedAgain', set)
}

const decided = (context: CommandContext) => ({ decided_at: context.now, decided_by: actorOf(context).row })

/** Somebody of the level, or above, takes it up: its clock is met (CK-14, CK-15). */
export function stepIn(context: CommandContext, input: OnTicket): void {
  const ticket = changeable(context, input)
  assertOnLevel(context, ticket)
  if (ticket.state !== 'open' || !isAwaited(standingOf(ticket))) throw new AppError('not_possible', {}, 'stepIn')
  stand(context, ticket, steppedIn(standingOf(ticket), actorOf(context).row, context.now), 'ticket.steppedIn')
}

/** Down again to the customer's contact, with the reason. What was suggested for it stays away for its cool-down. */
export function handBack(context: CommandContext, input: OnTicket & { readonly reason: string }): void {
  const ticket = changeable(context, input)
  assertOnLevel(context, ticket)
  if (ticket.state !== 'open') throw new AppError('not_possible', {}, 'escalateOver')
  const accepted = acceptedOf.all(context.db, { ticket: ticket.row })
  const away = accepted.map((suggestion) => ({ suggestion, until: context.now + coolDownOf(context, suggestion) }))
  const last_seq = stand(context, ticket, handedBack(standingOf(ticket), context.now), 'ticket.handedBack', {
    why: input.reason, away: away.map(({ suggestion, until }) => ({ suggestion: blobToUuid(suggestion.suggestion_id), until })),
  })
  for (const { suggestion, until } of away) write(context, suggestion, { until }, last_seq)
  context.announce('suggestion', input.ticketId)
}

function coolDownOf(context: Context, suggestion: SuggestionRow): number {
  return suggestion.rule === null ? 0 : ruleOf(playbookOf(context.db, suggestion.playbook), suggestion).coolDown * second
}

function assertOnLevel(context: CommandContext, { level }: TicketWithContact): void {
  if (level === null) throw new AppError('not_possible', {}, 'notEscalated')
  const { ladder } = playbookInForce(context.db).playbook
  const rank = (id: string) => ladder.findIndex((step) => step.id === id)
  if (rank(actorOf(context).role) < rank(level)) throw new AppError('not_permitted', {}, 'level')
}

/** The customer said that they are not satisfied; counted, and asked for by rules. @param by -1 takes one back */
export function dissatisfied(context: CommandContext, input: OnTicket & { readonly by: 1 | -1 }): void {
  const ticket = changeable(context, input)
  const to = ticket.dissatisfied + input.by
  if (to < 0 || ticket.state === 'closed') throw new AppError('not_possible', {}, 'dissatisfied')
  changeBy(context, ticket, { type: input.by === 1 ? 'ticket.dissatisfied' : 'ticket.dissatisfiedTakenBack', body: {} }, { dissatisfied: to })
}

/** The agent says that they cannot solve it: within ten minutes it goes to the team lead (CK-13). @param beyond false takes it back */
export function cannotSolve(context: CommandContext, input: OnTicket & { readonly beyond: boolean }): void {
  const ticket = changeable(context, input)
  const moments = momentsOf(ticket)
  if (ticket.state !== 'open' || ticket.level !== null || isBeyondAgent(moments) === input.beyond) throw new AppError('not_possible', {}, 'cannotSolve')
  const { cannotSolve: _, ...others } = moments
  const at = Math.max(context.now, (moments.submittedToLead ?? -Infinity) + 1)
  changeBy(context, ticket, { type: input.beyond ? 'ticket.cannotSolve' : 'ticket.cannotSolveTakenBack', body: {} }, { moments: JSON.stringify(input.beyond ? { ...others, cannotSolve: at } : others) })
}

function standingSuggestion(context: Context, input: OnSuggestion) {
  const suggestion = suggestionOf(context, input)
  if (suggestion.state !== 'open') throw new AppError('not_possible', {}, 'suggestionOver')
  return suggestion
}

function suggestionOf(context: Context, input: OnSuggestion) {
  const suggestion = byId.one(context.db, { suggestion_id: uuidToBlob(input.suggestionId) })
  if (suggestion === null || blobToUuid(suggestion.ticket_id) !== input.ticketId) throw new AppError('not_found', { what: 'suggestion' })
  return suggestion
}

export function ruleOf({ playbook }: Published, { rule }: Pick<SuggestionRow, 'rule'>): EscalationRule {
  const found = playbook.escalationRules.find(({ id }) => id === rule)
  if (found === undefined) throw new AppError('internal', { missing: 'rule' })
  return found
}
