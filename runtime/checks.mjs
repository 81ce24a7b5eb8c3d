// The quick checks of the source: types, lint and import rules. Each is a name and a function that resolves to what is wrong, or to ''.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { findNode } from './node24.mjs'
import { cache, inModules, inRoot, root } from './paths.mjs'
import { run } from './run.mjs'
import { say, seconds } from './say.mjs'

/** dependency-cruiser reports success over nothing when it cannot read TypeScript; fewer modules than this means it did not. */
const MODULES_AT_LEAST = 60

const tool = (file, ...args) => run(findNode(), [inModules(...file.split('/')), ...args], { cwd: root })
const complaint = ({ code, output }) => (code === 0 ? '' : output.trim() || `ended with code ${code}`)

async function imports() {
  const report = path.join(cache, 'imports.json')
  fs.mkdirSync(cache, { recursive: true })
  fs.rmSync(report, { force: true })
  const folders = ['shared', 'electron', 'renderer', 'tests'].filter((name) => fs.existsSync(inRoot(name)))
  const end = await tool('dependency-cruiser/bin/dependency-cruise.mjs', ...folders, '--output-type', 'json', '--output-to', report)
  if (!fs.existsSync(report)) return complaint(end) || 'dependency-cruiser wrote no report'
  const { modules, summary } = JSON.parse(fs.readFileSync(report, 'utf8'))
  const seen = modules.filter(({ source }) => /^(shared|electron|renderer)\/.*\.tsx?$/.test(source)).length
  const wrong = summary.violations.map(({ rule, from, to, cycle }) => `${rule.name}: ${from} → ${cycle ? cycle.map(({ name }) => name).join(' → ') : to}`)
  if (seen < MODULES_AT_LEAST) wrong.push(`only ${seen} modules were seen, fewer than ${MODULES_AT_LEAST}: the import rules have checked nothing`)
  return wrong.join('\n')
}

/** Each file by the tsconfig.json that is nearest to it. */
const types = async () => complaint(await tool('oxlint/bin/oxlint', '--disable-nested-config', '.'))

const lint = async () => complaint(await tool('eslint/bin/eslint.js', '--max-warnings', '0', '.'))

export const checks = [
  { name: 'types, and rules that need them', run: types },
  { name: 'all other rules', run: lint },
  { name: 'import rules', run: imports },
]

/** Runs checks side by side, one per processor, tells how each went, and resolves to the names of those that failed. */
export async function runChecks(list) {
  const queue = [...list]
  const failed = []
  const worker = async () => {
    for (let check = queue.shift(); check !== undefined; check = queue.shift()) {
      const started = Date.now()
      const wrong = await check.run()
      say(`${wrong === '' ? 'ok    ' : 'FAILED'} ${check.name} (${seconds(started)})`)
      if (wrong !== '') {
        say(`${wrong}\n`)
        failed.push(check.name)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(4, os.availableParallelism()) }, worker))
  return failed
}
