import path from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import { Planning } from '../../electron/app/planning.ts'
import { openForReading } from '../../electron/db/open.ts'
import { type PlannedPage, planPage, type RetargetingJob } from '../../electron/features/tickets/tickets.ts'
import type { TicketId } from '../../shared/ids.ts'
import { day, hour } from '../../shared/time.ts'
import { dues, filled, overdue } from '../helpers/alikeTickets.ts'
import { due, edited, moved, publish, settle, targets } from '../helpers/clockSettings.ts'
import type { DeskWanted, TestDesk } from '../helpers/desk.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { planningProgram } from '../helpers/threads.ts'

type Ahead = NonNullable<DeskWanted['planning']>

/** Plans as the thread does, from what is committed, but when the desk asks, so that nothing hangs on which of them is faster. */
function aheadIn(folder: string): Ahead & { readonly given: PlannedPage[] } {
  const given: PlannedPage[] = []
  return {
    given,
    next: (job, now) => {
      const database = openForReading(databaseFile(folder), () => 0)
      const page = database.read((db) => planPage({ db, now }, job))
      database.close()
      if (page === null) return null
      given.push(structuredClone(page))
      return given.at(-1)!
    },
    close: () => undefined,
  }
}

const jobOf = (desk: TestDesk) => desk.rows<RetargetingJob>('SELECT * FROM retargeting')[0]!
const kept = (desk: TestDesk) => [
  desk.rows('SELECT * FROM clock ORDER BY row'), desk.rows('SELECT * FROM ticket_due ORDER BY ticket'), desk.rows('SELECT * FROM moved_clocks ORDER BY seq'),
  desk.rows("SELECT seq, type, body FROM event WHERE type IN ('playbook.clocksMoved', 'playbook.followed') ORDER BY seq"),
]

function published(tickets: number, planning: (folder: string) => DeskWanted['planning'] = () => null): { desk: TestDesk; first: TicketId; folder: string; before: number } {
  const folder = temporaryFolder()
  const { desk: open, first } = filled(folder, tickets)
  const desk = open(planning(folder))
  onTestFinished(() => { desk.backend.close() })
  settle(desk)
  const before = dues(desk)[0]!.due_at
  publish(desk, edited(desk, targets({ 'resolve-medium': 7200 })))
  return { desk, first, folder, before }
}

describe('pages that were planned ahead', () => {
  test('say to the byte what the desk would have planned itself', () => {
    let ahead: ReturnType<typeof aheadIn> | undefined
    const helped = published(1_300, (folder) => (ahead = aheadIn(folder))).desk
    const alone = published(1_300).desk
    for (const desk of [helped, alone]) settle(desk)
    expect(ahead?.given.length).toBe(2)
    expect(kept(helped)).toEqual(kept(alone))
    expect([dues(helped).length, overdue(helped), moved(helped).length]).toEqual([1, 0, 1_300])
  })

  test('count as never planned once anything has happened since', () => {
    let page: PlannedPage | null = null
    const { desk, first, folder, before } = published(300, () => ({ next: () => page, close: () => undefined }))
    page = aheadIn(folder).next(jobOf(desk), desk.clock.now())
    expect(page?.span.tickets).toBe(300)
    desk.call('tickets.move', { ticketId: first, version: desk.call('tickets.get', { ticketId: first }).version, to: 'resolved', reason: null })
    settle(desk)
    expect([due(desk, first), overdue(desk)]).toEqual([before, 0])
    // What began when it was solved is due otherwise.
    expect(dues(desk)).toContainEqual({ due_at: before - day + 2 * hour, n: 299 })
  })
})

describe('the thread', () => {
  /** It reads the program first. */
  const patiently = { timeout: 15_000, interval: 5 }
  /** Asks as the desk does until it has an answer. */
  const nextOf = async (planning: Planning, job: RetargetingJob, desk: TestDesk): Promise<PlannedPage> => {
    let page = planning.next(job, desk.clock.now())
    await vi.waitUntil(() => (page ??= planning.next(job, desk.clock.now())) !== null, patiently)
    return page!
  }
  const threadFor = (folder: string, program = planningProgram, failed: unknown[] = []) => {
    const planning = new Planning(databaseFile(folder), program, (error) => { failed.push(error) })
    onTestFinished(() => { planning.close() })
    return planning
  }

  test('plans what comes next, page after page, and begins anew where the desk has gone on alone or is back at an earlier page', async () => {
    const { desk, folder } = published(2_124)
    const planning = threadFor(folder)
    const job = jobOf(desk)
    const ahead = aheadIn(folder)
    const pages: PlannedPage[] = []
    for (let from = job; pages.length < 3; from = { ...job, after: pages.at(-1)!.span.last.row }) {
      pages.push(await nextOf(planning, from, desk))
      expect(pages.at(-1)).toEqual(ahead.next(from, desk.clock.now()))
    }
    expect(pages.map(({ span }) => span.tickets)).toEqual([1_024, 1_024, 76])
    const third = { ...job, after: pages[1]!.span.last.row }
    expect(await nextOf(planning, third, desk)).toEqual(pages[2])
    expect(await nextOf(planning, job, desk)).toEqual(pages[0])
  })

  test('a desk that closes waits for what is being planned, and asks for no more', () => {
    const { desk, folder } = published(300)
    const planning = new Planning(databaseFile(folder), planningProgram, (error) => { throw error })
    expect(planning.next(jobOf(desk), desk.clock.now())).toBeNull()
    planning.close()
    expect(planning.next(jobOf(desk), desk.clock.now())).toBeNull()
  })

  test('one that cannot run, or finds no database, is told of once, and the desk plans on by itself', async () => {
    const { desk, folder, before } = published(300)
    for (const planning of [(failed: unknown[]) => threadFor(folder, path.join(folder, 'none.js'), failed), (failed: unknown[]) => threadFor(path.join(folder, 'none'), planningProgram, failed)]) {
      const failed: unknown[] = []
      const broken = planning(failed)
      await vi.waitUntil(() => broken.next(jobOf(desk), desk.clock.now()) === null && failed.length > 0, patiently)
      expect([broken.next(jobOf(desk), desk.clock.now()), failed.length]).toEqual([null, 1])
    }
    settle(desk)
    expect(dues(desk)).toEqual([{ due_at: before - day + 2 * hour, n: 300 }])
  })
})
