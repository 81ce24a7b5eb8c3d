import type { TicketState } from '../../../shared/contract/tickets.ts'
import type { GradeKind } from '../../../shared/contract/intake.ts'
import { takesContacts } from '../../../shared/contract/people.ts'
import { AppError } from '../../../shared/errors.ts'
import type { PersonId, TicketId } from '../../../shared/ids.ts'
import { stageAgain } from '../../../shared/lifecycle.ts'
import type { ClockMetric, Moments, Rest } from '../../../shared/playbook.ts'
import { spokenTicketNumber, ticketNumber, type TicketNumber } from '../../../shared/ticketNumber.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import type { EventBody } from '../../db/events.ts'
import { reversed } from '../../db/ranges.ts'
import { actorOf, type CommandContext, type Context } from '../context.ts'
import { type ClockGround, type EarlierStart, clocksOfTickets, foreseeDue, handOver, planClocks, planHandOver, reconcile, type Start, unmetStarts } from '../clocks/clocks.ts'
import type { CustomerFacts } from '../customers/customers.ts'
import { deskHere } from '../desk/desk.ts'
import { idOf, roleOf, rowOf as rowOfPerson } from '../people/people.ts'
import { playbookOf, type Published } from '../playbook/playbook.ts'
import { courseBy, courseOf, mustBeResolvable } from './course.ts'
import { followsOther, moveDue, placeDue } from './due.ts'
import { factsOf } from './facts.ts'
import { endOf, type PartRow, partsOf } from './merging.store.ts'
import { outside } from './outside.ts'
import { momentsOf, moves, needsReason, restBegun, restEnded, waitingSince, withoutFollowUp } from './tickets.rules.ts'
import {
  byId, type ChangingTicket, everyUnclosedOfCustomer, insertComment, insertTicket, lastSerial, ofContact, ofCustomer, ofProblem, openOfCustomer, type NewTicketRow, type TicketRow, type TicketWithContact, updateTicket,
} from './tickets.store.ts'

/** Clocks that the desk can meet so far; the others of the playbook wait for what stops them. */
const ticketMetrics: readonly ClockMetric[] = ['firstResponse', 'sceneConfirmation', 'preliminarySolution', 'progressUpdate', 'resolution', 'followUp', 'submitToLead', 'leadStepsIn', 'supervisorStepsIn', 'managerStepsIn']
/** What departments owe (DP-2) is owed while the problem is open: who has solved it otherwise waits for nobody. */
const openMetrics: readonly ClockMetric[] = ['transfer', 'departmentPlan']
/** The customer was answered once, with the first of their problems (IN-11). */
const laterMetrics = ticketMetrics.filter((metric) => metric !== 'firstResponse')
const metricsOf = ({ problem, state }: Pick<TicketRow, 'problem' | 'state'>) => [...(problem === 1 ? ticketMetrics : laterMetrics), ...(state === 'open' ? openMetrics : [])]

export interface GradeGiven {
  readonly id: string
  readonly by: 'playbook' | 'agent'
  readonly reason: string
}

/** What an intake hands over when it becomes a ticket. */
export interface NewTicket {
  readonly contact: number
  readonly problem: number
  readonly customer: number | null
  readonly order: { readonly row: number; readonly number: string } | null
  readonly published: Published
  readonly channel: string
  readonly kind: string
  readonly tier: string | null
  readonly type: string | null
  readonly class: string | null
  readonly scene: string | null
  readonly need: string | null
  readonly freeNeed: string
  readonly outcome: string
  readonly department: string | null
  /** IN-7, as far as it is known */
  readonly impact: string | null
  readonly urgency: string | null
  readonly severity: GradeGiven
  readonly priority: GradeGiven
  readonly answers: readonly { readonly field: string; readonly value: string }[]
  readonly arrivedAt: Instant
  readonly firstWordsAt: number | null
  /** solved on the spot (IN-9) */
  readonly resolved: boolean
  /** what the customer was told while still there; null when nobody was */
  readonly told: string | null
}

export interface OpenedTicket {
  readonly ticketId: TicketId
  readonly number: string
}

