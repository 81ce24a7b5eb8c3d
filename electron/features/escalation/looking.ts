import type { EscalationRule } from '../../../shared/playbookEscalation.ts'
import type { AnyId, TicketId } from '../../../shared/ids.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import type { CommandContext } from '../context.ts'
import { findInForce, type Published } from '../playbook/playbook.ts'
import { openAfter, rowsByKey, type TicketWithContact } from '../tickets/tickets.ts'
import { caseOfTicket } from './facts.ts'
import { gather, type Gathered } from './gathering.ts'
import { alarmsAfter, alarmsAre, alarmsDone, firstLook, insertSuggestion, lastAlarmOf, lookAgain, lookNoMore, looksOf, pass, passIs, rowOfId, type SuggestionRow, ticketOfClock, toLookAt } from './escalation.store.ts'
import { keptOn } from './kept.ts'
import { inHistory, settle } from './settling.ts'
import { stepsTowards } from './suggestions.rules.ts'
import { firing } from './weighing.rules.ts'

/** Tickets that are looked through together before it is asked whether others wait, and those that one command looks through besides its own business. */
const pageOfWork = 64
export const mostAtOnce = 200

/** When time alone may change a suggestion next. */
export const nextLookAt = (db: ReadDb): Instant | null => (firstLook.one(db, {})?.at ?? null) as Instant | null

/** The tickets that time alone may have given or taken a suggestion. */
export const ticketsToLookAt = (db: ReadDb, now: Instant): number[] => toLookAt.all(db, { now, most: mostAtOnce }).map(({ ticket }) => ticket)

/** Whether the open tickets have yet to be looked through under the rules in force. */
export function isToLookThrough(db: ReadDb): boolean {
  const inForce = findInForce(db)
  const state = pass.one(db, {})
  return inForce !== null && (state === null || state.playbook !== inForce.row || state.after !== null || state.alarms !== null)
}

/** Has all open tickets looked through anew, piece by piece: so much happened at once that one command should not. */
export function lookThroughAll(context: CommandContext): void {
  const inForce = findInForce(context.db)
  if (inForce !== null) passIs(context.db, { playbook: inForce.row, after: 0 })
}

/**
 * Has the tickets looked at whose clocks were told of, piece by piece: after a long sleep they are many, and still few beside all that are open.
 * @param clockId the first of the clocks that this transaction told of
 */
export function lookThroughAlarms(context: CommandContext, clockId: string): void {
  const first = lastAlarmOf.one(context.db, { clock_id: uuidToBlob(clockId) })
  if (first !== null) alarmsAre(context.db, { after: first.seq - 1 })
}

/**
 * Looks at a page of the tickets whose clocks were told of, or else of the next open tickets: how many pages are one piece of work is for
 * whoever knows what waits for it. @returns whether there are more
 */
export function lookThroughSome(context: CommandContext): boolean {
  const inForce = findInForce(context.db)
  if (inForce === null) return false
  const state = pass.one(context.db, {})
  if (state !== null && state.alarms !== null) {
    const told = alarmsAfter.all(context.db, { after: state.alarms, most: pageOfWork })
    lookAtAll(context, rowsByKey(context.db, new Set(told.map(({ ticket }) => ticket))), inForce)
    alarmsDone(context.db, { after: told.length < pageOfWork ? null : (told.at(-1)?.seq ?? null) })
    return isToLookThrough(context.db)
  }
  const after = state === null || state.playbook !== inForce.row ? 0 : state.after
  if (after === null) return false
  const page = openAfter(context.db, after, pageOfWork)
  lookAtAll(context, page, inForce)
  const last = page.length < pageOfWork ? null : (page.at(-1)?.row ?? null)
  passIs(context.db, { playbook: inForce.row, after: last })
  return last !== null
}

/** Looks at these tickets, by their keys. */
export function lookAt(context: CommandContext, tickets: Iterable<number>): void {
  const inForce = findInForce(context.db)
  if (inForce === null) return
  lookAtAll(context, rowsByKey(context.db, tickets), inForce)
}

/** What is known of tickets that are looked at together. */
interface Known {
  readonly inForce: Published
  readonly gathered: Gathered
  readonly kept: ReadonlyMap<number, readonly SuggestionRow[]>
  /** when each is to be looked at again, as it is written down */
  readonly looks: ReadonlyMap<number, number>
}

