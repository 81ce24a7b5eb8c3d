import fs from 'node:fs'
import path from 'node:path'
import type { CDPSession, Page } from '@playwright/test'
import { Desk, lin } from '../e2e/pages/desk.ts'
import { fieldTitle } from '../e2e/pages/playbook.ts'
import { Host } from '../helpers/host.ts'
import { type Figure, figure } from './bench.ts'
import { inNewWindow, withBrowser } from './browser.ts'

const contacts = 5
const hours = 8
const stepsAnHour = 6
const most = { what: 'the most that a day may leave behind', value: 20 }
const MB = 1024 * 1024

/**
 * Five contacts open for a working day: the page's clock is moved, in between the agent goes from one to the next, types, and
 * looks into the queue. What the page holds at the end more than after the first round, once everything is collected.
 * @param day h
 */
export async function benchMemory(scratch: string, day = hours): Promise<Figure[]> {
  const folder = path.join(scratch, 'day')
  fs.mkdirSync(folder)
  const host = await Host.start(folder)
  try {
    return await withBrowser((browser) => inNewWindow(browser, async (page, context) => {
      await page.clock.install()
      const desk = await Desk.open(page, host.url)
      await desk.introduce(lin)
      for (let made = 1; made <= contacts; made += 1) {
        await desk.newContact('1')
        await desk.createCustomer(`王女士${String(made)}`, `1380013800${String(made)}`)
      }
      const heap = await context.newCDPSession(page)
      await round(desk, 0)
      const before = await held(heap)
      for (let step = 1; step <= day * stepsAnHour; step += 1) {
        await passTime(page)
        await round(desk, step)
      }
      const growth = Math.max(0, (await held(heap)) - before) / MB
      return [figure(`growth of the page over ${String(day)} h with ${String(contacts)} contacts open`, 'MB', growth, most, 1)]
    }))
  } finally {
    await host.end('SIGTERM')
  }
}

/** Ten minutes: some seconds tick one by one, the rest pass at once. */
async function passTime(page: Page): Promise<void> {
  await page.clock.runFor('00:10')
  await page.clock.fastForward('09:50')
}

/** Once through all contacts, with words typed into each, and once into the queue. */
async function round(desk: Desk, step: number): Promise<void> {
  const description = desk.field(fieldTitle('description', 'zh-CN'))
  for (let contact = 1; contact <= contacts; contact += 1) {
    await desk.press(`Control+${String(contact)}`)
    const text = `客户${String(contact)}说的第${String(step)}句`
    await description.fill(text)
    await desk.page.clock.runFor('00:02')
  }
  await desk.goTo('tickets')
  await desk.page.clock.runFor('00:01')
  await desk.goTo('intake')
}

async function held(heap: CDPSession): Promise<number> {
  for (let times = 0; times < 3; times += 1) await heap.send('HeapProfiler.collectGarbage')
  return (await heap.send('Runtime.getHeapUsage')).usedSize
}
