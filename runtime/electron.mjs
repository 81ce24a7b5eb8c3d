// The desktop application's binary. It is not an npm package: npm brings only its launcher, which would start a
// download as soon as it is required, so nothing here requires it.
import fs from 'node:fs'
import https from 'node:https'
import path from 'node:path'
import process from 'node:process'
import { findNode } from './node24.mjs'
import { inModules } from './paths.mjs'
import { run } from './run.mjs'
import { progress } from './say.mjs'

const PACKAGE = inModules('electron')
const FAILED = inModules('.fourstep-electron')
const DAY_MS = 24 * 60 * 60_000
const PROBE_MS = 5_000
const DOWNLOAD_MS = 180_000

/** Path of Electron's binary, or undefined while it has not been downloaded. */
export function findElectron() {
  try {
    const binary = path.join(PACKAGE, 'dist', fs.readFileSync(path.join(PACKAGE, 'path.txt'), 'utf8'))
    return fs.existsSync(binary) ? binary : undefined
  } catch {
    return undefined
  }
}

/** The binary, downloaded if it can be. A failure is remembered for a day, so that not every start waits for it; `again` tries regardless. */
export async function ensureElectron({ again = false } = {}) {
  const present = findElectron()
  if (present !== undefined || (!again && failedLately())) return present
  if ((await reachable()) && (await download())) {
    fs.rmSync(FAILED, { force: true })
    return findElectron()
  }
  fs.writeFileSync(FAILED, JSON.stringify({ version: version(), at: Date.now() }))
  return undefined
}

const version = () => JSON.parse(fs.readFileSync(path.join(PACKAGE, 'package.json'), 'utf8')).version

function failedLately() {
  try {
    const failure = JSON.parse(fs.readFileSync(FAILED, 'utf8'))
    return failure.version === version() && Date.now() - failure.at < DAY_MS
  } catch {
    return false
  }
}

/** A quick look whether the download has a chance; a configured mirror or proxy is left to the download itself. */
async function reachable() {
  const names = Object.keys(process.env).map((name) => name.toLowerCase())
  if (names.some((name) => name === 'https_proxy' || name.includes('electron_mirror'))) return true
  const line = progress('Looking for the desktop application\'s binary')
  const answered = await new Promise((resolve) => {
    const request = https.request('https://github.com/electron/electron/releases', { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) })
    request.once('response', (response) => {
      response.resume()
      resolve(true)
    })
    request.once('error', () => resolve(false))
    request.end()
  })
  line.drop()
  return answered
}

async function download() {
  const line = progress('Downloading the desktop application\'s binary (about 120 MB)')
  const proxied = process.env.HTTPS_PROXY ?? process.env.https_proxy
  const env = proxied ? { ...process.env, ELECTRON_GET_USE_PROXY: 'true' } : process.env
  const end = await run(findNode(), [path.join(PACKAGE, 'install.js')], { cwd: PACKAGE, env, timeoutMs: DOWNLOAD_MS })
  line.drop()
  return end.code === 0
}
