import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../helpers/folder.ts'

const cli = path.resolve(import.meta.dirname, '../../dist/cli/main.js')

function fourstep(...args: string[]) {
  if (!fs.existsSync(cli)) throw new Error('dist/cli/main.js is missing: npm run build')
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args, '--lang', 'en', '--json'], { encoding: 'utf8' })
  return { status, facts: stdout.startsWith('{') ? (JSON.parse(stdout) as Record<string, unknown>) : {}, stderr }
}

test('fourstep seed demo fills a folder that doctor finds sound, and says why it will not do it twice', () => {
  const folder = temporaryFolder()
  expect(fourstep('seed', 'demo', '--tickets', '200', '--seed', '9', '--data', folder)).toMatchObject({ status: 0, facts: { ok: true, tickets: 200, seed: 9 } })
  expect(fourstep('doctor', '--data', folder)).toMatchObject({ status: 0, facts: { ok: true, counts: { ticket: 200, person: 12 } } })
  const second = fourstep('seed', 'demo', '--data', folder)
  expect(second).toMatchObject({ status: 1, facts: { ok: false } })
  expect(second.facts['why']).toContain(folder)
})

test.each([['--tickets', '0'], ['--tickets', '1000001'], ['--tickets', '1e3'], ['--seed', '-1x']])('%s %s is refused', (option, value) => {
  const folder = temporaryFolder()
  expect(fourstep('seed', 'demo', `${option}=${value}`, '--data', folder)).toMatchObject({ status: 1, facts: { ok: false } })
  expect(fs.readdirSync(folder)).toEqual([])
})

test('an option of one command is refused with another', () => {
  expect(fourstep('doctor', '--tickets', '5').status).toBe(2)
})

test('interrupted, it leaves the folder as it was', async () => {
  const folder = temporaryFolder()
  const child = spawn(process.execPath, [cli, 'seed', 'demo', '--tickets', '100000', '--data', folder, '--lang', 'en'], { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(child, 'exit')
  // The first line of progress: it is in the middle of it.
  await once(child.stderr, 'data')
  expect(fs.existsSync(path.join(folder, 'fourstep.db.building'))).toBe(true)
  child.kill('SIGINT')
  expect(await ended).toEqual([1, null])
  expect(fs.readdirSync(folder)).toEqual(['desk.lock'])
})
