// npm test: everything. The last line is always `N passed, N failed`, and the exit code tells the same.
import './node-floor.mjs'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { hasDisplay } from './browser.mjs'
import { ensureBuilt } from './built.mjs'
import { checks, runChecks } from './checks.mjs'
import { findElectron } from './electron.mjs'
import { ensureInstalled } from './install.mjs'
import { endLeftBehind, marked } from './left-behind.mjs'
import { findNode } from './node24.mjs'
import { cache, inModules, inRoot, root } from './paths.mjs'
import { onStop, start } from './run.mjs'
import { command, say, seconds, Stop } from './say.mjs'
import { needed } from './targets.mjs'
import { ensureTestBrowser } from './test-browser.mjs'

const total = { passed: 0, failed: 0, skipped: 0 }

const stages = [
  ['Packages', ensureInstalled],
  ['Browser', ensureTestBrowser],
  ['Build', () => ensureBuilt(needed.all)],
  ['Checks', check],
  ['Unit, database, contract, host and packaging tests', vitest],
  ['Stories in Chromium and desktop contract test', playwright],
]

await command(async () => {
  onStop(() => {
    say('Interrupted.')
    total.failed = Math.max(total.failed, 1)
    finish([])
    process.exit(130)
  })
  const summary = []
  for (const [name, stage] of stages) {
    say(`\n── ${name}`)
    const started = Date.now()
    const failure = await outcome(stage)
    summary.push(`${failure === undefined ? 'ok    ' : 'FAILED'} ${name} (${seconds(started)})`)
    if (failure === undefined) continue
    say(failure)
    total.failed = Math.max(total.failed, 1) // what failed was no test, and must not end in "0 failed"
    break
  }
  summary.push(...stages.slice(summary.length).map(([name]) => `not run ${name}`))
  await endLeftBehind()
  return finish(summary)
})

function finish(summary) {
  const rows = [...summary]
  if (total.skipped > 0) rows.push(`${total.skipped} skipped`)
  if (total.failed === 0 && total.passed === 0) total.failed = 1
  process.stdout.write(`\n${rows.map((row) => `${row}\n`).join('')}\n${total.passed} passed, ${total.failed} failed\n`)
  return total.failed === 0 ? 0 : 1
}

/** What went wrong in a stage, in words, or undefined. */
async function outcome(stage) {
  try {
    return (await stage()) || undefined
  } catch (error) {
    return error instanceof Stop ? error.message : String(error.stack)
  }
}

async function check() {
  const failed = await runChecks(checks)
  return failed.length > 0 && `Failed: ${failed.join(', ')}`
}

async function vitest() {
  const report = freshReport('vitest.json')
  const code = await node([inModules('vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  return count('Vitest', code, report, (result) => ({
    passed: result.numPassedTests,
    failed: result.numFailedTests,
    skipped: result.numPendingTests + result.numTodoTests,
  }))
}

/** Both in one run: whatever one of them waits for, the other goes on. */
async function playwright() {
  const report = freshReport('playwright.json')
  const code = await node([inModules('@playwright', 'test', 'cli.js'), 'test'], { PLAYWRIGHT_JSON_OUTPUT_FILE: report, ELECTRON_BIN: electronForTests() })
  return count('Playwright', code, report, ({ stats, suites }) => ({
    reasons: skippedIn(suites),
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }))
}

/** The real binary where it is there and can show a window, else the stand-in. */
function electronForTests() {
  const real = hasDisplay() ? findElectron() : undefined
  say(real ? `Runs on Electron: ${real}` : 'Runs on the stand-in for Electron (tests/standin): a contract test, not a test on Electron.')
  return real ?? inRoot('tests', 'standin', 'electron')
}

function freshReport(name) {
  const file = path.join(cache, name)
  fs.mkdirSync(cache, { recursive: true })
  fs.rmSync(file, { force: true })
  return file
}

async function node(args, env) {
  const child = start(findNode(), args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...marked, ...env } })
  return (await child.ended).code
}

/** Playwright's own reporters keep the reasons to themselves. */
function skippedIn(suites) {
  return suites.flatMap(({ suites: inner = [], specs = [] }) => [
    ...specs.filter(({ tests }) => tests.some(({ status }) => status === 'skipped')).map(({ title, tests }) => `${title} (${tests[0].annotations.map(({ description }) => description).join(', ')})`),
    ...skippedIn(inner),
  ])
}

/** Adds a runner's report to the sums, and says what is wrong with it. */
function count(runner, code, report, read) {
  if (!fs.existsSync(report)) return `${runner} ended with code ${code} and without a report`
  const { passed, failed, skipped, reasons = [] } = read(JSON.parse(fs.readFileSync(report, 'utf8')))
  for (const reason of reasons) say(`skipped: ${reason}`)
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
  if (failed > 0) return `${failed} failed`
  if (code !== 0) return `${runner} ended with code ${code} although no test of it failed: see above`
  return passed === 0 && `${runner} ran no test`
}
