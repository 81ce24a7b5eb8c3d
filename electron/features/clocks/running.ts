import type { Pause } from '../../../shared/calendar/arithmetic.ts'
import type { ClockMetric, ClockPolicy, Facts, Moments, Playbook, Rest } from '../../../shared/playbook.ts'
import { campaignsAt, partOfDayAt } from '../../../shared/playbookRules.ts'
import type { LocalText } from '../../../shared/text.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import type { CommandContext, Context } from '../context.ts'
import { playbookOf, type Published } from '../playbook/playbook.ts'
import { compiledFor } from './calendars.ts'
import { type Beginning, type ClockStep, type EarlierStart, type StandingClock, type Start, stepsTowards, type WantedClock, wantedClocks } from './clocks.rules.ts'
import { cancelledAfter, giveToTicket, insertClock, ofContact, ofContacts, ofTicket, updateClock } from './clocks.store.ts'
import { isCountedAlike, isEdited } from './edited.rules.ts'
import { type Instants, instantsOf } from './instants.rules.ts'
import { afterEvent, alarmOf, type ClockRow, type ClockSet } from './life.rules.ts'
import { told } from './outside.ts'

/** Whose clocks: a contact's while it is being taken, a ticket's from then on. */
export type ClockSubject = { readonly contact: number; readonly ticket: number | null }

/** What clocks are decided from. */
export interface ClockGround {
  readonly published: Published
  readonly facts: Facts
  readonly moments: Moments
  /** in which states it has been in which clocks may stand still */
  readonly rests?: readonly Rest[]
  /** those that the subject may have yet (a contact without a ticket promises no resolution) */
  readonly metrics: readonly ClockMetric[]
  /** what was merged into it (TK-5) */
  readonly earlier?: readonly EarlierStart[]
  /** starts that it took over and has not any more */
  readonly givenBack?: readonly Start[]
  /** the event that changed something of this */
  readonly because: number
  /** what was over before then is not promised any more: other policies have come to count in the middle of its life */
  readonly from?: number
}

/** One that counts down, before or after a plan. */
export interface RunningClock {
  readonly metric: string
  /** null: its promise stays as it is */
  readonly title: LocalText | null
  readonly dueAt: number
  readonly breachedAt: number | null
}

/** What a subject's clocks have yet to do to become what is asked for, and the instant that will be due first once they have. */
export interface ClockPlan {
  readonly ground: ClockGround
  readonly steps: readonly PlannedStep[]
  readonly running: { readonly before: readonly RunningClock[]; readonly after: readonly RunningClock[] }
  readonly nextDueAt: number | null
}

interface Standing extends StandingClock {
  readonly row: ClockRow
}

type Promised = Pick<ClockRow, 'playbook' | 'policy' | 'target_ms' | 'counted_from' | 'pauses' | 'paused_at' | 'warn_at' | 'due_at' | 'warned_at' | 'breached_at'>
type PlannedStep = Exclude<ClockStep<Standing>, { readonly do: 'start' }> | { readonly do: 'start'; readonly wanted: WantedClock; readonly promised: Promised }

/**
 * Makes the clocks of a contact or ticket what its facts, moments and rests ask for: starts, re-targets (CK-23), pauses, resumes,
 * meets and cancels. Called after every change that could matter; calling it again changes nothing.
 * @returns the instant that is due first from now on; null when nothing runs
 */
export function reconcile(context: CommandContext, subject: ClockSubject, ground: ClockGround): number | null {
  const rows = subject.ticket === null ? ofContact.all(context.db, { contact: subject.contact }) : ofTicket.all(context.db, { contact: subject.contact, ticket: subject.ticket })
  const plan = planClocks(context, rows, ground)
  carryOut(context, subject, plan)
  return plan.nextDueAt
}

/** All clocks of many tickets at once, the cancelled ones too, by the ticket's row. */
export function clocksOfTickets(db: ReadDb, tickets: readonly { readonly row: number; readonly contact: number }[]): ReadonlyMap<number, readonly ClockRow[]> {
  const found = new Map<number, ClockRow[]>(tickets.map(({ row }) => [row, []]))
  for (const clock of ofContacts.all(db, { contacts: JSON.stringify([...new Set(tickets.map(({ contact }) => contact))]) })) {
    if (clock.ticket !== null) found.get(clock.ticket)?.push(clock)
  }
  return found
}

/** What becomes of a contact's clocks in the ticket that is about to come of it. Those that were cancelled stay with the contact. */
export function planHandOver(context: CommandContext, contact: number, ground: ClockGround): ClockPlan {
  return planClocks(context, ofContact.all(context.db, { contact }).filter((row) => row.cancelled_at === null), ground)
}

