// electron.session: permissions, whose answers are put into Chromium, and webRequest, which requests.mjs applies.
import { app } from './app.mjs'
import { browser } from './chromium.mjs'
import { appOrigin, toBrowserUrl } from './schemes.mjs'
import { notImplemented, strict } from './strict.mjs'

/** Electron's permissions and Chromium's names for them. */
const PERMISSIONS = {
  notifications: ['notifications'],
  geolocation: ['geolocation'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  'idle-detection': ['idle-detection'],
  'display-capture': ['display-capture'],
  'storage-access': ['storage-access'],
  'window-management': ['window-management'],
  'speaker-selection': ['speaker-selection'],
  pointerLock: ['pointer-lock'],
  keyboardLock: ['keyboard-lock'],
}
/** A request handler that has not answered by then counts as a denial. */
const ANSWER_LIMIT_MS = 1000

let requestHandler = null
let checkHandler = null

/**
 * Asks the app's handlers for every permission, as for a page of this origin, and puts the answers into Chromium.
 * @param {object} webContents
 * @param {string} url of the page about to be shown
 */
export async function applyPermissions(webContents, url) {
  const { protocol } = new URL(toBrowserUrl(url))
  if (protocol !== 'https:' && protocol !== 'http:') return
  const origin = appOrigin(url)
  const asked = Object.entries(PERMISSIONS).map(async ([permission, names]) => {
    const setting = (await isGranted(webContents, permission, origin, url)) ? 'granted' : 'denied'
    for (const name of names) {
      const granted = { permission: { name }, setting, origin: new URL(toBrowserUrl(url)).origin }
      await browser().send('Browser.setPermission', granted)
    }
  })
  await Promise.all(asked)
}

/** Granted when both handlers grant; like Electron's, an absent handler grants. */
async function isGranted(webContents, permission, origin, url) {
  const details = { isMainFrame: true, requestingUrl: url, securityOrigin: origin }
  if (checkHandler && checkHandler(webContents, permission, origin, details) !== true) return false
  if (!requestHandler) return true
  const { promise, resolve } = Promise.withResolvers()
  const limit = setTimeout(() => resolve(false), ANSWER_LIMIT_MS)
  requestHandler(webContents, permission, resolve, details)
  const answer = await promise
  clearTimeout(limit)
  return answer === true
}

/** @typedef {{ matches: (url: string) => boolean, listener: (details: object, callback: (response: any) => void) => void }} RequestHook */
/** @type {{ beforeRequest: RequestHook | null, headersReceived: RequestHook | null }} */
const hooks = { beforeRequest: null, headersReceived: null }

/**
 * @param {keyof typeof hooks} hook
 * @param {[object | Function | null, Function?]} parameters as Electron takes them: (filter, listener) or (listener)
 */
function setHook(hook, [first, second]) {
  const listener = typeof first === 'function' || first === null ? first : second
  const filter = first !== null && typeof first === 'object' ? first : { urls: ['<all_urls>'] }
  const unknown = Object.keys(filter).find((key) => key !== 'urls')
  if (unknown) throw notImplemented(`session.webRequest filter '${unknown}'`)
  hooks[hook] = listener ? { matches: (url) => filter.urls.some((pattern) => matchesPattern(pattern, url)), listener } : null
}

/** @param {string} pattern such as `*://*.example.com/*` @param {string} url */
function matchesPattern(pattern, url) {
  if (pattern === '<all_urls>') return true
  return new RegExp(`^${pattern.split('*').map(RegExp.escape).join('.*')}$`).test(url)
}

/** @param {keyof typeof hooks} hook */
export function hasHook(hook) {
  return hooks[hook] !== null
}

/**
 * @param {keyof typeof hooks} hook
 * @param {{ url: string, [detail: string]: unknown }} details
 * @returns {Promise<any>} the app's response, empty where it has no listener
 */
export function askHook(hook, details) {
  const set = hooks[hook]
  return new Promise((resolve) => (set?.matches(details.url) ? set.listener(details, resolve) : resolve({})))
}

export const defaultSession = strict('session.defaultSession', {
  setPermissionRequestHandler(handler) {
    requestHandler = handler
  },
  setPermissionCheckHandler(handler) {
    checkHandler = handler
  },
  webRequest: strict('session.defaultSession.webRequest', {
    onBeforeRequest: (...parameters) => setHook('beforeRequest', parameters),
    onHeadersReceived: (...parameters) => setHook('headersReceived', parameters),
  }),
})

export const session = strict('session', {
  get defaultSession() {
    if (!app.isReady()) throw new Error('Session can only be received when app is ready')
    return defaultSession
  },
})
