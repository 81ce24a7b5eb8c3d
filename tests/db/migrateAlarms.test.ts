import { expect, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { deskBefore } from '../helpers/migrating.ts'

test.each([
  ['half done', 'INSERT INTO escalation_pass (one, playbook, after) VALUES (1, 1, 7)', [{ one: 1, playbook: 1, after: 7, alarms: null }]],
  ['done', 'INSERT INTO escalation_pass (one, playbook, after) VALUES (1, 1, NULL)', [{ one: 1, playbook: 1, after: null, alarms: null }]],
  ['never begun', 'SELECT 1', []],
])('a look through all tickets that was %s stands as it did, and no alarms are left to be looked at', (_what, sql, after) => {
  const { sqlite, file } = deskBefore('alarms to look at')
  sqlite.exec(sql)
  migrate(sqlite, file, migrations)
  expect(sqlite.prepare('SELECT * FROM escalation_pass').all()).toEqual(after)
  sqlite.close()
})
