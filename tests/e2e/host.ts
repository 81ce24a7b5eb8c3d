import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test as base } from '@playwright/test'
import { databaseFile } from '../../electron/app/dataFolder.ts'
import { openForReading } from '../../electron/db/open.ts'
import { areNamesToIndex } from '../../electron/features/customers/customers.ts'
import { isToIndex as areArticlesToIndex } from '../../electron/features/knowledge/knowledge.ts'
import { isToIndex as areTicketsToIndex } from '../../electron/features/tickets/tickets.ts'
import { Host } from '../helpers/host.ts'

/** Once, the search has looked through all that came with the program: it does so behind, within a second or two. */
async function untilSearched(folder: string): Promise<void> {
  const database = openForReading(databaseFile(folder), () => 0)
  try {
    await expect.poll(() => database.read((db) => areArticlesToIndex(db) || areNamesToIndex(db) || areTicketsToIndex(db)), { timeout: 30_000 }).toBe(false)
  } finally {
    database.close()
  }
}

const cli = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

/** A desk in which the program has run: it need not be made ready, and what is in it need not be read for the search, for each story anew. */
async function ranIn(folder: string): Promise<void> {
  const host = await Host.start(folder)
  await untilSearched(folder)
  await host.end('SIGTERM')
}

async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fourstep-e2e-'))
  await use(folder)
  fs.rmSync(folder, { recursive: true, force: true })
}

/** `host` runs for one test, on a copy of `beginning`; `restart` kills or ends it and starts another on the same folder. */
export const test = base.extend<
  { host: Host; folder: string; beginning: string; restart: (host: Host, signal: 'SIGTERM' | 'SIGKILL', port?: number) => Promise<Host> },
  { installed: string; month: string }
>({
  // What the first start leaves, begun with when the first story of a worker asks for it.
  installed: [async ({}, use) => withFolder(async (folder) => {
    await ranIn(folder)
    await use(folder)
  }), { scope: 'worker' }],
  // 80 tickets, invented likewise.
  month: [async ({}, use) => withFolder(async (folder) => {
    const { status, stderr } = spawnSync(process.execPath, [cli, 'seed', 'demo', '--tickets', '80', '--seed', '7', '--data', folder], { encoding: 'utf8' })
    expect(status, stderr).toBe(0)
    await ranIn(folder)
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
  beginning: async ({ installed }, use) => use(installed),
  host: async ({ folder, beginning }, use) => {
    fs.cpSync(beginning, folder, { recursive: true })
    const host = await Host.start(folder)
    await use(host)
    await host.end('SIGTERM')
  },
})

/** The host begins on nothing, as at the first start. */
export const firstTest = test.extend({ beginning: async ({}, use) => withFolder(use) })

/** The host begins on an invented month. */
export const monthTest = test.extend({ beginning: async ({ month }, use) => use(month) })

export { expect, Host }
