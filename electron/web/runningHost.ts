import type { Clock } from '../app/ports.ts'
import { askForCode } from './again.ts'
import { readHostFile } from './hostFile.ts'

const pause = 250
/** Three seconds in all: the other host may just be starting itself. */
const tries = 12

/** A fresh code of the web host that holds `folder`; undefined when it is another program (the desktop application) that holds it. */
export async function askRunningHost(folder: string, clock: Clock): Promise<{ readonly port: number; readonly code: string } | undefined> {
  for (let left = tries; left > 0; left--) {
    const file = readHostFile(folder)
    const code = file && (await askForCode(file))
    if (file !== undefined && code !== undefined) return { port: file.port, code }
    await new Promise<void>((resolve) => void clock.after(pause, resolve))
  }
  return undefined
}
