import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../helpers/folder.ts'

const cli = path.resolve(import.meta.dirname, '../../dist/cli/main.js')
const cases = path.resolve(import.meta.dirname, '../conformance/calendar_cases.json')

function conformance(file: string, ...more: string[]) {
  if (!fs.existsSync(cli)) throw new Error('dist/cli/main.js is missing: npm run build')
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'conformance', 'calendar', file, '--lang', 'en', ...more], { encoding: 'utf8' })
  return { status, printed: JSON.parse(stdout) as unknown, stderr }
}

function written(content: string): string {
  const file = path.join(temporaryFolder(), 'cases.json')
  fs.writeFileSync(file, content)
  return file
}

const calendars = { office: { time_zone: 'Asia/Shanghai', weekly: { mon: [['09:00', '18:00']] }, holidays: [], yearly_holidays: [], date_hours: {}, date_breaks: {} } }
const open = { id: 'open', kind: 'is_open', calendar: 'office', at: '2026-11-23T01:00:00Z', expected: true }

test('the shipped cases all pass: one JSON object, without being asked for JSON, and exit code 0', () => {
  expect(conformance(cases)).toEqual({ status: 0, printed: { total: 140, passed: 140, failed: [], skipped: [] }, stderr: '' })
})

test('one that fails or is skipped makes the exit code 1, and the others are run all the same', () => {
  const wrong = { ...open, id: 'wrong', expected: false }
  expect(conformance(written(JSON.stringify({ calendars, cases: [wrong, open] })))).toMatchObject({ status: 1, printed: { total: 2, passed: 1, failed: [{ id: 'wrong', expected: false, actual: true }], skipped: [] } })
  const unknown = { ...open, id: 'unknown', kind: 'moon' }
  expect(conformance(written(JSON.stringify({ calendars, cases: [unknown, open] })), '--json')).toMatchObject({ status: 1, printed: { total: 2, passed: 1, failed: [], skipped: [{ id: 'unknown', why: 'unknown kind "moon"' }] } })
})

test('what is no file of cases is told with a code and a reason', () => {
  expect(conformance(path.join(temporaryFolder(), 'none.json'))).toMatchObject({ status: 1, printed: { ok: false, code: 'no_file' } })
  expect(conformance(temporaryFolder())).toMatchObject({ status: 1, printed: { ok: false, code: 'no_file' } })
  expect(conformance(written('{'))).toMatchObject({ status: 1, printed: { ok: false, code: 'no_json', issues: [expect.any(String)] } })
  expect(conformance(written('{ "calendars": {} }'))).toMatchObject({ status: 1, printed: { ok: false, code: 'no_cases', issues: [expect.stringContaining('cases')] } })
})

test('without its file the command makes no sense', () => {
  expect(spawnSync(process.execPath, [cli, 'conformance', 'calendar'], { encoding: 'utf8' }).status).toBe(2)
})
