// Entry of the stand-in: resolves `electron` to our module, starts Chromium, imports the app, then emits 'ready'.
import fs from 'node:fs'
import { registerHooks } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { becomeReady, quitOnSignals } from './app.mjs'
import { startChromium } from './chromium.mjs'
import { appArgument, setAppRoot } from './commandLine.mjs'
import './electron.mjs' // complete before Playwright requires 'electron', which it does once Chromium listens
import { EXIT, refuse } from './strict.mjs'

/** Long enough for any honest import on a busy machine. */
const ENTRY_LIMIT_MS = 5000

/** A test runner that is killed does not end what it started: the stand-in looks for itself. */
const PARENT_LOOK_MS = 500

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron' && specifier !== 'electron/main') return next(specifier, context)
    return { url: new URL('./electron.mjs', import.meta.url).href, format: 'module', shortCircuit: true }
  },
})

/** @param {string} target a folder with a package.json, or the entry file itself */
function findEntry(target) {
  if (!fs.existsSync(target)) refuse(`there is no app at ${target}`)
  if (!fs.statSync(target).isDirectory()) return { root: path.dirname(target), entry: target }
  const manifest = JSON.parse(fs.readFileSync(path.join(target, 'package.json'), 'utf8'))
  return { root: target, entry: path.join(target, manifest.main ?? 'index.js') }
}

function endWithParent() {
  const parent = process.ppid
  setInterval(() => process.ppid === parent || process.exit(0), PARENT_LOOK_MS).unref()
}

Object.assign(process, { type: 'browser', defaultApp: true })
Object.assign(process.versions, { electron: '45.4.1-standin', chrome: 'standin' })
process.argv.splice(0, 2, process.env.STANDIN_EXECUTABLE ?? 'electron')

const { root, entry } = findEntry(path.resolve(appArgument()))
setAppRoot(root)
quitOnSignals()
endWithParent()
await startChromium()

// Electron emits 'ready' only after the entry module, with its top-level awaits, has been evaluated.
const hang = setTimeout(
  () => refuse('the entry module does not finish: a top-level await of app.whenReady() hangs in Electron too', EXIT.entryHangs),
  ENTRY_LIMIT_MS,
)
await import(pathToFileURL(entry).href)
clearTimeout(hang)
becomeReady()
