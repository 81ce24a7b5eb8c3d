// npm run build [-- TARGET…] [--force]: builds what is stale.
import './node-floor.mjs'
import process from 'node:process'
import { ensureBuilt } from './built.mjs'
import { ensureInstalled } from './install.mjs'
import { onStop } from './run.mjs'
import { command, say, Stop } from './say.mjs'
import { needed } from './targets.mjs'

await command(async () => {
  onStop(() => process.exit(130))
  const args = process.argv.slice(2)
  const names = args.filter((arg) => arg !== '--force')
  const unknown = names.find((name) => !needed.all.includes(name))
  if (unknown !== undefined) throw new Stop(`"${unknown}" is not a target; there are: ${needed.all.join(', ')} (and --force)`, 2)
  await ensureInstalled()
  await ensureBuilt(names.length > 0 ? names : needed.all, { force: args.includes('--force') })
  say('Everything asked for is built.')
})
