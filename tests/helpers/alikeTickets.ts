import Sqlite from 'better-sqlite3'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import type { TicketId } from '../../shared/ids.ts'
import { aTicket, seated } from './builders.ts'
import { inquiry } from './clockSettings.ts'
import { deskInFolder, type DeskWanted, mondayMorning, type TestDesk } from './desk.ts'
import { FakeClock } from './fakeClock.ts'

/** Copies of one ticket with its running clock, as many as it takes; each a contact of its own. */
export function filled(folder: string, tickets: number): { clock: FakeClock; first: TicketId; desk: (planning?: DeskWanted['planning']) => TestDesk } {
  const clock = new FakeClock(mondayMorning)
  const made = seated(deskInFolder(folder, { clock }), { role: 'supervisor' })
  const person = made.call('people.me', {}).person
  const { ticketId } = aTicket(made, inquiry)
  made.backend.close()
  const sqlite = new Sqlite(databaseFile(folder))
  const columns = (table: string) => (sqlite.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name)
  const copy = (table: string, where: string, own: Readonly<Record<string, string>>) => {
    const named = columns(table)
    sqlite.exec(`WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${String(tickets - 1)})
      INSERT INTO ${table} (${named.join(', ')}) SELECT ${named.map((column) => own[column] ?? `${table}.${column}`).join(', ')} FROM n CROSS JOIN ${table} WHERE ${where}`)
  }
  const id = (mark: string) => `unhex(printf('%012x70008${mark}%013x', 1 + n.n, n.n))`
  copy('contact', 'contact.row = 1', { row: '1 + n.n', contact_id: id('0a') })
  copy('ticket', 'ticket.row = 1', { row: '1 + n.n', ticket_id: id('0b'), serial: 'ticket.serial + n.n', contact: '1 + n.n', number: "printf('%012d', n.n)", number_reversed: "printf('%012d', n.n)" })
  copy('ticket_due', 'ticket = 1', { ticket: '1 + n.n', contact: '1 + n.n' })
  copy('clock', 'clock.ticket = 1 AND clock.met_at IS NULL AND clock.cancelled_at IS NULL', { row: '100 + n.n', clock_id: id('0c'), ticket: '1 + n.n', contact: '1 + n.n' })
  sqlite.close()
  let seed = 1
  return { clock, first: ticketId, desk: (planning = null) => deskInFolder(folder, { clock, seed: (seed += 1), planning }).as(person) }
}

/** How many running clocks of tickets are due when. */
export const dues = (desk: TestDesk) => desk.rows<{ due_at: number; n: number }>('SELECT due_at, count(*) AS n FROM clock WHERE ticket IS NOT NULL AND met_at IS NULL AND cancelled_at IS NULL GROUP BY due_at')
/** Tickets that say another next due than their clock. */
export const overdue = (desk: TestDesk) => desk.rows<{ n: number }>('SELECT count(*) AS n FROM ticket_due JOIN clock ON clock.ticket = ticket_due.ticket AND clock.met_at IS NULL AND clock.cancelled_at IS NULL WHERE ticket_due.next_due_at IS NOT clock.due_at')[0]!.n
