import { z } from 'zod'
import { type FollowUpResult, followUpResults, type FollowUpRow as RowView, type FollowUpView, mostFollowUps } from '../../../shared/contract/followups.ts'
import type { ShownState, TicketState } from '../../../shared/contract/ticketState.ts'
import { AppError } from '../../../shared/errors.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { maskedNumber } from '../../../shared/masking.ts'
import type { Moments } from '../../../shared/playbook.ts'
import { linesFor } from '../../../shared/playbookRules.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import { idOfEvent } from '../../db/events.ts'
import { actorOf, type CommandContext, type Context, inWords } from '../context.ts'
import { cancelBegunAt, nextClockOf, openTimeAfter, runAgain } from '../clocks/clocks.ts'
import { getByRow } from '../customers/customers.ts'
import { idOf, nameOf, teamOf } from '../people/people.ts'
import { fill, playbookInForce, playbookOf, wordsOf } from '../playbook/playbook.ts'
import { change, changeBy, changeable, comment, factsOf, move, needIn, rowOf, shownState, type TicketWithContact } from '../tickets/tickets.ts'
import { afterCall, inCallingOrder } from './calling.rules.ts'
import {
  callsOn, type ChangingFollowUp, type DueClock, dueOf, dueOfTicket, type FollowUpRow, insertFollowUp, latestOf, ofTicket, solvedOn, toldOn, undoneOn, unsettledOf, updateFollowUp,
} from './followups.store.ts'
import { isRated } from './rating.ts'
import { valuesOf } from './words.ts'

type OnTicket = { readonly ticketId: TicketId; readonly version: number }

/** What the last step changed, as it was: what it takes to undo it. Its event has the same, but for itself. */
const beforeSchema = z.strictObject({
  event: z.int(),
  /** the version that the ticket has when only this step has changed it */
  version: z.int(),
  followUp: z.strictObject({ attempts: z.int(), next_try_at: z.int().nullable(), result: z.enum(followUpResults).nullable(), reason: z.string(), by: z.int(), at: z.int(), settled_at: z.int().nullable() }),
  ticket: z.strictObject({
    state: z.string(), resolved_at: z.int().nullable(), reopened_at: z.int().nullable(), closed_at: z.int().nullable(), rests: z.string(), stage: z.string().nullable(), dissatisfied: z.int(), moments: z.string(),
  }),
})

type Before = z.infer<typeof beforeSchema>

export function due(context: Context, { whose }: { readonly whose: 'mine' | 'team' }): { rows: RowView[]; more: boolean } {
  const me = actorOf(context).row
  const asked = { owners: JSON.stringify(whose === 'mine' ? [me] : teamOf(context, me)), most: mostFollowUps }
  const unsettled = unsettledOf.all(context.db, asked).map(({ ticket_id }) => rowView(context, blobToUuid(ticket_id), null))
  const running = dueOf.all(context.db, asked)
  const rows = running.map((clock) => rowView(context, blobToUuid(clock.ticket_id), clock))
  return { rows: [...unsettled, ...inCallingOrder(rows.map((row) => ({ ...row, dueAt: row.clock?.dueAt ?? 0 })), context.now).map(({ dueAt: _due, ...row }) => row)], more: running.length === mostFollowUps }
}

function rowView(context: Context, ticketId: TicketId, clock: DueClock | null): RowView {
  const ticket = rowOf(context, ticketId)
  const latest = latestOf.one(context.db, { ticket: ticket.row })
  const now = clock !== null && latest?.solved_at !== clock.started_at ? null : latest
  const words = wordsOf(playbookOf(context.db, ticket.playbook).playbook, context.language)
  return {
    ticketId,
    number: ticket.number,
    version: ticket.version,
    customerName: ticket.customer === null ? null : getByRow(context, ticket.customer).name,
    need: needIn(context, ticket),
    type: ticket.type === null ? null : words.named('types', ticket.type),
    ownerName: nameOf(context, ticket.owner),
    solvedAt: (clock?.started_at ?? now?.solved_at ?? ticket.opened_at) as Instant,
    clock: clock === null ? null : nextClockOf(context, clock, playbookOf(context.db, clock.playbook)),
    attempts: now?.attempts ?? 0,
    nextTryAt: (now?.next_try_at ?? null) as Instant | null,
    result: (now?.result ?? null) as FollowUpResult | null,
  }
}

