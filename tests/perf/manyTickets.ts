import fs from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import { seedDemo } from '../../electron/app/seedDemo.ts'
import { instant } from '../../shared/time.ts'
import { retailSource } from '../helpers/playbooks.ts'

export const presentInstant = instant(Date.parse('2026-11-20T06:00:00.000Z'))

/** Goes up whenever a folder is filled otherwise: one of before is filled anew. */
const made = 3
const most = 2_000
const beyondOpen = 1_000

/**
 * A folder with `tickets` tickets: an invented month of at most 2,000, each of its tickets copied with its customer, its contact and its clocks until there
 * are enough, minutes apart. What the queue reads (ticket, clock, customer, person) is all there; the events of the copies are not.
 */
export async function manyTickets(folder: string, tickets: number, now = presentInstant): Promise<void> {
  const file = databaseFile(folder)
  const whole = path.join(folder, `whole-${String(made)}-${String(tickets)}`)
  if (fs.existsSync(whole)) return
  fs.rmSync(folder, { recursive: true, force: true })
  const invented = Math.min(tickets, most)
  const seeded = await seedDemo({ folder, tickets: invented, seed: 1, now, shipped: { file: 'retail.json', source: retailSource }, rest: () => Promise.resolve(), isStopping: () => false })
  if (seeded !== 'done') throw new Error(`the folder could not be filled: ${seeded}`)
  const sqlite = new Sqlite(file)
  sqlite.pragma('synchronous = OFF')
  sqlite.pragma('cache_size = -1000000')
  const columnsOf = (table: string) => (sqlite.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
  const copy = (table: string, own: Readonly<Record<string, string>>, rest: string) => {
    const columns = columnsOf(table)
    return sqlite.prepare(`INSERT INTO ${table} (${columns.join(', ')}) SELECT ${columns.map((column) => own[column] ?? column).join(', ')} FROM ${table} ${rest}`)
  }
  const later = (column: string) => `${column} + @by * 61000`
  const external = { external_system: 'NULL', external_id: 'NULL' }
  // Each copy has a customer of its own, or everybody would come back a hundred times a week; found by phone, not by name.
  const customer = copy('customer', { row: 'row + @by * @invented', customer_id: 'randomblob(16)', name_key: "''", ...external }, 'WHERE row <= @invented')
  // And a contact of its own, beyond those that are still open.
  const contactOf = (column: string) => `${column} + @by * @invented + ${String(beyondOpen)}`
  const apart = { due_at: later('due_at'), warn_at: later('warn_at'), next_alarm_at: 'NULL', ...external }
  const contact = copy('contact', { row: contactOf('row'), contact_id: 'randomblob(16)', ...external }, 'WHERE row <= @invented AND row + @by * @invented <= @tickets')
  const ticket = copy('ticket', { ...apart, row: 'row + @by * @invented', ticket_id: 'randomblob(16)', contact: contactOf('contact'), customer: 'customer + @by * @invented', serial: 'serial + @by * @invented' }, 'WHERE row <= @invented AND row + @by * @invented <= @tickets')
  const due = copy('ticket_due', { ticket: 'ticket + @by * @invented', contact: contactOf('contact'), next_due_at: later('next_due_at') }, 'WHERE ticket <= @invented AND ticket + @by * @invented <= @tickets')
  const clock = copy('clock', { ...apart, row: 'NULL', clock_id: 'randomblob(16)', contact: contactOf('contact'), ticket: 'ticket + @by * @invented' }, 'WHERE ticket <= @invented AND ticket + @by * @invented <= @tickets AND row <= @clocks')
  const clocks = Number(sqlite.prepare('SELECT max(row) FROM clock').pluck().get())
  sqlite.transaction(() => {
    for (let by = 1; by * invented < tickets; by += 1) {
      customer.run({ by, invented })
      contact.run({ by, invented, tickets })
      ticket.run({ by, invented, tickets })
      due.run({ by, invented, tickets })
      clock.run({ by, invented, tickets, clocks })
    }
  })()
  sqlite.close()
  fs.writeFileSync(whole, '')
}
