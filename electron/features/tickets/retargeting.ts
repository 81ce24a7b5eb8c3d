import type { ClockSettings, ClockTryOut } from '../../../shared/contract/clocks.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid } from '../../db/blobs.ts'
import { actorOf, type CommandContext, type Context, inWords } from '../context.ts'
import type { ReadDb } from '../../db/connection.ts'
import { carryOut, carryOutMoves, type ClockPlan, clocksOfTickets, type NextDues, planClocks, planMoves, readSettings } from '../clocks/clocks.ts'
import { idOfPlaybook, newestVersion, playbookInForce, publish, type Published, refusal } from '../playbook/playbook.ts'
import { type Effect, effectOf } from './retargeting.rules.ts'
import { begin, end, type FollowingRow, happenedAfter, lastTicket, openAfter, openTickets, type RetargetingRow, underWay, withContacts } from './retargeting.store.ts'
import { duesOf, finishPage, type Page, pageOf, pageOfPlans, type PlannedPage, planPage, spanOf } from './retargetingPages.ts'
import { groundOf } from './ticket.ts'
import { needIn } from './need.ts'
import type { TicketWithContact } from './tickets.store.ts'

/** Tickets of a page that is only looked at. */
const pageOfTrial = 500
const mostRows = 50
const everyTicket = Number.MAX_SAFE_INTEGER

/** What these settings would do to a page of the open tickets if their clocks were reckoned anew; nothing is changed. */
export function tryOut(context: Context, { settings, after }: { readonly settings: ClockSettings; readonly after: number }): ClockTryOut {
  const inForce = playbookInForce(context.db)
  const reading = readSettings(inForce.playbook, inForce.playbook.version + 1, settings)
  const of = countOpen(context.db)
  const nothing = { looked: 0, of: 0, earlier: 0, later: 0, overdue: 0, rows: [], next: null }
  if (!reading.ok) return { ...nothing, issues: [...reading.issues] }
  const page = openAfter.all(context.db, { after, until: everyTicket, most: pageOfTrial })
  const found = plansFor(context, page, { row: notPublished, playbook: reading.playbook }, 0)
    .map(({ ticket, plan }) => ({ ticket, effect: effectOf(plan.running.before, plan.running.after, context.now) }))
  const count = (counts: (effect: Effect) => boolean) => found.filter(({ effect }) => counts(effect)).length
  return {
    issues: [],
    looked: page.length,
    of,
    earlier: count(({ first }) => first === 'earlier'),
    later: count(({ first }) => first === 'later'),
    overdue: count(({ overdue }) => overdue),
    rows: found.flatMap(({ ticket, effect }) => rowOf(context, ticket, effect)).slice(0, mostRows),
    next: page.length < pageOfTrial ? null : (page.at(-1)?.row ?? null),
  }
}

/** No playbook's key: nothing that stands was promised under it. */
const notPublished = -1

function rowOf(context: Context, ticket: TicketWithContact, { first, overdue, moved }: Effect): ClockTryOut['rows'] {
  if (moved === null || (first !== 'earlier' && !overdue)) return []
  return [{
    ticketId: blobToUuid(ticket.ticket_id), number: ticket.number, need: needIn(context, ticket), clock: inWords(context, moved.title),
    dueFrom: moved.from as Instant, dueTo: moved.to as Instant, overdue,
  }]
}

/**
 * Puts settings in force as the next version of the playbook: what begins from now on is promised by them. With `retarget` so are the
 * running clocks of the tickets that are open now, piece by piece (`retargetSome`).
 * @throws AppError conflict, playbook_refused
 */
export function publishClocks(context: CommandContext, { version, settings, retarget }: { readonly version: number; readonly settings: ClockSettings; readonly retarget: boolean }): { version: number } {
  actorOf(context)
  const { playbook } = playbookInForce(context.db)
  if (playbook.version !== version) throw new AppError('conflict', { what: 'playbook', version: playbook.version })
  const file = `${playbook.id}.json`
  // Where an older playbook was put back in force, the next one is still later than any: no two are called the same.
  const reading = readSettings(playbook, Math.max(version, newestVersion(context.db, playbook.id)) + 1, settings)
  if (!reading.ok) throw refusal(file, reading.issues)
  const published = publish(context, reading.source, file)
  if (retarget) ask(context, published)
  return { version: published.playbook.version }
}

