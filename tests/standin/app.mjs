// electron.app: readiness, paths, lifecycle.
import { commandLine, getAppRoot, getPath, locale, readManifest, setPath } from './commandLine.mjs'
import { takeInstanceLock } from './instance.mjs'
import { recorded } from './recorded.mjs'
import { preventable, StrictEmitter } from './strict.mjs'

const EVENTS = [
  'ready', 'window-all-closed', 'activate', 'before-quit', 'will-quit', 'quit', 'second-instance',
  'browser-window-created', 'web-contents-created', 'render-process-gone', 'child-process-gone',
]

let ready = false
/** @type {PromiseWithResolvers<void>} */
const whenReady = Promise.withResolvers()
let quitting = false
/** @type {() => Iterable<{ close(): void, destroy(): void, isDestroyed(): boolean }>} */
let openWindows = () => []

class App extends StrictEmitter {
  isPackaged = false
  /** Only macOS has a dock. */
  dock = undefined
  commandLine = commandLine
  #name = ''

  constructor() {
    super('app', EVENTS)
  }

  whenReady() {
    return whenReady.promise
  }
  isReady() {
    return ready
  }

  getVersion() {
    return readManifest().version ?? '0.0.0'
  }
  getName() {
    const { productName, name } = readManifest()
    return this.#name || productName || name || 'Electron'
  }
  setName(name) {
    this.#name = name
  }
  getAppPath() {
    return getAppRoot()
  }
  getPath(name) {
    return getPath(name)
  }
  setPath(name, folder) {
    setPath(name, folder)
  }
  getLocale() {
    return locale()
  }
  getPreferredSystemLanguages() {
    return [Intl.DateTimeFormat().resolvedOptions().locale]
  }
  setAppUserModelId(id) {
    recorded.push({ kind: 'appUserModelId', id })
  }

  requestSingleInstanceLock(additionalData = {}) {
    return takeInstanceLock(getPath('userData'), additionalData, ({ argv, workingDirectory, data }) => {
      void whenReady.promise.then(() => this.emit('second-instance', preventable(), argv, workingDirectory, data))
    })
  }

  /** before-quit, every window's close, will-quit, quit: each but the last can stop it. */
  quit() {
    if (quitting || !this.#permits('before-quit')) return
    quitting = true
    const windows = [...openWindows()]
    for (const window of windows) window.close()
    if (windows.some((window) => !window.isDestroyed()) || !this.#permits('will-quit')) {
      quitting = false
      return
    }
    this.emit('quit', preventable(), 0)
    process.exit(0)
  }

  exit(code = 0) {
    quitting = true
    for (const window of openWindows()) window.destroy()
    this.emit('quit', preventable(), code)
    process.exit(code)
  }

  #permits(eventName) {
    const event = preventable()
    this.emit(eventName, event)
    return !event.defaultPrevented
  }
}

export const app = new App()

/** Called once the app's entry module has been evaluated. */
export function becomeReady() {
  ready = true
  app.emit('ready', preventable(), {})
  whenReady.resolve()
}

/** @param {() => Iterable<any>} list */
export function setOpenWindows(list) {
  openWindows = list
}

/** The app quits by default when its last window is gone, unless it listens. */
export function lastWindowClosed() {
  if (quitting) return
  if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed')
  else app.quit()
}

/** Electron quits in good order on these signals. */
export function quitOnSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => app.quit())
}
