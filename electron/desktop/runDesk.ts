import path from 'node:path'
import { app, powerMonitor } from 'electron'
import type { Language } from '../../shared/text.ts'
import { openDesk } from '../app/openDesk.ts'
import { systemClock } from '../app/systemPorts.ts'
import { words } from '../app/words.ts'
import { createDeskWindow, type DeskWindow } from './deskWindow.ts'
import { openIpcShell } from './ipcShell.ts'
import { shellLanguage } from './language.ts'
import { lockDown } from './lockdown.ts'
import { createNotifier } from './notifier.ts'
import { origin } from './origin.ts'
import { servePage } from './protocol.ts'
import { followDesk } from './surroundings.ts'
import { createTray } from './tray.ts'
import { utilityOffice } from './utilityOffice.ts'
import { watchForWake } from '../app/wakeWatch.ts'
import { createWindow } from './window.ts'

/** `dist/<name>`: this file runs as dist/desktop/main.js. */
const built = (...name: string[]) => path.join(import.meta.dirname, '..', ...name)
const icon = (name: string) => built('resources', 'icons', name)

/** Opens the desk on a folder and shows it. @throws StartError with nothing changed */
export function runDesk(folder: string, language: Language | undefined): DeskWindow {
  const notifier = createNotifier()
  const desk = openDesk({ folder, playbookFile: built('resources', 'playbooks', 'retail.json'), knowledgeFolder: built('resources', 'knowledge'), appVersion: app.getVersion(), office: utilityOffice(built('desktop', 'office.js'), systemClock), threads: { folding: built('desktop', 'folding.js'), planning: built('desktop', 'planning.js') }, notifier })
  const { backend, clock, log } = desk
  // Not sooner: a page that closes still sends what was typed last.
  const stopWatching = watchForWake(clock, () => { backend.wake() })
  app.on('will-quit', () => {
    stopWatching()
    backend.close()
  })
  process.on('uncaughtExceptionMonitor', (error) => { log.error('desktop.crashed', error) })
  powerMonitor.on('resume', () => { backend.wake() })
  powerMonitor.on('unlock-screen', () => { backend.wake() })

  lockDown()
  servePage(built('renderer'))
  const address = `${origin}/${language === undefined ? '' : `#lang=${language}`}`
  const create = () => createWindow({ folder, title: words(shellLanguage(language))('tray.name'), icon: icon('window.png'), preload: built('desktop', 'preload.cjs'), address })
  const window = createDeskWindow({ create, address, clock, log })
  openIpcShell({ backend, log, page: () => window.page() })

  const onOpen = () => { window.show() }
  const tray = createTray({ icon: icon(process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png'), onOpen, onQuit: () => { app.quit() } })
  const { alarmSpeech } = followDesk(desk, tray, language, (news) => { notifier.news(news) })
  notifier.connect({ speech: alarmSpeech, onClick: onOpen })
  window.show()
  log.info('desktop.opened')
  return window
}