/** One that is under way gives way: its tickets would be reckoned anew by this one all the same. */
function ask(context: CommandContext, published: Published): void {
  const of = countOpen(context.db)
  const asked_seq = context.record({ entity: 'playbook', id: idOfPlaybook(context.db, published.row), type: 'playbook.retargeted', body: { tickets: of } })
  end(context.db, {})
  begin(context.db, { playbook: published.row, asked_seq, until: lastTicket.one(context.db, {})?.row ?? 0, of })
}

/** How far the re-targeting is, in tickets; null when none is under way. */
export function retargeting({ db }: Context): { done: number; of: number } | null {
  const job = underWay.one(db, {})
  return job === null ? null : { done: Math.min(job.done, job.of), of: job.of }
}

/** Whether there is something to do for `retargetSome`. */
export const isRetargeting = (db: ReadDb): boolean => underWay.one(db, {}) !== null

/**
 * Reckons the clocks of the next tickets anew under the playbook that was published for that (CK-23): from the same start, those that
 * are met stay met and those that are broken stay broken. Whatever happens to a ticket later on follows that playbook's clocks. Does a
 * page of them: how many pages are one piece of work is for whoever knows what waits for it.
 * @returns whether there are more
 */
export function retargetSome(context: CommandContext): boolean {
  const job = underWay.one(context.db, {})
  if (job === null) return false
  const page = pageOf(context.db, job, pageOfPlans)
  retargetPage(context, job, page)
  if (page.tickets.length === pageOfPlans) return true
  end(context.db, {})
  context.announce('playbook', idOfPlaybook(context.db, job.playbook))
  return false
}

/**
 * The same for a page of tickets whose clocks only move, as long as there are any: nothing else is written than those and when
 * their tickets are due next, and what is lost of it with the power is done once more.
 * @param ahead has planned the page already, maybe, and is asked for it first
 * @returns whether it was done
 */
export function moveSome(context: CommandContext, ahead: PlanningAhead | null): boolean {
  const job = underWay.one(context.db, {})
  if (job === null) return false
  const page = plannedAhead(context, job, ahead) ?? planPage(context, job)
  if (page === null) return false
  carryOutMoves(context, page.moves, { playbook: job.playbook, asked: job.asked_seq, last: page.span.last })
  finishPage(context, job, page)
  return true
}

/** Plans pages before the desk comes to them. */
export interface PlanningAhead {
  /** the page that comes next, if it has been planned by now, whatever has happened since */
  next(job: RetargetingRow, now: Instant): PlannedPage | null
}

/** A page that was planned ahead, unless anything has happened since but the re-targeting itself: it then counts as never planned. */
function plannedAhead({ db, now }: Context, job: RetargetingRow, ahead: PlanningAhead | null): PlannedPage | null {
  const page = ahead?.next(job, now) ?? null
  return page === null || happenedAfter.one(db, { seq: page.upTo }) !== null ? null : page
}

function retargetPage(context: CommandContext, job: RetargetingRow, { published, tickets, alike, others }: Page): void {
  const span = spanOf(tickets, job.asked_seq)
  if (span === null) return
  const { nextDueAt, ...moves } = planMoves(context, alike, { published, asked: job.asked_seq })
  const last = alike.at(-1)
  if (last !== undefined) carryOutMoves(context, moves, { playbook: job.playbook, asked: job.asked_seq, last })
  finishPage(context, job, { span, dues: duesOf(tickets, new Map([...nextDueAt, ...planEach(context, others, published, job.asked_seq)])) })
}

function planEach(context: CommandContext, tickets: readonly FollowingRow[], published: Published, asked: number): NextDues {
  if (tickets.length === 0) return new Map()
  const whole = withContacts.all(context.db, { rows: JSON.stringify(tickets.map(({ row }) => row)) })
  return new Map(plansFor(context, whole, published, asked).map(({ ticket, plan }) => {
    carryOut(context, { contact: ticket.contact, ticket: ticket.row }, plan)
    if (plan.steps.length > 0) context.announce('ticket', blobToUuid(ticket.ticket_id))
    return [ticket.row, plan.nextDueAt]
  }))
}

function plansFor(context: Context, page: readonly TicketWithContact[], published: Published, because: number): { readonly ticket: TicketWithContact; readonly plan: ClockPlan }[] {
  const clocks = clocksOfTickets(context.db, page)
  return page.map((ticket) => ({ ticket, plan: planClocks(context, clocks.get(ticket.row) ?? [], groundOf(context, ticket, because, published)) }))
}

const countOpen = (db: ReadDb) => openTickets.one(db, {})?.tickets ?? 0
