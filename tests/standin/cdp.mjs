// A client of Chromium's DevTools protocol with flat sessions, over Node's own WebSocket.
import { EventEmitter } from 'node:events'

/**
 * Emits `disconnected`, and for every message of a session its id with (method, params); the browser's own messages
 * come under {@link BROWSER}.
 */
export class Cdp extends EventEmitter {
  #socket
  #lastId = 0
  /** @type {Map<number, { resolve: (result: any) => void, reject: (error: Error) => void, method: string }>} */
  #waiting = new Map()

  /** @param {WebSocket} socket open */
  constructor(socket) {
    super()
    this.setMaxListeners(0)
    this.#socket = socket
    socket.addEventListener('message', ({ data }) => this.#receive(JSON.parse(String(data))))
    socket.addEventListener('close', () => this.emit('disconnected'))
  }

  /**
   * @param {string} address
   * @returns {Promise<Cdp>}
   */
  static open(address) {
    const socket = new WebSocket(address)
    return new Promise((resolve, reject) => {
      socket.addEventListener('open', () => resolve(new Cdp(socket)))
      socket.addEventListener('error', () => reject(new Error(`[standin] cannot connect to ${address}`)))
    })
  }

  /**
   * @param {string} method
   * @param {object} [params]
   * @param {string} [sessionId] none addresses the browser itself
   * @returns {Promise<any>}
   */
  send(method, params = {}, sessionId = undefined) {
    const id = ++this.#lastId
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, method })
      this.#socket.send(JSON.stringify({ id, method, params, sessionId }))
    })
  }

  #receive(message) {
    if (message.id === undefined) {
      this.emit(message.sessionId ?? BROWSER, message.method, message.params)
      return
    }
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    if (message.error) waiting?.reject(new Error(`${waiting.method}: ${message.error.message}`))
    else waiting?.resolve(message.result)
  }
}

export const BROWSER = 'browser'