export function get(context: Context, { ticketId }: { readonly ticketId: TicketId }): FollowUpView {
  const ticket = rowOf(context, ticketId)
  const { playbook } = playbookInForce(context.db)
  const clock = dueClockOf(context, ticket)
  const latest = latestOf.one(context.db, { ticket: ticket.row })
  // What was found out after an earlier solving is part of the story, and not the answer to this one.
  const now = clock !== null && latest?.solved_at !== clock.started_at ? null : latest
  const values = valuesOf(context, ticket, playbook)
  const customer = ticket.customer === null ? null : getByRow(context, ticket.customer)
  const isUnsettled = isToSettle(ticket, now)
  return {
    ticketId,
    number: ticket.number,
    version: ticket.version,
    state: shownState(ticket) as ShownState,
    customer: customer === null ? null : { name: customer.name, phone: maskedNumber(customer.phone) },
    need: needIn(context, ticket),
    script: linesFor(playbook.followUp.script, factsOf(context, ticket, playbook)).map((line) => fill(inWords(context, line.text), values)),
    clock: clock === null ? null : nextClockOf(context, clock, playbookOf(context.db, clock.playbook)),
    attempts: now?.attempts ?? 0,
    most: playbook.followUp.retries + 1,
    nextTryAt: (now?.next_try_at ?? null) as Instant | null,
    result: (now?.result ?? null) as FollowUpResult | null,
    reason: now?.reason ?? '',
    by: now === null ? null : nameOf(context, now.by),
    at: (now?.at ?? null) as Instant | null,
    closing: isUnsettled ? (playbook.followUp.notReached === undefined ? '' : fill(inWords(context, playbook.followUp.notReached), values)) : null,
    undoable: now !== null && isUndoable(ticket, now),
    rated: isRated(context, ticket.row, now?.solved_at ?? clock?.started_at ?? 0),
    story: storyOf(context, ticket),
  }
}

const dueClockOf = ({ db }: Context, ticket: TicketWithContact) => dueOfTicket.one(db, { contact: ticket.contact, ticket: ticket.row })
const isToSettle = (ticket: TicketWithContact, followUp: FollowUpRow | null) => followUp?.result === 'notReached' && followUp.settled_at === null && ticket.resolved_at === followUp.solved_at
const isUndoable = (ticket: TicketWithContact, { before }: FollowUpRow) => before !== null && ticket.merged_into === null && beforeSchema.parse(JSON.parse(before)).version === ticket.version

/** What the customer wanted, was told and answered, oldest first: who takes a ticket up again must not ask for it anew (FU-1). */
function storyOf(context: Context, ticket: TicketWithContact): FollowUpView['story'] {
  const asked = { ticket_id: ticket.ticket_id }
  // Those of before named the call by its place in this desk's history.
  const undone = new Set(undoneOn.all(context.db, asked).map(({ body }) => (JSON.parse(body) as { readonly event: string | number }).event))
  const solvedOnTheSpot = ticket.resolved_at === ticket.opened_at || ticket.reopened_at === null
  const calls = callsOn.all(context.db, asked).flatMap(({ seq, event_id, instant, author_name, body }) => {
    const { result, why } = JSON.parse(body) as { readonly result: FollowUpResult; readonly why?: string }
    return undone.has(seq) || undone.has(blobToUuid(event_id)) ? [] : [{ what: result, at: instant as Instant, who: author_name, text: why ?? '' }]
  })
  const solved = solvedOn.all(context.db, asked).map(({ instant, author_name }) => ({ what: 'solved' as const, at: instant as Instant, who: author_name, text: '' }))
  return [
    { what: 'opened' as const, at: ticket.opened_at as Instant, who: null, text: needIn(context, ticket) },
    ...toldOn.all(context.db, { ticket: ticket.row }).map(({ at, author, text }) => ({ what: 'told' as const, at: at as Instant, who: nameOf(context, author), text })),
    ...(solved.length === 0 && solvedOnTheSpot && ticket.resolved_at !== null ? [{ what: 'solved' as const, at: ticket.resolved_at as Instant, who: null, text: '' }] : solved),
    ...calls,
  ].sort((a, b) => a.at - b.at)
}

