import { insertInto, reading, writing } from '../../db/statement.ts'

export type PlaybookRow = {
  readonly row: number
  readonly playbook_id: Uint8Array
  readonly name: string
  readonly number: number
  readonly checksum: string
}

// Without the body, which is large and read once for as long as the program runs, and without what lies behind it in the row: to
// get there SQLite goes through the body page by page, with every look at a contact, a ticket or a clock.
const columns = 'row, playbook_id, name, number, checksum'
export const inForce = reading<Record<string, never>, PlaybookRow>(`SELECT ${columns} FROM playbook WHERE in_force = 1`)
export const byRow = reading<{ row: number }, PlaybookRow>(`SELECT ${columns} FROM playbook WHERE row = @row`)
export const every = reading<Record<string, never>, PlaybookRow>(`SELECT ${columns} FROM playbook ORDER BY row`)
export const byChecksum = reading<{ checksum: string }, PlaybookRow>(`SELECT ${columns} FROM playbook WHERE checksum = @checksum`)
export const publishedAt = reading<{ row: number }, { published_at: number }>('SELECT published_at FROM playbook WHERE row = @row')
export const bodyOf = reading<{ row: number }, { body: string }>('SELECT body FROM playbook WHERE row = @row')
export const newestOf = reading<{ name: string }, { number: number | null }>('SELECT max(number) AS number FROM playbook WHERE name = @name')

export const insertPlaybook = writing<Omit<PlaybookRow, 'row'> & { published_at: number; body: string; in_force: number; last_seq: number }>(
  insertInto('playbook', ['playbook_id', 'name', 'number', 'checksum', 'body', 'published_at', 'in_force', 'last_seq']),
)
export const retireOthers = writing<{ last_seq: number }>('UPDATE playbook SET in_force = 0, version = version + 1, last_seq = @last_seq WHERE in_force = 1')
export const putInForce = writing<{ row: number; last_seq: number }>('UPDATE playbook SET in_force = 1, version = version + 1, last_seq = @last_seq WHERE row = @row')
