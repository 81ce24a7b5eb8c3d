import type { Browser, Page } from '@playwright/test'
import { type Desk, lin } from '../e2e/pages/desk.ts'

/** The invented desk has many people and asks who sits here: one more of them does. */
export async function sitDown(desk: Desk): Promise<void> {
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

/** Acts again and again for so many seconds, or once for 0, and tells how busy the page was meanwhile. */
export async function watched(browser: Browser, page: Page, seconds: number, act: () => Promise<void>): Promise<Busy> {
  await page.evaluate(() => {
    const counting = window as unknown as { frames: number }
    counting.frames = 0
    const count = () => { counting.frames += 1; requestAnimationFrame(count) }
    requestAnimationFrame(count)
  })
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', '__metadata'] })
  const begun = performance.now()
  do await act()
  while (performance.now() - begun < seconds * 1_000)
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
