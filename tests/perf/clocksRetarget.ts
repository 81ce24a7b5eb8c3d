import fs from 'node:fs'
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import { makeDurable } from '../../electron/db/durability.ts'
import { deskInFolder } from '../helpers/desk.ts'
import { FakeClock } from '../helpers/fakeClock.ts'
import { type Figure, figure, median, timed } from './bench.ts'
import { manyRunning, runningClocks } from './manyRunning.ts'
import { presentInstant } from './manyTickets.ts'

const othersWait = { what: 'the longest that anybody may wait', value: 100 }
const [rounds, askedEvery] = [3, 20]

/**
 * An edit of every policy's target, and all running clocks reckoned anew, while a window goes on asking: beside the bare UPDATE of as many
 * clocks, beside that of every row whose value changes (the clocks, and the next due of their tickets, in all indexes), and how long the
 * longest answer took that was asked for meanwhile.
 */
export async function benchRetarget(folder: string, clocks: number): Promise<Figure[]> {
  await manyRunning(folder, clocks)
  const bare = bareStatements(folder)
  const { running, all, longest } = await retargetAll(folder)
  const name = `re-target ${String(running)} running clocks`
  return [
    figure(name, 'ms', all, { what: 'bare UPDATE of as many clocks in one durable transaction, same file, same indexes, nothing reckoned', value: bare.clocks }, 3),
    figure(`${name}, beside every row that changes`, 'ms', all, { what: "bare UPDATE of the clocks and of their tickets' next due, a durable transaction each, no event", value: bare.clocks + bare.tickets }, 3),
    figure(`${name}: longest wait for a first page of the queue`, 'ms', longest, othersWait, 1),
  ]
}

/** Each the median of a few on one copy: what the first reads is in memory for the others, as all of it is for the desk. */
function bareStatements(folder: string): { readonly clocks: number; readonly tickets: number } {
  const copy = `${databaseFile(folder)}-bare`
  fs.copyFileSync(databaseFile(folder), copy)
  const sqlite = new Sqlite(copy)
  makeDurable(sqlite)
  const bare = (sql: string) => median(Array.from({ length: rounds }, () => timed(() => { sqlite.exec(sql) })))
  try {
    return {
      clocks: bare(`UPDATE clock SET target_ms = target_ms + 1, warn_at = warn_at + 60000, due_at = due_at + 60000, next_alarm_at = next_alarm_at + 60000, version = version + 1 WHERE ${runningClocks}`),
      tickets: bare("UPDATE ticket SET next_due_at = next_due_at + 60000 WHERE state = 'open'"),
    }
  } finally {
    sqlite.close()
    for (const file of [copy, `${copy}-wal`, `${copy}-shm`]) fs.rmSync(file, { force: true })
  }
}

/** Stands still on the wall, so that nothing falls due meanwhile; timers and what is measured by are the machine's. */
class RunningClock extends FakeClock {
  override readonly monotonic = () => performance.now()
  override readonly after = (ms: number, run: () => void): (() => void) => {
    const timer = setTimeout(run, ms)
    return () => { clearTimeout(timer) }
  }
}

async function retargetAll(folder: string): Promise<{ readonly running: number; readonly all: number; readonly longest: number }> {
  const entering = deskInFolder(folder, { clock: new RunningClock(presentInstant) })
  const supervisor = entering.call('people.list', {}).find(({ role }) => role === 'supervisor')
  if (supervisor === undefined) throw new Error('nobody may publish')
  const desk = entering.as(supervisor)
  const { version, settings } = desk.call('clocks.settings', {})
  desk.call('clocks.publish', { version, retarget: true, settings: { ...settings, clocks: settings.clocks.map((policy) => ({ ...policy, target: policy.target + 600 })) } })
  const page = desk.frame('tickets.queue', { limit: 60 })
  const begun = performance.now()
  const waits: number[] = []
  while (desk.call('clocks.retargeting', {}) !== null) {
    const asked = performance.now() + askedEvery
    await wait(askedEvery)
    if (!desk.backend.handle(page).ok) throw new Error('the queue was refused')
    waits.push(performance.now() - asked)
    desk.pushes.length = 0
  }
  const all = performance.now() - begun
  const moved = desk.rows<{ clocks: number }>("SELECT coalesce(sum(json_array_length(body, '$.clocks')), 0) / 3 AS clocks FROM event WHERE type = 'playbook.clocksMoved'")
  desk.backend.close()
  return { running: Number(moved[0]?.clocks), all, longest: Math.max(...waits) }
}
