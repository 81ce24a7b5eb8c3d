import { expect } from 'vitest'
import type { TicketView } from '../../shared/contract/tickets.ts'
import type { TicketId } from '../../shared/ids.ts'
import { stageOn, stepsFrom } from '../../shared/lifecycle.ts'
import { hexOf } from './desk.ts'
import { type Real, viewOf } from './historyBeginnings.ts'
import type { Deed } from './historyDeeds.ts'

type TicketRow = {
  readonly row: number; readonly version: number; readonly state: string; readonly owner: number; readonly agent: number | null; readonly level: string | null; readonly stage: string | null; readonly on_course: string
  readonly merged_into: number | null; readonly type: string | null; readonly moments: string; readonly resolved_at: number | null; readonly closed_at: number | null
}
type ClockRow = {
  readonly row: number; readonly metric: string; readonly started_at: number; readonly counted_from: number; readonly pauses: string; readonly paused_at: number | null; readonly due_at: number
  readonly breached_at: number | null; readonly met_at: number | null; readonly cancelled_at: number | null
}
type PromiseRow = { readonly row: number; readonly made_at: number; readonly due_at: number; readonly broken_at: number | null; readonly kept_at: number | null; readonly withdrawn_at: number | null }
type Suggested = { readonly state: string; readonly level: string; readonly until: number | null; readonly due_at: number | null; readonly decided_by: number | null }

/** A ticket with all that goes with it, as it stands in the database. */
export interface Found {
  readonly ticket: TicketRow
  readonly clocks: readonly ClockRow[]
  readonly promises: readonly PromiseRow[]
  readonly suggested: readonly Suggested[]
}

interface Seen extends Found {
  readonly view: TicketView
  readonly now: number
  /** suggestions that whoever works on it sees at once; null: nobody looked */
  readonly shown: number | null
  readonly rows: (sql: string) => readonly unknown[]
  /** after the command before, and which there was since */
  readonly was: Found | null
  readonly deed: Deed | null
}

interface Invariant {
  readonly rule: string
  readonly says: string
  readonly holds: (seen: Seen) => void
}

const live = (clocks: readonly ClockRow[]) => clocks.filter(({ met_at, cancelled_at }) => met_at === null && cancelled_at === null)
const isOpen = ({ ticket }: Found) => ticket.state === 'open'
/** Each row that there was before, with what has become of it. */
const since = <Row extends { readonly row: number }>(was: readonly Row[] | undefined, now: readonly Row[]) => (was ?? []).map((before) => [before, now.find(({ row }) => row === before.row)] as const)

const stepsInMetric: Readonly<Record<string, readonly [string, string, string]>> = {
  'team-lead': ['leadStepsIn', 'submittedToLead', 'leadSteppedIn'], supervisor: ['supervisorStepsIn', 'escalatedToSupervisor', 'supervisorSteppedIn'], manager: ['managerStepsIn', 'escalatedToManager', 'managerSteppedIn'],
}
const underPlan: readonly string[] = ['act', 'monitor', 'accept', 'learn']

/** What can take back that a clock was met, cancelled or broken: an undone call, an end of a merge, and a moved start. */
const takesBack: readonly (Deed | null)[] = ['undo', 'unmerge', 'merge']
/** What may move a promise in time: all but what only tells, and time itself. */
const tellsOnly: readonly (Deed | null)[] = ['time', 'note', 'urge', 'release', 'decline', 'putOff', 'bringBack', 'rate', 'keep', 'withdrawPromise', 'reopenPromise', 'announce', 'rewrite', 'acknowledge', 'log', 'end', 'hold', 'improve', 'stale']