function lookAtAll(context: CommandContext, all: readonly TicketWithContact[], inForce: Published): void {
  if (all.length === 0) return
  const tickets = JSON.stringify(all.map(({ row }) => row))
  const known: Known = {
    inForce,
    gathered: gather(context.db, all.filter((ticket) => !isOver(ticket))),
    kept: keptOn(context.db, all),
    looks: new Map(looksOf.all(context.db, { tickets }).map(({ ticket, at }) => [ticket, at])),
  }
  for (const ticket of all) look(context, ticket, known)
}

const isOver = ({ state, merged_into }: TicketWithContact) => state !== 'open' || merged_into !== null

/** ES-2: makes a ticket's suggestions what the rules say now, and remembers when to look again. */
function look(context: CommandContext, ticket: TicketWithContact, known: Known): void {
  const { inForce } = known
  const kept = known.kept.get(ticket.row) ?? []
  const { rules, next: nextShare } = isOver(ticket) ? { rules: [], next: null } : rulesThatHold(context, ticket, known)
  const { steps, next: nextBack } = stepsTowards(rules, kept, context.now)
  for (const step of steps) {
    if (step.do === 'suggest') suggest(context, ticket, inForce.row, step.rule)
    else settle(context, ticket, step.kept, step.do === 'go' ? 'ticket.suggestionGone' : 'ticket.suggestedAgain', { state: step.do === 'go' ? 'gone' : 'open', until: null })
  }
  const [before, next] = [known.looks.get(ticket.row) ?? null, earlier(nextShare, nextBack)]
  if (next !== before) setLook(context, ticket.row, next)
}

const earlier = (one: number | null, other: number | null) => (one === null || other === null ? (one ?? other) : Math.min(one, other))

function rulesThatHold(context: CommandContext, ticket: TicketWithContact, { inForce, gathered }: Known): { rules: EscalationRule[]; next: number | null } {
  const { playbook } = inForce
  const { facts, clocks, next } = caseOfTicket(context, ticket, inForce, gathered)
  return { rules: firing(playbook.escalationRules, playbook.ladder, facts, clocks), next }
}

function suggest(context: CommandContext, ticket: TicketWithContact, playbook: number, { id: rule, level, priority }: EscalationRule): void {
  makeSuggestion(context, ticket, { playbook, rule, level, priority })
}

/** A new suggestion with its first event, which says all of it. */
export function makeSuggestion(context: CommandContext, ticket: TicketWithContact, of: Pick<SuggestionRow, 'playbook' | 'rule' | 'level' | 'priority'>): SuggestionRow {
  const suggestionId: AnyId = context.newId()
  const ticketId: TicketId = blobToUuid(ticket.ticket_id)
  const fresh = { ...of, state: 'open', since: context.now, until: null, put_off: 0, reason: null, decided_at: null, decided_by: null, due_at: null, before: null }
  const changes = of.rule === null ? {} : { changes: { rule: { from: null, to: of.rule } } }
  const last_seq = context.record({ entity: 'ticket', id: ticketId, type: 'ticket.suggested', body: { ...changes, suggestion: suggestionId, suggested: inHistory(context, fresh) } })
  const values = { ...fresh, suggestion_id: uuidToBlob(suggestionId), ticket: ticket.row }
  const { row } = insertSuggestion(context.db, { ...values, last_seq })
  context.announce('suggestion', ticketId)
  return { ...values, row }
}

/** Most tickets never wait for time alone: nothing is written for them. */
function setLook(context: CommandContext, ticket: number, at: number | null): void {
  if (at === null) lookNoMore(context.db, { ticket })
  else lookAgain(context.db, { ticket, at })
}

/** The keys of tickets by their ids, of those that there are. */
export const ticketsOf = (db: ReadDb, ids: Iterable<string>): number[] => [...ids].flatMap((id) => rowOfId.one(db, { ticket_id: uuidToBlob(id) })?.row ?? [])

/** The keys of the tickets that these clocks belong to. */
export const ticketsOfClocks = (db: ReadDb, ids: Iterable<string>): number[] => [...ids].flatMap((id) => ticketOfClock.one(db, { clock_id: uuidToBlob(id) })?.ticket ?? [])
