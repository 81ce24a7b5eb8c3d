import fs from 'node:fs'
import path from 'node:path'
import process from 'node:process'
import { app, dialog } from 'electron'
import { defaultDataFolder } from '../app/dataFolder.ts'
import { startFailure } from '../app/startFailure.ts'
import { words } from '../app/words.ts'
import { readArguments } from './arguments.ts'
import { shellLanguage } from './language.ts'
import { declareScheme } from './protocol.ts'
import { runDesk } from './runDesk.ts'

/** As in electron-builder.yml: Windows shows notices only of programs that it knows by this name. */
const appId = 'app.fourstep.desk'

const asked = readArguments(process.argv.slice(1))
const folder = asked.folder ?? defaultDataFolder(process.platform, process.env, app.getPath('home'))

/** Puts Electron's own files beside our data, in a folder of their own. @returns false when the folder cannot be used */
function useFolder(): boolean {
  const ofChromium = path.join(folder, 'chromium')
  try {
    fs.mkdirSync(ofChromium, { recursive: true, mode: 0o700 })
  } catch {
    return false // opening the desk there says why
  }
  app.setPath('userData', folder)
  app.setPath('sessionData', ofChromium)
  return true
}

function boot(): void {
  try {
    const window = runDesk(folder, asked.language)
    app.on('second-instance', () => { window.show() })
    app.on('activate', () => { window.show() })
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin') app.quit()
    })
  } catch (error) {
    const say = words(shellLanguage(asked.language))
    const reason = startFailure(error, folder, 'desktop.not_started', say)
    process.stderr.write(`${reason}\n`)
    dialog.showErrorBox(say('tray.name'), reason)
    app.exit(1)
  }
}

app.setAppUserModelId(appId)
declareScheme()
if (useFolder() && !app.requestSingleInstanceLock()) app.quit()
else void app.whenReady().then(boot)