/** All that must hold of every ticket after whatever happened. */
export const invariants: readonly Invariant[] = [
  {
    rule: 'ES-3', says: 'it has one owner, who is at this desk; whoever stays the customer\'s contact is somebody only while it is up the ladder',
    holds: ({ ticket, rows }) => {
      expect(rows(`SELECT row FROM person WHERE row IN (${String(ticket.owner)}, ${String(ticket.agent ?? ticket.owner)}) AND deleted_at IS NULL`)).toHaveLength(new Set([ticket.owner, ticket.agent ?? ticket.owner]).size)
      if (ticket.level === null) expect(ticket.agent).toBeNull()
    },
  },
  {
    rule: 'TK-1', says: 'no state is without an exit: somebody can go a step, resolve it, close it, take it up again or take it out',
    holds: ({ view }) => { expect(view.life.steps.length + view.moves.length + (view.merged === null ? 0 : 1)).toBeGreaterThan(0) },
  },
  {
    rule: 'TK-1 … TK-4', says: 'the stage is one of its course, which is the one that it is found by, and what is offered is what the table says',
    holds: (seen) => {
      const { ticket, view } = seen
      expect([ticket.on_course, stageOn(view.life.course, ticket.stage)]).toEqual([view.life.course, view.life.stage])
      expect(view.life.steps.map(({ id }) => id)).toEqual(isOpen(seen) ? stepsFrom(view.life.stage).map(({ id }) => id) : [])
    },
  },
  {
    rule: 'TK-5', says: 'when it was solved and closed is known exactly where it is; what was merged is closed',
    holds: (seen) => {
      const { ticket } = seen
      expect([ticket.closed_at !== null, ticket.merged_into !== null && ticket.state !== 'closed']).toEqual([ticket.state === 'closed', false])
      if (ticket.merged_into === null) expect(ticket.resolved_at !== null).toBe(!isOpen(seen))
    },
  },
  {
    rule: 'TK-2', says: 'complex work is carried out only under a plan that was passed, by somebody who had not written it',
    holds: ({ ticket, view, rows }) => {
      if (view.life.course !== 'complex' || !underPlan.includes(view.life.stage)) return
      expect(rows(`SELECT row FROM plan WHERE ticket = ${String(ticket.row)} AND passed_by IS NOT NULL AND passed_by <> written_by`)).toHaveLength(1)
    },
  },
  {
    rule: 'CK-5, CK-6', says: 'every open complaint has a clock that runs, or stands still because its customer\'s answer is waited for',
    holds: (seen) => {
      if (seen.ticket.type === 'complaint' && isOpen(seen)) expect(live(seen.clocks).some((clock) => clock.paused_at === null || seen.view.waitingSince !== null)).toBe(true)
    },
  },
  {
    rule: 'CK-22', says: 'no metric is promised twice at once (what was broken stands beside the next of a period)',
    holds: ({ clocks }) => {
      const unbroken = live(clocks).filter(({ breached_at }) => breached_at === null).map(({ metric }) => metric)
      expect(new Set(unbroken).size, unbroken.join()).toBe(unbroken.length)
    },
  },
  { rule: 'TK-5', says: 'what was merged promises nothing by itself: none of its clocks runs', holds: ({ ticket, clocks }) => { if (ticket.merged_into !== null) expect(live(clocks).map(({ metric }) => metric)).toEqual([]) } },
  {
    rule: 'CK-22', says: 'a clock past its end is broken, at its true instant',
    holds: ({ clocks, now }) => {
      for (const clock of live(clocks)) if (clock.paused_at === null && clock.due_at <= now) expect(clock.breached_at, clock.metric).not.toBeNull()
      for (const { metric, breached_at, due_at } of clocks) if (breached_at !== null) expect(breached_at, metric).toBe(due_at)
    },
  },
  {
    rule: 'CK-22', says: 'clocks never run backwards: none begins anew under the same name, and what only tells or passes time moves no promise',
    holds: ({ was, clocks, deed }) => {
      for (const [before, after] of since(was?.clocks, clocks)) {
        expect(after, before.metric).toMatchObject({ metric: before.metric, started_at: before.started_at })
        if (tellsOnly.includes(deed)) expect([after?.due_at, after?.counted_from, after?.pauses, after?.paused_at], `${before.metric} by ${String(deed)}`).toEqual([before.due_at, before.counted_from, before.pauses, before.paused_at])
      }
    },
  },
  {
    rule: 'CK-22, CK-23', says: 'a met clock stays met and a broken one broken, each at its instant, unless what met or moved it is taken back',
    holds: ({ was, clocks, deed }) => {
      for (const [before, after] of since(was?.clocks, clocks)) {
        if (takesBack.includes(deed)) continue
        if (before.met_at !== null) expect(after?.met_at, `${before.metric} by ${String(deed)}`).toBe(before.met_at)
        if (before.breached_at !== null) expect(after?.breached_at, `${before.metric} by ${String(deed)}`).toBe(before.breached_at)
        if (before.cancelled_at !== null) expect(after?.cancelled_at, `${before.metric} by ${String(deed)}`).toBe(before.cancelled_at)
      }
    },
  },
  {
    rule: 'CK-12, DP-2', says: 'what waits for a department while the ticket is open has that department\'s clock; nothing else has',
    holds: (seen) => {
      const waiting = seen.rows(`SELECT row FROM collaboration WHERE ticket = ${String(seen.ticket.row)} AND state = 'sent'`).length > 0
      expect(live(seen.clocks).filter(({ metric }) => metric === 'departmentPlan').length).toBe(waiting && isOpen(seen) ? 1 : 0)
    },
  },
  {
    rule: 'CK-14, CK-15', says: 'whoever is to step in on an open ticket has a clock for it; nobody else has',
    holds: (seen) => {
      if (!isOpen(seen)) return
      const moments = JSON.parse(seen.ticket.moments) as Readonly<Record<string, number>>
      for (const [level, [metric, reached, stepped]] of Object.entries(stepsInMetric)) {
        const isAwaited = moments[reached] !== undefined && (moments[stepped] ?? -Infinity) < moments[reached]
        if (isAwaited) expect(seen.ticket.level).toBe(level)
        expect(live(seen.clocks).some((clock) => clock.metric === metric), metric).toBe(isAwaited)
      }
    },
  },
  {
    rule: 'ES-3', says: 'every accepted escalation has its due time and who accepted it, and whatever is up the ladder was accepted to be there',
    holds: ({ ticket, suggested }) => {
      for (const { state, due_at, decided_by } of suggested) if (state === 'accepted') expect([due_at, decided_by]).not.toContain(null)
      if (ticket.level !== null) expect(suggested.some(({ state, level, until }) => state === 'accepted' && level === ticket.level && until === null)).toBe(true)
    },
  },
  {
    rule: 'ES-2', says: 'only what is open and not merged is suggested anything, never more than three at once, and what is away comes back',
    holds: (seen) => {
      if (seen.shown !== null) expect(seen.shown).toBeLessThanOrEqual(3)
      if (!isOpen(seen) || seen.ticket.merged_into !== null) expect(seen.suggested.filter(({ state }) => state === 'open' || state === 'later')).toEqual([])
      for (const { state, until } of seen.suggested) if (state === 'later' || state === 'declined') expect(until).not.toBeNull()
    },
  },
  {
    rule: 'PE-3', says: 'no promise is open past its time: it was kept, withdrawn or broken, and broken at the instant for which it was made',
    holds: ({ promises, now }) => {
      for (const { due_at, kept_at, withdrawn_at, broken_at } of promises) {
        if (due_at <= now) expect(kept_at ?? withdrawn_at ?? broken_at).not.toBeNull()
        if (broken_at !== null) expect(broken_at).toBe(due_at)
      }
    },
  },
  {
    rule: 'PE-3', says: 'a promise is kept or broken once: a broken one stays broken, and how one ended changes only where that is taken back',
    holds: ({ was, promises, deed }) => {
      for (const [before, after] of since(was?.promises, promises)) {
        expect([after?.due_at, after?.made_at]).toEqual([before.due_at, before.made_at])
        if (before.broken_at !== null) expect(after?.broken_at).toBe(before.broken_at)
        if (deed === 'reopenPromise' || deed === 'undo') continue
        if (before.kept_at !== null) expect(after?.kept_at, String(deed)).toBe(before.kept_at)
        if (before.withdrawn_at !== null) expect(after?.withdrawn_at, String(deed)).toBe(before.withdrawn_at)
      }
    },
  },
]