/** Opens a ticket, takes over the contact's clocks and starts its own. */
export function open(context: CommandContext, ticket: NewTicket): OpenedTicket {
  const actor = actorOf(context)
  const at = Math.max(context.now, ticket.arrivedAt)
  const ticketId = context.newId()
  const { device, serial, number } = takeNumber(context)
  const values: NewTicketRow = {
    ticket_id: uuidToBlob(ticketId),
    number,
    number_reversed: reversed(number),
    serial,
    device,
    contact: ticket.contact,
    problem: ticket.problem,
    customer: ticket.customer,
    customer_order: ticket.order?.row ?? null,
    playbook: ticket.published.row,
    owner: actor.row,
    state: ticket.resolved ? 'resolved' : 'open',
    channel: ticket.channel,
    kind: ticket.kind,
    tier: ticket.tier,
    type: ticket.type,
    class: ticket.class,
    scene: ticket.scene,
    need: ticket.need,
    free_need: ticket.freeNeed,
    outcome: ticket.outcome,
    department: ticket.department,
    impact: ticket.impact,
    urgency: ticket.urgency,
    severity: ticket.severity.id,
    severity_by: ticket.severity.by,
    severity_reason: ticket.severity.reason,
    priority: ticket.priority.id,
    priority_by: ticket.priority.by,
    priority_reason: ticket.priority.reason,
    answers: JSON.stringify(ticket.answers),
    arrived_at: ticket.arrivedAt,
    opened_at: at,
    told_at: ticket.told === null ? null : at,
    resolved_at: ticket.resolved ? at : null,
    reopened_at: null,
    closed_at: null,
    rests: JSON.stringify(ticket.resolved ? restBegun([], 'resolved', at) : []),
    progress_told_at: ticket.told === null ? null : at,
    course: null,
    stage: null,
    level: null,
    agent: null,
    dissatisfied: 0,
    moments: '{}',
    released_at: null,
  }
  const { ticket_id: _id, device: _device, answers: _answers, number_reversed: _reversed, ...facts } = values
  const linked = ticket.order === null ? {} : { changes: { order: { from: null, to: ticket.order.number } } }
  const last_seq = context.record({ entity: 'ticket', id: ticketId, type: 'ticket.opened', body: { ...outside(context, facts), answers: ticket.answers, ...linked } })
  const about = factsOf(context, values, ticket.published.playbook)
  const plan = planHandOver(context, ticket.contact, { published: ticket.published, facts: about, moments: momentsOf({ ...values, first_words_at: ticket.firstWordsAt }), rests: restsOf(values), metrics: metricsOf(values), because: last_seq })
  const { row } = insertTicket(context.db, { ...values, on_course: courseBy(ticket.published.playbook, about, values.course), last_seq })
  placeDue(context.db, values, row, plan.nextDueAt)
  if (ticket.told !== null) addComment(context, { row, ticketId }, 'customer', ticket.told)
  handOver(context, { contact: ticket.contact, ticket: row }, plan)
  context.announce('ticket', ticketId)
  return { ticketId, number }
}

export function comment(context: CommandContext, input: { ticketId: TicketId; audience: 'internal' | 'customer'; text: string }): void {
  const ticket = unmerged(context, rowOf(context, input.ticketId))
  const told = input.audience === 'customer' ? Math.max(context.now, ticket.arrived_at) : null
  const values = { told_at: ticket.told_at ?? told, progress_told_at: told ?? ticket.progress_told_at }
  const last_seq = addComment(context, { row: ticket.row, ticketId: input.ticketId }, input.audience, input.text, setOf(context, ticket, values))
  change(context, ticket, values, last_seq)
}

export function move(context: CommandContext, input: { ticketId: TicketId; version: number; to: TicketState; reason: string | null }): void {
  const ticket = changeable(context, input)
  const from = ticket.state as TicketState
  if (!moves[from].includes(input.to)) throw new AppError('not_possible', { from, to: input.to }, 'move')
  if (needsReason(from, input.to) && input.reason === null) throw new AppError('not_ready', { from, to: input.to }, 'reason')
  if (input.to === 'resolved') mustBeResolvable(context, ticket)
  const reopened = input.to === 'open'
  // A system time that was set back meanwhile must not stop a clock before it began (CK-22), and what is taken up again comes
  // after what it takes up: its clock would else be the one that was already met.
  const at = Math.max(context.now, reopened ? (ticket.resolved_at ?? ticket.arrived_at) + 1 : (ticket.reopened_at ?? ticket.arrived_at))
  changeBy(context, ticket, { type: 'ticket.moved', body: { changes: { state: { from, to: input.to } }, ...(input.reason === null ? {} : { why: input.reason }) } }, {
    state: input.to,
    // Not solved or not satisfied: it is looked into again (TK-1).
    stage: reopened ? stageAgain(courseOf(context, ticket)) : ticket.stage,
    resolved_at: reopened ? null : (ticket.resolved_at ?? at),
    reopened_at: reopened ? at : ticket.reopened_at,
    closed_at: input.to === 'closed' ? context.now : null,
    ...(reopened ? { moments: withoutFollowUp(ticket.moments) } : {}),
    rests: JSON.stringify(reopened ? restEnded(restsOf(ticket), 'resolved', at) : from === 'open' ? restBegun(restEnded(restsOf(ticket), 'waiting', at), 'resolved', at) : restsOf(ticket)),
  })
}

