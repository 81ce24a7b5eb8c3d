// What the page cannot do, whatever got into it.
import { expect, sendFrame, test, type Desk } from './desk.ts'

const frame = { id: 1, procedure: 'desk.status', as: null, language: 'en', timeZone: 'UTC', input: {} }

/** Loads an address as only the program itself could; resolves to what went wrong, or ''. */
const load = ({ app }: Desk, address: string) =>
  app.evaluate(async ({ BrowserWindow }, to) => {
    try {
      await BrowserWindow.getAllWindows()[0]?.loadURL(to)
      return ''
    } catch (error) {
      return String(error)
    }
  }, address)
const addressNow = ({ app }: Desk) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())

test('a page of any other origin gets no answer, though it has the bridge', async ({ desk }) => {
  expect(await sendFrame(desk.page, frame)).toMatchObject({ ok: true })
  await load(desk, 'data:text/html,<title>elsewhere</title>')
  await expect.poll(() => desk.page.title()).toBe('elsewhere')
  expect(await sendFrame(desk.page, frame)).toEqual({ id: 0, ok: false, error: { code: 'unauthenticated', key: 'unauthenticated', details: {} } })
})

test('a frame inside the page has no bridge, and can be sent nowhere', async ({ shared: { page, app } }) => {
  const bridge = await page.evaluate(() => {
    const frame = document.body.appendChild(document.createElement('iframe'))
    return typeof (frame.contentWindow as unknown as Window).fourstep
  })
  expect(bridge).toBe('undefined')
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    const tried: (readonly [string, boolean])[] = []
    Object.assign(globalThis, { tried })
    contents?.on('will-frame-navigate', (event) => tried.push([event.url, event.defaultPrevented]))
  })
  await page.evaluate(() => { document.querySelector('iframe')!.src = 'https://example.org/frame' })
  // The policy of the page stops it before it is a navigation, or the lock does: nothing is loaded either way.
  await expect.poll(() => page.evaluate(() => document.querySelector('iframe')!.contentDocument?.body.innerText ?? '')).toBe('')
  const tried = await app.evaluate(() => (globalThis as unknown as { tried: [string, boolean][] }).tried)
  expect(tried.filter(([, prevented]) => !prevented)).toEqual([])
})

test('navigation stays on the desk', async ({ desk }) => {
  for (const address of ['https://example.org/away', 'data:text/html,away', 'file:///etc/passwd', 'app://other/']) {
    await desk.page.evaluate((to) => { location.href = to }, address)
    // A frame that is answered afterwards shows that the page is still the desk's.
    expect(await sendFrame(desk.page, frame)).toMatchObject({ ok: true })
    expect(await addressNow(desk)).toBe('app://desk/')
  }
})

test('no request leaves for a network, not even one of the program itself', async ({ desk }) => {
  expect(await desk.page.evaluate(() => fetch('https://example.org/').then(() => 'reached', () => 'blocked'))).toBe('blocked')
  expect(await load(desk, 'https://example.org/')).toContain('ERR_BLOCKED_BY_CLIENT')
})

test('no window opens, and nothing is handed to the system', async ({ shared: { app, page } }) => {
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = (address) => {
      opened.push(address)
      return Promise.resolve()
    }
  })
  const answers = await page.evaluate(() => ['https://example.org/', 'app://desk/', 'file:///etc/passwd', ''].map((address) => window.open(address)))
  expect(answers).toEqual([null, null, null, null])
  expect(app.windows()).toHaveLength(1)
  expect(await app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([])
})

test('every permission is denied but writing to the clipboard', async ({ shared: { page } }) => {
  const states = await page.evaluate(async () => {
    const names = ['notifications', 'geolocation', 'camera', 'microphone', 'clipboard-read', 'clipboard-write', 'midi']
    const results = await Promise.all(names.map((name) => navigator.permissions.query({ name: name as PermissionName })))
    return Object.fromEntries(results.map(({ state }, at): [string, string] => [names[at]!, state]))
  })
  const denied = Object.fromEntries(['notifications', 'geolocation', 'camera', 'microphone', 'clipboard-read', 'midi'].map((name) => [name, 'denied']))
  expect(states).toEqual({ ...denied, 'clipboard-write': 'granted' })
})

test('the policy of the page is in force, with a nonce of its own for every load', async ({ desk: { page } }) => {
  const nonce = () => page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content)
  const first = await nonce()
  expect(first).toMatch(/^[A-Za-z0-9+/]{22}==$/)
  const done = await page.evaluate(
    () =>
      // In a task of its own: what DevTools evaluates may do what the page may not.
      new Promise((resolve) => setTimeout(() => {
        const attempts = {
          eval: () => { (0, eval)('window.done = "eval"') },
          inline: () => {
            const script = document.createElement('script')
            script.append('window.done = "inline"')
            document.head.append(script)
          },
          markup: () => { document.head.innerHTML += '<meta>' },
        }
        const thrown = Object.entries(attempts).flatMap(([name, attempt]) => {
          try {
            attempt()
            return []
          } catch {
            return [name]
          }
        })
        const style = document.createElement('style')
        style.append('body { outline: 7px solid }')
        document.head.append(style)
        resolve({ done: 'done' in window, thrown, outlined: getComputedStyle(document.body).outlineWidth === '7px' })
      })),
  )
  expect(done).toEqual({ done: false, thrown: ['eval', 'markup'], outlined: false })
  await page.reload()
  expect(await nonce()).not.toBe(first)
})
