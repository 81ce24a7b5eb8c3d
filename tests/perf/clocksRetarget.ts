import fs from 'node:fs'
import Sqlite from 'better-sqlite3'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import { makeDurable } from '../../electron/db/durability.ts'
import { deskInFolder } from '../helpers/desk.ts'
import { FakeClock } from '../helpers/fakeClock.ts'
import { type Figure, figure, timed } from './bench.ts'
import { manyRunning, runningClocks } from './manyRunning.ts'
import { presentInstant } from './manyTickets.ts'

const othersWait = { what: 'the longest that anybody else may wait', value: 100 }

/**
 * An edit of every policy's target, and all running clocks reckoned anew: beside the bare UPDATE of as many clocks, beside that of all rows
 * whose value it changes (the clocks, the next due of their tickets) with its events, and how long the longest piece keeps others waiting.
 */
export async function benchRetarget(folder: string, clocks: number): Promise<Figure[]> {
  await manyRunning(folder, clocks)
  const bare = bareStatements(folder)
  const { running, all, longest } = retargetAll(folder)
  const name = `re-target ${String(running)} running clocks`
  return [
    figure(name, 'ms', all, { what: 'bare UPDATE of as many clocks, one transaction', value: bare.clocks }, 3),
    figure(`${name}, with the queue and the history`, 'ms', all, { what: "bare UPDATE of the clocks and their tickets' next due, events inserted", value: bare.clocks + bare.tickets + bare.events }, 3),
    figure(`${name}: longest piece`, 'ms', longest, othersWait, 1),
  ]
}

function bareStatements(folder: string): { readonly clocks: number; readonly tickets: number; readonly events: number } {
  const copy = `${databaseFile(folder)}-bare`
  fs.copyFileSync(databaseFile(folder), copy)
  const sqlite = new Sqlite(copy)
  makeDurable(sqlite)
  const once = (sql: string) => timed(() => { sqlite.exec(sql) })
  try {
    return {
      clocks: once(`UPDATE clock SET target_ms = target_ms + 1, warn_at = warn_at + 60000, due_at = due_at + 60000, next_alarm_at = next_alarm_at + 60000, version = version + 1 WHERE ${runningClocks}`),
      tickets: once("UPDATE ticket SET next_due_at = next_due_at + 60000 WHERE state = 'open'"),
      events: once(`
        INSERT INTO event (device_seq, event_id, entity, entity_id, type, author, device, instant, schema_version, body)
          SELECT (SELECT max(device_seq) FROM event) + row_number() OVER (), randomblob(16), 'clock', clock_id, 'clock.retargeted', NULL, (SELECT device FROM event LIMIT 1), due_at, 1,
            json_object('metric', metric, 'policy', policy, 'set', json_object('target_ms', target_ms, 'warn_at', warn_at, 'due_at', due_at, 'pauses', pauses, 'playbook', playbook))
          FROM clock WHERE ${runningClocks}`),
    }
  } finally {
    sqlite.close()
    fs.rmSync(copy)
  }
}

function retargetAll(folder: string): { readonly running: number; readonly all: number; readonly longest: number } {
  const clock = new FakeClock(presentInstant)
  const entering = deskInFolder(folder, { clock })
  const supervisor = entering.call('people.list', {}).find(({ role }) => role === 'supervisor')
  if (supervisor === undefined) throw new Error('nobody may publish')
  const desk = entering.as(supervisor)
  const moved = () => Number(desk.rows<{ clocks: number }>("SELECT count(*) AS clocks FROM event WHERE type = 'clock.retargeted'")[0]?.clocks)
  const before = moved()
  const { version, settings } = desk.call('clocks.settings', {})
  desk.call('clocks.publish', { version, retarget: true, settings: { ...settings, clocks: settings.clocks.map((policy) => ({ ...policy, target: policy.target + 600 })) } })
  const pieces: number[] = []
  while (desk.call('clocks.retargeting', {}) !== null) {
    pieces.push(timed(() => { clock.fireFirst() }))
    desk.pushes.length = 0
  }
  const running = moved() - before
  desk.backend.close()
  return { running, all: pieces.reduce((sum, piece) => sum + piece, 0), longest: Math.max(...pieces) }
}
