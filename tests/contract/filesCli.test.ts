import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { seated } from '../helpers/builders.ts'
import { deskInFolder } from '../helpers/desk.ts'
import { encoded } from '../helpers/encoded.ts'
import { temporaryFolder } from '../helpers/folder.ts'
import { workbook } from '../helpers/officeFiles.ts'

const cli = path.resolve(import.meta.dirname, '../../dist/cli/main.js')

/** A desk of its own and a way to ask the built command line about it. */
function closedDesk() {
  const folder = temporaryFolder()
  seated(deskInFolder(folder), { role: 'supervisor' }).backend.close()
  return (...args: string[]) => {
    const { status, stdout } = spawnSync(process.execPath, [cli, ...args, '--data', folder, '--lang', 'en', '--json'], { encoding: 'utf8' })
    return { status, facts: stdout.startsWith('{') ? (JSON.parse(stdout) as Record<string, unknown>) : {} }
  }
}

function written(name: string, content: Buffer): string {
  const file = path.join(temporaryFolder(), name)
  fs.writeFileSync(file, content)
  return file
}

test('--encoding: what cannot be told is asked for with the first words in each, said it is read so, and there is no other than those', () => {
  const fourstep = closedDesk()
  const file = written('orders.csv', encoded('order no,state,items\n1001,paid,文\n', 'big5'))
  const unsure = fourstep('orders', 'import', file)
  expect(unsure).toMatchObject({ status: 1, facts: { ok: false } })
  expect(JSON.stringify(unsure.facts['between'])).toContain('1001,paid,文')
  expect(fourstep('orders', 'import', file, '--encoding', 'ebcdic')).toMatchObject({ status: 1, facts: { ok: false } })
  expect(fourstep('orders', 'import', file, '--encoding', 'BIG5')).toMatchObject({ status: 0, facts: { ok: true, encoding: 'big5', orders: 1, added: 1 } })
}, 60_000)

test('--sheet: the one that is named is read, and one that there is not is refused', () => {
  const fourstep = closedDesk()
  const file = written('orders.xlsx', workbook({ About: [['Orders of March']], 三月: [['order no', 'state'], ['1001', 'paid'], ['1002', 'shipped']] }))
  expect(fourstep('orders', 'import', file, '--sheet', '三月')).toMatchObject({ status: 0, facts: { ok: true, orders: 2, added: 2 } })
  expect(fourstep('orders', 'import', file, '--sheet', '四月')).toMatchObject({ status: 1, facts: { ok: false } })
}, 60_000)
