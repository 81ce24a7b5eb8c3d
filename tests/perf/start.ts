import fs from 'node:fs'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import react from '@vitejs/plugin-react'
import type { Browser } from '@playwright/test'
import { build } from 'vite'
import { Desk, lin } from '../e2e/pages/desk.ts'
import { fieldTitle } from '../e2e/pages/playbook.ts'
import { Host } from '../helpers/host.ts'
import { type Figure, figure, median } from './bench.ts'
import { inNewWindow, withBrowser } from './browser.ts'

const root = path.resolve(import.meta.dirname, '../..')
const words = '客户说收到的杯子裂了一道口子,想换一个新的'

/** What a window must show to be there, run in the page at every frame. */
type Shown = (text: string) => boolean

const emptyShown: Shown = () => document.querySelector('input') !== null && document.querySelector('button') !== null

/** The desk says what to do, and a contact can be begun. */
const deskShown: Shown = () => (document.querySelector('main')?.textContent ?? '') !== '' && document.querySelector('header button:not(:disabled)') !== null

/** What was typed stands in its field again, and the caret in a field. */
const draftShown: Shown = (text) =>
  [...document.querySelectorAll('textarea')].some((field) => field.value === text && field.checkVisibility()) && document.activeElement?.matches('input, textarea') === true

/** From the command to the first usable screen, and to what was being typed, against a page with nothing but the kit on it. */
export async function benchStart(scratch: string, rounds: number): Promise<Figure[]> {
  const empty = { program: await withEmptyPage(path.join(scratch, 'empty')), folder: path.join(scratch, 'nobody'), shown: emptyShown }
  const first = { program: undefined, folder: path.join(scratch, 'first'), shown: deskShown }
  const draft = { program: undefined, folder: path.join(scratch, 'draft'), shown: draftShown }
  return withBrowser(async (browser) => {
    await prepare(browser, first.folder, () => Promise.resolve())
    await prepare(browser, draft.folder, leaveDraft)
    const works = [empty, first, draft]
    const times: number[][] = works.map(() => [])
    for (let round = -1; round < rounds; round += 1) {
      for (const [at, work] of works.entries()) {
        const took = await startOnce(browser, work)
        if (round >= 0) times[at]?.push(took)
      }
    }
    const [bare = NaN, usable = NaN, restored = NaN] = times.map(median)
    const against = { what: 'an empty antd page from the same host', value: bare }
    return [figure('command to the first usable screen, median', 'ms', usable, against, 1.5), figure('command to the restored draft, median', 'ms', restored, against, 1.5)]
  })
}

async function startOnce(browser: Browser, { program, folder, shown }: { readonly program: string | undefined; readonly folder: string; readonly shown: Shown }): Promise<number> {
  return inNewWindow(browser, async (page) => {
    await page.addInitScript(`
      const shown = ${shown.toString()}
      const look = () => { if (shown(${JSON.stringify(words)})) window.shownAt = performance.timeOrigin + performance.now(); else requestAnimationFrame(look) }
      requestAnimationFrame(look)`)
    const begun = performance.timeOrigin + performance.now()
    const host = await Host.start(folder, 0, program)
    try {
      await page.goto(host.url, { waitUntil: 'commit' })
      const at = await page.waitForFunction(() => (window as { shownAt?: number }).shownAt)
      return Number(await at.jsonValue()) - begun
    } finally {
      await host.end('SIGTERM')
    }
  })
}

/** A desk of one person, so that the next start asks nothing. */
async function prepare(browser: Browser, folder: string, leave: (desk: Desk) => Promise<void>): Promise<void> {
  fs.mkdirSync(folder)
  const host = await Host.start(folder)
  await inNewWindow(browser, async (page) => {
    const desk = await Desk.open(page, host.url)
    await desk.introduce(lin)
    await leave(desk)
  })
  await host.end('SIGTERM')
}

async function leaveDraft(desk: Desk): Promise<void> {
  await desk.newContact('1')
  await desk.createCustomer('王女士', '13800138000')
  await desk.field(fieldTitle('description', 'zh-CN')).fill(words)
  // Going on and back waits for what was typed to be kept.
  await desk.next(2)
  await desk.press('Alt+ArrowLeft')
  await desk.expectStep(1)
}

/** The built host with another page beside it. */
async function withEmptyPage(folder: string): Promise<string> {
  for (const name of ['web', 'resources']) fs.cpSync(path.join(root, 'dist', name), path.join(folder, name), { recursive: true })
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
  await build({
    configFile: false,
    logLevel: 'error',
    root: path.join(import.meta.dirname, 'emptyPage'),
    base: './',
    plugins: [react()],
    build: { outDir: path.join(folder, 'renderer'), target: 'chrome140', assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 3_000, reportCompressedSize: false },
  })
  return path.join(folder, 'web', 'main.js')
}
