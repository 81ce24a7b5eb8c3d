// The parts of Electron that reach out to the desktop: scripted or recorded, never done.
import { recorded, dialogAnswers } from './recorded.mjs'
import { strict, StrictEmitter } from './strict.mjs'

/**
 * @param {string} kind
 * @param {(options: any) => object} cancelled what a person who declines answers
 */
function scriptedDialog(kind, cancelled) {
  return async (...parameters) => {
    const options = parameters.at(-1) // the window before it may be left out
    recorded.push({ kind, options })
    return dialogAnswers.shift() ?? cancelled(options)
  }
}

export const dialog = strict('dialog', {
  showOpenDialog: scriptedDialog('showOpenDialog', () => ({ canceled: true, filePaths: [] })),
  showSaveDialog: scriptedDialog('showSaveDialog', () => ({ canceled: true, filePath: '' })),
  showMessageBox: scriptedDialog('showMessageBox', (options) => ({ response: options.cancelId ?? 0, checkboxChecked: false })),
  showErrorBox: (title, content) => {
    recorded.push({ kind: 'showErrorBox', title, content })
  },
})

export const shell = strict('shell', {
  openExternal: async (url) => {
    recorded.push({ kind: 'openExternal', url })
  },
})

let copied = ''
export const clipboard = strict('clipboard', {
  readText: async () => copied,
  writeText: async (text) => {
    copied = text
  },
})

/** Never emits by itself: a spec does. */
export const powerMonitor = new StrictEmitter('powerMonitor', ['resume', 'suspend', 'lock-screen', 'unlock-screen', 'shutdown'])

class DesktopNotification extends StrictEmitter {
  constructor(options = {}) {
    super('Notification', ['show', 'click', 'close', 'failed'])
    Object.assign(this, { title: '', body: '', silent: false }, options)
  }
  static isSupported() {
    return true
  }
  show() {
    recorded.push({ kind: 'notification', notification: this, title: this.title, body: this.body })
    this.emit('show')
  }
  close() {
    this.emit('close')
  }
}
export const Notification = strict('Notification', DesktopNotification)

class NativeTheme extends StrictEmitter {
  #source = 'system'

  get themeSource() {
    return this.#source
  }
  set themeSource(source) {
    const wasDark = this.shouldUseDarkColors
    this.#source = source
    if (wasDark !== this.shouldUseDarkColors) this.emit('updated')
  }
  /** The system of the stand-in is light. */
  get shouldUseDarkColors() {
    return this.#source === 'dark'
  }
}
export const nativeTheme = new NativeTheme('nativeTheme', ['updated'])

const area = { x: 0, y: 0, width: 1920, height: 1080 }
/** One screen, as wide as most. */
export const screen = strict('screen', {
  getAllDisplays: () => [{ id: 1, bounds: area, workArea: area, scaleFactor: 1 }],
})
