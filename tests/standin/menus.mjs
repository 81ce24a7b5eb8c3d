// electron.Menu and electron.Tray: kept as data. A spec clicks an item through `getMenuItemById(id).click()`.
import { app } from './app.mjs'
import { recorded } from './recorded.mjs'
import { toImage } from './nativeImage.mjs'
import { preventable, strict, StrictEmitter } from './strict.mjs'
import { BrowserWindow } from './window.mjs'

/** The roles that act here; the others are recorded. */
const ROLES = {
  quit: () => app.quit(),
  close: () => BrowserWindow.getFocusedWindow()?.close(),
  minimize: () => BrowserWindow.getFocusedWindow()?.minimize(),
}

class Menu {
  /** @type {object[]} */
  items = []

  static #application = null

  static buildFromTemplate(template) {
    const menu = new Menu()
    menu.items = template.map(buildItem)
    return strict('Menu', menu)
  }
  static setApplicationMenu(menu) {
    Menu.#application = menu
  }
  static getApplicationMenu() {
    return Menu.#application
  }

  getMenuItemById(id) {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
  popup(options = {}) {
    recorded.push({ kind: 'menuPopup', menu: this, window: options.window })
  }
}

/** @param {object} template a MenuItemConstructorOptions */
function buildItem(template) {
  const item = {
    type: template.submenu ? 'submenu' : 'normal',
    label: '',
    enabled: true,
    visible: true,
    checked: false,
    id: undefined,
    role: undefined,
    accelerator: undefined,
    ...template,
    submenu: Array.isArray(template.submenu) ? Menu.buildFromTemplate(template.submenu) : template.submenu,
    click(event = preventable()) {
      if (item.type === 'checkbox') item.checked = !item.checked
      if (item.role) runRole(item.role)
      else template.click?.(item, BrowserWindow.getFocusedWindow() ?? undefined, event)
    },
  }
  return strict('MenuItem', item)
}

/** @param {string} role */
function runRole(role) {
  if (role in ROLES) ROLES[role]()
  else recorded.push({ kind: 'menuRole', role })
}

class Tray extends StrictEmitter {
  #destroyed = false

  /** @param {object | string} image */
  constructor(image) {
    super('Tray', ['click', 'right-click', 'double-click'])
    recorded.push({ kind: 'tray', tray: this, image: toImage(image) })
  }

  isDestroyed() {
    return this.#destroyed
  }
  setToolTip(text) {
    recorded.push({ kind: 'trayToolTip', text })
  }
  setContextMenu(menu) {
    recorded.push({ kind: 'trayMenu', menu })
  }
  setImage(image) {
    recorded.push({ kind: 'trayImage', image: toImage(image) })
  }
  destroy() {
    this.#destroyed = true
  }
}

const StrictMenu = strict('Menu', Menu)
const StrictTray = strict('Tray', Tray)
export { StrictMenu as Menu, StrictTray as Tray }
