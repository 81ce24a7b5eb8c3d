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
export const byId = reading<{ playbook_id: Uint8Array }, PlaybookRow>(`SELECT ${columns} FROM playbook WHERE playbook_id = @playbook_id`)
export const every = reading<Record<string, never>, PlaybookRow>(`SELECT ${columns} FROM playbook ORDER BY row`)
export const byChecksum = reading<{ checksum: string }, PlaybookRow>(`SELECT ${columns} FROM playbook WHERE checksum = @checksum`)
export const publishedAt = reading<{ row: number }, { published_at: number }>('SELECT published_at FROM playbook WHERE row = @row')
/** Where a playbook comes from; `laid_ready` is the latest of the program's that came after one which has nothing of the program. */
export const origin = reading<{ row: number }, { shipped: number | null; brought: string | null; laid_ready: number | null }>(`
  SELECT shipped, brought, CASE WHEN shipped IS NULL THEN (
    SELECT max(later.number) FROM playbook AS later WHERE later.name = playbook.name AND later.row > playbook.row AND later.shipped = later.row) END AS laid_ready
  FROM playbook WHERE row = @row`)
export const bodyOf = reading<{ row: number }, { body: string }>('SELECT body FROM playbook WHERE row = @row')
export const newestOf = reading<{ name: string }, { number: number | null }>('SELECT max(number) AS number FROM playbook WHERE name = @name')
/** The latest of the program's own, in force or not. */
export const newestShipped = reading<{ name: string }, { number: number | null }>('SELECT max(number) AS number FROM playbook WHERE name = @name AND shipped = row')
/** All of the program's own, the earliest first. */
export const everyShipped = reading<{ name: string }, PlaybookRow>(`SELECT ${columns} FROM playbook WHERE name = @name AND shipped = row ORDER BY number, row`)
/** The latest of the program's own that differs from this body in nothing but calendars, clocks, campaigns and version. */
export const shippedLike = reading<{ name: string; body: string }, { row: number }>(`
  SELECT row FROM playbook WHERE name = @name AND shipped = row
  AND json_remove(body, '$.calendars', '$.clocks', '$.campaigns', '$.version') = json_remove(@body, '$.calendars', '$.clocks', '$.campaigns', '$.version') ORDER BY row DESC LIMIT 1`)

export const insertPlaybook = writing<Omit<PlaybookRow, 'row'> & { published_at: number; body: string; in_force: number; shipped: number | null; brought: string | null; last_seq: number }>(
  insertInto('playbook', ['playbook_id', 'name', 'number', 'checksum', 'body', 'published_at', 'in_force', 'shipped', 'brought', 'last_seq']),
)
export const retireOthers = writing<{ last_seq: number }>('UPDATE playbook SET in_force = 0, version = version + 1, last_seq = @last_seq WHERE in_force = 1')
export const putInForce = writing<{ row: number; last_seq: number }>('UPDATE playbook SET in_force = 1, version = version + 1, last_seq = @last_seq WHERE row = @row')
export const cameWithProgram = writing<{ row: number }>('UPDATE playbook SET shipped = row WHERE row = @row')
