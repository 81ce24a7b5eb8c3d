// Starts Chromium under its keeper (chromium.sh), which ends it when this process ends, and connects to it.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { unseenFeatures } from '../../runtime/test-browser.mjs'
import { Cdp } from './cdp.mjs'
import { locale, setUserData } from './commandLine.mjs'
import { EXIT, refuse } from './strict.mjs'

const USUAL_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
]

/** @type {Cdp | undefined} */
let connection

/** The connection to the browser; there once {@link startChromium} has resolved. */
export function browser() {
  if (!connection) throw new Error('[standin] Chromium has not been started')
  return connection
}

export async function startChromium() {
  const executable = process.env.CHROMIUM ?? USUAL_PATHS.find((file) => fs.existsSync(file))
  if (!executable) refuse('no Chromium found: set CHROMIUM to its path', EXIT.chromiumLost)
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'standin-'))
  setUserData(path.join(scratch, 'userData'))

  const keeper = spawn(
    fileURLToPath(new URL('./chromium.sh', import.meta.url)),
    [scratch, executable, ...browserSwitches(path.join(scratch, 'profile'))],
    { detached: true, stdio: ['pipe', 'ignore', 'pipe'] },
  )
  const address = await devToolsAddress(keeper.stderr)
  connection = await Cdp.open(address)
  connection.once('disconnected', () => refuse('Chromium ended', EXIT.chromiumLost))
  await connection.send('Target.setDiscoverTargets', { discover: true })
  process.stderr.write(`DevTools listening on ${address}\n`) // Playwright waits for this line
}

/** @param {string} profile */
function browserSwitches(profile) {
  return [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-sync',
    `--disable-features=${unseenFeatures.join(',')}`,
    '--disable-breakpad',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-dev-shm-usage',
    '--disable-background-timer-throttling',
    '--disable-renderer-backgrounding',
    '--disable-backgrounding-occluded-windows',
    '--no-first-run',
    '--no-startup-window',
    '--password-store=basic',
    '--remote-debugging-port=0',
    `--lang=${locale()}`,
    `--accept-lang=${locale()}`,
    `--user-data-dir=${profile}`,
  ]
}

/**
 * @param {import('node:stream').Readable} stderr
 * @returns {Promise<string>}
 */
function devToolsAddress(stderr) {
  return new Promise((resolve) => {
    let text = ''
    stderr.on('data', (chunk) => {
      if (text.length < 100_000) text += chunk
      const match = /^DevTools listening on (ws:\S+)/m.exec(text)
      if (match) resolve(match[1])
    })
    stderr.on('end', () => refuse(`Chromium ended: ${text}`, EXIT.chromiumLost))
  })
}
