import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { temporaryFolder } from '../helpers/folder.ts'

const blob = (n: number) => Buffer.alloc(16, n)
const at = migrations.findIndex(({ name }) => name === 'clock settings')

interface Row {
  readonly name?: string
  readonly body: Readonly<Record<string, unknown>>
  /** who published it, the latest last; null: the program */
  readonly by: readonly (number | null)[]
}

/** A desk of the version before on which these playbooks were published, one after the other. */
function before(rows: readonly Row[]): { sqlite: Sqlite.Database; file: string } {
  const file = path.join(temporaryFolder(), 'before.db')
  const sqlite = new Sqlite(file)
  migrate(sqlite, file, migrations.slice(0, at))
  sqlite.pragma('foreign_keys = ON')
  let sequence = 0
  const event = sqlite.prepare("INSERT INTO event (event_id, entity, entity_id, type, author, device, device_seq, instant, schema_version, body) VALUES (?, ?, ?, ?, ?, ?, ?, 1, 1, '{}')")
  const record = (entity: string, id: number, type: string, author: number | null) => { sequence += 1; event.run(blob(100 + sequence), entity, blob(id), type, author === null ? null : blob(author), blob(9), sequence) }
  record('person', 1, 'person.joined', null)
  sqlite.prepare("INSERT INTO person (person_id, name, staff_number, team, role, last_seq) VALUES (?, 'Lin', 'S-1', 'Day', 'supervisor', 1)").run(blob(1))
  for (const [n, { name = 'retail', body, by }] of rows.entries()) {
    for (const author of by) record('playbook', 20 + n, 'playbook.published', author)
    sqlite.prepare('INSERT INTO playbook (playbook_id, name, number, checksum, body, published_at, in_force, last_seq) VALUES (?, ?, ?, ?, ?, 1, ?, ?)').run(blob(20 + n), name, n + 1, String(n), JSON.stringify(body), n === rows.length - 1 ? 1 : 0, sequence)
  }
  return { sqlite, file }
}

const shipped = { format: 1, id: 'retail', version: 1, title: 'x', calendars: [1], clocks: [1], campaigns: [], needs: ['a'] }

test.each<[string, readonly Row[], readonly (number | null)[]]>([
  ['what the program brought is the program’s', [{ body: shipped, by: [null] }], [1]],
  ['settings that were published stand on it, one after the other', [{ body: shipped, by: [null] }, { body: { ...shipped, version: 2, clocks: [2] }, by: [1] }, { body: { ...shipped, version: 3, calendars: [] }, by: [1] }], [1, 1, 1]],
  ['what is otherwise in other parts is somebody’s own, and so is what stands on that', [{ body: shipped, by: [null] }, { body: { ...shipped, version: 2, needs: ['b'] }, by: [1] }, { body: { ...shipped, version: 3, needs: ['b'], clocks: [2] }, by: [1] }], [1, null, null]],
  ['the program’s own put back by somebody stays the program’s', [{ body: shipped, by: [null, 1] }], [1]],
  ['a text of the program’s name that somebody published first is not', [{ body: shipped, by: [1, null] }], [null]],
  ['settings stand on the later of two of the program’s that differ in settings only', [{ body: shipped, by: [null] }, { body: { ...shipped, version: 2, clocks: [5] }, by: [null] }, { body: { ...shipped, version: 3, clocks: [6] }, by: [1] }], [1, 2, 2]],
  ['another playbook has nothing of it', [{ body: shipped, by: [null] }, { name: 'bank', body: { ...shipped, id: 'bank' }, by: [1] }], [1, null]],
  ['one without any history is nobody’s', [{ body: {}, by: [] }], [null]],
])('%s', (_what, rows, expected) => {
  const { sqlite, file } = before(rows)
  const kept = sqlite.prepare('SELECT row, name, number, body, in_force, version, last_seq FROM playbook ORDER BY row').all()
  migrate(sqlite, file, migrations)
  expect(sqlite.prepare('SELECT shipped FROM playbook ORDER BY row').pluck().all()).toEqual(expected)
  expect(sqlite.prepare('SELECT row, name, number, body, in_force, version, last_seq FROM playbook ORDER BY row').all()).toEqual(kept)
  expect(sqlite.prepare('SELECT count(brought) FROM playbook').pluck().get()).toBe(0)
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(sqlite.pragma('foreign_key_check')).toEqual([])
})

test.each([
  ['two drafts of one person', "INSERT INTO clock_draft (draft_id, person, content, saved_at, last_seq) VALUES (zeroblob(16), 1, '{}', 1, 1), (randomblob(16), 1, '{}', 1, 1)"],
  ['a draft of nobody', "INSERT INTO clock_draft (draft_id, person, content, saved_at, last_seq) VALUES (zeroblob(16), 9, '{}', 1, 1)"],
  ['a draft that is no data', "INSERT INTO clock_draft (draft_id, person, content, saved_at, last_seq) VALUES (zeroblob(16), 1, '{', 1, 1)"],
  ['a playbook of a program’s that there is not', 'UPDATE playbook SET shipped = 9'],
])('the database refuses %s', (_what, sql) => {
  const { sqlite, file } = before([{ body: shipped, by: [null] }])
  migrate(sqlite, file, migrations)
  sqlite.pragma('foreign_keys = ON')
  expect(() => sqlite.exec(sql)).toThrow(/constraint failed/i)
})