/**
 * The result of a call (FU-1). Satisfied closes the ticket; dissatisfied counts on it and takes it up again.
 * @throws AppError conflict, not_possible (`noFollowUp`), not_ready (`reason`)
 */
export function record(context: CommandContext, input: OnTicket & { readonly result: FollowUpResult; readonly reason: string | null }): void {
  const ticket = changeable(context, input)
  const clock = dueClockOf(context, ticket)
  if (clock === null) throw new AppError('not_possible', {}, 'noFollowUp')
  if (input.result === 'dissatisfied' && input.reason === null) throw new AppError('not_ready', {}, 'dissatisfied')
  const { playbook } = playbookInForce(context.db)
  const latest = latestOf.one(context.db, { ticket: ticket.row })
  const known = latest?.solved_at === clock.started_at ? latest : null
  const outcome = afterCall(input.result, known?.attempts ?? 0, playbook.followUp.retries)
  // Where the system time was set back meanwhile it is still after the solving (CK-22).
  const at = Math.max(context.now, clock.started_at)
  const nextTryAt = outcome.again ? openTimeAfter(playbook, playbook.followUp.calendar, context.now, playbook.followUp.retryAfter * 1_000) : null
  const dissatisfied = ticket.dissatisfied + (input.result === 'dissatisfied' ? 1 : 0)
  const moments = outcome.isOver ? JSON.stringify({ ...(JSON.parse(ticket.moments) as Moments), followedUp: at }) : ticket.moments
  const followUpId = known === null ? context.newId() : blobToUuid(known.follow_up_id)
  const called = { attempts: outcome.attempts, next_try_at: nextTryAt, result: outcome.result, reason: input.reason ?? '', by: actorOf(context).row, at, settled_at: null }
  const moveTo = input.result === 'dissatisfied' ? 'open' : input.result === 'satisfied' && ticket.state === 'resolved' ? 'closed' : null
  const { state, resolved_at, reopened_at, closed_at, rests, stage } = ticket
  const before: Omit<Before, 'event'> = {
    version: ticket.version + (moveTo === null ? 1 : 2),
    followUp: known === null ? { attempts: 0, next_try_at: null, result: null, reason: '', by: actorOf(context).row, at, settled_at: null } : onlyChanging(known),
    ticket: { state, resolved_at, reopened_at, closed_at, rests, stage, dissatisfied: ticket.dissatisfied, moments: ticket.moments },
  }
  const event = changeBy(context, ticket, {
    type: outcome.again ? 'ticket.notReached' : 'ticket.followedUp',
    body: {
      changes: { followUp: { from: null, to: input.result }, ...(dissatisfied === ticket.dissatisfied ? {} : { dissatisfied: { from: ticket.dissatisfied, to: dissatisfied } }) },
      ...(input.reason === null ? {} : { why: input.reason }),
      result: input.result, followUp: { followUpId, solved_at: clock.started_at, ...outside(context, called), before: { ...before, followUp: outside(context, before.followUp) } },
    },
  }, { moments, dissatisfied })
  if (moveTo !== null) move(context, { ticketId: input.ticketId, version: ticket.version + 1, to: moveTo, reason: moveTo === 'open' ? input.reason : null })
  const values: ChangingFollowUp = { ...called, before: JSON.stringify({ event, ...before } satisfies Before) }
  if (known === null) insertFollowUp(context.db, { follow_up_id: uuidToBlob(followUpId), ticket: ticket.row, solved_at: clock.started_at, ...values, last_seq: event })
  else updateFollowUp(context.db, { row: known.row, ...values, last_seq: event })
  context.announce('followUp', input.ticketId)
}

