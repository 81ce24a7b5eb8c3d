import type { HistoryEntry, ShownState, TicketState, TicketView } from '../../../shared/contract/tickets.ts'
import type { Grade, Sibling } from '../../../shared/contract/common.ts'
import type { ClockWhy } from '../../../shared/contract/clocks.ts'
import type { EarlierTicket } from '../../../shared/contract/customers.ts'
import type { Origin } from '../../../shared/contract/merging.ts'
import type { CustomerId, PersonId, TicketId } from '../../../shared/ids.ts'
import { maskedNumber, maskedText } from '../../../shared/masking.ts'
import type { LocalText } from '../../../shared/text.ts'
import type { Playbook } from '../../../shared/playbook.ts'
import type { Instant } from '../../../shared/time.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { blobToUuid } from '../../db/blobs.ts'
import { actorOf, type CommandContext, type Context } from '../context.ts'
import { clocksOfTickets, clockViews, movedWithOthers, why } from '../clocks/clocks.ts'
import { getByRow } from '../customers/customers.ts'
import { getByRow as getOrderByRow } from '../orders/orders.ts'
import { idOf, nameOf, nameOfId } from '../people/people.ts'
import { findInForce, playbookOf, type Words, wordsOf } from '../playbook/playbook.ts'
import { isResolvable } from './course.ts'
import { repeatsOf, urgesOf } from './dispatch.ts'
import { lifeOf } from './life.ts'
import { shownState } from './merging.rules.ts'
import { endOf, partsOf } from './merging.store.ts'
import { mergedOf, partViews } from './mergingView.ts'
import { needIn, needOf } from './need.ts'
import { moves, waitingSince } from './tickets.rules.ts'
import { byNumber, commentsOf, type EventRow, eventsOf, lastOfOrder, lastTold, type TicketRow } from './tickets.store.ts'
import { allOfContact, earlierOf, restsOf, rowOf } from './ticket.ts'

export function get(context: Context, { ticketId }: { ticketId: TicketId }): TicketView {
  const ticket = rowOf(context, ticketId)
  const { playbook } = playbookOf(context.db, ticket.playbook)
  const words = wordsOf(playbook, context.language)
  const parts = partsOf.all(context.db, { ticket: ticket.row })
  const isMerged = ticket.merged_into !== null
  const clocks = clockViews(context, { contact: ticket.contact, ticket: ticket.row }, ticket.merged_seq)
  return {
    ticketId,
    number: ticket.number,
    version: ticket.version,
    state: shownState(ticket) as ShownState,
    moves: isMerged ? [] : moves[ticket.state as TicketState].filter((to) => to !== 'resolved' || isResolvable(context, ticket)),
    life: lifeOf(context, ticket, clocks),
    urges: urgesOf(context, ticket),
    repeats: repeatsOf(context, ticket),
    releasedAt: ticket.released_at as Instant | null,
    merged: mergedOf(context, ticket),
    parts: partViews(context, parts),
    contactId: blobToUuid(ticket.contact_id),
    siblings: siblingsOf(context, ticket.contact).filter((sibling) => sibling.ticketId !== ticketId),
    customerId: ticket.customer === null ? null : (getByRow(context, ticket.customer).customerId satisfies CustomerId),
    order: ticket.customer_order === null ? null : getOrderByRow(context, ticket.customer_order).order,
    channel: words.named('channels', ticket.channel),
    type: ticket.type === null ? null : words.named('types', ticket.type),
    class: ticket.class === null ? null : words.named('classes', ticket.class),
    scene: words.sceneTrail(ticket.scene),
    need: needOf(ticket, words),
    outcome: words.named('outcomes', ticket.outcome),
    department: ticket.department === null ? null : words.named('departments', ticket.department),
    severity: gradeOf(playbook, words, 'severity', ticket),
    priority: gradeOf(playbook, words, 'priority', ticket),
    gradeOptions: { severity: words.all('severities'), priority: words.all('priorities') },
    owner: { personId: idOf(context, ticket.owner), name: nameOf(context, ticket.owner) },
    openedAt: ticket.opened_at as Instant,
    facts: factsOf(ticket, playbook, words, masked),
    waitingSince: isMerged ? null : (waitingSince(restsOf(ticket)) as Instant | null),
    clocks,
    comments: [...commentsFrom(context, ticket, null), ...parts.flatMap((part) => commentsFrom(context, part, originOf(part)))],
  }
}

