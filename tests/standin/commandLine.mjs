// The command line as Electron reads it, and what is known of the app from it.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { strict } from './strict.mjs'

/** @type {Map<string, string> | undefined} */
let parsed

function switches() {
  if (parsed) return parsed
  parsed = new Map()
  for (const argument of process.argv.slice(1)) {
    if (argument === '--') break
    const match = /^--([^=]+)(?:=(.*))?$/s.exec(argument)
    if (match) parsed.set(match[1].toLowerCase(), match[2] ?? '')
  }
  return parsed
}

/** The app's folder or entry file: the first argument that is not a switch. */
export function appArgument() {
  return process.argv.slice(1).find((argument) => !argument.startsWith('-')) ?? '.'
}

export const commandLine = strict('app.commandLine', {
  /** @param {string} name */
  hasSwitch: (name) => switches().has(name.toLowerCase()),
  /** @param {string} name */
  getSwitchValue: (name) => switches().get(name.toLowerCase()) ?? '',
})

let appRoot = ''

/** @param {string} folder */
export function setAppRoot(folder) {
  appRoot = folder
}

export function getAppRoot() {
  return appRoot
}

/** @returns {{ name?: string, productName?: string, version?: string }} */
export function readManifest() {
  const file = path.join(appRoot, 'package.json')
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {}
}

/** The language of the user interface: Electron's own `--lang`, else the system's. */
export function locale() {
  return commandLine.getSwitchValue('lang') || Intl.DateTimeFormat().resolvedOptions().locale
}

/** @type {Map<string, string>} */
const paths = new Map()
/** Folders of the user's own that a test must not write to: they lie inside userData. */
const INSIDE_USER_DATA = ['logs', 'documents', 'downloads', 'desktop', 'music', 'pictures', 'videos', 'crashDumps']

/** @param {string} fallback used when neither `--user-data-dir` nor STANDIN_USERDATA names a folder */
export function setUserData(fallback) {
  paths.set('userData', path.resolve(commandLine.getSwitchValue('user-data-dir') || process.env.STANDIN_USERDATA || fallback))
}

/**
 * @param {string} name
 * @returns {string} an existing folder
 */
export function getPath(name) {
  const found = paths.get(name) ?? defaultPath(name)
  if (name !== 'exe') fs.mkdirSync(found, { recursive: true })
  return found
}

/** @param {string} name */
function defaultPath(name) {
  if (name === 'exe') return process.argv[0]
  if (name === 'temp') return os.tmpdir()
  if (name === 'home') return os.homedir()
  if (name === 'sessionData') return getPath('userData')
  if (name === 'appData') return path.dirname(getPath('userData'))
  if (INSIDE_USER_DATA.includes(name)) return path.join(getPath('userData'), name)
  throw new Error(`Failed to get '${name}' path`)
}

/**
 * @param {string} name
 * @param {string} folder absolute and existing, as Electron documents it
 */
export function setPath(name, folder) {
  if (!path.isAbsolute(folder)) throw new Error('Path must be absolute')
  if (!fs.existsSync(folder)) throw new Error(`Failed to set path: ${folder} does not exist`)
  paths.set(name, folder)
}
