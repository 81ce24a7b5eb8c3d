import type { ClockView } from '../../../shared/contract/common.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ClockPolicy, Playbook } from '../../../shared/playbook.ts'
import type { Instant } from '../../../shared/time.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { blobToUuid } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import { actorOf, type Context, inWords } from '../context.ts'
import { playbookOf, type Published } from '../playbook/playbook.ts'
import { type ClockWithIds, nextDueOfContacts, nextDueOfTickets, shownOfContact, shownOfTicket, shownWithCancelled } from './clocks.store.ts'
import { compiledFor } from './calendars.ts'
import { leftAt } from './instants.rules.ts'
import { type ClockSubject, pausesOf } from './running.ts'
import type { ClockRow } from './life.rules.ts'

/** @param cancelledAfter an event: the clocks that were cancelled after it are shown too */
export function clockViews(context: Context, { contact, ticket }: ClockSubject, cancelledAfter: number | null = null): ClockView[] {
  return rowsOf(context.db, { contact, ticket }, cancelledAfter).map((row) => viewOf(context, row))
}

function rowsOf(db: ReadDb, { contact, ticket }: ClockSubject, after: number | null): ClockWithIds[] {
  if (ticket === null) return shownOfContact.all(db, { contact })
  return after === null ? shownOfTicket.all(db, { contact, ticket }) : shownWithCancelled.all(db, { contact, ticket, after })
}

/** What `nextClockOf` must have been selected as by whoever shows many tickets at once. */
export type NextClock = Pick<ClockWithIds, 'clock_id' | 'contact_id' | 'ticket_id' | 'playbook' | 'policy' | 'started_at' | 'target_ms' | 'warn_at' | 'due_at' | 'met_at' | 'breached_at' | 'cancelled_at' | 'counted_from' | 'pauses' | 'paused_at'>

/**
 * A ticket's clock as the desk shows it, from a row that was read together with the ticket.
 * @param published the playbook that the clock was promised under
 */
export function nextClockOf(context: Context, row: NextClock, { playbook }: Published): ClockView {
  return viewUnder(context, row, playbook)
}

/** CK-24: the one number that matters most to this person now. */
export function nextDue(context: Context): { clock: ClockView; subject: string } | null {
  const agent = { agent: actorOf(context).row }
  const first = [nextDueOfContacts.one(context.db, agent), nextDueOfTickets.one(context.db, agent)]
    .filter((row) => row !== null)
    .sort((a, b) => a.due_at - b.due_at || a.row - b.row)[0]
  return first === undefined ? null : { clock: viewOf(context, first), subject: subjectOf(first) }
}

export const subjectOf = (row: ClockWithIds) => (row.ticket_number === null ? '' : spokenTicketNumber(row.ticket_number))

/** The policy a clock runs under, from the playbook it was started with. */
export function policyOf(db: ReadDb, row: ClockRow): ClockPolicy {
  return policyIn(playbookOf(db, row.playbook).playbook, row.policy)
}

export function policyIn(playbook: Playbook, id: string): ClockPolicy {
  const policy = playbook.clocks.find((candidate) => candidate.id === id)
  if (policy === undefined) throw new AppError('internal', { missing: 'policy' })
  return policy
}

export function viewOf(context: Context, row: ClockWithIds): ClockView {
  return viewUnder(context, row, playbookOf(context.db, row.playbook).playbook)
}

function viewUnder(context: Context, row: NextClock, playbook: Playbook): ClockView {
  const policy = policyIn(playbook, row.policy)
  return {
    clockId: blobToUuid(row.clock_id),
    contactId: blobToUuid(row.contact_id),
    ticketId: row.ticket_id === null ? null : blobToUuid(row.ticket_id),
    metric: policy.metric,
    title: inWords(context, policy.title),
    rule: policy.rule,
    startedAt: row.started_at as Instant,
    targetMs: row.target_ms,
    warnAt: row.warn_at as Instant,
    dueAt: row.due_at as Instant,
    metAt: row.met_at as Instant | null,
    breachedAt: row.breached_at as Instant | null,
    cancelledAt: row.cancelled_at as Instant | null,
    pausedAt: row.paused_at as Instant | null,
    leftMs: row.paused_at === null ? null : leftAt(row.target_ms, compiledFor(playbook, policy), row.counted_from, pausesOf(row), row.paused_at),
    pauses: pausesOf(row).map(([from, to]) => ({ from: from as Instant, to: to as Instant })),
  }
}
