import { ipcMain, type WebContents } from 'electron'
import { AppError } from '../../shared/errors.ts'
import { largestFrame, type Reply } from '../../shared/rpc.ts'
import type { Backend } from '../app/backend.types.ts'
import type { Log } from '../app/ports.ts'
import { channels } from './channels.ts'
import { isOurPage, type Sender } from './sender.ts'

export interface IpcParts {
  readonly backend: Backend
  readonly log: Log
  /** The contents of the desk's window while there is one. */
  readonly page: () => WebContents | undefined
}

/** Carries frames between the window and the backend: one text in, one reply out, pushes to the window. */
export function openIpcShell({ backend, log, page }: IpcParts): void {
  ipcMain.handle(channels.frame, (event: Sender, text: unknown): Reply => {
    if (!isOurPage(event, page())) {
      log.warn('desktop.sender_refused')
      return refusal('unauthenticated')
    }
    if (typeof text !== 'string') return refusal('invalid_input')
    return Buffer.byteLength(text) > largestFrame ? refusal('too_large') : backend.handle(parsed(text))
  })
  backend.onPush((changes) => page()?.send(channels.push, changes))
}

/** What is no JSON is no frame: the backend says so. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const refusal = (code: 'unauthenticated' | 'invalid_input' | 'too_large'): Reply => ({ id: 0, ok: false, error: new AppError(code).toWire() })
