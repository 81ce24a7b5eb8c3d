import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from '@playwright/test'
import type { Log } from '../../electron/app/ports.ts'
import { type Host as WebHost, startHost } from '../../electron/web/host.ts'
import { readPageFiles } from '../../electron/web/pageFiles.ts'
import type { Person } from '../../shared/contract/people.ts'
import type { Language } from '../../shared/text.ts'
import { second } from '../../shared/time.ts'
import { aPerson } from '../helpers/builders.ts'
import { deskInFolder, type TestDesk } from '../helpers/desk.ts'
import { FakeClock } from '../helpers/fakeClock.ts'
import { retailSource } from '../helpers/playbooks.ts'
import { expect, test as base } from './host.ts'
import { AlarmsOf } from './pages/alarms.ts'
import { Desk } from './pages/desk.ts'

const page = fileURLToPath(new URL('../../dist/renderer', import.meta.url))
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** How often the host looks whether the machine slept (electron/app/wakeWatch.ts). */
const looksEvery = 10 * second

/**
 * The real web shell over a real desk, in this process, on a clock that the story moves; the windows' clocks move with it. Nothing in
 * the product knows: time comes in through the ports.
 */
export class ClockHost {
  readonly desk: TestDesk
  readonly #web: WebHost
  readonly #windows = new Set<BrowserContext>()

  private constructor(desk: TestDesk, web: WebHost) {
    this.desk = desk
    this.#web = web
  }

  static async start(folder: string, at: string, playbook = retailSource): Promise<ClockHost> {
    const files = readPageFiles(page)
    if (files === undefined) throw new Error('the page is not built')
    const clock = new FakeClock(at)
    const desk = deskInFolder(folder, { clock, playbook })
    const web = await startHost({ backend: desk.backend, clock, log: silent, files, folder, port: 0 })
    return new ClockHost(desk, web)
  }

  /** Somebody who sits here, as whom the story makes what it begins with. */
  sit(wanted: Parameters<typeof aPerson>[1] = {}): TestDesk {
    const person: Person = aPerson(this.desk, wanted)
    this.desk.call('people.sit', { personId: person.personId })
    return this.desk.as(person)
  }

  /** A window for the one person of this desk, who is not asked who they are; with `who`, for one of several. */
  async open(page: Page, language: Language = 'zh-CN', who?: string): Promise<Desk> {
    this.#windows.add(page.context())
    await page.context().clock.setFixedTime(this.desk.clock.now())
    const desk = await Desk.open(page, `http://127.0.0.1:${String(this.#web.port)}/#code=${this.#web.issueCode()}`, language)
    if (who !== undefined) await page.getByRole('radio', { name: new RegExp(who) }).click()
    await expect(desk.main(desk.words.nav.intake)).toBeVisible()
    await expect(new AlarmsOf(desk).known).toBeVisible()
    return desk
  }

  /** The machine sleeps, or its time is set: all walls show another time and no timer has run; then the host gets to look. */
  async jump(ms: number): Promise<void> {
    const then = this.desk.clock.now() + ms
    await this.#showEverywhere(then + looksEvery)
    this.desk.clock.set(then)
    this.desk.clock.advance(looksEvery)
  }

  /** Time goes by, awake. Windows must give a sign of life every 30 seconds of it. */
  async pass(ms: number): Promise<void> {
    await this.#showEverywhere(this.desk.clock.now() + ms)
    this.desk.clock.advance(ms)
  }

  async #showEverywhere(at: number): Promise<void> {
    await Promise.all([...this.#windows].map((context) => context.clock.setFixedTime(at)))
  }

  async stop(): Promise<void> {
    const stopping = this.#web.stop()
    // Windows that do not say goodbye in time are cut off, by this clock.
    this.desk.clock.advance(looksEvery)
    await stopping
    this.desk.backend.close()
  }
}

/** `startAt` begins a desk at an instant; it ends with the story. */
export const test = base.extend<{ startAt: (at: string, playbook?: string) => Promise<ClockHost> }>({
  startAt: async ({ folder }, use) => {
    const started: ClockHost[] = []
    await use(async (at, playbook) => {
      const host = await ClockHost.start(folder, at, playbook)
      started.push(host)
      return host
    })
    for (const host of started) await host.stop()
  },
})

export { expect }
