import type { ClockMetric, Facts, Moments } from '../../../shared/playbook.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import type { CommandContext } from '../context.ts'
import type { Published } from '../playbook/playbook.ts'
import { type ClockStep, instantsOf, type StandingClock, stepsTowards, type WantedClock, wantedClocks } from './clocks.rules.ts'
import { type ClockRow, giveToTicket, insertClock, ofContact, ofTicket, updateClock } from './clocks.store.ts'

/** Whose clocks: a contact's while it is being taken, a ticket's from then on. */
export type ClockSubject = { readonly contact: number; readonly ticket: number | null }

/** What a subject's clocks have yet to do to become what is asked for, and the instant that will be due first once they have. */
export interface ClockPlan {
  readonly published: Published
  readonly steps: readonly PlannedStep[]
  readonly nextDueAt: number | null
}

interface Standing extends StandingClock {
  readonly row: ClockRow
}

type Promised = Pick<ClockRow, 'playbook' | 'policy' | 'target_ms' | 'warn_at' | 'due_at' | 'warned_at' | 'breached_at'>
type PlannedStep = Exclude<ClockStep<Standing>, { readonly do: 'start' }> | { readonly do: 'start'; readonly wanted: WantedClock; readonly promised: Promised }

/**
 * Makes the clocks of a contact or ticket what its facts and moments ask for: starts, re-targets (CK-23), meets and cancels.
 * Called after every change that could matter; calling it again changes nothing.
 * @param metrics those that the subject may have yet (a contact without a ticket promises no resolution)
 * @returns the instant that is due first from now on; null when nothing runs
 */
export function reconcile(context: CommandContext, subject: ClockSubject, published: Published, facts: Facts, moments: Moments, metrics: readonly ClockMetric[]): number | null {
  const rows = subject.ticket === null ? ofContact.all(context.db, { contact: subject.contact }) : ofTicket.all(context.db, { contact: subject.contact, ticket: subject.ticket })
  const plan = planned(rows, published, facts, moments, metrics)
  carryOut(context, subject, plan)
  return plan.nextDueAt
}

/** What becomes of a contact's clocks in the ticket that is about to come of it. Those that were cancelled stay with the contact. */
export function planHandOver(context: CommandContext, contact: number, published: Published, facts: Facts, moments: Moments, metrics: readonly ClockMetric[]): ClockPlan {
  const rows = ofContact.all(context.db, { contact }).filter((row) => row.cancelled_at === null)
  return planned(rows, published, facts, moments, metrics)
}

/** Hands a contact's clocks to the ticket that came of it; they keep what they promised. */
export function handOver(context: CommandContext, subject: ClockSubject & { readonly ticket: number }, plan: ClockPlan): void {
  giveToTicket(context.db, subject)
  carryOut(context, subject, plan)
}

/** The instant by which `metric` would be due under these facts and moments, without starting anything; null if no policy applies. */
export function foreseeDue(published: Published, metric: ClockMetric, facts: Facts, moments: Moments): Instant | null {
  const wanted = wantedClocks(published.playbook.clocks, facts, moments).find((clock) => clock.metric === metric)
  return wanted === undefined ? null : (instantsOf(wanted.policy, wanted.startedAt).dueAt as Instant)
}

/**
 * Writes a changed clock with its event. The next alarm follows from the rest, so that it cannot disagree with it.
 * @returns the clock as it is now
 */
export function writeClock(context: CommandContext, row: ClockRow, type: string, body: Record<string, unknown>, changed: Partial<ClockRow>, at?: Instant): ClockRow {
  const last_seq = context.record({ entity: 'clock', id: blobToUuid(row.clock_id), type, body: { metric: row.metric, policy: row.policy, ...body } }, at)
  const next = { ...row, ...changed, last_seq }
  const { playbook, policy, target_ms, warn_at, due_at, warned_at, breached_at, met_at, cancelled_at } = next
  updateClock(context.db, { row: row.row, playbook, policy, target_ms, warn_at, due_at, warned_at, breached_at, met_at, cancelled_at, next_alarm_at: alarmOf(next), last_seq })
  context.announce('clock', blobToUuid(row.clock_id))
  return next
}

function alarmOf(clock: Pick<ClockRow, 'met_at' | 'cancelled_at' | 'breached_at' | 'warned_at' | 'warn_at' | 'due_at'>): number | null {
  if (clock.met_at !== null || clock.cancelled_at !== null || clock.breached_at !== null) return null
  return clock.warned_at === null ? clock.warn_at : clock.due_at
}

