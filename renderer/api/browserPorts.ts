import type { WebPorts } from './webTransport.ts'

const tokenKey = 'fourstep.token'

/** The browser, as the web transport needs it. */
export function browserPorts(page: Window): WebPorts {
  const { host, protocol } = page.location
  const link = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/link`
  return {
    post: (path, body) =>
      page.fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body), cache: 'no-store' }),
    isAlive: async () => {
      try {
        await page.fetch('./', { method: 'GET', cache: 'no-store' })
        return true
      } catch {
        return false
      }
    },
    openSocket: (protocols) => new WebSocket(link, [...protocols]),
    token: {
      read: () => page.sessionStorage.getItem(tokenKey),
      write: (token) => {
        page.sessionStorage.setItem(tokenKey, token)
      },
      forget: () => {
        page.sessionStorage.removeItem(tokenKey)
      },
    },
    after: (ms, run) => {
      const timer = page.setTimeout(run, ms)
      return () => {
        page.clearTimeout(timer)
      }
    },
  }
}