const originOf = ({ ticket_id, number }: TicketRow): Origin => ({ ticketId: blobToUuid(ticket_id), number })

function commentsFrom(context: Context, ticket: TicketRow, from: Origin): TicketView['comments'] {
  return commentsOf.all(context.db, { ticket: ticket.row }).map((row) => ({
    commentId: blobToUuid(row.comment_id),
    audience: row.audience as 'internal' | 'customer',
    text: row.text,
    author: nameOf(context, row.author),
    at: row.at as Instant,
    from,
  }))
}

/** PR-1: what was found out, unmasked, on purpose; who looked stays on record. */
export function reveal(context: CommandContext, { ticketId }: { ticketId: TicketId }): Pick<TicketView, 'facts'> {
  actorOf(context)
  const ticket = rowOf(context, ticketId)
  const { playbook } = playbookOf(context.db, ticket.playbook)
  context.record({ entity: 'ticket', id: ticketId, type: 'ticket.revealed', body: {} })
  return { facts: factsOf(ticket, playbook, wordsOf(playbook, context.language), ({ value }) => value) }
}

type FieldKind = Playbook['fields'][number]['kind']
type AnswerGiven = { readonly field: string; readonly value: string }

function factsOf(ticket: TicketRow, playbook: Playbook, words: Words, shown: (answer: AnswerGiven, kind: FieldKind | undefined) => string): TicketView['facts'] {
  return (JSON.parse(ticket.answers) as readonly AnswerGiven[]).map((answer) => {
    const field = playbook.fields.find(({ id }) => id === answer.field)
    const option = field?.options?.find(({ id }) => id === answer.value)
    return { title: words.title('fields', answer.field), value: option === undefined ? shown(answer, field?.kind) : words.text(option.title) }
  })
}

/** An order's number is nobody's, however much it looks like a phone. */
function masked({ value }: AnswerGiven, kind: FieldKind | undefined): string {
  if (kind === 'order') return value
  return kind === 'phone' ? maskedNumber(value) : maskedText(value)
}

/** A ticket by its number as it is stored; null when there is none. */
export const rowOfNumber = (context: Context, number: string): TicketRow | null => byNumber.one(context.db, { number })

/** Why each clock of a ticket is due when it is (CK-24), by its number; null when there is no such ticket. */
export function whyOfTicket(context: Context, number: string): ClockWhy[] | null {
  const ticket = byNumber.one(context.db, { number })
  if (ticket === null) return null
  return clockViews(context, { contact: ticket.contact, ticket: ticket.row }).map(({ clockId }) => why(context, { clockId }))
}

/** TK-5: every change, of what was merged in too, oldest first by when it was true. */
export function history(context: Context, { ticketId }: { ticketId: TicketId }): HistoryEntry[] {
  const ticket = rowOf(context, ticketId)
  const entries = new Map(historyFrom(context, ticket, null).map((entry) => [keyOf(entry), entry]))
  // Of the same contact, what was merged in is told by its own words.
  for (const part of partsOf.all(context.db, { ticket: ticket.row })) {
    for (const entry of historyFrom(context, part, originOf(part))) if (entry.what !== sibling) entries.set(keyOf(entry), entry)
  }
  return [...entries.values()].sort((a, b) => a.at - b.at || a.seq - b.seq)
}

/** One event may be told of several tickets: of those whose clocks it moved, and of a contact's by each of their own words. */
const keyOf = ({ seq, what, from }: HistoryEntry) => (what === moved ? `${String(seq)} ${from?.ticketId ?? ''}` : String(seq))

