import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, Page } from '@playwright/test'
import { instant } from '../../shared/time.ts'
import { Desk, lin } from '../e2e/pages/desk.ts'
import { Host } from '../helpers/host.ts'
import { type Figure, figure } from './bench.ts'
import { inNewWindow, withBrowser } from './browser.ts'
import { manyTickets } from './manyTickets.ts'

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

/** The invented desk has many people and asks who sits here: one more of them does. */
async function sitDown(desk: Desk): Promise<void> {
  await desk.page.getByRole('button', { name: desk.words.people.add }).click()
  await desk.introduce(lin)
}

interface Busy {
  readonly task: Task
  readonly frames: number
  /** s */
  readonly within: number
}

/** The longest by the clock, and the longest by the processor's time: on a busy machine others take the difference. In ms. */
interface Task {
  readonly whole: number
  readonly working: number
}

async function watched(browser: Browser, page: Page, seconds: number, act: () => Promise<void>): Promise<Busy> {
  await page.evaluate(() => {
    const counting = window as unknown as { frames: number }
    counting.frames = 0
    const count = () => { counting.frames += 1; requestAnimationFrame(count) }
    requestAnimationFrame(count)
  })
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', '__metadata'] })
  const begun = performance.now()
  while (performance.now() - begun < seconds * 1_000) await act()
  const within = (performance.now() - begun) / 1_000
  const frames = await page.evaluate(() => (window as unknown as { frames: number }).frames)
  const trace = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] }
  return { task: longestTaskOf(trace.traceEvents), frames, within }
}

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** µs */
  readonly dur?: number
  /** of it with the processor, µs */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** There is one page, so its main thread is the only one of that name. */
function longestTaskOf(events: readonly TraceEvent[]): Task {
  const main = new Set(events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(({ pid, tid }) => `${String(pid)} ${String(tid)}`))
  const tasks = events.filter(({ name, pid, tid, dur }) => name === 'RunTask' && dur !== undefined && main.has(`${String(pid)} ${String(tid)}`))
  if (tasks.length === 0) throw new Error('the trace tells of no task')
  return { whole: Math.max(...tasks.map(({ dur = 0 }) => dur)) / 1_000, working: Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1_000 }
}
