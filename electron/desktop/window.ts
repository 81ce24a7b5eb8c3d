import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { isReachable, readWindowState, writeWindowState } from './windowState.ts'

export interface WindowParts {
  /** where its place on the screen is kept */
  readonly folder: string
  readonly title: string
  readonly icon: string
  readonly preload: string
  readonly address: string
}

const least = { width: 1024, height: 640 }
const usual = { width: 1280, height: 800 }
/** The ground of renderer/ui/theme.ts, so that nothing flashes before the page is painted. */
const ground = { light: '#f3f1ec', dark: '#1b1c1e' }

/** The one place where a window is made. Every preference that has to do with safety is written out, defaults too. */
export function createWindow({ folder, title, icon, preload, address }: WindowParts): BrowserWindow {
  const before = readWindowState(folder)
  const isSeen = before !== undefined && isReachable(before.bounds, screen.getAllDisplays().map(({ workArea }) => workArea))
  const window = new BrowserWindow({
    ...(isSeen ? before.bounds : usual),
    minWidth: least.width,
    minHeight: least.height,
    show: false,
    title,
    icon,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? ground.dark : ground.light,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      experimentalFeatures: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  })
  if (before?.maximized) window.maximize()
  window.once('ready-to-show', () => { window.show() })
  window.on('close', () => { writeWindowState(folder, { bounds: window.getNormalBounds(), maximized: window.isMaximized() }) })
  void window.loadURL(address)
  return window
}
