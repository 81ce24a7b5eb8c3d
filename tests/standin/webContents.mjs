// electron.webContents: what the app sees of a window's page.
import { app } from './app.mjs'
import { receiveInvoke, receiveSend } from './ipc.mjs'
import { Page } from './page.mjs'
import { recorded } from './recorded.mjs'
import { appOrigin } from './schemes.mjs'
import { defaultSession } from './session.mjs'
import { preventable, refuse, strict, StrictEmitter } from './strict.mjs'

const EVENTS = [
  'will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview', 'did-finish-load', 'console-message', 'render-process-gone', 'destroyed',
]

let lastId = 0
/** @type {Set<WebContents>} */
const all = new Set()

export class WebContents extends StrictEmitter {
  #page
  id = ++lastId
  session = defaultSession
  mainFrame
  #mayOpen = () => ({ action: 'allow' })
  #zoomFactor = 1

  /**
   * @param {string} preload its source
   * @param {import('./page.mjs').Bounds} bounds
   */
  constructor(preload, bounds) {
    super('webContents', EVENTS)
    const page = new Page(this, preload, bounds)
    this.#page = page
    this.mainFrame = strict('webFrameMain', {
      get url() {
        return page.url
      },
      get origin() {
        return appOrigin(page.url)
      },
      parent: null,
      get top() {
        return this
      },
    })
    page.on('message', (message, context) => this.#receive(message, context))
    page.on('loaded', () => this.emit('did-finish-load', preventable()))
    page.on('console', (entry) => this.emit('console-message', preventable({ ...entry, frame: this.mainFrame })))
    page.on('crashed', (exitCode) => this.#crashed({ reason: 'crashed', exitCode }))
    page.on('closed', () => {
      all.delete(this)
      this.emit('destroyed')
    })
    all.add(this)
    app.emit('web-contents-created', preventable(), this)
  }

  /** For the window that owns these contents. */
  static pageOf(contents) {
    return contents.#page
  }
  static findByTarget(targetId) {
    return [...all].find((contents) => contents.#page.targetId === targetId)
  }
  static listAll() {
    return [...all]
  }

  isDestroyed() {
    return this.#page.closed
  }
  getURL() {
    return this.#page.url
  }
  send(channel, ...values) {
    this.#page.deliver(channel, values)
  }
  reload() {
    void this.#page.whenOpened('Page.reload')
  }
  close() {
    void this.#page.close()
  }
  setWindowOpenHandler(handler) {
    this.#mayOpen = handler
  }
  setZoomFactor(factor) {
    this.#zoomFactor = factor
    recorded.push({ kind: 'zoomFactor', factor })
  }
  getZoomFactor() {
    return this.#zoomFactor
  }
  openDevTools() {
    recorded.push({ kind: 'openDevTools', webContentsId: this.id })
  }
  forcefullyCrashRenderer() {
    this.#page.send('Page.crash').catch(() => {}) // it can only fail to answer
  }

  #receive(message, context) {
    if (message.kind === 'invoke') void receiveInvoke(this, message).then((reply) => this.#page.reply(context, message.id, reply))
    else if (message.kind === 'send') receiveSend(this, message)
    else if (message.kind === 'open') this.#askToOpen(message.url)
    else if (message.kind === 'preload-failed') refuse(`the preload failed: ${message.reason}`)
  }

  /** @param {string} url */
  #askToOpen(url) {
    const details = { url, frameName: '', features: '', disposition: 'new-window', referrer: { url: this.#page.url, policy: 'default' } }
    if (this.#mayOpen(details)?.action !== 'deny') refuse(`a new window was allowed for ${url}: setWindowOpenHandler must deny`)
  }

  #crashed(details) {
    const event = preventable()
    this.emit('render-process-gone', event, details)
    app.emit('render-process-gone', event, this, details)
  }
}

/** The module `electron.webContents`; Playwright finds windows through it. */
export const webContents = strict('webContents', {
  getAllWebContents: () => WebContents.listAll(),
  fromDevToolsTargetId: (targetId) => WebContents.findByTarget(targetId),
})