/** How often a call found the customer not satisfied: each counted on the ticket and took it up again. */
export const timesDissatisfied = (context: Context, ticket: number) => ofTicket.all(context.db, { ticket }).filter(({ result }) => result === 'dissatisfied').length

/** As the history has it: the person by their id. */
const outside = (context: Context, values: Omit<ChangingFollowUp, 'before'>) => ({ ...values, by: idOf(context, values.by) })

function onlyChanging({ attempts, next_try_at, result, reason, by, at, settled_at }: FollowUpRow) {
  return { attempts, next_try_at, result: result as FollowUpResult | null, reason, by, at, settled_at }
}

/**
 * Takes the last step back. The clock runs again from its start with its promise; what it had broken stays broken.
 * @throws AppError conflict, not_possible (`followUpUndo`) once something else has changed the ticket
 */
export function undo(context: CommandContext, input: OnTicket): void {
  const ticket = changeable(context, input)
  const followUp = latestOf.one(context.db, { ticket: ticket.row })
  if (followUp?.before == null || !isUndoable(ticket, followUp)) throw new AppError('not_possible', {}, 'followUpUndo')
  const before = beforeSchema.parse(JSON.parse(followUp.before))
  const last_seq = context.record({
    entity: 'ticket', id: input.ticketId, type: 'ticket.followUpUndone',
    body: { changes: { ...(ticket.state === before.ticket.state ? {} : { state: { from: ticket.state, to: before.ticket.state } }) }, event: idOfEvent(context.db, before.event), set: before.ticket, followUp: { followUpId: blobToUuid(followUp.follow_up_id), ...outside(context, before.followUp), before: null } },
  })
  const subject = { contact: ticket.contact, ticket: ticket.row }
  if (ticket.reopened_at !== null && ticket.reopened_at !== before.ticket.reopened_at) cancelBegunAt(context, subject, ticket.reopened_at, last_seq)
  runAgain(context, subject, { metric: 'followUp', startedAt: followUp.solved_at }, last_seq)
  change(context, ticket, before.ticket, last_seq)
  updateFollowUp(context.db, { row: followUp.row, ...before.followUp, before: null, last_seq })
  context.announce('followUp', input.ticketId)
}

/** Nobody was reached, and the customer is left with a message or without one: that closes the ticket. @throws AppError conflict, not_possible (`notToSettle`) */
export function settle(context: CommandContext, input: OnTicket & { readonly text: string | null }): void {
  const ticket = changeable(context, input)
  const followUp = latestOf.one(context.db, { ticket: ticket.row })
  if (followUp === null || !isToSettle(ticket, followUp)) throw new AppError('not_possible', {}, 'notToSettle')
  const last_seq = context.record({ entity: 'ticket', id: input.ticketId, type: 'ticket.letBe', body: { followUp: { followUpId: blobToUuid(followUp.follow_up_id), settled_at: context.now, before: null } } })
  if (input.text !== null) comment(context, { ticketId: input.ticketId, audience: 'customer', text: input.text })
  const { version, state } = rowOf(context, input.ticketId)
  if ((state as TicketState) === 'resolved') move(context, { ticketId: input.ticketId, version, to: 'closed', reason: null })
  updateFollowUp(context.db, { row: followUp.row, ...onlyChanging(followUp), settled_at: context.now, before: null, last_seq })
  context.announce('followUp', input.ticketId)
}