/** @param rows all of the subject's clocks, the cancelled ones too */
function planned(rows: readonly ClockRow[], published: Published, facts: Facts, moments: Moments, metrics: readonly ClockMetric[]): ClockPlan {
  const standing = rows.filter((row) => row.cancelled_at === null).map(standingOf)
  const wanted = wantedClocks(published.playbook.clocks, facts, moments).filter((clock) => metrics.includes(clock.metric))
  const steps = stepsTowards(wanted, standing).map((step): PlannedStep => (step.do === 'start' ? { ...step, promised: promisedBy(published, step.wanted, rows) } : step))
  return { published, steps, nextDueAt: firstDue(standing, steps) }
}

function standingOf(row: ClockRow): Standing {
  return { row, metric: row.metric, policy: row.policy, startedAt: row.started_at, dueAt: row.due_at, breachedAt: row.breached_at, metAt: row.met_at }
}

/** A promise that was broken before its clock was cancelled stays broken and is not told again when it starts anew (CK-22). */
function promisedBy(published: Published, { metric, policy, startedAt }: WantedClock, rows: readonly ClockRow[]): Promised {
  const before = rows.filter((row) => row.cancelled_at !== null && row.metric === metric && row.started_at === startedAt).sort((a, b) => a.row - b.row).at(-1)
  if (before !== undefined && before.breached_at !== null) return before
  const { targetMs, warnAt, dueAt } = instantsOf(policy, startedAt)
  return { playbook: published.row, policy: policy.id, target_ms: targetMs, warn_at: warnAt, due_at: dueAt, warned_at: before?.due_at === dueAt ? before.warned_at : null, breached_at: null }
}

function firstDue(standing: readonly Standing[], steps: readonly PlannedStep[]): number | null {
  const running = new Map<unknown, number>(standing.filter(({ metAt }) => metAt === null).map(({ row, dueAt }) => [row, dueAt]))
  for (const step of steps) {
    if (step.do === 'start') {
      if (step.wanted.metAt === null) running.set(step, step.promised.due_at)
    } else if (step.do === 'retarget') running.set(step.clock.row, instantsOf(step.wanted.policy, step.clock.startedAt).dueAt)
    else running.delete(step.clock.row)
  }
  return running.size === 0 ? null : Math.min(...running.values())
}

function carryOut(context: CommandContext, subject: ClockSubject, { published, steps }: ClockPlan): void {
  const changed = new Map<number, ClockRow>()
  const asItIs = ({ row }: Standing) => changed.get(row.row) ?? row
  for (const step of steps) {
    switch (step.do) {
      case 'start':
        start(context, subject, step.wanted, step.promised)
        break
      case 'retarget': {
        const row = asItIs(step.clock)
        const { targetMs, warnAt, dueAt } = instantsOf(step.wanted.policy, row.started_at)
        const body = { changes: { dueAt: { from: row.due_at, to: dueAt } } }
        const promised = { playbook: published.row, policy: step.wanted.policy.id, target_ms: targetMs, warn_at: warnAt, due_at: dueAt, warned_at: row.warned_at !== null && warnAt > context.now ? null : row.warned_at }
        changed.set(row.row, writeClock(context, row, 'clock.retargeted', body, promised))
        break
      }
      case 'meet':
        meet(context, asItIs(step.clock), step.at)
        break
      case 'cancel':
        writeClock(context, asItIs(step.clock), 'clock.cancelled', {}, { cancelled_at: context.now })
    }
  }
}

function start(context: CommandContext, subject: ClockSubject, wanted: WantedClock, { playbook, policy, target_ms, warn_at, due_at, warned_at, breached_at }: Promised): void {
  const clockId = context.newId()
  const last_seq = context.record({ entity: 'clock', id: clockId, type: 'clock.started', body: { metric: wanted.metric, policy, startedAt: wanted.startedAt, dueAt: due_at } })
  const begun = {
    clock_id: uuidToBlob(clockId), contact: subject.contact, ticket: subject.ticket, metric: wanted.metric, started_at: wanted.startedAt,
    playbook, policy, target_ms, warn_at, due_at, warned_at, breached_at, met_at: null, cancelled_at: null, last_seq,
  }
  const fresh = { ...begun, next_alarm_at: alarmOf(begun) }
  const { row } = insertClock(context.db, fresh)
  context.announce('clock', clockId)
  if (wanted.metAt !== null) meet(context, { ...fresh, row }, wanted.metAt)
}

/** Met, and if that was too late, breached at its true instant first: nobody may have looked in between (CK-22). */
function meet(context: CommandContext, row: ClockRow, at: number): void {
  const late = at > row.due_at && row.breached_at === null
  const known = late ? writeClock(context, row, 'clock.breached', { dueAt: row.due_at }, { breached_at: row.due_at }, row.due_at as Instant) : row
  writeClock(context, known, 'clock.met', { metAt: at }, { met_at: at })
}
