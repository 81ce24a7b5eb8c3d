// What is not implemented must fail loudly: a stand-in that answers `undefined` would let a wrong call pass.
import { EventEmitter } from 'node:events'
import { writeSync } from 'node:fs'

/** Exit codes of the stand-in's own complaints. */
export const EXIT = { entryHangs: 70, refused: 71, chromiumLost: 72 }

/**
 * Ends the process with one clear line: the app asked for something that must never ship.
 * @param {string} reason
 * @param {number} [code]
 * @returns {never}
 */
export function refuse(reason, code = EXIT.refused) {
  writeSync(2, `[standin] ${reason}\n`)
  process.exit(code)
}

/** @param {string} what as `app.getPath` */
export function notImplemented(what) {
  return new Error(`[standin] electron.${what} is not implemented`)
}

/** Looked at by the language and by inspectors on any object; their absence is not a wrong call. */
const PROBED = new Set(['then', 'toJSON', 'constructor'])
/** Usable on a destroyed window or its contents, as in Electron. */
const USABLE_WHEN_DESTROYED = new Set(['isDestroyed', 'id', ...Object.getOwnPropertyNames(EventEmitter.prototype)])

/**
 * Reading what is not there throws; so does, like Electron, the use of a destroyed object.
 * @template {object} T
 * @param {string} name as it is written after `electron.`
 * @param {T} object
 * @returns {T}
 */
export function strict(name, object) {
  return new Proxy(object, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || PROBED.has(key)) return Reflect.get(target, key, receiver)
      if (!(key in target)) throw notImplemented(`${name}.${key}`)
      if ('isDestroyed' in target && !USABLE_WHEN_DESTROYED.has(key) && receiver.isDestroyed()) {
        throw new TypeError('Object has been destroyed')
      }
      return Reflect.get(target, key, receiver)
    },
  })
}

/** The subclass sees the strict proxy as `this`, so what belongs to it is kept beside it. */
const KNOWN_EVENTS = new WeakMap()

/** An emitter that is strict, and that refuses listeners for events it never emits. */
export class StrictEmitter extends EventEmitter {
  /**
   * @param {string} name
   * @param {readonly string[] | null} events null: any name is one
   */
  constructor(name, events) {
    super()
    const self = strict(name, this)
    if (events) KNOWN_EVENTS.set(self, { name, events: new Set(events) })
    return self
  }

  on(event, listener) {
    const known = KNOWN_EVENTS.get(this)
    if (known && typeof event === 'string' && !known.events.has(event)) {
      throw notImplemented(`${known.name} event '${event}'`)
    }
    return super.on(event, listener)
  }

  addListener(event, listener) {
    return this.on(event, listener)
  }
}

/**
 * An Electron module or class that the stand-in does not have: any use of it throws.
 * @param {string} name
 * @returns {any}
 */
export function missing(name) {
  return new Proxy(function absent() {}, {
    get(_target, key) {
      if (typeof key === 'symbol' || PROBED.has(key)) return undefined
      throw notImplemented(`${name}.${key}`)
    },
    construct() {
      throw notImplemented(name)
    },
    apply() {
      throw notImplemented(name)
    },
  })
}

/** An event object whose default can be prevented, with the properties an Electron event has. */
export function preventable(properties = {}) {
  const event = {
    ...properties,
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true
    },
  }
  return event
}
