// npm run check: what a person runs before every commit. Types, lint, import rules and unit tests.
import './node-floor.mjs'
import process from 'node:process'
import { checks, runChecks } from './checks.mjs'
import { ensureInstalled } from './install.mjs'
import { findNode } from './node24.mjs'
import { inModules, root } from './paths.mjs'
import { onStop, run } from './run.mjs'
import { command, say, seconds } from './say.mjs'

const unitTests = {
  name: 'unit tests',
  async run() {
    const { code, output } = await run(findNode(), [inModules('vitest', 'vitest.mjs'), 'run', 'tests/unit'], { cwd: root })
    return code === 0 ? '' : output
  },
}

await command(async () => {
  onStop(() => process.exit(130))
  const started = Date.now()
  await ensureInstalled()
  const failed = await runChecks([unitTests, ...checks])
  say(failed.length === 0 ? `All is well (${seconds(started)}).` : `Failed: ${failed.join(', ')} (${seconds(started)}).`)
  return failed.length === 0 ? 0 : 1
})
