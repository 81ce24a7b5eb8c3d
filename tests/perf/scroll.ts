import { setTimeout as pause } from 'node:timers/promises'
import { instant } from '../../shared/time.ts'
import { Desk } from '../e2e/pages/desk.ts'
import { Host } from '../helpers/host.ts'
import { type Figure, figure } from './bench.ts'
import { inNewWindow, withBrowser } from './browser.ts'
import { manyTickets } from './manyTickets.ts'
import { sitDown, watched } from './watched.ts'

const longest = { what: 'the longest that is not felt', value: 50 }
const frame = 16

/** Scrolling the queue by wheel and by keyboard while its countdowns run: the longest that the page was busy in one piece. */
export async function benchScroll(folder: string, tickets: number, seconds: number): Promise<Figure[]> {
  // Seeded as of now, so that what is due runs down to the second.
  await manyTickets(folder, tickets, instant(Date.now()))
  const host = await Host.start(folder)
  try {
    return await withBrowser((browser) => inNewWindow(browser, async (page) => {
      const desk = await Desk.open(page, host.url)
      await sitDown(desk)
      await desk.goTo('tickets')
      const rows = page.getByRole('grid').or(page.getByRole('table')).first()
      await rows.hover()
      const wheel = await watched(browser, page, seconds, async () => {
        await page.mouse.wheel(0, 300)
        await pause(frame)
      })
      const keys = await watched(browser, page, seconds, () => page.keyboard.press('ArrowDown'))
      return [['wheel', wheel] as const, ['keyboard', keys] as const].map(([by, { task, frames, within }]) =>
        figure(`longest task, ${String(tickets)} rows scrolled by ${by} (${task.working.toFixed(1)} ms at work; ${String(Math.round(frames / within))} frames a second)`, 'ms', task.whole, longest, 1))
    }))
  } finally {
    await host.end('SIGTERM')
  }
}