/** Hands a contact's clocks to the ticket that came of it; they keep what they promised. */
export function handOver(context: CommandContext, subject: ClockSubject & { readonly ticket: number }, plan: ClockPlan): void {
  giveToTicket(context.db, subject)
  carryOut(context, subject, plan)
}

/** The instant by which `metric` would be due under these facts and moments, without starting anything; null if no policy applies. */
export function foreseeDue({ playbook }: Published, metric: ClockMetric, facts: Facts, moments: Moments): Instant | null {
  const wanted = wantedClocks(playbook.clocks, facts, moments, [], beginningIn(playbook)).find((clock) => clock.metric === metric)
  return wanted === undefined ? null : (instantsOf(wanted.policy, compiledFor(playbook, wanted.policy), wanted.countedFrom).dueAt as Instant)
}

/**
 * Writes a changed clock with its event, from which alone it could be made again.
 * @param because the event that this followed from; null: time itself
 * @returns the clock as it is now
 */
export function writeClock(context: CommandContext, row: ClockRow, type: string, because: number | null, set: ClockSet, detail: Record<string, unknown> = {}, at?: Instant): ClockRow {
  const { metric, policy } = { ...row, ...set }
  const last_seq = context.record({ entity: 'clock', id: blobToUuid(row.clock_id), type, body: { metric, policy, ...(because === null ? {} : { because }), ...detail, set: told(context, set) } }, at)
  const next = afterEvent(row, set, last_seq)
  const { playbook, counted_from, pauses, paused_at, target_ms, warn_at, due_at, warned_at, breached_at, met_at, cancelled_at, next_alarm_at } = next
  updateClock(context.db, { row: row.row, playbook, policy, counted_from, pauses, paused_at, target_ms, warn_at, due_at, warned_at, breached_at, met_at, cancelled_at, next_alarm_at, last_seq })
  context.announce('clock', blobToUuid(row.clock_id))
  return next
}

export const pausesOf = ({ pauses }: Pick<ClockRow, 'pauses'>) => JSON.parse(pauses) as readonly Pause[]

const beginningIn = (playbook: Playbook): Beginning => ({ campaigns: (at) => campaignsAt(playbook, at), partOfDay: (policy, at) => partOfDayAt(playbook, policy, at) })

/**
 * What would make a subject's clocks what is asked for; nothing is written.
 * @param rows all of its clocks, the cancelled ones too
 */
export function planClocks({ db }: Context, rows: readonly ClockRow[], ground: ClockGround): ClockPlan {
  const { published, from = -Infinity } = ground
  const standing = rows.filter((row) => row.cancelled_at === null).map(standingOf)
  const steps = stepsTowards(wantedOn(ground), standing, (clock, candidate) => isOtherwise(db, published, clock, candidate), ground.givenBack)
    .filter((step) => step.do !== 'start' || step.wanted.metAt === null || step.wanted.metAt >= from)
    .map((step): PlannedStep => (step.do === 'start' ? { ...step, promised: promisedBy(published, step.wanted, rows) } : step))
  const before = standing.filter(({ metAt, pausedAt }) => metAt === null && pausedAt === null)
  const after = runningAfter(published, before, steps)
  return { ground, steps, running: { before: before.map(asRunning), after }, nextDueAt: after.length === 0 ? null : Math.min(...after.map(({ dueAt }) => dueAt)) }
}

function wantedOn({ published: { playbook }, facts, moments, rests, metrics, earlier }: Omit<ClockGround, 'because'>): WantedClock[] {
  return wantedClocks(playbook.clocks, facts, moments, rests, beginningIn(playbook), earlier).filter(({ metric }) => metrics.includes(metric))
}

/** Since when what is still promised on this ground counts: what the ticket that it is merged into may take over. */
export function unmetStarts(ground: Omit<ClockGround, 'because'>): Start[] {
  return wantedOn(ground).flatMap(({ metric, countedFrom, metAt }) => (metAt === null ? [{ metric, startedAt: countedFrom }] : []))
}

/**
 * Lets the clocks that were cancelled after an event run again as if they had not been (TK-5): from the same start, with the same promise,
 * and broken where they were.
 * @returns since when they count: those starts that were taken over from what is not merged any more are to be given back
 */
export function restore(context: CommandContext, subject: { readonly contact: number; readonly ticket: number }, after: number, because: number): Start[] {
  return cancelledAfter.all(context.db, { ...subject, after }).map((row) => {
    writeClock(context, row, 'clock.restored', because, { cancelled_at: null })
    return { metric: row.metric, startedAt: row.counted_from }
  })
}

/** Lets a clock that was met by mistake run again: what it had broken by then stays broken. The ticket's moments must say so too. */
export function runAgain(context: CommandContext, subject: { readonly contact: number; readonly ticket: number }, { metric, startedAt }: Start, because: number): void {
  for (const row of ofTicket.all(context.db, subject)) {
    if (row.metric === metric && row.started_at === startedAt && row.met_at !== null && row.cancelled_at === null) writeClock(context, row, 'clock.restored', because, { met_at: null })
  }
}

