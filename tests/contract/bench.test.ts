import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { benchClocksArithmetic } from '../perf/clocksArithmetic.ts'

const figure = z.strictObject({ figure: z.string(), value: z.number(), unit: z.enum(['ms', 'MB', '/s']), against: z.string(), ratio: z.number(), target: z.number(), aim: z.enum(['at most', 'at least']), ok: z.boolean() })
const report = z.strictObject({ name: z.string(), machine: z.string(), figures: z.array(figure).min(1) })

test.each(['save', 'queue', 'clocks'])('bench %s --json is one object with figures', (name) => {
  const run = path.resolve(import.meta.dirname, '../perf/run.ts')
  // Too few rounds for the targets to mean anything: only the shape is looked at.
  const { stdout, stderr } = spawnSync(process.execPath, [run, name, '--json', '--tickets', '120', '--rounds', '3'], { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(report.parse(JSON.parse(stdout)).name).toBe(name)
}, 60_000)

test('calendars and two other libraries give the same answers, and one round already shows which is the fastest', () => {
  const figures = benchClocksArithmetic(1)
  expect(z.array(figure).length(2).parse(figures)).toEqual(figures)
  expect(figures.map(({ aim, ok }) => [aim, ok])).toEqual([['at least', true], ['at least', true]])
})
