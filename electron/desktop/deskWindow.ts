import type { BrowserWindow, WebContents } from 'electron'
import { second } from '../../shared/time.ts'
import type { Clock, Log } from '../app/ports.ts'

/** A page that is gone sooner than this after it was put back would only go again. */
const crashPause = 10 * second

export interface DeskWindowParts {
  readonly create: () => BrowserWindow
  readonly address: string
  readonly clock: Clock
  readonly log: Log
}

/** The desk's one window: there is at most one, and it can be called to the front from anywhere. */
export interface DeskWindow {
  /** Opens it, or brings it to the front. */
  show(): void
  page(): WebContents | undefined
}

export function createDeskWindow({ create, address, clock, log }: DeskWindowParts): DeskWindow {
  let window: BrowserWindow | undefined

  function open(): void {
    const opened = create()
    let crashedAt = 0
    opened.on('closed', () => { window = undefined })
    opened.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
      log.warn('desktop.page_gone', { reason, exitCode })
      const now = clock.now()
      // Everything typed is stored within a second (IN-1): the agent goes on where the page was.
      if (now - crashedAt > crashPause) void opened.loadURL(address)
      crashedAt = now
    })
    window = opened
  }

  return {
    show: () => {
      if (window === undefined) {
        open()
        return
      }
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    page: () => window?.webContents,
  }
}
