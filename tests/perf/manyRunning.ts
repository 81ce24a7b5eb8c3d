import fs from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import { openForReading } from '../../electron/db/open.ts'
import { alarmOf, type ClockRow } from '../../electron/features/clocks/life.rules.ts'
import { pausesOf, reckoning } from '../../electron/features/clocks/running.ts'
import { playbookOf } from '../../electron/features/playbook/playbook.ts'
import { hour } from '../../shared/time.ts'
import { manyTickets, presentInstant } from './manyTickets.ts'

const [most, fewest] = [2_000, 200]
const beyondInvented = 10_000
/** About as far as two open tickets of the invented month are apart. */
const apart = 4 * hour

/** Clocks that run and are not broken. */
export const runningClocks = 'met_at IS NULL AND cancelled_at IS NULL AND breached_at IS NULL'

/**
 * A folder in which at least `clocks` clocks run: the open tickets of an invented month, copied with their customers, contacts and clocks until
 * there are enough, spread evenly over the month and numbered in the order in which they were opened, as a desk would have them.
 * The events of the copies are not there. A supervisor is among its people.
 */
export async function manyRunning(folder: string, clocks: number): Promise<void> {
  const whole = path.join(folder, `running-${String(clocks)}`)
  if (fs.existsSync(whole)) return
  await manyTickets(folder, Math.max(fewest, Math.min(most, clocks)))
  const sqlite = new Sqlite(databaseFile(folder))
  sqlite.pragma('synchronous = OFF')
  sqlite.pragma('cache_size = -1000000')
  const each = Number(sqlite.prepare(`SELECT count(*) FROM clock JOIN ticket ON ticket.row = clock.ticket WHERE ticket.state = 'open' AND ${runningClocks}`).pluck().get())
  const copies = Math.ceil(clocks / each)
  sqlite.exec(`
    CREATE TEMP TABLE copied AS
      WITH RECURSIVE copy (by, shift) AS (SELECT 1, ${shiftOf(1, copies)} UNION ALL SELECT by + 1, shift + ${shiftOf(1, copies)} FROM copy LIMIT ${String(copies)})
      SELECT row_number() OVER (ORDER BY opened_at + shift, row) + ${String(beyondInvented)} AS row, row AS was, contact AS was_contact, by, shift FROM ticket, copy WHERE state = 'open';
    CREATE TEMP TABLE again AS
      SELECT DISTINCT customer AS was, by, customer + by * ${String(beyondInvented)} AS row FROM copied JOIN ticket ON ticket.row = copied.was WHERE customer IS NOT NULL`)
  const later = (...columns: readonly string[]) => Object.fromEntries(columns.map((column) => [column, `${column} + shift`]))
  const own = { row: 'copied.row', ...without('external_system', 'external_id') }
  // Each copy has a customer of its own, or everybody would come back a hundred times a week; found by phone, not by name.
  const customer = `customer + by * ${String(beyondInvented)}`
  sqlite.transaction(() => {
    copyRows(sqlite, 'customer', { row: 'again.row', customer_id: 'randomblob(16)', name_key: "''", ...without('external_system', 'external_id') }, 'again', 'again.was = customer.row')
    copyRows(sqlite, 'contact', { ...own, contact_id: idFrom('arrived_at'), state: "'saved'", customer, ...later('arrived_at', 'first_words_at') }, 'copied', 'copied.was_contact = contact.row')
    copyRows(sqlite, 'ticket', {
      ...own, contact: 'copied.row', customer, serial: 'copied.row', ticket_id: idFrom('opened_at'), ...later('arrived_at', 'opened_at', 'told_at', 'progress_told_at'),
    }, 'copied', 'copied.was = ticket.row')
    copyRows(sqlite, 'ticket_due', { ticket: 'copied.row', contact: 'copied.row' }, 'copied', 'copied.was = ticket_due.ticket')
    copyRows(sqlite, 'clock', {
      ...own, row: 'NULL', contact: 'copied.row', ticket: 'copied.row', clock_id: idFrom('started_at', 'row_number() OVER (PARTITION BY copied.row)'),
      ...later('started_at', 'counted_from', 'paused_at'), pauses: "(SELECT json_group_array(json_array(value ->> 0 + shift, value ->> 1 + shift)) FROM json_each(pauses))",
    }, 'copied', 'copied.was = clock.ticket')
    promiseCopies(sqlite, databaseFile(folder))
    sqlite.exec("UPDATE person SET role = 'supervisor' WHERE row = 1")
  })()
  sqlite.close()
  fs.writeFileSync(whole, '')
}

/**
 * The copies are due by what their policies say, as those of a desk are: a promise in office hours that was only shifted would end in the
 * middle of the night, and an edit would move each of them by a span of its own.
 */
function promiseCopies(sqlite: Sqlite.Database, file: string): void {
  const database = openForReading(file, () => 0)
  const reckonings = new Map<string, ReturnType<typeof reckoning>>()
  const reckoningOf = ({ playbook, policy: id }: ClockRow) => {
    const name = `${String(playbook)} ${id}`
    const known = reckonings.get(name)
    if (known !== undefined) return known
    const published = database.read((db) => playbookOf(db, playbook))
    const policy = published.playbook.clocks.find((one) => one.id === id)
    if (policy === undefined) throw new Error(`there is no policy ${id}`)
    const made = reckoning(published, policy)
    reckonings.set(name, made)
    return made
  }
  const promise = sqlite.prepare('UPDATE clock SET warn_at = @warn_at, due_at = @due_at, warned_at = @warned_at, next_alarm_at = @next_alarm_at WHERE row = @row')
  for (const clock of sqlite.prepare(`SELECT * FROM clock WHERE ticket > ${String(beyondInvented)}`).all() as ClockRow[]) {
    const { warnAt, dueAt } = reckoningOf(clock)(clock.started_at, clock.counted_from, pausesOf(clock))
    const promised = { warn_at: warnAt, due_at: dueAt, warned_at: warnAt <= presentInstant ? warnAt : null }
    promise.run({ row: clock.row, ...promised, next_alarm_at: alarmOf({ ...clock, ...promised }) })
  }
  database.close()
  sqlite.exec(`UPDATE ticket_due SET next_due_at = (
    SELECT min(due_at) FROM clock WHERE clock.contact = ticket_due.contact AND clock.ticket = ticket_due.ticket AND met_at IS NULL AND cancelled_at IS NULL AND paused_at IS NULL)
    WHERE ticket > ${String(beyondInvented)}`)
}

const shiftOf = (copy: number, copies: number) => String(Math.floor((copy * apart) / copies))
const without = (...columns: readonly string[]) => Object.fromEntries(columns.map((column) => [column, 'NULL']))
/** Ids rise with time, as those of the desk do. */
const idFrom = (instant: string, place = '0') => `unhex(printf('%012x70008%015x', ${instant} + shift, copied.row * 100 + ${place}))`

function copyRows(sqlite: Sqlite.Database, table: string, own: Readonly<Record<string, string>>, asked: 'copied' | 'again', of: string): void {
  const columns = (sqlite.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
  sqlite.exec(`INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.map((column) => own[column] ?? `${table}.${column}`).join(', ')} FROM ${asked} JOIN ${table} ON ${of} ORDER BY ${asked}.row`)
}
