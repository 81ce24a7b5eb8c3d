import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test as base } from '@playwright/test'
import { Host } from '../helpers/host.ts'

const cli = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fourstep-e2e-'))
  await use(folder)
  fs.rmSync(folder, { recursive: true, force: true })
}

/** `host` runs for one test; `restart` kills or ends it and starts another on the same folder. */
export const test = base.extend<
  { host: Host; folder: string; restart: (host: Host, signal: 'SIGTERM' | 'SIGKILL', port?: number) => Promise<Host> },
  { month: string }
>({
  // 80 tickets, invented when the first story of a worker asks for them.
  month: [async ({}, use) => withFolder(async (folder) => {
    const { status, stderr } = spawnSync(process.execPath, [cli, 'seed', 'demo', '--tickets', '80', '--seed', '7', '--data', folder], { encoding: 'utf8' })
    expect(status, stderr).toBe(0)
    await use(folder)
  }), { scope: 'worker' }],
  folder: async ({}, use) => withFolder(use),
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

/** The host begins on an invented month: every story has a copy of its own. */
export const monthTest = test.extend({
  folder: async ({ month }, use) => withFolder(async (folder) => {
    fs.cpSync(month, folder, { recursive: true })
    await use(folder)
  }),
})

export { expect, Host }
