import type { ClockView } from '../../../shared/contract/common.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ClockMetric, ClockPolicy, Facts, Moments, Playbook } from '../../../shared/playbook.ts'
import type { Instant } from '../../../shared/time.ts'
import { spokenTicketNumber } from '../../../shared/ticketNumber.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import { actorOf, type CommandContext, type Context, inWords } from '../context.ts'
import { playbookOf, type Published } from '../playbook/playbook.ts'
import { type ClockStep, instantsOf, type StandingClock, stepsTowards, wantedClocks } from './clocks.rules.ts'
import { cancelledBefore, type ClockRow, type ClockWithIds, giveToTicket, insertClock, nextDueOfAgent, nextDueOfTicket, ofContact, ofTicket, updateClock, withIds, writeNextDue } from './clocks.store.ts'

/** Whose clocks: a contact's while it is being taken, a ticket's from then on. */
export type ClockSubject = { readonly contact: number; readonly ticket: number | null }

interface Standing extends StandingClock {
  readonly row: ClockRow
}

/**
 * Makes the clocks of a contact or ticket what its facts and moments ask for: starts, re-targets (CK-23), meets and cancels.
 * Called after every change that could matter; calling it again changes nothing.
 * @param metrics those that the subject may have yet (a contact without a ticket promises no resolution)
 */
export function reconcile(context: CommandContext, subject: ClockSubject, published: Published, facts: Facts, moments: Moments, metrics: readonly ClockMetric[]): void {
  const standing = clocksOf(context.db, subject).map(standingOf)
  const wanted = wantedClocks(published.playbook.clocks, facts, moments).filter((clock) => metrics.includes(clock.metric))
  const steps = stepsTowards(wanted, standing)
  for (const step of steps) carryOut(context, subject, published, step)
  if (steps.length > 0) refreshNextDue(context, subject)
}

/** Hands a contact's clocks to the ticket that came of it; they keep what they promised. */
export function handOver(context: CommandContext, contact: number, ticket: number): void {
  giveToTicket(context.db, { contact, ticket })
  refreshNextDue(context, { contact, ticket })
}

/** The instant by which `metric` would be due under these facts and moments, without starting anything; null if no policy applies. */
export function foreseeDue(published: Published, metric: ClockMetric, facts: Facts, moments: Moments): Instant | null {
  const wanted = wantedClocks(published.playbook.clocks, facts, moments).find((clock) => clock.metric === metric)
  return wanted === undefined ? null : (instantsOf(wanted.policy, wanted.startedAt).dueAt as Instant)
}

export function clockViews(context: Context, subject: ClockSubject): ClockView[] {
  return clocksOf(context.db, subject).map((row) => viewOf(context, row))
}

/** What `nextClockOf` must have been selected as by whoever shows many tickets at once. */
export type NextClock = Pick<ClockWithIds, 'clock_id' | 'contact_id' | 'ticket_id' | 'policy' | 'started_at' | 'target_ms' | 'warn_at' | 'due_at' | 'met_at' | 'breached_at' | 'cancelled_at'>

/** A ticket's clock as the desk shows it, from a row that was read together with the ticket, under the ticket's playbook. */
export function nextClockOf(context: Context, row: NextClock, { playbook }: Published): ClockView {
  return viewUnder(context, row, policyIn(playbook, row.policy))
}

/** CK-24: the one number that matters most to this person now. */
export function nextDue(context: Context): { clock: ClockView; subject: string } | null {
  const row = nextDueOfAgent.one(context.db, { agent: actorOf(context).row })
  return row === null ? null : { clock: viewOf(context, row), subject: subjectOf(row) }
}

export const subjectOf = (row: ClockWithIds) => (row.ticket_number === null ? '' : spokenTicketNumber(row.ticket_number))

/** The policy a clock runs under, from the playbook it was started with. */
export function policyOf(db: ReadDb, row: ClockRow): ClockPolicy {
  return policyIn(playbookOf(db, row.playbook).playbook, row.policy)
}

function policyIn(playbook: Playbook, id: string): ClockPolicy {
  const policy = playbook.clocks.find((candidate) => candidate.id === id)
  if (policy === undefined) throw new AppError('internal', { missing: 'policy' })
  return policy
}

/** Writes a changed clock with its event. The next alarm follows from the rest, so that it cannot disagree with it. */
export function writeClock(context: CommandContext, row: ClockRow, type: string, body: Record<string, unknown>, changed: Partial<ClockRow>, at?: Instant): void {
  const last_seq = context.record({ entity: 'clock', id: blobToUuid(row.clock_id), type, body: { metric: row.metric, policy: row.policy, ...body } }, at)
  const next = { ...row, ...changed }
  const { ticket, playbook, policy, target_ms, warn_at, due_at, warned_at, breached_at, met_at, cancelled_at } = next
  updateClock(context.db, { row: row.row, ticket, playbook, policy, target_ms, warn_at, due_at, warned_at, breached_at, met_at, cancelled_at, next_alarm_at: alarmOf(next), last_seq })
  context.announce('clock', blobToUuid(row.clock_id))
}

