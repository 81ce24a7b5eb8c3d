import { Menu, Tray } from 'electron'
import type { Say } from '../app/words.ts'

/** The icon beside the system's clock. */
export interface DeskTray {
  /** Says in its words what is due first; undefined: nothing is. */
  tell(say: Say, next: string | undefined): void
}

export interface TrayParts {
  readonly icon: string
  readonly onOpen: () => void
  readonly onQuit: () => void
}

export function createTray({ icon, onOpen, onQuit }: TrayParts): DeskTray {
  const tray = new Tray(icon)
  let told = ''
  tray.on('click', onOpen)
  return {
    tell: (say, next) => {
      const words = [say('tray.name'), next ?? say('tray.none'), say('tray.open'), say('tray.quit')] as const
      if (words.join('\n') === told) return
      told = words.join('\n')
      const [name, due, open, quit] = words
      tray.setToolTip(`${name}\n${due}`)
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { id: 'due', label: due, enabled: false },
          { type: 'separator' },
          { id: 'open', label: open, click: onOpen },
          { id: 'quit', label: quit, click: onQuit },
        ]),
      )
    },
  }
}
