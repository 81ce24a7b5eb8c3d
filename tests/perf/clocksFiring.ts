import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { createBackend } from '../../electron/app/backend.ts'
import type { Backend } from '../../electron/app/backend.types.ts'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import { monotonic, systemClock, systemIds } from '../../electron/app/systemPorts.ts'
import { blobToUuid } from '../../electron/db/blobs.ts'
import type { Connection } from '../../electron/db/connection.ts'
import { openDatabase } from '../../electron/db/open.ts'
import type { Person } from '../../shared/contract/people.ts'
import { testOffice } from '../helpers/office.ts'
import { retailSource } from '../helpers/playbooks.ts'
import { type Figure, figure } from './bench.ts'
import { manyRunning, runningClocks } from './manyRunning.ts'

const [everyMs, leadMs] = [20, 1_500]
const quiet = { info: () => undefined, warn: () => undefined, error: (event: string, error: unknown) => { throw new Error(event, { cause: error }) } }

/**
 * How late breaches are recorded while the desk saves a comment to a ticket as fast as it can: the 99th percentile beside that of bare timers armed
 * for the same instants in the same process. On the machine's own clock.
 */
export async function benchFiring(folder: string, due: number): Promise<Figure[]> {
  await manyRunning(folder, due)
  const first = dueFrom(folder, due)
  const database = openDatabase(databaseFile(folder), monotonic, () => undefined)
  const backend = createBackend({ database, folding: null, planning: null, ports: { clock: systemClock, ids: systemIds, log: quiet, notifier: { alarms: () => undefined } }, appVersion: '0', dataFolder: folder, incoming: path.join(folder, 'incoming'), office: testOffice(systemClock), shipped: { file: 'retail.json', source: retailSource }, knowledge: { version: 0, read: () => [] } })
  const bare: number[] = []
  for (let at = 0; at < due; at += 1) {
    const instant = first + at * everyMs
    setTimeout(() => { bare.push(Date.now() - instant) }, instant - Date.now())
  }
  try {
    await underLoad(backend, anyTicket(database), first + due * everyMs + 200)
    const late = database.read((db) => db.rows("SELECT json_extract(body, '$.recordedAt') - instant AS late FROM event WHERE type = 'clock.breached' AND instant BETWEEN @from AND @to", { from: first, to: first + due * everyMs }) as { late: number }[])
    if (late.length !== due) throw new Error(`${String(late.length)} of ${String(due)} breaches were recorded`)
    return [figure(`lateness of ${String(due)} breaches under load, p99`, 'ms', p99(late.map(({ late }) => late)), { what: 'bare timers for the same instants', value: p99(bare) }, 1.5)]
  } finally {
    backend.close()
  }
}

/** Lets so many clocks, and no others, fall due one after the other from a moment on. @returns when the first does, ms */
function dueFrom(folder: string, due: number): number {
  const sqlite = new Sqlite(databaseFile(folder))
  const first = Date.now() + leadMs
  sqlite.exec('UPDATE clock SET next_alarm_at = NULL')
  const { changes } = sqlite.prepare(`
    UPDATE clock SET due_at = @first + place * @every, next_alarm_at = @first + place * @every, warned_at = @first
    FROM (SELECT row, row_number() OVER (ORDER BY row) - 1 AS place FROM clock WHERE ${runningClocks} AND metric <> 'progressUpdate' LIMIT @due) AS chosen WHERE chosen.row = clock.row`).run({ first, every: everyMs, due })
  sqlite.close()
  if (changes !== due) throw new Error(`only ${String(changes)} clocks run`)
  return first
}

function anyTicket(database: Connection): string {
  const { id } = database.read((db) => db.row("SELECT ticket_id AS id FROM ticket WHERE state = 'open' LIMIT 1", {})) as { id: Uint8Array }
  return blobToUuid(id)
}

/** Comments, one after the other with everything else let in between, as an agent's commands are. */
async function underLoad(backend: Backend, ticketId: string, until: number): Promise<void> {
  const ask = (procedure: string, input: unknown, as: string | null) => {
    const reply = backend.handle({ id: 1, procedure, as, language: 'en', timeZone: 'UTC', input })
    if (!reply.ok) throw new Error(`${procedure}: ${JSON.stringify(reply)}`)
    return reply.value
  }
  const [agent] = ask('people.list', {}, null) as readonly Person[]
  if (agent === undefined) throw new Error('nobody is here')
  for (let said = 0; Date.now() < until; said += 1) {
    ask('tickets.comment', { ticketId, audience: 'internal', text: `note ${String(said)}` }, agent.personId)
    await new Promise((resolve) => { setImmediate(resolve) })
  }
}

function p99(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? NaN
}
