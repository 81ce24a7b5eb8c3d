import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

const figure = z.strictObject({ figure: z.string(), value: z.number(), unit: z.enum(['ms', 'MB']), against: z.string(), ratio: z.number(), target: z.number(), ok: z.boolean() })
const report = z.strictObject({ name: z.string(), machine: z.string(), figures: z.array(figure).min(1) })

test.each(['save', 'queue'])('bench %s --json is one object with figures', (name) => {
  const run = path.resolve(import.meta.dirname, '../perf/run.ts')
  // Too few rounds for the targets to mean anything: only the shape is looked at.
  const { stdout, stderr } = spawnSync(process.execPath, [run, name, '--json', '--tickets', '120', '--rounds', '3'], { encoding: 'utf8' })
  expect(stderr).toBe('')
  expect(report.parse(JSON.parse(stdout)).name).toBe(name)
})
