import { insertInto, reading, writing } from '../../db/statement.ts'

export type PlaybookRow = {
  readonly row: number
  readonly playbook_id: Uint8Array
  readonly name: string
  readonly number: number
  readonly checksum: string
  readonly published_at: number
}

// Without the body: it is large, and read once for as long as the program runs.
const columns = 'row, playbook_id, name, number, checksum, published_at'
export const inForce = reading<Record<string, never>, PlaybookRow>(`SELECT ${columns} FROM playbook WHERE in_force = 1`)
export const byRow = reading<{ row: number }, PlaybookRow>(`SELECT ${columns} FROM playbook WHERE row = @row`)
export const every = reading<Record<string, never>, PlaybookRow>(`SELECT ${columns} FROM playbook ORDER BY row`)
export const byChecksum = reading<{ checksum: string }, PlaybookRow>(`SELECT ${columns} FROM playbook WHERE checksum = @checksum`)
export const bodyOf = reading<{ row: number }, { body: string }>('SELECT body FROM playbook WHERE row = @row')
export const newestOf = reading<{ name: string }, { number: number | null }>('SELECT max(number) AS number FROM playbook WHERE name = @name')

export const insertPlaybook = writing<Omit<PlaybookRow, 'row'> & { body: string; in_force: number; last_seq: number }>(
  insertInto('playbook', ['playbook_id', 'name', 'number', 'checksum', 'body', 'published_at', 'in_force', 'last_seq']),
)
export const retireOthers = writing<{ last_seq: number }>('UPDATE playbook SET in_force = 0, version = version + 1, last_seq = @last_seq WHERE in_force = 1')
export const putInForce = writing<{ row: number; last_seq: number }>('UPDATE playbook SET in_force = 1, version = version + 1, last_seq = @last_seq WHERE row = @row')
