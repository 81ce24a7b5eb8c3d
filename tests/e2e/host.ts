import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import process from 'node:process'
import readline from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test as base } from '@playwright/test'

const entry = fileURLToPath(new URL('../../dist/web/main.js', import.meta.url))

/** The real web host as its own process on a folder of its own. */
export class Host {
  readonly folder: string
  readonly url: string
  readonly #child: ChildProcess

  private constructor(folder: string, url: string, child: ChildProcess) {
    this.folder = folder
    this.url = url
    this.#child = child
  }

  /** @param port 0 for a free one; a port to come back on the same address after a crash */
  static async start(folder: string, port = 0): Promise<Host> {
    const child = spawn(process.execPath, [entry, '--port', String(port), '--data', folder], { stdio: ['ignore', 'pipe', 'inherit'] })
    for await (const line of readline.createInterface({ input: child.stdout })) {
      const url = /^FourStep ready: (http:\S+)$/.exec(line)?.[1]
      if (url !== undefined) return new Host(folder, url, child)
    }
    throw new Error('the host ended before it was ready')
  }

  get port(): number {
    return Number(new URL(this.url).port)
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const ended = once(this.#child, 'exit')
    this.#child.kill(signal)
    await ended
  }
}

/** `host` runs for one test; `restart` kills or ends it and starts another on the same folder. */
export const test = base.extend<{ host: Host; folder: string; restart: (host: Host, signal: 'SIGTERM' | 'SIGKILL', port?: number) => Promise<Host> }>({
  folder: async ({}, use) => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fourstep-e2e-'))
    await use(folder)
    fs.rmSync(folder, { recursive: true, force: true })
  },
  restart: async ({}, use) => {
    const started: Host[] = []
    await use(async (host, signal, port = 0) => {
      await host.end(signal)
      const next = await Host.start(host.folder, port)
      started.push(next)
      return next
    })
    for (const host of started) await host.end('SIGTERM')
  },
  // Whatever a story is about, the page must not complain: no error in the console, nothing that the content policy refused.
  page: async ({ page }, use) => {
    const complaints: string[] = []
    page.on('console', (message) => { if (message.type() === 'error' && !/ERR_CONNECTION_REFUSED|WebSocket connection/.test(message.text())) complaints.push(message.text()) })
    page.on('pageerror', (error) => { complaints.push(error.message) })
    await use(page)
    expect(complaints).toEqual([])
  },
  host: async ({ folder }, use) => {
    const host = await Host.start(folder)
    await use(host)
    await host.end('SIGTERM')
  },
})

export { expect }
