// The machine's own Chromium browser: found for tests, opened as a window of its own for the desk.
import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { local } from './paths.mjs'
import { isStopping, start } from './run.mjs'
import { say } from './say.mjs'

/** Path of an installed Edge, Chrome or Chromium, or undefined. CHROMIUM in the environment names another one. */
export function findBrowser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM
  return candidates().find((file) => fs.existsSync(file))
}

function candidates() {
  if (process.platform === 'win32') {
    const places = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(Boolean)
    return ['Microsoft\\Edge\\Application\\msedge.exe', 'Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'].flatMap(
      (program) => places.map((place) => path.join(place, program)),
    )
  }
  if (process.platform === 'darwin') {
    const places = ['/Applications', path.join(process.env.HOME ?? '/', 'Applications')]
    return ['Microsoft Edge', 'Google Chrome', 'Chromium'].flatMap((name) => places.map((place) => `${place}/${name}.app/Contents/MacOS/${name}`))
  }
  const places = (process.env.PATH ?? '').split(path.delimiter).filter(path.isAbsolute)
  return ['microsoft-edge', 'microsoft-edge-stable', 'google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'].flatMap((name) =>
    places.map((place) => path.join(place, name)),
  )
}

/** Whether a window can be shown at all. */
export const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY)

/** On Linux, Chromium refuses to run as root with its sandbox. */
export const asRoot = () => process.platform === 'linux' && process.getuid?.() === 0

/**
 * Opens the desk in a browser window without address bar, in a profile of its own below `dataFolder` (or of this clone), and says what to do
 * where that fails. The address holds a one-time code: any user of the machine can read a command line, so that names
 * only a file that nobody else can read, and the file leads on.
 */
export function openDesk(url, dataFolder) {
  const here = url.split('#')[0]
  if (!hasDisplay()) return say('There is no display here: open the address above in a browser of this machine.')
  const browser = findBrowser()
  if (browser === undefined) return say('No Edge, Chrome or Chromium was found: open the address above in a browser of this machine.')
  const { file, remove } = leadingTo(url)
  const profile = path.join(dataFolder ?? local, 'browser-profile')
  fs.mkdirSync(profile, { recursive: true, mode: 0o700 })
  const args = [`--app=${pathToFileURL(file).href}`, `--user-data-dir=${profile}`, '--no-first-run', '--no-default-browser-check']
  if (asRoot()) args.push('--no-sandbox')
  const child = start(browser, args, { stdio: 'ignore' })
  setTimeout(remove, 30_000).unref() // the code is used up within a second or two of a browser's start
  void child.ended.then(({ code, error }) => {
    if (!isStopping() && (error ?? code !== 0)) say(`${path.basename(browser)} could not be opened (${error?.code ?? `code ${code}`}): open the address above yourself.`)
  })
  say(`The desk opens in ${path.basename(browser)} from ${here} and stays there until Ctrl+C.`)
}

function leadingTo(url) {
  fs.mkdirSync(local, { recursive: true })
  for (const name of fs.readdirSync(local)) if (name.startsWith('open-')) removeFolder(path.join(local, name)) // of a start that was killed
  const folder = fs.mkdtempSync(path.join(local, 'open-')) // mode 0700
  const file = path.join(folder, 'fourstep.html')
  const target = JSON.stringify(url).replaceAll('<', '\\u003c')
  fs.writeFileSync(file, `<!doctype html><meta charset="utf-8"><title>FourStep</title><script>location.replace(${target})</script>\n`, { mode: 0o600 })
  const remove = () => removeFolder(folder)
  process.once('exit', remove)
  return { file, remove }
}

const removeFolder = (folder) => fs.rmSync(folder, { recursive: true, force: true })
