import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { fileLog } from '../../electron/app/fileLog.ts'
import { temporaryFolder } from '../helpers/folder.ts'

const logs = (folder: string) => path.join(folder, 'logs')

test('a line is in the file, private to its owner, before the call returns', () => {
  const folder = temporaryFolder()
  fileLog(folder).warn('playbook.refused', { issues: 2 })
  const file = path.join(logs(folder), 'desk.log')
  expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toMatchObject({ event: 'playbook.refused', issues: 2 })
  expect(fs.statSync(file).mode & 0o777).toBe(0o600)
})

const full = '/dev/full'
test.skipIf(!fs.existsSync(full))(`a full disk is no reason to end (needs ${full}, which Linux has)`, async () => {
  const folder = temporaryFolder()
  fs.mkdirSync(logs(folder))
  fs.symlinkSync(full, path.join(logs(folder), 'desk.log'))
  const log = fileLog(folder)
  expect(() => { for (let line = 0; line < 5_000; line += 1) log.error('command.failed', new Error('database or disk is full')) }).not.toThrow()
  // What was thrown away must not come back as an event of the process either.
  await new Promise((resolve) => { setImmediate(resolve) })
})

test('a long log is set aside when the desk starts, and only one is kept', () => {
  const folder = temporaryFolder()
  fs.mkdirSync(logs(folder))
  fs.writeFileSync(path.join(logs(folder), 'desk.log'), 'x'.repeat(5 * 1024 * 1024 + 1))
  fs.writeFileSync(path.join(logs(folder), 'desk.1.log'), 'older')
  fileLog(folder).info('started')
  expect(fs.readdirSync(logs(folder)).sort()).toEqual(['desk.1.log', 'desk.log'])
  expect(fs.statSync(path.join(logs(folder), 'desk.1.log')).size).toBe(5 * 1024 * 1024 + 1)
})