function alarmOf(clock: Pick<ClockRow, 'met_at' | 'cancelled_at' | 'breached_at' | 'warned_at' | 'warn_at' | 'due_at'>): number | null {
  if (clock.met_at !== null || clock.cancelled_at !== null || clock.breached_at !== null) return null
  return clock.warned_at === null ? clock.warn_at : clock.due_at
}

function carryOut(context: CommandContext, subject: ClockSubject, published: Published, step: ClockStep<Standing>): void {
  switch (step.do) {
    case 'start':
      start(context, subject, published, step.wanted)
      return
    case 'retarget': {
      const { row } = step.clock
      const { targetMs, warnAt, dueAt } = instantsOf(step.wanted.policy, row.started_at)
      const body = { changes: { dueAt: { from: row.due_at, to: dueAt } } }
      writeClock(context, row, 'clock.retargeted', body, { playbook: published.row, policy: step.wanted.policy.id, target_ms: targetMs, warn_at: warnAt, due_at: dueAt, warned_at: row.warned_at !== null && warnAt > context.now ? null : row.warned_at })
      return
    }
    case 'meet':
      meet(context, reread(context, step.clock.row), step.at)
      return
    case 'cancel':
      writeClock(context, step.clock.row, 'clock.cancelled', {}, { cancelled_at: context.now })
  }
}

function start(context: CommandContext, subject: ClockSubject, published: Published, wanted: { readonly metric: ClockMetric; readonly policy: ClockPolicy; readonly startedAt: number; readonly metAt: number | null }): void {
  const clockId = context.newId()
  const before = cancelledBefore.one(context.db, { ...subject, metric: wanted.metric, started_at: wanted.startedAt })
  const { targetMs, warnAt, dueAt } = instantsOf(wanted.policy, wanted.startedAt)
  const promise = { playbook: published.row, policy: wanted.policy.id, target_ms: targetMs, warn_at: warnAt, due_at: dueAt, warned_at: before?.due_at === dueAt ? before.warned_at : null, breached_at: null }
  const values = {
    contact: subject.contact,
    ticket: subject.ticket,
    metric: wanted.metric,
    started_at: wanted.startedAt,
    // A promise that was broken before its clock was cancelled stays broken and is not told again (CK-22).
    ...(before?.breached_at == null ? promise : brokenPromiseOf(before)),
    met_at: null,
    cancelled_at: null,
  }
  const body = { metric: values.metric, policy: values.policy, startedAt: values.started_at, dueAt: values.due_at }
  const last_seq = context.record({ entity: 'clock', id: clockId, type: 'clock.started', body })
  const fresh: Omit<ClockRow, 'row'> = { clock_id: uuidToBlob(clockId), ...values, next_alarm_at: alarmOf(values), last_seq }
  const { row } = insertClock(context.db, fresh)
  context.announce('clock', clockId)
  if (wanted.metAt !== null) meet(context, { ...fresh, row }, wanted.metAt)
}

const brokenPromiseOf = ({ playbook, policy, target_ms, warn_at, due_at, warned_at, breached_at }: ClockRow) => ({ playbook, policy, target_ms, warn_at, due_at, warned_at, breached_at })

/** Met, and if that was too late, breached at its true instant first: nobody may have looked in between (CK-22). */
function meet(context: CommandContext, row: ClockRow, at: number): void {
  const late = at > row.due_at && row.breached_at === null
  if (late) writeClock(context, row, 'clock.breached', { dueAt: row.due_at }, { breached_at: row.due_at }, row.due_at as Instant)
  writeClock(context, late ? reread(context, row) : row, 'clock.met', { metAt: at }, { met_at: at })
}

function reread(context: CommandContext, row: ClockRow): ClockRow {
  return withIds.one(context.db, { row: row.row }) ?? row
}

function refreshNextDue(context: CommandContext, subject: ClockSubject): void {
  if (subject.ticket === null) return
  writeNextDue(context.db, { ticket: subject.ticket, at: nextDueOfTicket.one(context.db, { ticket: subject.ticket })?.at ?? null })
}

function clocksOf(db: ReadDb, subject: ClockSubject): ClockWithIds[] {
  return subject.ticket === null ? ofContact.all(db, { contact: subject.contact }) : ofTicket.all(db, { ticket: subject.ticket })
}

function standingOf(row: ClockRow): Standing {
  return { row, metric: row.metric, policy: row.policy, startedAt: row.started_at, dueAt: row.due_at, breachedAt: row.breached_at, metAt: row.met_at }
}

function viewOf(context: Context, row: ClockWithIds): ClockView {
  return viewUnder(context, row, policyOf(context.db, row))
}

function viewUnder(context: Context, row: NextClock, policy: ClockPolicy): ClockView {
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
  }
}
