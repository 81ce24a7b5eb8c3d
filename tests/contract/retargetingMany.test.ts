import fs from 'node:fs'
import Sqlite from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import type { ClockSettings } from '../../shared/contract/clocks.ts'
import type { TicketId } from '../../shared/ids.ts'
import { day, hour } from '../../shared/time.ts'
import { dues, filled, overdue } from '../helpers/alikeTickets.ts'
import { due, edited, moved, publish, publishAll, settle, targets } from '../helpers/clockSettings.ts'
import { deskInFolder, type TestDesk } from '../helpers/desk.ts'
import { temporaryFolder } from '../helpers/folder.ts'

describe('many tickets', () => {
  test('piece by piece: others are answered in between, and what was killed in the middle goes on by itself', () => {
    const folder = temporaryFolder()
    const { desk: open, first } = filled(folder, 8_300)
    let desk = open()
    settle(desk)
    const before = dues(desk)[0]!.due_at
    publish(desk, edited(desk, targets({ 'resolve-medium': 7200 })))
    expect(desk.call('clocks.retargeting', {})).toEqual({ done: 0, of: 8_300 })
    desk.clock.fireFirst()
    expect(desk.call('clocks.retargeting', {})).toEqual({ done: 8_192, of: 8_300 })
    expect(dues(desk).map(({ n }) => n).sort((a, b) => a - b)).toEqual([108, 8_192])
    // Somebody works on, and on a ticket that is still to come, which keeps its promise until then.
    const last = desk.rows<{ id: string }>('SELECT lower(hex(ticket_id)) AS id FROM ticket WHERE row = 8300')[0]!.id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as TicketId
    desk.call('tickets.comment', { ticketId: last, audience: 'internal', text: 'Asked' })
    expect(due(desk, last)).toBe(before)
    expect(due(desk, first)).toBe(before - day + 2 * hour)
    desk.backend.close()
    desk = open()
    expect(desk.call('clocks.retargeting', {})).toEqual({ done: 8_192, of: 8_300 })
    settle(desk)
    expect(desk.call('clocks.retargeting', {})).toBeNull()
    expect(dues(desk)).toEqual([{ due_at: before - day + 2 * hour, n: 8_300 }])
    expect(overdue(desk)).toBe(0)
    expect(moved(desk)).toHaveLength(8_300)
    expect(desk.call('tickets.history', { ticketId: last }).filter(({ what }) => what === 'clock.retargeted')).toHaveLength(1)
    desk.backend.close()
  })

  test('pieces are committed together, before the first command that comes and told of then; what a pulled plug takes of them is done once more', () => {
    const folder = temporaryFolder()
    const { desk: open, first } = filled(folder, 600)
    const desk = open()
    settle(desk)
    const before = dues(desk)[0]!.due_at
    publish(desk, edited(desk, targets({ 'resolve-medium': 7200 })))
    const beside = new Sqlite(databaseFile(folder), { readonly: true })
    const committed = () => beside.prepare('SELECT done FROM retargeting').pluck().get()
    desk.pushes.length = 0
    desk.clock.fireFirst()
    expect([desk.call('clocks.retargeting', {}), committed(), desk.pushes]).toEqual([{ done: 600, of: 600 }, 0, []])
    expect([dues(desk).length, due(desk, first)]).toEqual([1, before - day + 2 * hour])
    // The plug is pulled: what lies on the disk is what another desk finds.
    const pulled = temporaryFolder()
    for (const end of ['', '-wal']) fs.copyFileSync(`${databaseFile(folder)}${end}`, `${databaseFile(pulled)}${end}`)
    desk.call('tickets.comment', { ticketId: first, audience: 'internal', text: 'Asked' })
    expect(committed()).toBe(600)
    expect(desk.pushes.map((changes) => changes.map(({ topic }) => topic).filter((topic) => topic === 'clock')).flat()).toEqual(['clock'])
    settle(desk)
    const again = deskInFolder(pulled, { clock: desk.clock, seed: 9 })
    settle(again)
    for (const one of [desk, again]) expect([one.rows('SELECT * FROM retargeting'), dues(one), overdue(one), moved(one).length]).toEqual([[], [{ due_at: before - day + 2 * hour, n: 600 }], 0, 600])
    beside.close()
    for (const one of [desk, again]) one.backend.close()
  })

  test('those that are overdue by it, on whichever page, are told once, when all is done, each at its true instant', () => {
    const folder = temporaryFolder()
    const { desk: open } = filled(folder, 600)
    const desk = open()
    settle(desk)
    desk.clock.advance(3 * hour)
    const before = dues(desk)[0]!.due_at
    const told = desk.alarms.length
    publishAll(desk, edited(desk, targets({ 'resolve-medium': 7200 })))
    expect(desk.alarms.slice(told).map((alarms) => alarms.filter(({ kind }) => kind === 'breached').length)).toEqual([600])
    expect(desk.rows(`SELECT breached_at AS at, count(*) AS n FROM clock WHERE breached_at IS NOT NULL AND ticket IS NOT NULL AND metric = 'resolution' GROUP BY breached_at`)).toEqual([{ at: before - day + 2 * hour, n: 600 }])
    desk.backend.close()
  })

  test('a disk that fills up takes the pieces back, says so in the log, and lets the command that comes have its own try', () => {
    const folder = temporaryFolder()
    const { desk: open, first } = filled(folder, 600)
    const desk = open()
    settle(desk)
    publish(desk, edited(desk, targets({ 'resolve-medium': 7200 })))
    const pages = desk.rows<{ page_count: number }>('PRAGMA page_count')[0]!.page_count
    desk.rows(`PRAGMA max_page_count = ${String(pages)}`)
    desk.clock.fireFirst()
    expect(desk.log.filter(({ level }) => level === 'error').map(({ event }) => event)).toEqual(['retarget.failed'])
    expect([desk.call('clocks.retargeting', {}), dues(desk).length]).toEqual([{ done: 0, of: 600 }, 1])
    desk.rows('PRAGMA max_page_count = 1000000')
    desk.call('tickets.comment', { ticketId: first, audience: 'internal', text: 'Asked' })
    desk.clock.advance(5_000)
    expect([desk.call('clocks.retargeting', {}), moved(desk).length]).toEqual([null, 600])
    desk.backend.close()
  })

  test('the dry run looks at a page of them at a time, by an honest cursor, and changes nothing', () => {
    const folder = temporaryFolder()
    const { desk: open } = filled(folder, 1_003)
    const desk = open()
    const { settings } = edited(desk, targets({ 'resolve-medium': 7200 }))
    const events = desk.events.length
    const pages: number[][] = []
    let after: number | null = 0
    while (after !== null) {
      const page: ReturnType<typeof tryOut> = tryOut(desk, settings, after)
      pages.push([page.looked, page.of, page.earlier, page.later, page.overdue, page.rows.length])
      after = page.next
    }
    expect(pages).toEqual([[500, 1_003, 500, 0, 0, 50], [500, 1_003, 500, 0, 0, 50], [3, 1_003, 3, 0, 0, 3]])
    expect(desk.events).toHaveLength(events)
    desk.backend.close()
  })
  const tryOut = (desk: TestDesk, settings: ClockSettings, after = 0) => desk.call('clocks.tryOut', { settings, after })
})