/** Cancels what runs and began at an instant that has turned out to be none: a reopening that is taken back. */
export function cancelBegunAt(context: CommandContext, subject: { readonly contact: number; readonly ticket: number }, startedAt: number, because: number): void {
  for (const row of ofTicket.all(context.db, subject)) {
    if (row.started_at === startedAt && row.met_at === null && row.cancelled_at === null) writeClock(context, row, 'clock.cancelled', because, { cancelled_at: context.now })
  }
}

/**
 * Whether a policy of the same name promises otherwise now than in the playbook that a clock was promised under: both are asked
 * about the same life, so that nothing but the edit can move a clock.
 */
function isOtherwise(db: ReadDb, published: Published, { row }: Standing, wanted: WantedClock): boolean {
  if (row.playbook === published.row) return false
  const before = playbookOf(db, row.playbook)
  const policy = before.playbook.clocks.find(({ id }) => id === row.policy)
  if (policy === undefined) return true
  const promising = promisingOtherwise(before, policy, published, wanted.policy)
  return promising !== null && promising(row, wanted.countedFrom, wanted.pauses) !== null
}

/** What a clock is promised that counts from an instant with these pauses; null: the same as before. */
export type Promising = (row: Pick<ClockRow, 'started_at' | 'target_ms' | 'warn_at' | 'due_at'>, countedFrom: number, pauses: readonly Pause[]) => Instants | null

/** By when clocks are due under a policy that were promised under one of the same name; null: whatever the clock, it says the same. */
export function promisingOtherwise(before: Published, policy: ClockPolicy, published: Published, becomes: ClockPolicy): Promising | null {
  if (!isEdited(before.playbook, policy, published.playbook, becomes)) return null
  const reckonNow = reckoning(published, becomes)
  const reckonThen = isCountedAlike(policy, becomes) ? reckoning(before, policy) : null
  return (row, countedFrom, pauses) => {
    const now = reckonNow(row.started_at, countedFrom, pauses)
    const then = reckonThen === null ? { targetMs: row.target_ms, warnAt: row.warn_at, dueAt: row.due_at } : reckonThen(row.started_at, countedFrom, pauses)
    return now.targetMs !== then.targetMs || now.warnAt !== then.warnAt || now.dueAt !== then.dueAt ? now : null
  }
}

function standingOf(row: ClockRow): Standing {
  return { row, metric: row.metric, policy: row.policy, startedAt: row.started_at, countedFrom: row.counted_from, dueAt: row.due_at, pauses: pausesOf(row), pausedAt: row.paused_at, breachedAt: row.breached_at, metAt: row.met_at }
}

function instantsFor(published: Published, { policy, countedFrom, pauses }: Pick<WantedClock, 'policy' | 'countedFrom' | 'pauses'>, startedAt = countedFrom): Instants {
  return reckoning(published, policy)(startedAt, countedFrom, pauses)
}

/** By when clocks are due under a policy, by since when they run and count, with their pauses. */
export function reckoning({ playbook }: Published, policy: ClockPolicy): (startedAt: number, countedFrom: number, pauses: readonly Pause[]) => Instants {
  const calendar = compiledFor(playbook, policy)
  // A periodic clock counts from where it went on by itself.
  return (startedAt, countedFrom, pauses) => instantsOf(policy, calendar, policy.periodic ? startedAt : countedFrom, pauses)
}

/** A promise that was broken before its clock was cancelled stays broken and is not told again when it starts anew (CK-22). */
function promisedBy(published: Published, wanted: WantedClock, rows: readonly ClockRow[]): Promised {
  const { metric, policy, startedAt, countedFrom, pauses, pausedAt } = wanted
  const before = rows.filter((row) => row.cancelled_at !== null && row.metric === metric && row.started_at === startedAt).sort((a, b) => a.row - b.row).at(-1)
  if (before !== undefined && before.breached_at !== null) return before
  const { targetMs, warnAt, dueAt } = instantsFor(published, wanted)
  return {
    playbook: published.row, policy: policy.id, target_ms: targetMs, counted_from: countedFrom, pauses: JSON.stringify(pauses), paused_at: pausedAt,
    warn_at: warnAt, due_at: dueAt, warned_at: before?.due_at === dueAt ? before.warned_at : null, breached_at: null,
  }
}

const asRunning = ({ metric, dueAt, breachedAt }: Standing): RunningClock => ({ metric, title: null, dueAt, breachedAt })