/** The customer has to answer first: clocks whose policy says so stand still until then (CK-22). */
export function wait(context: CommandContext, input: { ticketId: TicketId; version: number; reason: string }): void {
  const ticket = changeable(context, input)
  const rests = restsOf(ticket)
  if (ticket.state !== 'open' || waitingSince(rests) !== null) throw new AppError('not_possible', {}, 'wait')
  changeBy(context, ticket, { type: 'ticket.waited', body: { why: input.reason } }, { rests: JSON.stringify(restBegun(rests, 'waiting', Math.max(context.now, ticket.reopened_at ?? ticket.arrived_at))) })
}

/** The customer has answered. */
export function goOn(context: CommandContext, input: { ticketId: TicketId; version: number }): void {
  const ticket = changeable(context, input)
  const rests = restsOf(ticket)
  if (waitingSince(rests) === null) throw new AppError('not_possible', {}, 'goOn')
  changeBy(context, ticket, { type: 'ticket.wentOn', body: {} }, { rests: JSON.stringify(restEnded(rests, 'waiting', context.now)) })
}

export const restsOf = ({ rests }: Pick<TicketRow, 'rests'>) => JSON.parse(rests) as readonly Rest[]

/** Another owner (TK-7, by hand). Its clocks and what was promised stay as they are. */
export function assign(context: CommandContext, input: { ticketId: TicketId; version: number; to: PersonId; reason: string }): void {
  const ticket = changeable(context, input)
  const owner = rowOfPerson(context, input.to)
  if (!takesContacts.includes(roleOf(context, input.to))) throw new AppError('not_possible', {}, 'assignee')
  if (ticket.state === 'closed') throw new AppError('not_possible', {}, 'assignClosed')
  if (owner === ticket.owner) throw new AppError('not_possible', {}, 'assignOwn')
  changeBy(context, ticket, { type: 'ticket.assigned', body: { changes: { owner: { from: idOf(context, ticket.owner), to: input.to } }, why: input.reason } }, { owner, released_at: null })
}

export function grade(context: CommandContext, input: { ticketId: TicketId; version: number; kind: GradeKind; id: string; reason: string }): void {
  const ticket = changeable(context, input)
  const { playbook } = playbookOf(context.db, ticket.playbook)
  const known = input.kind === 'severity' ? playbook.severities : playbook.priorities
  if (!known.some((candidate) => candidate.id === input.id)) throw new AppError('not_found', { what: input.kind })
  const from = ticket[input.kind]
  if (from === input.id) return
  const given = input.kind === 'severity'
    ? { severity: input.id, severity_by: 'agent', severity_reason: input.reason }
    : { priority: input.id, priority_by: 'agent', priority_reason: input.reason }
  changeBy(context, ticket, { type: 'ticket.graded', body: { changes: { [input.kind]: { from, to: input.id } }, why: input.reason } }, given)
}

type Ranked = Pick<CustomerFacts, 'row' | 'tier' | 'tags'>

/** A customer who is of another tier or has other tags now is promised what goes with them, on what is open too (CK-23). */
export function customerChanged(context: CommandContext, before: Ranked, { row: customer, tier, tags }: Ranked): void {
  const [tagsBefore, tagsNow] = [before.tags.join(' '), tags.join(' ')]
  for (const ticket of everyUnclosedOfCustomer.all(context.db, { customer })) {
    if (tier !== before.tier && ticket.tier !== tier && ticket.state === 'open') {
      changeBy(context, ticket, { type: 'ticket.tierChanged', body: { changes: { tier: { from: ticket.tier, to: tier } } } }, { tier })
    } else if (tagsBefore !== tagsNow) {
      // Few promises ask for tags: a ticket whose clocks and course stay as they are is no new version, but rules may say otherwise of it.
      if (courseOf(context, ticket) !== ticket.on_course || wouldMove(context, ticket)) changeBy(context, ticket, { type: 'ticket.tagsChanged', body: { changes: { tags: { from: tagsBefore, to: tagsNow } } } }, {})
      else context.announce('ticket', blobToUuid(ticket.ticket_id))
    }
  }
}

