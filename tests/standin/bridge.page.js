// The contextBridge. Both worlds of the page run createBridge: functions and promises cross by number, everything
// else by structured clone. Injected as text, so no function here may use anything outside itself.

/**
 * @param {'page' | 'preload'} world this one
 * @param {'page' | 'preload'} otherWorld
 * @param {string} secret names the events between the worlds; the page's scripts do not know it
 * @param {(url: string) => void} [onOpen] preload world only: the page asked for a new window
 */
export function createBridge(world, otherWorld, secret, onOpen) {
  const functions = new Map()
  const answers = new Map()
  const promises = new Map()
  let lastId = 0

  const isPlain = (value) => {
    if (value === null || typeof value !== 'object') return false
    const prototype = Object.getPrototypeOf(value)
    return prototype === Object.prototype || prototype === null
  }
  const mapParts = (value, convert) => {
    if (Array.isArray(value)) return value.map(convert)
    if (!isPlain(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, convert(part)]))
  }
  const pack = (value) => {
    if (typeof value !== 'function') return mapParts(value, pack)
    functions.set(++lastId, value)
    return { [secret]: lastId }
  }
  const unpack = (value) => {
    if (isPlain(value) && secret in value) return (...values) => call(value[secret], values)
    return mapParts(value, unpack)
  }

  // structuredClone throws where the browser would pass on null.
  const post = (message) =>
    window.dispatchEvent(new CustomEvent(`${secret}:${otherWorld}`, { detail: structuredClone(message) }))
  const failure = (error) => ({ error: error instanceof Error ? error.message : String(error) })
  const open = (outcome) => {
    if (outcome.error !== undefined) throw new Error(outcome.error)
    return unpack(outcome.value)
  }
  const ask = (message) => {
    const callId = `${world}${++lastId}`
    post({ ...message, callId })
    const outcome = answers.get(callId)
    answers.delete(callId)
    return outcome.promise ? new Promise((resolve, reject) => promises.set(callId, { resolve, reject })) : open(outcome)
  }
  const call = (functionId, values) => ask({ kind: 'call', functionId, values: pack(values) })

  const runCall = ({ callId, functionId, values }) => {
    const result = functions.get(functionId)(...unpack(values))
    if (typeof result?.then !== 'function') return { value: pack(result) }
    result.then(
      (value) => post({ kind: 'settled', callId, outcome: { value: pack(value) } }),
      (error) => post({ kind: 'settled', callId, outcome: failure(error) }),
    )
    return { promise: true }
  }
  const freeze = (value) => {
    if (value !== null && typeof value === 'object') Object.values(value).forEach(freeze)
    return Object.freeze(value)
  }
  const runExpose = ({ key, value }) => {
    if (key in window) throw new Error('Cannot bind an API on top of an existing property on the window object')
    Object.defineProperty(window, key, { value: freeze(unpack(value)), enumerable: true })
    return { value: undefined }
  }
  const answer = (message, run) => {
    let outcome
    try {
      outcome = run(message)
    } catch (error) {
      outcome = failure(error)
    }
    try {
      post({ kind: 'answer', callId: message.callId, outcome })
    } catch (error) {
      post({ kind: 'answer', callId: message.callId, outcome: failure(error) })
    }
  }
  const settle = ({ callId, outcome }) => {
    const { resolve, reject } = promises.get(callId)
    promises.delete(callId)
    try {
      resolve(open(outcome))
    } catch (error) {
      reject(error)
    }
  }

  window.addEventListener(`${secret}:${world}`, ({ detail: message }) => {
    if (message.kind === 'call') answer(message, runCall)
    else if (message.kind === 'expose') answer(message, runExpose)
    else if (message.kind === 'answer') answers.set(message.callId, message.outcome)
    else if (message.kind === 'settled') settle(message)
    else if (message.kind === 'open') onOpen(message.url)
  })

  return {
    expose: (key, value) => ask({ kind: 'expose', key, value: pack(value) }),
    open: (url) => post({ kind: 'open', url }),
  }
}

/**
 * Electron denies a window before it exists, and window.open returns null. Chromium alone would open a tab first, so
 * the page's ways to a new window end here.
 * @param {{ open: (url: string) => void }} bridge of the page's world
 */
export function denyNewWindows(bridge) {
  window.open = (url = '') => {
    bridge.open(new URL(url, document.baseURI).href)
    return null
  }
  const onClick = (event) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href)
    if (!link || event.defaultPrevented) return
    const opensWindow = !['', '_self', '_top', '_parent'].includes(link.target)
    if (!opensWindow && event.button !== 1 && !event.ctrlKey && !event.metaKey && !event.shiftKey) return
    event.preventDefault()
    bridge.open(link.href)
  }
  window.addEventListener('click', onClick)
  window.addEventListener('auxclick', onClick)
}
