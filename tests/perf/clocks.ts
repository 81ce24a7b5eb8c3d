import fs from 'node:fs'
import Sqlite from 'better-sqlite3'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import { makeDurable } from '../../electron/db/durability.ts'
import { minute } from '../../shared/time.ts'
import { deskInFolder } from '../helpers/desk.ts'
import { FakeClock } from '../helpers/fakeClock.ts'
import { type Figure, figure, timed } from './bench.ts'
import { benchClocksArithmetic } from './clocksArithmetic.ts'
import { benchFiring } from './clocksFiring.ts'
import { benchHeld } from './clocksHeld.ts'
import { benchRetarget } from './clocksRetarget.ts'
import { manyTickets, presentInstant } from './manyTickets.ts'

/** All that clocks cost: arithmetic, re-targeting, the sweep at a start, lateness, memory. `most` clocks are re-targeted, a tenth of them are due at the start. */
export async function benchClocks(folder: string, most: number, rounds: number): Promise<Figure[]> {
  return [
    ...benchClocksArithmetic(rounds),
    ...(await benchHeld(`${folder}-held`, Math.ceil(most / 10))),
    ...(await benchFiring(`${folder}-firing`, Math.min(mostFired, most))),
    await sweepAtStart(`${folder}-due`, Math.ceil(most / 10)),
    ...(await benchRetarget(`${folder}-running`, most)),
  ]
}

const mostFired = 300

/** A desk that was closed while `due` clocks fell due: opening it records each breach, with its event, at its true instant. */
async function sweepAtStart(folder: string, due: number): Promise<Figure> {
  await manyTickets(folder, due)
  const sqlite = new Sqlite(databaseFile(folder))
  sqlite.exec(`
    UPDATE clock SET next_alarm_at = NULL;
    UPDATE clock SET met_at = NULL, cancelled_at = NULL, breached_at = NULL, warned_at = warn_at, due_at = ${String(presentInstant)}, next_alarm_at = ${String(presentInstant)} WHERE metric = 'resolution'`)
  const dueNow = Number(sqlite.prepare('SELECT count(*) FROM clock WHERE next_alarm_at IS NOT NULL').pluck().get())
  sqlite.pragma('wal_checkpoint(TRUNCATE)')
  sqlite.close()
  const bareFolder = `${folder}-bare`
  fs.mkdirSync(bareFolder)
  fs.copyFileSync(databaseFile(folder), databaseFile(bareFolder))
  const bare = timed(() => { bareStatements(bareFolder) })
  const swept = timed(() => { deskInFolder(folder, { clock: new FakeClock(presentInstant + minute) }).backend.close() })
  return figure(`open the desk with ${String(dueNow)} clocks due`, 'ms', swept, { what: 'bare update of as many rows, and as many events inserted, in one transaction', value: bare }, 4)
}

function bareStatements(folder: string): void {
  const sqlite = new Sqlite(databaseFile(folder))
  makeDurable(sqlite)
  sqlite.exec(`
    BEGIN IMMEDIATE;
    UPDATE clock SET breached_at = due_at, next_alarm_at = NULL, version = version + 1 WHERE next_alarm_at IS NOT NULL;
    INSERT INTO event (device_seq, event_id, entity, entity_id, type, author, device, instant, schema_version, body)
      SELECT (SELECT max(device_seq) FROM event) + row_number() OVER (), randomblob(16), 'clock', clock_id, 'clock.breached', NULL, (SELECT device FROM event LIMIT 1), due_at, 1, '{"metric":"resolution","policy":"resolve-routine","set":{"breached_at":1}}'
      FROM clock WHERE breached_at = ${String(presentInstant)} AND metric = 'resolution';
    COMMIT`)
  sqlite.close()
}
