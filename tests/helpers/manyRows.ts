import type { Connection } from '../../electron/db/connection.ts'

/** What tells one made ticket from another; everything else is copied from the first real one. */
export interface MadeTicket {
  readonly owner: number
  readonly state: 'open' | 'resolved' | 'closed'
  readonly due: number | null
  readonly severity?: string
  readonly priority?: string
  readonly type?: string
  readonly scene?: string
  readonly need?: string
  readonly channel?: string
  readonly tier?: string
  readonly level?: string
  readonly on_course?: string
  readonly opened?: number
}

/** Fills the table past its first `real` rows with copies: what is tested is how they are found, not how they came about. */
export function fillTickets(database: Connection, real: number, made: readonly MadeTicket[]): void {
  database.write((db) => {
    const columns = (db.rows('PRAGMA table_info(ticket)', {}) as { name: string }[]).map((column) => column.name)
    db.change('DELETE FROM ticket WHERE row > @real', { real })
    made.forEach(({ owner, state, due, opened, ...named }, at) => {
      const row = at + real + 1
      const own: Record<string, string> = {
        row: String(row), serial: String(row), problem: String(row), ticket_id: `X'${row.toString(16).padStart(12, '0')}70008000000000000000'`,
        owner: String(owner), state: `'${state}'`, next_due_at: due === null ? 'NULL' : String(due),
        ...(opened === undefined ? {} : { opened_at: String(opened) }),
        ...Object.fromEntries(Object.entries(named).map(([column, value]) => [column, `'${value}'`])),
      }
      db.change(`INSERT INTO ticket (${columns.join(', ')}) SELECT ${columns.map((column) => own[column] ?? column).join(', ')} FROM ticket WHERE row = 1`, {})
    })
  })
}