/** Whether its clocks are not any more what its facts ask for. */
function wouldMove(context: CommandContext, ticket: TicketWithContact): boolean {
  const clocks = clocksOfTickets(context.db, [ticket]).get(ticket.row) ?? []
  return planClocks(context, clocks, groundOf(context, ticket, 0)).steps.length > 0
}

/** The ticket that came of a problem of a contact, if it has been saved: saving twice makes one. */
export function findOfContact(db: ReadDb, contact: number, problem: number): OpenedTicket | null {
  const ticket = ofProblem.one(db, { contact, problem })
  return ticket === null ? null : { ticketId: blobToUuid(ticket.ticket_id), number: ticket.number }
}

/** All that came of a contact, by its problems (IN-11). */
export const allOfContact = (context: Context, contact: number): TicketRow[] => ofContact.all(context.db, { contact })

/** Which problem of which contact a ticket came of, and what the customer wanted. @throws AppError not_found */
export function problemOf(context: Context, ticketId: TicketId): { readonly row: number; readonly contact: number; readonly problem: number; readonly need: string | null } {
  const { row, contact, problem, need } = rowOf(context, ticketId)
  return { row, contact, problem, need }
}

const mostEarlier = 5

/** The open ones first, each the latest first. */
export function earlierOf(context: Context, customer: number): TicketRow[] {
  // What is open is a promise, however long ago it was opened.
  const open = openOfCustomer.all(context.db, { customer, most: mostEarlier })
  const others = ofCustomer.all(context.db, { customer, most: mostEarlier }).filter((ticket) => ticket.state !== 'open')
  return [...open, ...others.slice(0, mostEarlier)]
}

/** @throws AppError not_found */
export function rowOf(context: Context, ticketId: TicketId): TicketWithContact {
  const ticket = byId.one(context.db, { ticket_id: uuidToBlob(ticketId) })
  if (ticket === null) throw new AppError('not_found', { what: 'ticket' })
  return ticket
}

/** Nobody's change is overwritten: who worked on an older state of the ticket is told. */
export function versioned(context: CommandContext, input: { ticketId: TicketId; version: number }): TicketWithContact {
  const ticket = rowOf(context, input.ticketId)
  if (ticket.version !== input.version) throw new AppError('conflict', { what: 'ticket', version: ticket.version })
  return ticket
}

export const changeable = (context: CommandContext, input: { ticketId: TicketId; version: number }) => unmerged(context, versioned(context, input))

/** What was merged stays as it was: its customer is worked for on the ticket that it leads to. */
function unmerged(context: CommandContext, ticket: TicketWithContact): TicketWithContact {
  const end = ticket.merged_into === null ? null : endOf.one(context.db, { row: ticket.row })
  if (end !== null) throw new AppError('not_possible', { number: spokenTicketNumber(end.number) }, 'merged')
  return ticket
}

/**
 * Changes a ticket by an event that carries all that it sets: the row could be made again from its events.
 * @returns the event's `seq`
 */
export function changeBy(context: CommandContext, ticket: TicketWithContact, { type, body }: { readonly type: string; readonly body: EventBody }, values: Partial<ChangingTicket>): number {
  const last_seq = context.record({ entity: 'ticket', id: blobToUuid(ticket.ticket_id), type, body: { ...body, ...setOf(context, ticket, values) } })
  change(context, ticket, values, last_seq)
  return last_seq
}

interface ColumnsSet {
  readonly set?: Readonly<Record<string, unknown>>
}

/** What of a ticket becomes otherwise, for its event. */
export function setOf(context: Context, ticket: TicketWithContact, values: Partial<ChangingTicket & Pick<TicketRow, 'merged_into' | 'merged_seq' | 'merged_version'>>): ColumnsSet {
  const set = Object.entries(values).filter(([column, value]) => ticket[column as keyof typeof values] !== value)
  return set.length === 0 ? {} : { set: outside(context, Object.fromEntries(set)) }
}