/** Everything of a ticket by its id. */
export function found({ desk }: Real, ticketId: TicketId): Found {
  const [ticket] = desk.rows<TicketRow>('SELECT * FROM ticket WHERE ticket_id = unhex(@id)', { id: hexOf(ticketId) }) as [TicketRow]
  const of = { row: ticket.row }
  return {
    ticket,
    clocks: desk.rows<ClockRow>('SELECT * FROM clock WHERE ticket = @row', of),
    promises: desk.rows<PromiseRow>('SELECT * FROM promise WHERE ticket = @row', of),
    suggested: desk.rows<Suggested>('SELECT state, level, until, due_at, decided_by FROM suggestion WHERE ticket = @row', of),
  }
}

/**
 * Holds every invariant against a ticket.
 * @param was how it stood before the command, and which that was; null at the beginning
 * @returns how it stands
 */
export function hold(real: Real, ticketId: TicketId, isTarget: boolean, was: { readonly found: Found; readonly deed: Deed } | null): Found {
  const { desk } = real
  const now = found(real, ticketId)
  const seen: Seen = {
    ...now, view: viewOf(real, ticketId, now.ticket.version), now: desk.clock.now(), shown: isTarget ? desk.call('escalation.ofTicket', { ticketId }).suggestions.length : null,
    rows: (sql) => desk.rows(sql), was: was?.found ?? null, deed: was?.deed ?? null,
  }
  for (const { rule, says, holds } of invariants) {
    try {
      holds(seen)
    } catch (error) {
      throw new Error(`${rule}: ${says}\n${error instanceof Error ? error.message : String(error)}`, { cause: error })
    }
  }
  return now
}
