// One window's page in Chromium: its DevTools session, its navigations, its two worlds. Internal; the app sees
// webContents.mjs.
import { EventEmitter } from 'node:events'
import { BROWSER } from './cdp.mjs'
import { browser } from './chromium.mjs'
import { buildScripts, POST_BINDING, PRELOAD_WORLD } from './injected.mjs'
import { handlePausedRequest } from './requests.mjs'
import { toAppUrl, toBrowserUrl } from './schemes.mjs'
import { preventable, refuse } from './strict.mjs'
import { encode } from './wire.mjs'

const CONSOLE_LEVELS = { warning: 'warning', error: 'error', assert: 'error', debug: 'debug', verbose: 'debug' }

/**
 * Emits `loaded`, `message` (of the preload, with the context to answer in), `console`, `crashed`, `closed`.
 * @typedef {{ left: number, top: number, width: number, height: number }} Bounds
 */
export class Page extends EventEmitter {
  /** The address as the app writes it. */
  url = ''
  targetId = ''
  closed = false
  webContents
  #sessionId = ''
  /** @type {number | null} */
  #preloadContext = null
  /** What the app itself asked to load: no `will-navigate` for it. */
  #requested = ''
  #opened

  /**
   * @param {import('node:events').EventEmitter & { id: number }} webContents
   * @param {string} preload its source
   * @param {Bounds} bounds
   */
  constructor(webContents, preload, bounds) {
    super()
    this.webContents = webContents
    this.#opened = this.#open(buildScripts(preload), bounds)
  }

