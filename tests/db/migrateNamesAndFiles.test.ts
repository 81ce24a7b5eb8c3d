import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { type Before, blob, deskBefore } from '../helpers/migrating.ts'

const at = migrations.findIndex(({ name }) => name === 'names and files')

/** Nobody, no name, a deleted one, one whose key the program would not have made. */
const customers = [['', '', null], ['張 偉', '張偉', null], ['单雄信', '单雄信', 7], ['O\'Neil "OR" *', 'oneilor', null], ['\0', 'a"b·c', null]] as const

function before(names: readonly (readonly [string, string, number | null])[], progress: number | null): Before {
  const { sqlite, file } = deskBefore('names and files')
  onTestFinished(() => { sqlite.close() })
  const insert = sqlite.prepare("INSERT INTO customer (customer_id, name, name_key, phone, phone_reversed, member_number, tier, note, deleted_at, last_seq) VALUES (?, ?, ?, '', '', '', 'standard', '', ?, 1)")
  names.forEach(([name, key, deleted], n) => insert.run(blob(10 + n), name, key, deleted))
  if (progress !== null) sqlite.prepare("INSERT INTO search_progress (what, upto) VALUES ('ticket', ?)").run(progress)
  return { sqlite, file }
}

const progressIn = ({ sqlite }: Before) => sqlite.prepare('SELECT what, upto FROM search_progress ORDER BY what').all()

test('customers are kept as they were and all still to be read, from the last one down; how far tickets were read is kept', () => {
  const desk = before(customers, 9_007_199_254_740_991)
  const kept = () => desk.sqlite.prepare('SELECT * FROM customer ORDER BY row').all()
  const were = kept()
  migrate(desk.sqlite, desk.file, migrations.slice(0, at + 1))
  expect(kept()).toEqual(were)
  expect(progressIn(desk)).toEqual([{ what: 'customer', upto: customers.length }, { what: 'ticket', upto: Number.MAX_SAFE_INTEGER }])
  expect(desk.sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
})

test('without customers nothing is to be read', () => {
  const desk = before([], null)
  migrate(desk.sqlite, desk.file, migrations.slice(0, at + 1))
  expect(progressIn(desk)).toEqual([])
})

test('what a name comes to goes with the name, whoever changes or deletes it; the rest of a customer leaves it alone', () => {
  const desk = before(customers, null)
  migrate(desk.sqlite, desk.file, migrations.slice(0, at + 1))
  const { sqlite } = desk
  for (const row of [2, 3, 4]) sqlite.prepare('INSERT INTO customer_name_form (rowid, forms) VALUES (?, ?)').run(row, 'zhang')
  const rows = () => sqlite.prepare("SELECT rowid FROM customer_name_form WHERE customer_name_form MATCH 'zhang' ORDER BY rowid").pluck().all()
  sqlite.exec("UPDATE customer SET tier = 'vip', name_key = name_key; UPDATE customer SET name_key = '' WHERE row = 3; DELETE FROM customer WHERE row IN (4, 5)")
  expect(rows()).toEqual([2])
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
})
