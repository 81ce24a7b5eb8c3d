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

async function types(config) {
  const memory = path.join(cache, `${config.replaceAll('/', '-')}.tsbuildinfo`)
  return complaint(await tool('typescript/bin/tsc', '-p', inRoot(config), '--incremental', '--tsBuildInfoFile', memory))
}

async function lint(...what) {
  return complaint(await tool('eslint/bin/eslint.js', '--max-warnings', '0', ...what))
}

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

/** Places by the folder whose types are theirs, the longest first, so that two at a time come out even. */
const places = { renderer: ['renderer'], tests: ['tests', '*.config.ts'], electron: ['electron'], shared: ['shared'] }

const typed = Object.keys(places).map((folder) => ({
  name: `types and lint of ${folder}`,
  run: async () => complaint(await run(findNode(), [inRoot('runtime', 'check-folder.mjs'), folder, ...places[folder]], { cwd: root })),
}))

const importRules = { name: 'import rules', run: imports }

/** All of it. */
export const checks = [
  ...typed,
  // Whatever there is besides, so that no file is left out.
  { name: 'lint of all else', run: () => lint('.', ...Object.values(places).flat().flatMap((place) => ['--ignore-pattern', place])) },
  importRules,
]

/**
 * What is quick where little changed: lint looks again only at files that changed, and what a change does to the types of others it may
 * miss.
 */
export const quickChecks = [
  { name: 'lint', run: () => lint('.', '--cache', '--cache-strategy', 'content', '--cache-location', path.join(cache, 'eslint.json')) },
  ...Object.keys(places).map((folder) => ({ name: `types of ${folder}`, run: () => types(`${folder}/tsconfig.json`) })),
  importRules,
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
