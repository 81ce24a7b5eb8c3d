import type { ClockWhy } from '../../../shared/contract/clocks.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ClockId } from '../../../shared/ids.ts'
import { roundTheClock } from '../../../shared/calendar/calendar.ts'
import type { ClockPolicy, Rest } from '../../../shared/playbook.ts'
import type { Instant } from '../../../shared/time.ts'
import { uuidToBlob } from '../../db/blobs.ts'
import { type Context, inWords } from '../context.ts'
import { playbookOf } from '../playbook/playbook.ts'
import { calendarOf, compiledFor, hoursOf } from './calendars.ts'
import { byId, ofMetric, restsOfTicket, typeOfEvent } from './clocks.store.ts'
import { policyOf } from './clockView.ts'
import { leftOutOf, statesIn } from './leftOut.rules.ts'
import { type ClockRow, liveAt } from './life.rules.ts'
import { movedOf, movedWithOthers } from './moving.ts'
import { deedsTold } from './outside.ts'
import { pausesOf } from './running.ts'

const always = roundTheClock('UTC')

/**
 * Why a clock is due when it is (CK-24): what was promised by which policy, from when, which hours count and what was left out.
 * @throws AppError not_found
 */
export function why(context: Context, { clockId }: { readonly clockId: ClockId }): ClockWhy {
  const row = byId.one(context.db, { clock_id: uuidToBlob(clockId) })
  if (row === null) throw new AppError('not_found', { what: 'clock' })
  const { playbook } = playbookOf(context.db, row.playbook)
  const policy = policyOf(context.db, row)
  const calendar = calendarOf(playbook, policy)
  const compiled = compiledFor(playbook, policy)
  const from = policy.periodic ? row.started_at : row.counted_from
  const pauses = row.paused_at !== null && row.paused_at < context.now ? [...pausesOf(row), [row.paused_at, context.now] as const] : pausesOf(row)
  const rests = restsOf(context, row)
  const campaigns = policy.when.campaign ?? []
  const leftOut = leftOutOf(calendar === null ? always : hoursOf(calendar), compiled, from, Math.max(from, row.due_at), pauses)
  return {
    clockId,
    title: inWords(context, policy.title),
    rule: policy.rule,
    start: startOf(context, row, policy),
    startedAt: row.started_at as Instant,
    isTakenOver: isTakenOver(context, row),
    countedFrom: from as Instant,
    targetMs: row.target_ms,
    dueAt: row.due_at as Instant,
    pausedAt: row.paused_at as Instant | null,
    pausedBy: row.paused_at === null ? null : (rests.find(([, , to]) => to === null)?.[0] ?? null),
    calendar: calendar === null ? null : { title: inWords(context, calendar.title), timeZone: calendar.hours.timeZone },
    leftOut: {
      days: leftOut.days.map(({ from, to, name }) => ({ from, to, name: name === null ? null : inWords(context, name) })),
      closedMs: leftOut.closedMs,
      pauses: leftOut.pauses.map(([from, to]) => ({ from: from as Instant, to: to as Instant })),
      pausedMs: leftOut.pausedMs,
      pausesIn: statesIn(leftOut.pauses, rests),
    },
    campaigns: playbook.campaigns.filter(({ id }) => campaigns.includes(id)).map(({ title }) => inWords(context, title)),
    retargeted: retargetedAt(context, row),
  }
}

function restsOf({ db }: Context, { ticket }: ClockRow): readonly Rest[] {
  const found = ticket === null ? null : restsOfTicket.one(db, { ticket })
  return found === null ? [] : (JSON.parse(found.rests) as readonly Rest[])
}

/** When its promise was changed, by itself or with many others, and what by. */
function retargetedAt({ db }: Context, clock: ClockRow): ClockWhy['retargeted'] {
  const { clock_id, ticket, row, metric } = clock
  const deeds = deedsTold(db, clock_id)
  const named = { row, metric, isLiveAt: liveAt(deeds) }
  const withOthers = ticket === null ? [] : movedWithOthers(db, ticket).filter((event) => movedOf(event, named) !== undefined)
  const isPublished = (because = 0) => typeOfEvent.one(db, { seq: because })?.type === 'playbook.retargeted'
  const alone = deeds.filter(({ type }) => type === 'clock.retargeted').map(({ seq, instant, because }) => ({ seq, instant, by: isPublished(because) ? 'settings' as const : 'case' as const }))
  return [...alone, ...withOthers.map(({ seq, instant }) => ({ seq, instant, by: 'settings' as const }))]
    .sort((a, b) => a.seq - b.seq).map(({ instant, by }) => ({ at: instant as Instant, by }))
}

/** Whether it counts from earlier than the first of its kind began here: from the start of a ticket that was merged in (TK-5). */
function isTakenOver(context: Context, row: ClockRow): boolean {
  const own = ofMetric.all(context.db, { contact: row.contact, metric: row.metric }).filter(({ ticket }) => ticket === row.ticket)
  return row.counted_from < Math.min(row.started_at, ...own.map(({ started_at }) => started_at))
}

/** Which moment it counts from: the policy's own, the one that began it anew or took it up again, or the end of its last period. */
function startOf(context: Context, row: ClockRow, { start, restart, resume, periodic }: ClockPolicy): ClockWhy['start'] {
  const others = ofMetric.all(context.db, { contact: row.contact, metric: row.metric }).filter((other) => other.ticket === row.ticket && other.row !== row.row)
  if (periodic && others.some((other) => other.due_at === row.started_at)) return 'period'
  return others.some((other) => other.started_at < row.started_at) ? (restart ?? resume ?? start) : start
}
