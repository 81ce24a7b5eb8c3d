// electron.BrowserWindow. Chromium is headless: shown, focused, minimised and maximised are kept as facts only.
import { app, lastWindowClosed, setOpenWindows } from './app.mjs'
import { BROWSER } from './cdp.mjs'
import { browser } from './chromium.mjs'
import { preventable, refuse, strict, StrictEmitter } from './strict.mjs'
import { WebContents } from './webContents.mjs'
import { checkWebPreferences } from './webPreferences.mjs'

const EVENTS = [
  'ready-to-show', 'close', 'closed', 'show', 'hide', 'focus', 'blur', 'minimize', 'restore', 'maximize', 'unmaximize',
  'move', 'moved', 'resize', 'resized',
]

/** @type {Set<Window>} in order of creation */
const windows = new Set()
/** @type {{ window: Window | null }} */
const focus = { window: null }
setOpenWindows(() => windows)

class Window extends StrictEmitter {
  #contents
  #visible
  #minimized = false
  #maximized = false
  #title
  #bounds

  constructor({ webPreferences, show = true, title = app.getName(), x = 0, y = 0, width = 800, height = 600 } = {}) {
    super('BrowserWindow', EVENTS)
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    const preload = checkWebPreferences(webPreferences)
    this.#visible = show
    this.#title = title
    this.#bounds = { x, y, width, height }
    refuseStrayWindows()
    this.#contents = new WebContents(preload, toBrowserBounds(this.#bounds))
    this.#contents.once('did-finish-load', () => this.emit('ready-to-show'))
    this.#page.once('closed', () => this.#onGone())
    windows.add(this)
    app.emit('browser-window-created', preventable(), this)
  }

  get #page() {
    return WebContents.pageOf(this.#contents)
  }

  static getAllWindows() {
    return [...windows]
  }
  static getFocusedWindow() {
    return focus.window
  }
  static fromWebContents(contents) {
    return [...windows].find((window) => window.webContents === contents) ?? null
  }

  get webContents() {
    return this.#contents
  }
  get id() {
    return this.#contents.id
  }

  isDestroyed() {
    return this.#page.closed
  }
  loadURL(url) {
    return this.#page.load(url)
  }

  show() {
    this.#setVisible(true)
    this.focus()
  }
  hide() {
    this.#setVisible(false)
  }
  isVisible() {
    return this.#visible
  }
  #setVisible(visible) {
    if (this.#visible === visible) return
    this.#visible = visible
    this.emit(visible ? 'show' : 'hide')
  }

  focus() {
    if (focus.window === this) return
    focus.window?.emit('blur')
    focus.window = this
    this.emit('focus')
  }
  isFocused() {
    return focus.window === this
  }

  minimize() {
    this.#minimized = true
    this.emit('minimize')
  }
  isMinimized() {
    return this.#minimized
  }
  restore() {
    if (!this.#minimized) return
    this.#minimized = false
    this.emit('restore')
  }
  maximize() {
    this.#maximized = true
    this.emit('maximize')
  }
  unmaximize() {
    this.#maximized = false
    this.emit('unmaximize')
  }
  isMaximized() {
    return this.#maximized
  }

  setTitle(title) {
    this.#title = title
  }
  getTitle() {
    return this.#title
  }
  getBounds() {
    return { ...this.#bounds }
  }
  getNormalBounds() {
    return this.getBounds()
  }
  setBounds(bounds) {
    this.#bounds = { ...this.#bounds, ...bounds }
    void this.#page.setBounds(toBrowserBounds(this.#bounds))
    this.emit('resize')
  }
  /** Nothing to see here: Chromium is headless. */
  setMenuBarVisibility() {}

  close() {
    const event = preventable()
    this.emit('close', event)
    if (!event.defaultPrevented && !this.isDestroyed()) this.destroy()
  }
  destroy() {
    void this.#page.close()
  }

  #onGone() {
    windows.delete(this)
    if (focus.window === this) focus.window = null
    this.emit('closed')
    if (windows.size === 0) lastWindowClosed()
  }
}

export const BrowserWindow = strict('BrowserWindow', Window)

/** @param {{ x: number, y: number, width: number, height: number }} bounds */
function toBrowserBounds({ x, y, width, height }) {
  return { left: x, top: y, width, height }
}

let watching = false
/** A tab that Chromium opened by a way the bridge does not know: the test must not go on as if it had been denied. */
function refuseStrayWindows() {
  if (watching) return
  watching = true
  browser().on(BROWSER, (method, { targetInfo }) => {
    if (method !== 'Target.targetCreated' || targetInfo.type !== 'page') return
    if (targetInfo.openerId || targetInfo.url !== 'about:blank') refuse(`Chromium opened a window of its own: ${targetInfo.url}`)
  })
}
