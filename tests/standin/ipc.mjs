// electron.ipcMain, and how a message of a preload reaches it.
import { strict, StrictEmitter } from './strict.mjs'
import { decode, encode } from './wire.mjs'

/** @type {Map<string, (event: object, ...values: any[]) => unknown>} */
const handlers = new Map()

class IpcMain extends StrictEmitter {
  handle(channel, handler) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  }
  removeHandler(channel) {
    handlers.delete(channel)
  }
}

export const ipcMain = new IpcMain('ipcMain', null)

/** @typedef {{ kind: 'invoke' | 'send', id: number, channel: string, values: string }} IpcMessage */

/** @param {{ mainFrame: object }} sender the web contents whose top frame posted the message */
function eventFrom(sender) {
  return strict('ipcMain event', { sender, senderFrame: sender.mainFrame, type: 'frame', processId: 1, frameId: 1 })
}

/**
 * @param {{ mainFrame: object }} sender
 * @param {IpcMessage} message
 */
export function receiveSend(sender, { channel, values }) {
  ipcMain.emit(channel, eventFrom(sender), ...decode(values))
}

/**
 * @param {{ mainFrame: object }} sender
 * @param {IpcMessage} message
 * @returns {Promise<{ ok: boolean, value: string }>} an encoded value, or the message of the error as Electron words it
 */
export async function receiveInvoke(sender, { channel, values }) {
  try {
    const handler = handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return { ok: true, value: encode(await handler(eventFrom(sender), ...decode(values))) }
  } catch (error) {
    return { ok: false, value: `Error invoking remote method '${channel}': ${error}` }
  }
}
