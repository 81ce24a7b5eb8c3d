// Insecure or unclear webPreferences end the process: a window must say what it relies on.
import fs from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { refuse } from './strict.mjs'

/** Must be written out, with this value. */
const REQUIRED = { contextIsolation: true, sandbox: true, nodeIntegration: false }
/** May be left out; any other value is refused. */
const ONLY = {
  webSecurity: true,
  allowRunningInsecureContent: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  experimentalFeatures: false,
  navigateOnDragDrop: false,
}
/** Without a bearing on safety, and without effect here. */
const FREE = new Set([
  'preload', 'spellcheck', 'devTools', 'backgroundThrottling', 'safeDialogs', 'zoomFactor', 'v8CacheOptions', 'disableBlinkFeatures',
])

/**
 * @param {Record<string, unknown> | undefined} preferences
 * @returns {string} the source of the preload, '' for none
 */
export function checkWebPreferences(preferences) {
  if (!preferences) refuse('BrowserWindow without webPreferences')
  for (const [name, value] of Object.entries(REQUIRED)) {
    if (preferences[name] !== value) refuse(`webPreferences.${name} must be ${value}, and written out`)
  }
  for (const [name, value] of Object.entries(preferences)) {
    if (name in REQUIRED || FREE.has(name)) continue
    if (!(name in ONLY)) refuse(`webPreferences.${name} is not accepted`)
    if (value !== undefined && value !== ONLY[name]) refuse(`webPreferences.${name} must not be ${value}`)
  }
  return preferences.preload === undefined ? '' : readPreload(preferences.preload)
}

/** @param {unknown} file */
function readPreload(file) {
  if (typeof file !== 'string' || !path.isAbsolute(file)) refuse(`the preload must be an absolute path: ${file}`)
  if (!fs.existsSync(file)) refuse(`the preload does not exist: ${file}`)
  if (file.endsWith('.mjs')) refuse(`a sandboxed preload cannot be an ES module: ${file}`)
  const source = fs.readFileSync(file, 'utf8')
  try {
    vm.compileFunction(source, ['require', 'module', 'exports', 'process'], { filename: file })
  } catch (error) {
    refuse(`the preload is not a CommonJS script: ${file}: ${error}`)
  }
  return source
}
