import fs from 'node:fs'
import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'

const file = new URL('./schema.sql', import.meta.url)

/** The committed picture of the schema, so that a change of it shows in review. `FOURSTEP_WRITE_SCHEMA=1` with this file's tests renews it. */
test('the schema is as tests/db/schema.sql shows it', () => {
  const sqlite = new Sqlite(':memory:')
  migrate(sqlite, ':memory:', migrations)
  const statements = sqlite.prepare("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 ELSE 2 END, name").pluck().all() as string[]
  const now = `${statements.map((sql) => `${sql.split('\n').filter((line) => line.trim() !== '').join('\n')};`).join('\n\n')}\n`
  if (process.env['FOURSTEP_WRITE_SCHEMA'] === '1') fs.writeFileSync(file, now)
  expect(now, 'The schema changed. If it was meant: FOURSTEP_WRITE_SCHEMA=1 node_modules/.bin/node node_modules/vitest/vitest.mjs run tests/db/schema.test.ts').toBe(fs.readFileSync(file, 'utf8'))
})

test('every state table can be joined to a team or a helpdesk later', () => {
  const sqlite = new Sqlite(':memory:')
  migrate(sqlite, ':memory:', migrations)
  const tables = (sqlite.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('event', 'ticket_count', 'retargeting', 'moved_clocks', 'article_link', 'search_document', 'search_term', 'search_reading', 'search_synonym', 'search_missing', 'search_progress', 'article_need', 'quiz_attempt', 'shipped_knowledge', 'article_attachment', 'attachment_content', 'attachment_piece', 'article_imported', 'notice_acknowledgement', 'notice_entry', 'grade', 'ticket_due', 'escalation_look', 'escalation_pass') AND name NOT LIKE 'search\\_index%' ESCAPE '\\' AND name NOT LIKE 'customer\\_name\\_%' ESCAPE '\\'").pluck().all() as string[]).sort()
  expect(tables).toEqual(['article', 'article_import', 'article_report', 'article_use', 'article_version', 'attachment', 'clock', 'clock_draft', 'collaboration', 'comment', 'contact', 'customer', 'customer_order', 'desk', 'follow_up', 'improvement', 'learning', 'notice', 'person', 'plan', 'plan_step', 'playbook', 'promise', 'proposal', 'queue_view', 'rating', 'rating_import', 'step_visit', 'suggestion', 'synonym', 'ticket', 'urge'])
  for (const table of tables) {
    const columns = (sqlite.pragma(`table_info(${table})`) as { name: string; pk: number }[])
    const names = columns.map((column) => column.name)
    for (const column of ['row', 'version', 'last_seq', 'deleted_at', 'external_system', 'external_id', 'external_version']) expect(names, table).toContain(column)
    expect(columns.filter((column) => column.pk > 0).map((column) => column.name), table).toEqual(['row'])
  }
})
