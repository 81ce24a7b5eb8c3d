import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Say } from '../app/words.ts'

type Item = MenuItemConstructorOptions

const line: Item = { type: 'separator' }

/**
 * The application's menu: on macOS copying and pasting need one. Only roles with Electron's own accelerators, none of which is
 * a key of the desk (Ctrl/Cmd+N, Ctrl/Cmd+K, Ctrl+1…9, Alt+←, Enter reach the page); no reload, which would only lose the place.
 */
export function setMenu(say: Say, { isMac, isPackaged }: { readonly isMac: boolean; readonly isPackaged: boolean }): void {
  const item = (role: NonNullable<Item['role']>, label: string): Item => ({ role, label })
  const group = (label: string, submenu: Item[]): Item => ({ label, submenu })

  const edit = group(say('menu.edit'), [
    item('undo', say('menu.undo')),
    item('redo', say('menu.redo')),
    line,
    item('cut', say('menu.cut')),
    item('copy', say('menu.copy')),
    item('paste', say('menu.paste')),
    item('selectAll', say('menu.selectAll')),
  ])
  const view = group(say('menu.view'), [
    item('zoomIn', say('menu.zoomIn')),
    item('zoomOut', say('menu.zoomOut')),
    item('resetZoom', say('menu.resetZoom')),
    line,
    item('togglefullscreen', say('menu.fullScreen')),
    ...(isPackaged ? [] : [item('toggleDevTools', say('menu.devTools'))]),
  ])
  const own = isMac
    ? [item('hide', say('menu.hide')), item('hideOthers', say('menu.hideOthers')), item('unhide', say('menu.showAll')), line, item('quit', say('tray.quit'))]
    : [item('quit', say('tray.quit'))]
  const window = group(say('menu.window'), [item('minimize', say('menu.minimize')), item('close', say('menu.close'))])

  Menu.setApplicationMenu(Menu.buildFromTemplate([group(say('menu.app'), own), edit, view, window]))
}