function historyFrom(context: Context, ticket: TicketRow, from: Origin): HistoryEntry[] {
  const { playbook } = playbookOf(context.db, ticket.playbook)
  const words = wordsOf(playbook, context.language)
  const inForce = findInForce(context.db)
  const playbooks = [playbook, ...(ticket.clocks_playbook === null ? [] : [playbookOf(context.db, ticket.clocks_playbook).playbook]), ...(inForce === null ? [] : [inForce.playbook])]
  const ticketId = blobToUuid(ticket.ticket_id)
  const own = eventsOf.all(context.db, { ticket_id: ticket.ticket_id, ticket: ticket.row, contact: ticket.contact }).map((event) =>
    (event.type === 'ticket.opened' && blobToUuid(event.entity_id) !== ticketId ? siblingEntry(event) : entryOf(context, event, playbooks, words)))
  return [...own, ...movedEntries(context, ticket, playbooks, words)].map((entry) => ({ ...entry, from }))
}

const moved = 'clock.retargeted'

/** What was moved with the clocks of other tickets, told as if it had been alone: one entry for all clocks of the ticket. */
function movedEntries(context: Context, ticket: TicketRow, playbooks: readonly Playbook[], words: Words): Omit<HistoryEntry, 'from'>[] {
  const rows = new Set(clocksOfTickets(context.db, [ticket]).get(ticket.row)?.map(({ row }) => row))
  return movedWithOthers(context.db, ticket.row).flatMap((event) => {
    const changes = event.clocks.filter((clock) => !('row' in clock) || rows.has(clock.row)).flatMap(({ policy, dueFrom, dueAt }) =>
      [...clockChange(playbooks, words, policy), ...(dueAt === dueFrom ? [] : [{ field: 'dueAt', from: String(dueFrom), to: String(dueAt) }])])
    return changes.length === 0 ? [] : [{ seq: event.seq, at: event.instant as Instant, who: null, what: moved, changes, why: null }]
  })
}

function clockChange(playbooks: readonly Playbook[], words: Words, id: string | undefined): HistoryEntry['changes'] {
  const policy = playbooks.flatMap(({ clocks }) => clocks).find((one) => one.id === id)
  return policy === undefined ? [] : [{ field: 'clock', from: null, to: words.text(policy.title) }]
}

/** The tickets that came of a contact, in the order of its problems (IN-11). */
export function siblingsOf(context: Context, contact: number): Sibling[] {
  return allOfContact(context, contact).map((ticket) => ({
    ticketId: blobToUuid(ticket.ticket_id),
    number: ticket.number,
    need: needIn(context, ticket),
    state: shownState(ticket) as ShownState,
    problem: ticket.problem,
  }))
}

/** Earlier tickets of a customer for the panel beside the intake. */
export function earlier(context: Context, customer: number) {
  return earlierOf(context, customer).map((ticket) => ({
    ticketId: blobToUuid(ticket.ticket_id),
    number: ticket.number,
    need: needIn(context, ticket),
    state: shownState(ticket) as ShownState,
    openedAt: ticket.opened_at as Instant,
    ...promiseOf(context, ticket),
  }))
}

/** The ticket that was last made about an order, or where it leads to. */
export function lastAbout(context: Context, order: number): TicketId | null {
  const ticket = lastOfOrder.one(context.db, { order })
  return ticket === null ? null : blobToUuid((endOf.one(context.db, { row: ticket.row }) ?? ticket).ticket_id)
}

/** What the customer still waits for, and what they were told of it last. */
function promiseOf(context: Context, ticket: TicketRow): Pick<EarlierTicket, 'nextClock' | 'told'> {
  if (ticket.state !== 'open') return { nextClock: null, told: null }
  const running = clockViews(context, { contact: ticket.contact, ticket: ticket.row }).filter((clock) => clock.metAt === null && clock.cancelledAt === null)
  const told = lastTold.one(context.db, { ticket: ticket.row })
  return {
    nextClock: running.sort((a, b) => a.dueAt - b.dueAt)[0] ?? null,
    told: told === null ? null : { text: told.text, at: told.at as Instant },
  }
}

