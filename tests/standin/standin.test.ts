// Proves the stand-in, not our app: that it does for a sound app what it says.
import type { ElectronApplication, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { launch, LAUNCH_LIMIT_MS, newFolder, run, SOUND } from './launching.ts'

interface Seen {
  navigations: string[]
  opened: string[]
  secondInstances: { argv: string[]; data: unknown }[]
  senders: { origin: string; url: string; top: boolean }[]
  permissions: { permission: string; origin: string; known: boolean }[]
}
interface Api {
  about: { versions: string[] }
  invoke: (channel: string, value?: unknown) => Promise<unknown>
  ping: (value: unknown) => void
  onPong: (listener: (value: unknown) => void) => () => void
  throwing: () => void
}
interface Standin {
  recorded: { kind: string; [detail: string]: unknown }[]
  dialogAnswers: object[]
}
declare global {
  var seen: Seen
  interface Window {
    api: Api
  }
}

describe('a sound app', () => {
  let app: ElectronApplication
  let page: Page
  let userData: string
  const seen = (): Promise<Seen> => app.evaluate(() => globalThis.seen)

  beforeAll(async () => {
    userData = newFolder()
    app = await launch(userData)
    page = await app.firstWindow()
    await page.getByRole('heading', { name: '三号楼' }).waitFor()
  }, LAUNCH_LIMIT_MS)
  afterAll(() => app.close())

  test('main, preload and page answer each other, and the sender is known', async () => {
    expect(await page.title()).toBe('sound')
    const pong = page.evaluate(() => new Promise((resolve) => {
      window.api.onPong(resolve)
      window.api.ping({ at: new Date(7), big: 3n, none: undefined, set: new Set([1]), bytes: new Uint16Array([513]) })
    }))
    expect(await pong).toMatchObject({ at: new Date(7), big: 3n, none: undefined })
    const kinds = await page.evaluate(async () => {
      const back = (await window.api.invoke('echo', [new Set([1]), new Uint16Array([513]), -0])) as [Set<number>, Uint16Array, number]
      return [back[0] instanceof Set && back[0].has(1), back[1] instanceof Uint16Array && back[1][0] === 513, Object.is(back[2], -0)]
    })
    expect(kinds).toEqual([true, true, true])
    expect((await seen()).senders[0]).toEqual({ origin: 'app://desk', url: 'app://desk/', top: true })
  })

  test('a listener that was taken off is not called', async () => {
    const heard = await page.evaluate(async () => {
      const values: unknown[] = []
      const stop = window.api.onPong((value) => values.push(value))
      const ping = (value: number): Promise<unknown> => new Promise((resolve) => {
        const off = window.api.onPong((got) => {
          off()
          resolve(got)
        })
        window.api.ping(value)
      })
      await ping(1)
      stop()
      await ping(2)
      return values
    })
    expect(heard).toEqual([1])
  })

  test('the page has the frozen bridge and nothing else of Node or Electron', async () => {
    const facts = await page.evaluate(() => ({
      keys: Object.keys(window.api).sort(),
      frozen: Object.isFrozen(window.api) && Object.isFrozen(window.api.about) && Object.isFrozen(window.api.about.versions),
      replaceable: Reflect.defineProperty(window, 'api', { value: null }),
      leaks: ['require', 'process', 'module', 'Buffer', '__standinPost', '__standinReply'].filter((name) => name in window),
    }))
    expect(facts).toEqual({ keys: ['about', 'invoke', 'onPong', 'ping', 'throwing'], frozen: true, replaceable: false, leaks: [] })
  })

  test('errors cross as Electron words them', async () => {
    const messageOf = (channel: string): Promise<string> =>
      page.evaluate((name) => window.api.invoke(name).then(() => '', (error: unknown) => (error as Error).message), channel)
    expect(await messageOf('fail')).toBe("Error invoking remote method 'fail': RangeError: no such ticket")
    const absent = "Error invoking remote method 'absent': Error: No handler registered for 'absent'"
    expect(await messageOf('absent')).toBe(absent)
    await expect(page.evaluate(() => { window.api.throwing(); })).rejects.toThrow('from the preload')
    await expect(page.evaluate(() => window.api.invoke('echo', () => 1 as never).then(() => 'sent'))).rejects.toThrow('could not be cloned')
  })

  test('leaving the app is put to main and stopped, redirects too', async () => {
    await page.evaluate(() => { location.href = 'https://example.org/away'; })
    await vi.waitFor(async () => { expect((await seen()).navigations).toEqual(['https://example.org/away']); })
    expect(await page.getByRole('heading').textContent()).toBe('三号楼')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.loadURL('app://desk/moved').catch(() => {}))
    expect((await seen()).navigations.at(-1)).toBe('app://desk/elsewhere')
    expect(await page.getByRole('heading').textContent()).toBe('三号楼')
  })

  test('new windows are put to main and denied', async () => {
    expect(await page.evaluate(() => window.open('https://example.com/x'))).toBeNull()
    await page.getByRole('link', { name: 'help' }).click()
    await page.getByRole('link', { name: 'tab' }).click({ modifiers: ['Control'] })
    await vi.waitFor(async () => {
      expect((await seen()).opened).toEqual(['https://example.com/x', 'https://example.com/help', 'https://example.com/tab'])
    })
    expect(app.windows()).toHaveLength(1)
  })

  test('permissions are those the handlers gave', async () => {
    const states = await page.evaluate(async () => {
      const names = ['notifications', 'geolocation', 'camera', 'clipboard-read'] as PermissionName[]
      const results = await Promise.all(names.map((name) => navigator.permissions.query({ name })))
      return results.map(({ state }) => state)
    })
    expect(states).toEqual(['granted', 'denied', 'denied', 'denied'])
    expect((await seen()).permissions[0]).toEqual({ permission: 'notifications', origin: 'app://desk', known: true })
  })

  test("the content security policy is in force, and 'self' is the app", async () => {
    expect(await page.title()).not.toBe('inline script ran')
    const echo = await page.evaluate(async () => (await fetch('/body', { method: 'POST', body: '工单' })).text())
    expect(echo).toBe('工单')
    expect(await page.evaluate(() => fetch('https://example.com/').then(() => 'reached', () => 'blocked'))).toBe('blocked')
  })

  test('webRequest is applied', async () => {
    await app.evaluate(({ session }) => {
      const { webRequest } = session.defaultSession
      webRequest.onBeforeRequest({ urls: ['app://desk/body*'] }, (_details, answer) => { answer({ cancel: true }); })
      webRequest.onHeadersReceived((details, answer) => {
        answer({ responseHeaders: { ...details.responseHeaders, 'x-added': ['yes'] } })
      })
    })
    expect(await page.evaluate(() => fetch('/body').then(() => 'reached', () => 'blocked'))).toBe('blocked')
    expect(await page.evaluate(() => fetch('/page.js').then((response) => response.headers.get('x-added')))).toBe('yes')
  })

  test('the command line and the data folder are those of the launch', async () => {
    const facts = await app.evaluate(({ app: electronApp }) => ({
      userData: electronApp.getPath('userData'),
      lang: [electronApp.commandLine.hasSwitch('lang'), electronApp.commandLine.hasSwitch('data'), electronApp.getLocale()],
      version: electronApp.getVersion(),
      packaged: electronApp.isPackaged,
    }))
    expect(facts).toEqual({ userData, lang: [true, false, 'zh-TW'], version: '3.2.1', packaged: false })
    expect(await page.evaluate(() => navigator.language)).toBe('zh-TW')
  })

  test('menus, tray, notifications, dialogs, theme and power are recorded or scripted', async () => {
    const facts = await app.evaluate(async (electron) => {
      const { clipboard, dialog, Menu, nativeImage, nativeTheme, Notification, powerMonitor, Tray } = electron
      const { recorded, dialogAnswers } = (electron as unknown as { __standin: Standin }).__standin
      const heard: string[] = []
      const submenu = [{ id: 'sync', label: 'Sync', click: () => heard.push('menu') }]
      Menu.setApplicationMenu(Menu.buildFromTemplate([{ label: 'File', submenu }, { role: 'about' }]))
      Menu.getApplicationMenu()?.getMenuItemById('sync')?.click()
      const tray = new Tray(nativeImage.createEmpty())
      tray.on('click', () => heard.push('tray')).emit('click')
      tray.setToolTip('3')
      const notification = new Notification({ title: 'due', body: 'T-1' })
      notification.on('click', () => heard.push('notification'))
      notification.show()
      notification.emit('click')
      powerMonitor.on('resume', () => heard.push('power'))
      powerMonitor.emit('resume')
      nativeTheme.on('updated', () => heard.push(nativeTheme.shouldUseDarkColors ? 'dark' : 'light'))
      nativeTheme.themeSource = 'dark'
      await clipboard.writeText('copied')
      dialogAnswers.push({ canceled: false, filePaths: ['/a.csv'] })
      const answers = [await dialog.showOpenDialog({ title: 'first' }), await dialog.showOpenDialog({ title: 'second' })]
      return { heard, copied: await clipboard.readText(), answers, kinds: recorded.map(({ kind }) => kind) }
    })
    expect(facts.heard).toEqual(['menu', 'tray', 'notification', 'power', 'dark'])
    expect(facts.copied).toBe('copied')
    expect(facts.answers).toEqual([{ canceled: false, filePaths: ['/a.csv'] }, { canceled: true, filePaths: [] }])
    expect(facts.kinds.slice(-5)).toEqual(['tray', 'trayToolTip', 'notification', 'showOpenDialog', 'showOpenDialog'])
  })

  test('windows keep their state, and bounds are real', async () => {
    const facts = await app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows()
      if (!window) throw new Error('no window')
      window.minimize()
      const minimized = window.isMinimized()
      window.restore()
      window.setBounds({ width: 700, height: 500 })
      return { minimized, restored: !window.isMinimized(), visible: window.isVisible(), bounds: window.getBounds() }
    })
    expect(facts).toEqual({ minimized: true, restored: true, visible: true, bounds: { x: 0, y: 0, width: 700, height: 500 } })
    await vi.waitFor(async () => { expect(await page.evaluate(() => window.outerWidth)).toBe(700); })
  })

  test('a second start on the same data folder ends at once and the first is told', async () => {
    const { code } = await run([SOUND, `--user-data-dir=${userData}`, '--ticket=T-7'])
    expect(code).toBe(0)
    await vi.waitFor(async () => {
      const [second] = (await seen()).secondInstances
      expect(second?.data).toEqual({ from: 'fixture' })
      expect(second?.argv).toContain('--ticket=T-7')
    })
  })
})
