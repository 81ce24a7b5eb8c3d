// How the specs here start the desktop application: the real binary where ELECTRON_BIN names it, else the stand-in.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test'
import type { InputOf, OutputOf, ProcedureName, ProcedureOf } from '../../shared/contract/index.ts'
import type { Frame, Reply } from '../../shared/rpc.ts'

const root = path.join(import.meta.dirname, '../..')
const standin = path.join(root, 'tests/standin/electron')
export const electronBinary = path.resolve(process.env['ELECTRON_BIN'] ?? standin)
export const isStandin = electronBinary === standin

export interface Bridge {
  send(frame: unknown): Promise<Reply>
  onPush(listener: (changes: unknown) => void): () => void
}
declare global {
  var shown: { notices: { title: string; body: string; click: () => void }[]; toolTips: string[] }
  interface Window {
    readonly fourstep: Bridge
  }
}

export interface Desk {
  readonly app: ElectronApplication
  readonly page: Page
}

export const desktopArguments = (folder: string, ...more: string[]) => [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), // tests run as root in containers too
  root,
  `--data=${folder}`,
  ...more,
]

export async function open(folder: string, language = '--lang=zh-CN'): Promise<Desk> {
  const app = await _electron.launch({ executablePath: electronBinary, args: desktopArguments(folder, language), timezoneId: 'Asia/Shanghai' })
  const page = await app.firstWindow()
  await page.getByRole('heading').first().waitFor() // the window begins with an empty page
  return { app, page }
}

/** Ends the application as its user does, and waits until it has ended. */
export async function quit({ app }: Desk): Promise<void> {
  const ended = new Promise((resolve) => app.process().once('exit', resolve))
  await app.evaluate(({ app: electronApp }) => { electronApp.quit() }).catch(() => undefined) // it may be gone before it answers
  await ended
}

/** Pulls the plug. */
export async function kill({ app }: Desk): Promise<void> {
  const ended = new Promise((resolve) => app.process().once('exit', resolve))
  app.process().kill('SIGKILL')
  await ended
}

/** Sends one frame through the bridge, as the page does. */
export function sendFrame(page: Page, frame: unknown): Promise<Reply> {
  return page.evaluate((sent) => window.fourstep.send(sent), frame)
}

/** Asks as a person; the answer must be a good one. */
export async function ask<N extends ProcedureName>(page: Page, procedure: N, input: InputOf<ProcedureOf<N>>, as: string | null = null): Promise<OutputOf<ProcedureOf<N>>> {
  const frame: Record<keyof Frame, unknown> = { id: 1, procedure, as, language: 'zh-CN', timeZone: 'Asia/Shanghai', input }
  const reply = await sendFrame(page, frame)
  if (!reply.ok) throw new Error(`${procedure}: ${JSON.stringify(reply.error)}`)
  return reply.value as OutputOf<ProcedureOf<N>>
}

/** The first person of a new desk, sitting at it. */
export async function sitDown(page: Page): Promise<string> {
  const { personId } = await ask(page, 'people.join', { name: '王敏', staffNumber: 'A17', team: '售后一组', role: 'agent' })
  await ask(page, 'people.sit', { personId })
  return personId
}

/** From now on, what the application would show outside its window is written down in `shown` instead. */
export async function watchOutside({ app }: Desk): Promise<void> {
  await app.evaluate(({ Notification, Tray }) => {
    globalThis.shown = { notices: [], toolTips: [] }
    Notification.prototype.show = function (this: Electron.Notification) {
      const { title, body } = this
      globalThis.shown.notices.push({ title, body, click: () => this.emit('click') })
    }
    Tray.prototype.setToolTip = (text) => { globalThis.shown.toolTips.push(text) }
  })
}

interface Fixtures {
  readonly folder: string
  readonly desk: Desk
}
interface SharedFixtures {
  /** One for all tests that leave it as they found it. */
  readonly shared: Desk
}

async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fourstep-desktop-'))
  await use(folder)
  fs.rmSync(folder, { recursive: true, force: true })
}

async function withDesk(folder: string, use: (desk: Desk) => Promise<void>): Promise<void> {
  const desk = await open(folder)
  await use(desk)
  await desk.app.close()
}

export const test = base.extend<Fixtures, SharedFixtures>({
  folder: async ({}, use) => withFolder(use),
  desk: async ({ folder }, use) => withDesk(folder, use),
  shared: [async ({}, use) => withFolder((folder) => withDesk(folder, use)), { scope: 'worker' }],
})

export { expect } from '@playwright/test'
