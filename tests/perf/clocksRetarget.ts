import fs from 'node:fs'
import { performance } from 'node:perf_hooks'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Sqlite from 'better-sqlite3'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import { Planning } from '../../electron/app/planning.ts'
import { systemClock } from '../../electron/app/systemPorts.ts'
import { makeDurable } from '../../electron/db/durability.ts'
import { Folding } from '../../electron/db/folding.ts'
import type { Frame } from '../../shared/rpc.ts'
import { foldingProgram } from '../helpers/threads.ts'
import { deskInFolder, type TestDesk } from '../helpers/desk.ts'
import { FakeClock } from '../helpers/fakeClock.ts'
import { type Figure, figure } from './bench.ts'
import { manyRunning, runningClocks } from './manyRunning.ts'
import { presentInstant } from './manyTickets.ts'

const othersWait = { what: 'the longest that anybody may wait', value: 100 }
/** As it ships: from the source a thread needs as long to begin as all of a small re-targeting takes. */
const builtPlanning = fileURLToPath(new URL('../../dist/web/planning.js', import.meta.url))
const [rounds, askedEvery, pagesBetween] = [3, 20, 10]
/** By how much the targets are edited, s. */
const later = 600
/** How long at most the window goes on asking after the last clock was moved, while the rules look at the tickets, ms; a few times as long as that took. */
const [afterwards, timesAsLong] = [5_000, 5]

/** What a work took: on the wall, which counts, and of the processor, which tells how busy the machine was beside it. */
interface Spent {
  readonly wall: number
  readonly processor: number
}

/**
 * An edit of every policy's target, and all running clocks reckoned anew, while a window goes on asking: beside the bare UPDATE of as many
 * clocks, beside that of every row whose value changes (the clocks, and the next due of their tickets, in all indexes), and how long the
 * longest answer took that was asked for meanwhile and while the rules of escalation look at the tickets afterwards. Then the same back
 * again, while somebody writes comments: each of them commits what was moved by then, and waits for the disk.
 */
export async function benchRetarget(folder: string, clocks: number): Promise<Figure[]> {
  await manyRunning(folder, clocks)
  const bare = bareStatements(folder)
  bare.measure()
  bringToDisk(databaseFile(folder))
  const { running, all, page, comment } = await retargetAll(folder)
  // A machine may become faster or slower meanwhile: before and afterwards.
  bare.measure()
  const [bareClocks, bareTickets] = [bare.clocks(), bare.tickets()]
  bare.end()
  const name = `re-target ${String(running)} running clocks`
  const beside = (what: string, ...parts: readonly Spent[]) => {
    const processor = sumOf(parts.map((part) => part.processor))
    return { what: `processor time ${String(Math.round(all.processor))} ms, with the pages asked for; ${what}, processor time ${String(Math.round(processor))} ms`, value: sumOf(parts.map((part) => part.wall)) }
  }
  return [
    figure(name, 'ms', all.wall, beside('bare UPDATE of as many clocks in one durable transaction, same file, same indexes, nothing reckoned', bareClocks), 3),
    figure(`${name}, beside every row that changes`, 'ms', all.wall, beside("bare UPDATE of the clocks and of their tickets' next due, a durable transaction each, no event", bareClocks, bareTickets), 3),
    figure(`${name}: longest wait for a first page of the queue`, 'ms', page, othersWait, 1),
    figure(`${name}: longest wait for a comment to be kept`, 'ms', comment, othersWait, 1),
  ]
}

/** The file was written a moment ago without waiting for the disk: the first that does wait would else wait for all of it. */
function bringToDisk(file: string): void {
  const opened = fs.openSync(file, 'r+')
  fs.fsyncSync(opened)
  fs.closeSync(opened)
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/** Begins to measure. @returns what was spent since, each time it is asked */
function spending(): () => Spent {
  const processor = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1_000 }
  const [begun, before] = [performance.now(), processor()]
  return () => ({ wall: performance.now() - begun, processor: processor() - before })
}

interface Bare {
  /** Carries out each of the statements a few times. */
  measure(): void
  readonly clocks: () => Spent
  readonly tickets: () => Spent
  end(): void
}

