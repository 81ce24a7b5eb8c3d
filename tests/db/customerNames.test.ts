import path from 'node:path'
import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Connection } from '../../electron/db/connection.ts'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { byNameFront, byNamePart } from '../../electron/features/customers/customers.store.ts'
import { nameKey, partQuery } from '../../electron/features/customers/name.rules.ts'
import { startingWith } from '../../electron/db/ranges.ts'
import { aCustomer, seated } from '../helpers/builders.ts'
import { deskInMemory } from '../helpers/desk.ts'
import { temporaryFolder } from '../helpers/folder.ts'

const version = migrations.findIndex(({ name }) => name === 'customer names and tags') + 1

/** A database as it was before, with these names in it. */
function before(names: readonly string[], file: string): Sqlite.Database {
  const sqlite = new Sqlite(':memory:')
  migrate(sqlite, file, migrations.slice(0, version - 1))
  sqlite.exec("INSERT INTO event (event_id, entity, entity_id, type, device, device_seq, instant, schema_version, body) VALUES (randomblob(16), 'customer', randomblob(16), 'customer.created', randomblob(16), 1, 0, 1, '{}')")
  const insert = sqlite.prepare("INSERT INTO customer (customer_id, name, phone, phone_reversed, member_number, tier, note, last_seq) VALUES (randomblob(16), ?, '', '', '', 'standard', '', 1)")
  for (const name of names) insert.run(name)
  return sqlite
}

test('customers that were there before are found by any part of their name, have no tags, and lose nothing', () => {
  const names = ['林 雅婷', '', 'Chen Jing', "O'Neil \"OR\" *", '阿依古丽·买买提', '𠮷野', '王　女士', '長'.repeat(60)]
  const file = path.join(temporaryFolder(), 'copied.db')
  const sqlite = before(names, file)
  migrate(sqlite, file, migrations)
  const database = new Connection(sqlite, () => 0, () => undefined)
  const found = (typed: string) => database.read((db) => byNamePart.all(db, { part: partQuery(nameKey(typed)) ?? '', most: 8 }).map(({ name }) => name))
  expect(['雅', '雅婷', '林雅', 'jing', 'chenjing', '野', '女士', '古丽买', '長長長'].map((typed) => found(typed))).toEqual([
    [names[0]], [names[0]], [names[0]], [names[2]], [names[2]], [names[5]], [names[6]], [names[4]], [names[7]],
  ])
  expect(database.read((db) => byNameFront.all(db, { ...startingWith('chen'), most: 8 })).map(({ name, tags }) => [name, tags])).toEqual([['Chen Jing', '[]']])
  expect(sqlite.prepare('SELECT name FROM customer ORDER BY row').pluck().all()).toEqual(names)
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
})

test('whatever a name is, every part of it finds it, and nothing else does', () => {
  const desk = seated(deskInMemory())
  const letters = fc.constantFrom('王', '林', '雅', '婷', '女', '士', 'a', 'B', 'é', '𠮷', ' ', '·', '"', '*')
  fc.assert(fc.property(fc.array(letters, { minLength: 1, maxLength: 6 }).map((all) => all.join('')), fc.nat(), fc.nat(), (name, from, length) => {
    fc.pre(nameKey(name) !== '')
    const { customerId } = aCustomer(desk, { name: `${name}甲`, phone: '' })
    const characters = [...nameKey(name)]
    const start = from % characters.length
    const part = characters.slice(start, start + 1 + (length % (characters.length - start))).join('')
    const found = desk.rows<{ customer_id: Uint8Array; name_key: string }>('SELECT customer.* FROM customer_name_part JOIN customer ON customer.row = customer_name_part.rowid WHERE customer_name_part MATCH @part', { part: partQuery(part)! })
    expect(found.map((row) => Buffer.from(row.customer_id).toString('hex'))).toContain(customerId.replaceAll('-', ''))
    expect(found.filter((row) => !row.name_key.includes(part))).toEqual([])
  }), { numRuns: 200 })
})
