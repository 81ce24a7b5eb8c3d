// What a sandboxed preload finds: require('electron') and a small process. Injected as text into the isolated world,
// together with wire.mjs and bridge.page.js, so no function here may use anything outside itself and those.

/**
 * @param {{ expose: (key: string, value: unknown) => void }} bridge of the preload's world
 * @param {(message: object) => void} post to the main process
 */
export function createPreloadElectron(bridge, post) {
  const listeners = new Map()
  const waiting = new Map()
  let lastId = 0

  const lacking = (name, object) =>
    new Proxy(object, {
      get(target, key) {
        if (typeof key === 'symbol' || key === 'then' || key in target) return target[key]
        throw new Error(`[standin] electron.${name}.${key} is not implemented in a preload`)
      },
    })
  const on = (channel, listener) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
    return ipcRenderer
  }
  const off = (channel, listener) => {
    listeners.set(channel, (listeners.get(channel) ?? []).filter((known) => known !== listener))
    return ipcRenderer
  }
  const ipcRenderer = lacking('ipcRenderer', {
    invoke: (channel, ...values) =>
      new Promise((resolve, reject) => {
        const encoded = encode(values)
        const id = ++lastId
        waiting.set(id, { resolve, reject })
        post({ kind: 'invoke', id, channel, values: encoded })
      }),
    send: (channel, ...values) => post({ kind: 'send', channel, values: encode(values) }),
    on,
    addListener: on,
    off,
    removeListener: off,
    once: (channel, listener) => {
      const first = (...values) => {
        off(channel, first)
        listener(...values)
      }
      return on(channel, first)
    },
  })

  // Called from the main process.
  globalThis.__standinReply = (id, ok, value) => {
    const { resolve, reject } = waiting.get(id)
    waiting.delete(id)
    if (ok) resolve(decode(value))
    else reject(new Error(value))
  }
  globalThis.__standinDeliver = (channel, values) => {
    for (const listener of listeners.get(channel) ?? []) listener(lacking('event', { sender: ipcRenderer }), ...decode(values))
  }

  return lacking('renderer', {
    ipcRenderer,
    contextBridge: lacking('contextBridge', { exposeInMainWorld: (key, value) => bridge.expose(key, value) }),
  })
}

/**
 * Runs the preload's text. What goes wrong in it is told to the main process, which ends: a preload that throws, or
 * that needs a module a sandbox does not have, leaves a window without its bridge.
 * @param {string} source CommonJS
 * @param {object} electron
 * @param {object} processFacts
 * @param {(message: object) => void} post
 */
export function runPreload(source, electron, processFacts, post) {
  const require = (name) => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    throw new Error(`module not found: ${name} (a sandboxed preload may require only 'electron')`)
  }
  const module = { exports: {} }
  try {
    new Function('require', 'module', 'exports', 'process', source)(require, module, module.exports, processFacts)
  } catch (error) {
    post({ kind: 'preload-failed', reason: String(error) })
  }
}