/** The bare statements on one copy, each the median of all that was measured: what the first reads is in memory for the others, as all of it is for the desk. */
function bareStatements(folder: string): Bare {
  const copy = `${databaseFile(folder)}-bare`
  fs.copyFileSync(databaseFile(folder), copy)
  bringToDisk(copy)
  const sqlite = new Sqlite(copy)
  makeDurable(sqlite)
  const bare = (sql: string) => {
    const runs: Spent[] = []
    return {
      runs,
      measure: () => {
        for (let round = 0; round < rounds; round += 1) {
          const spent = spending()
          sqlite.exec(sql)
          runs.push(spent())
        }
      },
    }
  }
  const clocks = bare(`UPDATE clock SET target_ms = target_ms + 1, warn_at = warn_at + 60000, due_at = due_at + 60000, next_alarm_at = next_alarm_at + 60000, version = version + 1 WHERE ${runningClocks}`)
  const tickets = bare('UPDATE ticket_due SET next_due_at = next_due_at + 60000 WHERE state = 0')
  return {
    measure: () => { clocks.measure(); tickets.measure() },
    clocks: () => medianOf(clocks.runs),
    tickets: () => medianOf(tickets.runs),
    end: () => {
      sqlite.close()
      for (const file of [copy, `${copy}-wal`, `${copy}-shm`]) fs.rmSync(file, { force: true })
    },
  }
}

function medianOf(runs: readonly Spent[]): Spent {
  return [...runs].sort((a, b) => a.wall - b.wall)[Math.floor(runs.length / 2)] ?? { wall: NaN, processor: NaN }
}

/** Stands still on the wall, so that nothing falls due meanwhile; timers and what is measured by are the machine's. */
class RunningClock extends FakeClock {
  override readonly monotonic = () => performance.now()
  override readonly after = (ms: number, run: () => void): (() => void) => systemClock.after(ms, run)
}

interface Retargeted {
  readonly running: number
  readonly all: Spent
  /** the longest waits, ms: of a page that was asked for, and of a comment that was kept while the clocks were moved back */
  readonly page: number
  readonly comment: number
}

async function retargetAll(folder: string): Promise<Retargeted> {
  const planning = new Planning(databaseFile(folder), builtPlanning, (error) => { throw error })
  const entering = deskInFolder(folder, { clock: new RunningClock(presentInstant), folding: new Folding(databaseFile(folder), foldingProgram), planning })
  const supervisor = entering.call('people.list', {}).find(({ role }) => role === 'supervisor')
  if (supervisor === undefined) throw new Error('nobody may publish')
  const desk = entering.as(supervisor)
  const goOn = () => desk.call('clocks.retargeting', {}) !== null
  const page = desk.frame('tickets.queue', { limit: 60 })
  const pages = waiting(desk, () => page)
  publish(desk, later)
  const spent = spending()
  while (goOn()) await pages.ask()
  const all = spent()
  for (const until = performance.now() + Math.min(afterwards, timesAsLong * all.wall); performance.now() < until;) await pages.ask()
  const moved = desk.rows<{ clocks: number }>("SELECT coalesce(sum(json_array_length(body, '$.clocks')), 0) / 3 AS clocks FROM event WHERE type = 'playbook.clocksMoved'")
  const [first] = desk.call('tickets.queue', { limit: 1 }).rows
  if (first === undefined) throw new Error('there is no ticket')
  const comments = waiting(desk, (asked) => desk.frame('tickets.comment', { ticketId: first.ticketId, audience: 'internal', text: `note ${String(asked)}` }))
  publish(desk, -later)
  while (goOn()) {
    for (let page = 0; page < pagesBetween; page += 1) await pages.ask()
    await comments.ask()
  }
  desk.backend.close()
  return { running: Number(moved[0]?.clocks), all, page: pages.longest(), comment: comments.longest() }
}

/** Every policy's target by so many seconds later. */
function publish(desk: TestDesk, by: number): void {
  const { version, settings } = desk.call('clocks.settings', {})
  desk.call('clocks.publish', { version, retarget: true, settings: { ...settings, clocks: settings.clocks.map((policy) => ({ ...policy, target: policy.target + by })) } })
}

/** Asks now and then, as a window does. @param frameOf of what is asked, with how often it was before */
function waiting(desk: TestDesk, frameOf: (asked: number) => Frame): { ask(): Promise<void>; longest(): number } {
  const waits: number[] = []
  const ask = async () => {
    const wanted = performance.now() + askedEvery
    await wait(askedEvery)
    if (!desk.backend.handle(frameOf(waits.length)).ok) throw new Error('the desk refused')
    waits.push(performance.now() - wanted)
    desk.pushes.length = 0
  }
  return { ask, longest: () => Math.max(...waits) }
}
