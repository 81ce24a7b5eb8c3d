import type { WebSocket as Link } from '@playwright/test'
import { Desk } from '../e2e/pages/desk.ts'
import { PaletteBox } from '../e2e/pages/palette.ts'
import { Host } from '../helpers/host.ts'
import { type Figure, figure, median } from './bench.ts'
import { inNewWindow, withBrowser } from './browser.ts'
import { manyTexts } from './manyTexts.ts'
import { sitDown, watched } from './watched.ts'

const longest = { what: 'the longest that is not felt', value: 50 }
/** Between two keys of somebody who types fast. */
const betweenKeys = 90
const queries = ['退款多久到账', '订单', '訂單地址', 'tuikuan', 'wl', 'refund', 'kuaidi', '“三到五个工作日”', '类型:工单 发票', '客户很急要投诉', '0012', '无人机送货']

/** Typing into the box that finds anything: the longest that the page was busy in one piece, and how long answers take. */
export async function benchTyping(folder: string, articles: number, tickets: number): Promise<Figure[]> {
  await manyTexts(folder, articles, tickets, Date.now())
  const host = await Host.start(folder)
  try {
    return await withBrowser((browser) => inNewWindow(browser, async (page) => {
      const answers: number[] = []
      page.on('websocket', (link) => { timeAnswers(link, answers) })
      const desk = await Desk.open(page, host.url)
      await sitDown(desk)
      const box = await PaletteBox.open(page, desk.words)
      // Once for what only the first search makes.
      await box.input.fill('退款')
      await box.active.waitFor()
      await box.input.fill('')
      answers.length = 0
      const { task } = await watched(browser, page, 0, async () => {
        for (const query of queries) {
          await page.keyboard.type(query, { delay: betweenKeys })
          await box.input.fill('')
        }
      })
      const sorted = answers.toSorted((a, b) => a - b)
      const slow = sorted[Math.floor(sorted.length * 0.95)] ?? NaN
      const told = `${String(answers.length)} answers, p50 ${median(answers).toFixed(0)} ms, p95 ${slow.toFixed(0)} ms, the longest ${(sorted.at(-1) ?? NaN).toFixed(0)} ms`
      return [figure(`longest task while typing, ${String(articles)} articles and ${String(tickets)} tickets (${task.working.toFixed(1)} ms at work; ${told})`, 'ms', task.whole, longest, 1)]
    }))
  } finally {
    await host.end('SIGTERM')
  }
}

/** From a search's frame to its answer's, at the browser's end of the link. */
function timeAnswers(link: Link, answers: number[]): void {
  const asked = new Map<number, number>()
  link.on('framesent', ({ payload }) => {
    const frame = JSON.parse(String(payload)) as { id?: number; procedure?: string }
    if (frame.procedure === 'search.anything' && frame.id !== undefined) asked.set(frame.id, performance.now())
  })
  link.on('framereceived', ({ payload }) => {
    const { id } = JSON.parse(String(payload)) as { id?: number }
    const at = id === undefined ? undefined : asked.get(id)
    if (at !== undefined) answers.push(performance.now() - at)
  })
}
