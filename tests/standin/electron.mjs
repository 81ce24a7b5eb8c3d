// What `import … from 'electron'` gives in the main process. Modules we do not have throw when they are used.
import { missing } from './strict.mjs'
import { dialogAnswers, recorded } from './recorded.mjs'

export { app } from './app.mjs'
export { clipboard, dialog, nativeTheme, Notification, powerMonitor, screen, shell } from './desktop.mjs'
export { ipcMain } from './ipc.mjs'
export { Menu, Tray } from './menus.mjs'
export { nativeImage } from './nativeImage.mjs'
export { net, protocol } from './protocol.mjs'
export { session } from './session.mjs'
export { utilityProcess } from './utilityProcess.mjs'
export { webContents } from './webContents.mjs'
export { BrowserWindow } from './window.mjs'

export const autoUpdater = missing('autoUpdater')
export const BaseWindow = missing('BaseWindow')
export const contentTracing = missing('contentTracing')
export const crashReporter = missing('crashReporter')
export const desktopCapturer = missing('desktopCapturer')
export const globalShortcut = missing('globalShortcut')
export const MenuItem = missing('MenuItem')
export const MessageChannelMain = missing('MessageChannelMain')
export const powerSaveBlocker = missing('powerSaveBlocker')
export const safeStorage = missing('safeStorage')
export const systemPreferences = missing('systemPreferences')
export const View = missing('View')
export const webFrameMain = missing('webFrameMain')
export const WebContentsView = missing('WebContentsView')

/** For specs of the stand-in itself: what was recorded, and the answers of the coming dialogs. */
export const __standin = { recorded, dialogAnswers }
