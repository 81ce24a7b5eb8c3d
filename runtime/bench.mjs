// npm run --silent bench -- NAME [--json] [--tickets N]: measures beside what it is held against. stdout is the benchmark's alone.
// search takes --corpus FILE.jsonl[.gz] --relevance FILE.jsonl [--docs N] instead; import takes --docs N, articles.
import './node-floor.mjs'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { ensureBuilt } from './built.mjs'
import { ensureInstalled } from './install.mjs'
import { hostFlags } from './memory.mjs'
import { findNode } from './node24.mjs'
import { cache, inRoot, root } from './paths.mjs'
import { isStopping, onStop, start } from './run.mjs'
import { command, Stop } from './say.mjs'
import { needed } from './targets.mjs'
import { ensureTestBrowser } from './test-browser.mjs'

const names = ['save', 'queue', 'clocks', 'rules', 'beside', 'search', 'import', 'start', 'scroll', 'memory', 'typing']
const inBrowser = ['start', 'scroll', 'memory', 'typing']

await command(async () => {
  onStop(() => process.exit(130))
  const [name, ...rest] = process.argv.slice(2)
  if (!names.includes(name)) throw new Stop(`npm run --silent bench -- ${names.join('|')} [--json] [--tickets N] [--corpus FILE --relevance FILE [--docs N]]`, 2)
  await ensureInstalled()
  if (name === 'clocks' || inBrowser.includes(name)) await ensureBuilt(needed.web)
  if (inBrowser.includes(name)) await ensureTestBrowser()
  // Large folders are kept for the next run, until the schema changes; where, is said by who asks with --cache DIR.
  const schema = createHash('sha256').update(fs.readFileSync(inRoot('tests', 'db', 'schema.sql'))).digest('hex').slice(0, 12)
  const kept = path.join(cache, 'bench', schema)
  const end = await start(findNode(), [...hostFlags, inRoot('tests', 'perf', 'run.ts'), name, '--cache', kept, ...rest], { stdio: 'inherit', cwd: root }).ended
  return isStopping() ? 130 : end.code
})
