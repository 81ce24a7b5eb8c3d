import type { ClockSettings, ClockTryOut } from '../../../shared/contract/clocks.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid } from '../../db/blobs.ts'
import { actorOf, type CommandContext, type Context, inWords } from '../context.ts'
import type { ReadDb } from '../../db/connection.ts'
import { carryOut, carryOutMoves, choosesAlike, type ClockPlan, clocksOfTickets, planClocks, planMoves, readSettings } from '../clocks/clocks.ts'
import { idOfPlaybook, newestVersion, playbookInForce, playbookOf, publish, type Published, refusal } from '../playbook/playbook.ts'
import { bodyOfFollowed, type Effect, effectOf } from './retargeting.rules.ts'
import { begin, end, followClocks, followClocksDue, followClocksLater, type FollowingRow, followingAfter, goOn, lastTicket, openAfter, openTickets, type RetargetingRow, underWay, withContacts } from './retargeting.store.ts'
import { groundOf } from './ticket.ts'
import { needIn } from './need.ts'
import type { TicketWithContact } from './tickets.store.ts'

/** Tickets of a page that is only looked at, and of the least that is done at once. */
const [pageOfTrial, pageOfWork] = [500, 256]
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
  const page = pageOf(context.db, job)
  retargetPage(context, page)
  if (page.tickets.length === pageOfWork) return true
  end(context.db, {})
  context.announce('playbook', idOfPlaybook(context.db, job.playbook))
  return false
}

/**
 * The same for a page of tickets whose clocks only move, as long as there are any: nothing else is written than those and when
 * their tickets are due next, and what is lost of it with the power is done once more.
 * @returns whether it was done
 */
export function moveSome(context: CommandContext): boolean {
  const job = underWay.one(context.db, {})
  if (job === null) return false
  const page = pageOf(context.db, job)
  if (page.tickets.length === 0 || page.others.length > 0) return false
  retargetPage(context, page)
  return true
}

interface Page {
  readonly job: RetargetingRow
  readonly published: Published
  readonly tickets: readonly FollowingRow[]
  /** those that are asked the same questions as before: only by when they promise can be another answer */
  readonly alike: readonly FollowingRow[]
  /** those for which another policy may have come to count */
  readonly others: readonly FollowingRow[]
}

function pageOf(db: ReadDb, job: RetargetingRow): Page {
  const published = playbookOf(db, job.playbook)
  const tickets = followingAfter.all(db, { after: job.after, until: job.until, most: pageOfWork })
  const isAlike = (row: number) => choosesAlike(playbookOf(db, row).playbook, published.playbook)
  const alike = new Set([...new Set(tickets.map(({ follows }) => follows))].filter(isAlike))
  return { job, published, tickets, alike: tickets.filter(({ follows }) => alike.has(follows)), others: tickets.filter(({ follows }) => !alike.has(follows)) }
}

function retargetPage(context: CommandContext, { job, published, tickets, alike, others }: Page): void {
  const due = new Map([...moveTogether(context, alike, published, job.asked_seq), ...planEach(context, others, published, job.asked_seq)])
  const later = new Map<number, number[]>()
  for (const { row, next_due_at } of tickets) {
    const dueAt = due.get(row) ?? null
    if (dueAt === null || next_due_at === null) followClocksDue(context.db, { ticket: row, playbook: job.playbook, next_due_at: dueAt })
    else {
      const rows = later.get(dueAt - next_due_at)
      if (rows === undefined) later.set(dueAt - next_due_at, [row])
      else rows.push(row)
    }
  }
  for (const [by, rows] of later) {
    const which = { tickets: JSON.stringify(rows), playbook: job.playbook }
    if (by === 0) followClocks(context.db, which)
    else followClocksLater(context.db, { ...which, later: by })
  }
  if (tickets.some(({ row, next_due_at }) => (due.get(row) ?? null) !== next_due_at)) context.announceAll('ticket')
  tellFollowing(context, job, tickets)
  const last = tickets.at(-1)
  if (last !== undefined) goOn(context.db, { after: last.row, done: job.done + tickets.length })
}

function tellFollowing(context: CommandContext, { playbook, asked_seq }: Pick<RetargetingRow, 'playbook' | 'asked_seq'>, page: readonly FollowingRow[]): void {
  if (page.length === 0) return
  const tickets = page.map(({ device, serial }) => ({ device: device === null ? null : blobToUuid(device), serial }))
  context.record({ entity: 'playbook', id: idOfPlaybook(context.db, playbook), type: 'playbook.followed', body: { ...bodyOfFollowed(asked_seq, tickets) } })
}

type NextDues = ReadonlyMap<number, number | null>

function moveTogether(context: CommandContext, tickets: readonly FollowingRow[], published: Published, asked: number): NextDues {
  const last = tickets.at(-1)
  if (last === undefined) return new Map()
  const { moving, nextDueAt } = planMoves(context, tickets, published)
  carryOutMoves(context, moving, { published, last, asked })
  return nextDueAt
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