  /** @param {{ page: string, preload: string }} scripts @param {Bounds} bounds */
  async #open(scripts, bounds) {
    const target = await browser().send('Target.createTarget', { url: 'about:blank', newWindow: true, ...bounds })
    this.targetId = target.targetId
    browser().on(BROWSER, this.#onBrowserEvent)
    const attached = await browser().send('Target.attachToTarget', { targetId: this.targetId, flatten: true })
    this.#sessionId = attached.sessionId
    browser().on(this.#sessionId, (method, params) => this.#onEvent(method, params))
    await Promise.all([
      this.send('Page.enable'),
      this.send('Runtime.enable'),
      this.send('Log.enable'),
      this.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      this.send('Runtime.addBinding', { name: POST_BINDING, executionContextName: PRELOAD_WORLD }),
      this.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.page }),
      this.send('Page.addScriptToEvaluateOnNewDocument', { source: scripts.preload, worldName: PRELOAD_WORLD }),
    ])
  }

  /**
   * @param {string} method
   * @param {object} [params]
   */
  send(method, params) {
    return browser().send(method, params, this.#sessionId)
  }

  /**
   * Resolves when the page has loaded.
   * @param {string} url
   */
  async load(url) {
    await this.#opened
    if (this.closed) return
    this.#requested = withoutHash(toBrowserUrl(url))
    const loaded = new Promise((resolve) => {
      this.once('loaded', resolve)
      this.once('closed', resolve)
    })
    const { errorText, loaderId } = await this.send('Page.navigate', { url: toBrowserUrl(url) })
    if (errorText) throw new Error(`${errorText.replace(/^net::/, '')} loading '${url}'`)
    if (loaderId) await loaded
  }

  /**
   * After the window exists; failures of a page that is gone are of no interest.
   * @param {string} method
   * @param {object} [params]
   */
  async whenOpened(method, params) {
    await this.#opened
    if (!this.closed) await this.send(method, params).catch((error) => this.closed || refuse(String(error)))
  }

  /** @param {Bounds} bounds */
  async setBounds(bounds) {
    await this.#opened
    if (this.closed) return
    const { windowId } = await browser().send('Browser.getWindowForTarget', { targetId: this.targetId })
    await browser().send('Browser.setWindowBounds', { windowId, bounds })
  }

  /**
   * Asks the app about a navigation that it did not start.
   * @param {string} url
   * @param {boolean} isRedirect
   */
  mayNavigate(url, isRedirect) {
    const requested = this.#requested
    this.#requested = ''
    if (!isRedirect && requested === withoutHash(toBrowserUrl(url))) return true
    const frame = this.webContents.mainFrame
    const permits = (eventName) => {
      const event = preventable({ url, isSameDocument: false, isMainFrame: true, frame, initiator: frame })
      this.webContents.emit(eventName, event, url, false, true)
      return !event.defaultPrevented
    }
    return isRedirect ? permits('will-redirect') : permits('will-frame-navigate') && permits('will-navigate')
  }

  /** Asks the app about a navigation inside a subframe. @param {string} url */
  mayNavigateSubframe(url) {
    const event = preventable({ url, isSameDocument: false, isMainFrame: false, frame: null, initiator: null })
    this.webContents.emit('will-frame-navigate', event)
    return !event.defaultPrevented
  }

  /**
   * Like Electron's, without effect while the page has no listening preload.
   * @param {string} channel
   * @param {unknown[]} values
   */
  deliver(channel, values) {
    const encoded = encode(values)
    if (this.#preloadContext === null) return
    const expression = `__standinDeliver(${JSON.stringify(channel)}, ${JSON.stringify(encoded)})`
    this.#runInPreload(this.#preloadContext, expression)
  }

  /** @param {number} context @param {number} id @param {{ ok: boolean, value: string }} reply */
  reply(context, id, { ok, value }) {
    this.#runInPreload(context, `__standinReply(${id}, ${ok}, ${JSON.stringify(value)})`)
  }

  /** The document may be gone by the time of an answer: then nobody waits for it. */
  #runInPreload(contextId, expression) {
    this.send('Runtime.evaluate', { contextId, expression }).catch(() => {})
  }

  async close() {
    this.#close()
    await this.#opened
    await browser().send('Target.closeTarget', { targetId: this.targetId }).catch(() => {})
  }

  #close() {
    if (this.closed) return
    this.closed = true
    browser().off(BROWSER, this.#onBrowserEvent)
    this.emit('closed')
  }

  #onBrowserEvent = (method, params) => {
    if (params.targetId !== this.targetId) return
    if (method === 'Target.targetDestroyed') this.#close()
    else if (method === 'Target.targetCrashed') this.emit('crashed', params.errorCode)
  }

  #onEvent(method, params) {
    if (!this.closed) this.#eventHandlers[method]?.(params)
  }

  /** @type {Record<string, (params: any) => void>} */
  #eventHandlers = {
    'Fetch.requestPaused': (paused) => void handlePausedRequest(this, paused),
    'Runtime.bindingCalled': ({ name, payload, executionContextId }) => {
      if (name === POST_BINDING) this.emit('message', JSON.parse(payload), executionContextId)
    },
    'Runtime.executionContextCreated': ({ context: { id, name, auxData } }) => {
      if (name === PRELOAD_WORLD && auxData.frameId === this.targetId) this.#preloadContext = id
    },
    'Runtime.executionContextsCleared': () => {
      this.#preloadContext = null
    },
    'Page.frameNavigated': ({ frame }) => {
      if (!frame.parentId) this.url = toAppUrl(frame.url + (frame.urlFragment ?? ''))
    },
    'Page.navigatedWithinDocument': ({ frameId, url }) => {
      if (frameId === this.targetId) this.url = toAppUrl(url)
    },
    'Page.loadEventFired': () => {
      if (this.url !== '' && this.url !== 'about:blank') this.emit('loaded')
    },
    'Runtime.consoleAPICalled': ({ type, args, stackTrace }) => {
      const message = args.map((value) => value.value ?? value.description ?? value.type).join(' ')
      const [at] = stackTrace?.callFrames ?? []
      this.#emitConsole(type, message, at)
    },
    'Runtime.exceptionThrown': ({ exceptionDetails }) => {
      const { text, exception } = exceptionDetails
      this.#emitConsole('error', `${text} ${exception?.description ?? ''}`.trim(), exceptionDetails)
    },
    'Log.entryAdded': ({ entry }) => this.#emitConsole(entry.level, entry.text, entry),
  }

  /** @param {string} type @param {string} message @param {{ lineNumber?: number, url?: string }} [at] lines from 0 */
  #emitConsole(type, message, { lineNumber = 0, url = '' } = {}) {
    const level = CONSOLE_LEVELS[type] ?? 'info'
    this.emit('console', { level, message, lineNumber: lineNumber + 1, sourceId: toAppUrl(url) })
  }
}

/** @param {string} url */
function withoutHash(url) {
  const parsed = new URL(url)
  parsed.hash = ''
  return parsed.href
}
