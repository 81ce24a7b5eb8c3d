// A Chromium for the tests: the machine's own, else Debian's package, else Playwright's download.
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { asRoot, findBrowser } from './browser.mjs'
import { findNode } from './node24.mjs'
import { inModules, local } from './paths.mjs'
import { run } from './run.mjs'
import { progress, say, Stop } from './say.mjs'

/** What Chromium makes ready for each window and no test ever sees: half the processor time of opening one. */
export const unseenFeatures = [
  // Pages of the address bar's own, loaded for each window.
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  // A process kept ready for the next address.
  'SpareRendererForSitePerProcess',
]

export async function ensureTestBrowser() {
  const found = findBrowser()
  if (found !== undefined) return say(`Tests use ${found}.`)
  if (asRoot() && fs.existsSync('/etc/debian_version')) {
    const packages = 'apt-get update && apt-get install -y --no-install-recommends chromium fonts-noto-cjk'
    if (await get('Chromium and Chinese fonts from Debian', 'sh', ['-c', packages], { DEBIAN_FRONTEND: 'noninteractive' })) return
  }
  if (await get('Playwright\'s Chromium', findNode(), [inModules('playwright', 'cli.js'), 'install', 'chromium'])) return
  throw new Stop('The end-to-end tests need a browser: install Edge, Chrome or Chromium, or name one in CHROMIUM.')
}

async function get(what, file, args, env) {
  const log = path.join(local, 'browser.log')
  const line = progress(`Installing ${what}`)
  const end = await run(file, args, { env: { ...process.env, ...env } })
  fs.mkdirSync(local, { recursive: true })
  fs.appendFileSync(log, end.output)
  if (end.code === 0) line.done(`Installed ${what}`)
  else line.drop()
  if (end.code !== 0) say(`${what}: not installed (${log} tells why).`)
  return end.code === 0
}
