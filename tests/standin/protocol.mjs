// electron.protocol and electron.net.
import fs from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { app } from './app.mjs'
import { schemes } from './schemes.mjs'
import { notImplemented, strict } from './strict.mjs'

export const protocol = strict('protocol', {
  /** @param {{ scheme: string, privileges?: Record<string, boolean> }[]} list */
  registerSchemesAsPrivileged(list) {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme, privileges } of list) {
      if (!privileges?.standard || !privileges.secure || !privileges.supportFetchAPI) {
        throw notImplemented(`protocol: a scheme that is not standard, secure and fetchable ('${scheme}')`)
      }
      if (privileges.bypassCSP) throw notImplemented('protocol: bypassCSP')
      schemes.set(scheme, null)
    }
  },

  /**
   * @param {string} scheme
   * @param {(request: Request) => Response | Promise<Response>} handler
   */
  handle(scheme, handler) {
    if (!app.isReady()) throw new Error('protocol.handle should be called after app is ready')
    if (!schemes.has(scheme)) throw notImplemented(`protocol.handle of '${scheme}', which is not registered as privileged`)
    if (schemes.get(scheme)) throw new Error(`The scheme has been registered: ${scheme}`)
    schemes.set(scheme, handler)
  },
})

const MIME = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

export const net = strict('net', {
  /** @param {string | URL} input a file: URL */
  async fetch(input) {
    const url = String(input)
    if (!url.startsWith('file:')) throw notImplemented(`net.fetch of ${url.split(':')[0]}:`)
    const file = fileURLToPath(url)
    const body = await fs.readFile(file).catch(() => {
      throw new Error('net::ERR_FILE_NOT_FOUND')
    })
    return new Response(body, { headers: { 'content-type': MIME[path.extname(file)] ?? 'application/octet-stream' } })
  },
})
