// How an app on the stand-in ends, and that nothing of it stays behind.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { _electron, type ElectronApplication } from '@playwright/test'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { launch, LAUNCH_LIMIT_MS, newFolder, SOUND, STANDIN } from './launching.ts'

describe('the end of an app', () => {
  let app: ElectronApplication
  afterEach(() => app.close())

  test('a closed window is destroyed, and the last one ends the app', async () => {
    app = await launch(newFolder())
    const page = await app.firstWindow()
    const ended = once(app.process(), 'exit')
    const complaint = await app.evaluate(({ app: electronApp, BrowserWindow }) => {
      electronApp.once('window-all-closed', () => setTimeout(() => { electronApp.quit(); }))
      const [window] = BrowserWindow.getAllWindows()
      window?.close()
      try {
        return window?.getTitle()
      } catch (error) {
        return String(error)
      }
    })
    expect(complaint).toBe('TypeError: Object has been destroyed')
    expect(await ended).toEqual([0, null])
    await vi.waitFor(() => { expect(page.isClosed()).toBe(true); })
  }, LAUNCH_LIMIT_MS)

  test('a prevented close keeps the app', async () => {
    app = await launch(newFolder())
    await app.firstWindow()
    const kept = await app.evaluate(({ app: electronApp, BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      window?.once('close', (event) => { event.preventDefault(); })
      electronApp.quit()
      return BrowserWindow.getAllWindows().length
    })
    expect(kept).toBe(1)
  }, LAUNCH_LIMIT_MS)

  test('a crashed page is told to main', async () => {
    app = await launch(newFolder())
    await (await app.firstWindow()).getByRole('heading', { name: '三号楼' }).waitFor()
    const told = await app.evaluate(({ app: electronApp, BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      contents?.forcefullyCrashRenderer()
      return new Promise((resolve) => {
        electronApp.once('render-process-gone', (_event, whose, { reason }) => { resolve({ same: whose === contents, reason }); })
      })
    })
    expect(told).toEqual({ same: true, reason: 'crashed' })
  }, LAUNCH_LIMIT_MS)

  test('killed, it leaves neither Chromium nor its folder', async () => {
    const temporary = newFolder()
    const env = { ...process.env, TMPDIR: temporary } as Record<string, string>
    app = await _electron.launch({ executablePath: STANDIN, args: [SOUND], env })
    await app.firstWindow()
    expect(commandLinesWith(temporary)).not.toEqual([])
    app.process().kill('SIGKILL')
    await expectNothingLeft(temporary)
  }, LAUNCH_LIMIT_MS)
})

test('it ends with a launcher that is killed', async () => {
  const temporary = newFolder()
  const launcher = spawn('/bin/sh', ['-c', '"$@" & wait', 'launcher', STANDIN, SOUND, `--user-data-dir=${temporary}`], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await vi.waitFor(() => { expect(commandLinesWith(`${temporary}/standin-`)).not.toEqual([]); }, { timeout: 8000 })
  launcher.kill('SIGKILL')
  await expectNothingLeft(temporary)
}, LAUNCH_LIMIT_MS)

async function expectNothingLeft(temporary: string): Promise<void> {
  await vi.waitFor(() => {
    expect(commandLinesWith(temporary)).toEqual([])
    expect(fs.readdirSync(temporary).filter((name) => name.startsWith('standin-'))).toEqual([])
  }, { timeout: 8000, interval: 100 })
}

/** The command lines of the running processes that name this text. */
function commandLinesWith(text: string): string[] {
  return fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    try {
      const line = fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      return line.includes(text) ? [line] : []
    } catch {
      return [] // ended meanwhile
    }
  })
}