const sibling = 'ticket.sibling'

/** IN-11: that another ticket came of the same contact belongs to the history of both. */
function siblingEntry(event: EventRow): Omit<HistoryEntry, 'from'> {
  const { number } = JSON.parse(event.body) as { readonly number: string }
  return { seq: event.seq, at: event.instant as Instant, who: event.author_name, what: sibling, changes: [{ field: 'ticket', from: null, to: spokenTicketNumber(number) }], why: null }
}

interface EventBody {
  readonly policy?: string
  readonly why?: string
  readonly text?: string
  readonly changes?: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>
}

/** @param playbooks those that its clocks were promised under, the ticket's own first */
function entryOf(context: Context, event: EventRow, playbooks: readonly Playbook[], words: Words): Omit<HistoryEntry, 'from'> {
  const body = JSON.parse(event.body) as EventBody
  const clock = event.entity === 'clock' ? clockChange(playbooks, words, body.policy) : []
  const changes = Object.entries(body.changes ?? {}).map(([field, { from, to }]) => ({ field, from: valueOf(context, playbooks, words, field, from), to: valueOf(context, playbooks, words, field, to) }))
  return {
    seq: event.seq,
    at: event.instant as Instant,
    // Clocks act by themselves, in whosever command that came to light.
    who: event.entity === 'clock' ? null : event.author_name,
    what: event.type,
    changes: [...clock, ...changes],
    why: body.why ?? body.text ?? null,
  }
}

function valueOf(context: Context, playbooks: readonly Playbook[], words: Words, field: string, value: unknown): string | null {
  if (typeof value !== 'string') return typeof value === 'number' ? String(value) : null
  if (field === 'severity') return words.title('severities', value)
  if (field === 'tier') return words.title('tiers', value)
  if (field === 'tags') return value === '' ? null : value.split(' ').map((id) => words.title('tags', id)).join(', ')
  if (field === 'mergedInto' || field === 'merged') return spokenTicketNumber(value)
  if (field === 'owner') return nameOfId(context, value as PersonId)
  if (field === 'level') return titleIn(playbooks, ({ ladder }) => ladder, value, words)
  if (field === 'rule') return titleIn(playbooks, ({ escalationRules }) => escalationRules, value, words)
  return field === 'priority' ? words.title('priorities', value) : value
}

/** Rules and levels are asked of the playbook in force, which may know some that the ticket's own does not. */
function titleIn(playbooks: readonly Playbook[], list: (playbook: Playbook) => readonly { readonly id: string; readonly title: LocalText }[], id: string, words: Words): string {
  const title = playbooks.flatMap(list).find((item) => item.id === id)?.title
  return title === undefined ? id : words.text(title)
}

function gradeOf(playbook: Playbook, words: Words, kind: 'severity' | 'priority', ticket: TicketRow): Grade {
  const id = ticket[kind]
  const item = (kind === 'severity' ? playbook.severities : playbook.priorities).find((candidate) => candidate.id === id)
  const by = kind === 'severity' ? ticket.severity_by : ticket.priority_by
  const reason = kind === 'severity' ? ticket.severity_reason : ticket.priority_reason
  return {
    id,
    title: item === undefined ? id : words.text(item.title),
    meaning: item === undefined ? '' : words.text(item.meaning),
    by: by === 'agent' ? 'agent' : 'playbook',
    reason: by === 'agent' ? reason : ruleReason(playbook, words, kind, reason),
  }
}

/** A grade that the playbook gave keeps the rule's id, so that its reason is told in the reader's language. */
function ruleReason(playbook: Playbook, words: Words, kind: 'severity' | 'priority', ruleId: string): string {
  const rule = (kind === 'severity' ? playbook.severityRules : playbook.priorityRules).find((candidate) => candidate.id === ruleId)
  return rule === undefined ? '' : words.text(rule.reason)
}
