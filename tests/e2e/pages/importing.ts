import { expect, type Locator, type Page } from '@playwright/test'
import type { Desk } from './desk.ts'
import { KnowledgePage } from './knowledge.ts'
import { filled, type words } from './words.ts'

type Words = (typeof words)['en']['articleImport']

/** Articles from a file, and into one. */
export class ImportPage {
  readonly desk: Desk
  readonly page: Page
  readonly words: Words

  private constructor(desk: Desk) {
    this.desk = desk
    this.page = desk.page
    this.words = desk.words.articleImport
  }

  /** From anywhere, by keyboard. */
  static async open(desk: Desk): Promise<ImportPage> {
    const { page } = await KnowledgePage.open(desk)
    await page.getByRole('button', { name: desk.words.articleImport.title }).press('Enter')
    const screen = new ImportPage(desk)
    // Beside the way back: what is going on with a file is not known at once, and until it is none may be dropped.
    await expect(screen.region.getByRole('button').nth(1)).toBeVisible()
    return screen
  }

  get region(): Locator {
    return this.page.getByRole('region', { name: this.words.title, exact: true })
  }

  async choose(name: string, buffer: Buffer): Promise<void> {
    await this.region.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  }

  /** Files and folders of this machine are dragged over the screen, as from a window of the system. @returns what lets them go */
  async drag(...files: readonly string[]): Promise<() => Promise<void>> {
    const { x, y } = await this.region.evaluate((region) => {
      const { left, top, width, height } = region.getBoundingClientRect()
      return { x: left + width / 2, y: top + height / 2 }
    })
    const devtools = await this.page.context().newCDPSession(this.page)
    const data = { items: [], files: [...files], dragOperationsMask: 1 }
    const send = (type: 'dragEnter' | 'dragOver' | 'drop') => devtools.send('Input.dispatchDragEvent', { type, x, y, data })
    await send('dragEnter')
    await send('dragOver')
    return async () => {
      await send('drop')
      await devtools.detach()
    }
  }

  button(what: 'stop' | 'undo' | 'view' | 'exportCsv'): Locator {
    return this.region.getByRole('button', { name: this.words[what], exact: true })
  }

  /** @param n as it is shown */
  take(n: number | string): Locator {
    return this.region.getByRole('button', { name: filled(this.words.take, { n }), exact: true })
  }

  get issues(): Locator {
    return this.region.getByRole('list', { name: this.words.issues }).getByRole('listitem')
  }

  /** What a column is taken as. */
  column(title: string): Locator {
    return this.region.getByRole('combobox', { name: filled(this.words.useAs, { title }) })
  }
}
