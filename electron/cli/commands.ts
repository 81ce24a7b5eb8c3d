import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { readSource } from '../app/playbookFile.ts'
import { databaseFile } from '../app/dataFolder.ts'
import { backupDatabase } from '../db/backup.ts'
import { inspectDatabase } from '../db/inspect.ts'
import { explain, rebuild } from './clocks.ts'
import type { Asked, Command, Outcome } from './command.ts'
import { runCalendarCases } from './conformance.ts'
import { importRatingFile } from './csat.ts'
import { exportKnowledge, importKnowledge, searchKnowledge } from './knowledge.ts'
import { importOrderFile } from './orders.ts'
import { seed } from './seed.ts'

export const commands: readonly Command[] = [
  { name: 'doctor', operands: [], about: 'cli.doctor', run: doctor },
  { name: 'playbook check', operands: ['FILE'], about: 'cli.playbook_check', run: checkPlaybook },
  { name: 'backup', operands: ['FILE'], about: 'cli.backup', run: backUp },
  { name: 'seed demo', operands: [], options: ['tickets', 'seed'], about: 'cli.seed_demo', run: seed },
  { name: 'orders import', operands: ['FILE'], options: ['encoding', 'sheet'], about: 'cli.orders_import', run: importOrderFile },
  { name: 'csat import', operands: ['FILE'], options: ['encoding', 'sheet'], about: 'cli.csat_import', run: importRatingFile },
  { name: 'knowledge import', operands: ['FILE'], options: ['encoding', 'sheet'], about: 'cli.knowledge_import', run: importKnowledge },
  { name: 'knowledge export', operands: ['FILE'], about: 'cli.knowledge_export', run: exportKnowledge },
  { name: 'knowledge search', operands: ['QUERY'], options: ['limit'], about: 'cli.knowledge_search', run: searchKnowledge },
  { name: 'clocks explain', operands: ['TICKET'], about: 'cli.clocks_explain', run: explain },
  { name: 'clocks rebuild', operands: [], about: 'cli.clocks_rebuild', run: rebuild },
  { name: 'conformance calendar', operands: ['FILE'], about: 'cli.conformance_calendar', prints: 'json', run: runCalendarCases },
]

function doctor({ folder, say }: Asked): Outcome {
  const database = databaseFile(folder)
  const runtime = { node: process.versions.node, platform: `${process.platform} ${process.arch}` }
  const paths = { data: folder, database, log: path.join(folder, 'logs', 'desk.log') }
  if (!fs.existsSync(database)) return { ok: false, facts: { ok: false, why: say('cli.no_database', { folder }), ...runtime, paths } }
  const found = inspectDatabase(database)
  const ok = found.integrity === 'ok' && found.foreignKeys === 'ok' && found.schema.found <= found.schema.known && found.journalMode === 'wal' && found.synchronous === 'FULL'
  return { ok, facts: { ok, ...runtime, paths, ...found } }
}

function checkPlaybook({ operands: [file = ''] }: Asked): Outcome {
  const reading = readSource(fs.readFileSync(file, 'utf8'))
  if (!reading.ok) return { ok: false, facts: { ok: false, file, issues: reading.issues.map(({ path: where, reason }) => (where === '' ? reason : `${where}: ${reason}`)) } }
  const { id, version, scenes, needs, clocks } = reading.playbook
  return { ok: true, facts: { ok: true, file, id, version, scenes: scenes.length, needs: needs.length, clocks: clocks.length, issues: [] } }
}

async function backUp({ folder, operands: [target = ''], say }: Asked): Promise<Outcome> {
  const database = databaseFile(folder)
  if (!fs.existsSync(database)) return { ok: false, facts: { ok: false, why: say('cli.no_database', { folder }) } }
  if (fs.existsSync(target)) return { ok: false, facts: { ok: false, why: say('cli.backup_exists', { file: target }) } }
  return { ok: true, facts: { ok: true, file: target, bytes: await backupDatabase(database, target) } }
}
