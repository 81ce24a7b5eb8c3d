// npm run --silent fourstep -- COMMAND: the administrators' command line. stdout is the command's alone.
import './node-floor.mjs'
import process from 'node:process'
import { ensureBuilt } from './built.mjs'
import { ensureInstalled } from './install.mjs'
import { hostFlags } from './memory.mjs'
import { findNode } from './node24.mjs'
import { inRoot } from './paths.mjs'
import { isStopping, onStop, start } from './run.mjs'
import { command } from './say.mjs'
import { needed } from './targets.mjs'

await command(async () => {
  onStop(() => process.exit(130))
  await ensureInstalled()
  await ensureBuilt(needed.cli)
  // npm starts us in the project's folder; a relative file is meant from where the person stands.
  const cwd = process.env.INIT_CWD ?? process.cwd()
  const end = await start(findNode(), [...hostFlags, inRoot('dist', 'cli', 'main.js'), ...process.argv.slice(2)], { stdio: 'inherit', cwd }).ended
  return isStopping() ? 130 : end.code
})