function runningAfter(published: Published, before: readonly Standing[], steps: readonly PlannedStep[]): RunningClock[] {
  const running = new Map<unknown, RunningClock>(before.map((clock) => [clock.row, asRunning(clock)]))
  for (const step of steps) {
    if (step.do === 'start') {
      const { metric, policy: { title }, metAt } = step.wanted
      if (metAt === null && step.promised.paused_at === null) running.set(step, { metric, title, dueAt: step.promised.due_at, breachedAt: step.promised.breached_at })
    } else if ((step.do === 'retarget' || step.do === 'resume') && step.wanted.pausedAt === null) {
      const { metric, policy: { title } } = step.wanted
      running.set(step.clock.row, { metric, title, dueAt: instantsFor(published, step.wanted, step.clock.startedAt).dueAt, breachedAt: null })
    } else running.delete(step.clock.row)
  }
  return [...running.values()]
}

const changeTypes = { retarget: 'clock.retargeted', pause: 'clock.paused', resume: 'clock.resumed' } as const

/** Makes a plan true. */
export function carryOut(context: CommandContext, subject: ClockSubject, { ground, steps }: ClockPlan): void {
  const { because } = ground
  const changed = new Map<number, ClockRow>()
  const asItIs = ({ row }: Standing) => changed.get(row.row) ?? row
  for (const step of steps) {
    switch (step.do) {
      case 'start':
        start(context, subject, step.wanted, step.promised, because)
        break
      case 'retarget':
      case 'pause':
      case 'resume': {
        const row = asItIs(step.clock)
        const set = changeOf(context, ground.published, row, step.wanted)
        const detail = set.due_at === row.due_at ? {} : { changes: { dueAt: { from: row.due_at, to: set.due_at } } }
        changed.set(row.row, writeClock(context, row, changeTypes[step.do], because, set, detail))
        break
      }
      case 'meet':
        meet(context, asItIs(step.clock), step.at, because)
        break
      case 'cancel':
        writeClock(context, breachedBy(context, asItIs(step.clock), context.now), 'clock.cancelled', because, { cancelled_at: context.now })
    }
  }
}

/** What a clock promises from now on. One that was warned of is warned of again where there is time for it once more. */
function changeOf(context: CommandContext, published: Published, row: ClockRow, wanted: WantedClock) {
  const { targetMs, warnAt, dueAt } = instantsFor(published, wanted, row.started_at)
  return {
    playbook: published.row, policy: wanted.policy.id, target_ms: targetMs, counted_from: wanted.policy.periodic ? row.started_at : wanted.countedFrom,
    pauses: JSON.stringify(wanted.pauses), paused_at: wanted.pausedAt, warn_at: warnAt, due_at: dueAt,
    warned_at: row.warned_at !== null && warnAt > context.now ? null : row.warned_at,
    ...(row.breached_at === null ? {} : { breached_at: null }),
  }
}

function start(context: CommandContext, subject: ClockSubject, wanted: WantedClock, promised: Promised, because: number): void {
  const begun = begin(context, { ...subject, metric: wanted.metric, started_at: wanted.startedAt, ...onlyPromised(promised) }, because)
  if (wanted.metAt !== null) meet(context, begun, wanted.metAt, because)
}

function onlyPromised({ playbook, policy, target_ms, counted_from, pauses, paused_at, warn_at, due_at, warned_at, breached_at }: Promised): Promised {
  return { playbook, policy, target_ms, counted_from, pauses, paused_at, warn_at, due_at, warned_at, breached_at }
}

/** A new clock with its first event. */
export function begin(context: CommandContext, set: Omit<ClockRow, 'row' | 'clock_id' | 'met_at' | 'cancelled_at' | 'next_alarm_at' | 'last_seq'>, because: number | null): ClockRow {
  const clockId = context.newId()
  const { metric, policy, started_at: startedAt, due_at: dueAt } = set
  const last_seq = context.record({ entity: 'clock', id: clockId, type: 'clock.started', body: { metric, policy, ...(because === null ? {} : { because }), startedAt, dueAt, set: told(context, set) } })
  const begun = { ...set, clock_id: uuidToBlob(clockId), met_at: null, cancelled_at: null, last_seq }
  const fresh = { ...begun, next_alarm_at: alarmOf(begun) }
  const { row } = insertClock(context.db, fresh)
  context.announce('clock', clockId)
  return { ...fresh, row }
}

function meet(context: CommandContext, row: ClockRow, at: number, because: number): void {
  writeClock(context, breachedBy(context, row, at), 'clock.met', because, { met_at: at, paused_at: null }, { metAt: at })
}

/** A clock that is over too late was breached first, at its true instant: nobody may have looked in between (CK-22). */
function breachedBy(context: CommandContext, row: ClockRow, at: number): ClockRow {
  const late = at > row.due_at && row.breached_at === null && row.paused_at === null
  return late ? writeClock(context, row, 'clock.breached', null, { breached_at: row.due_at }, { dueAt: row.due_at }, row.due_at as Instant) : row
}