/** @param givenBack what its clocks counted from until now, because it had been merged in */
export function change(context: CommandContext, ticket: TicketWithContact, values: Partial<ChangingTicket>, last_seq: number, givenBack: readonly Start[] = []): void {
  const changed = { ...ticket, ...values }
  const { owner, state, tier, severity, severity_by, severity_reason, priority, priority_by, priority_reason, told_at, progress_told_at, resolved_at, reopened_at, closed_at, rests, course, stage, level, agent, dissatisfied, moments, released_at } = changed
  const ground = { ...groundOf(context, changed, last_seq), givenBack }
  const nextDueAt = reconcile(context, { contact: ticket.contact, ticket: ticket.row }, ground)
  updateTicket(context.db, {
    row: ticket.row, owner, state, tier, severity, severity_by, severity_reason, priority, priority_by, priority_reason, told_at, progress_told_at, resolved_at, reopened_at, closed_at, rests,
    course, stage, level, agent, dissatisfied, moments, released_at, on_course: courseBy(playbookOf(context.db, ticket.playbook).playbook, ground.facts, course), last_seq,
  })
  moveDue(context.db, changed, nextDueAt)
  context.announce('ticket', blobToUuid(ticket.ticket_id))
}

function addComment(context: CommandContext, ticket: { row: number; ticketId: TicketId }, audience: 'internal' | 'customer', text: string, set: ColumnsSet = {}): number {
  const commentId = context.newId()
  const type = audience === 'customer' ? 'ticket.told' : 'ticket.commented'
  const last_seq = context.record({ entity: 'ticket', id: ticket.ticketId, type, body: { commentId, audience, text, ...set } })
  insertComment(context.db, { comment_id: uuidToBlob(commentId), ticket: ticket.row, author: actorOf(context).row, audience, text, at: context.now, last_seq })
  return last_seq
}

/** What a ticket's clocks are decided from, with what was merged into it; one that was merged itself has none that run. */
export function groundOf(context: Context, ticket: TicketWithContact, because: number, clocks?: Published): ClockGround {
  const ground = { ...ownGroundOf(context, ticket, clocks), because }
  return ticket.merged_into === null ? { ...ground, earlier: earlierStartsOf(context, partsOf.all(context.db, { ticket: ticket.row })) } : { ...ground, metrics: [] }
}

/** Until when a ticket is promised something that has just begun, or would be; null where no policy promises it. */
export function foreseeOf(context: Context, ticket: TicketWithContact, metric: ClockMetric, begun: Moments): Instant | null {
  const { published, facts, moments } = ownGroundOf(context, ticket)
  return foreseeDue(published, metric, facts, { ...moments, ...begun })
}

/** The further moments of its life that it keeps by their names. */
export const momentsKept = ({ moments }: Pick<TicketRow, 'moments'>) => JSON.parse(moments) as Moments

/** Since when tickets were promised what they still were when they were merged. */
export function earlierStartsOf(context: Context, parts: readonly PartRow[]): EarlierStart[] {
  return parts.flatMap((part) => unmetStarts(ownGroundOf(context, part)).map((start) => ({ ...start, rests: restsOf(part), mergedAt: part.joined_at })))
}

/** The facts in the words of its own playbook, under the clocks of the one that it was re-targeted to. */
function ownGroundOf(context: Context, ticket: TicketWithContact, clocks = reTargetedTo(context.db, ticket)): Omit<ClockGround, 'because'> {
  const own = playbookOf(context.db, ticket.playbook)
  return {
    published: clocks ?? own, facts: factsOf(context, ticket, own.playbook), moments: momentsOf(ticket), rests: restsOf(ticket), metrics: metricsOf(ticket),
    ...(clocks === null ? {} : { from: context.now }),
  }
}

function reTargetedTo(db: ReadDb, ticket: TicketRow): Published | null {
  const other = followsOther(db, ticket)
  return other === null ? null : playbookOf(db, other)
}

function takeNumber(context: CommandContext): { device: Uint8Array; serial: number; number: TicketNumber } {
  const desk = deskHere(context)
  const device = uuidToBlob(desk.deviceId)
  const serial = (lastSerial.one(context.db, { device })?.serial ?? 0) + 1
  return { device, serial, number: ticketNumber(desk.number, serial) }
}
