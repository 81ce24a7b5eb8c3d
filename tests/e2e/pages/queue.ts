import { expect, type Locator, type Page } from '@playwright/test'
import type { Desk } from './desk.ts'
import type { words } from './words.ts'

type Words = (typeof words)['en']

/** The queue of tickets. */
export class QueuePage {
  readonly desk: Desk
  readonly page: Page
  readonly words: Words

  private constructor(desk: Desk) {
    this.desk = desk
    this.page = desk.page
    this.words = desk.words
  }

  static async open(desk: Desk): Promise<QueuePage> {
    await desk.press('Alt+t')
    const queue = new QueuePage(desk)
    await expect(queue.rows.first()).toBeVisible()
    return queue
  }

  get table(): Locator {
    return this.page.getByRole('table')
  }

  /** Tickets in sight, without the head. */
  get rows(): Locator {
    return this.table.locator('tbody tr[aria-rowindex]')
  }

  /** The row the hands are on. */
  get current(): Locator {
    return this.table.locator('tr[aria-current=true]')
  }

  get chips(): Locator {
    return this.page.getByRole('list', { name: this.words.queue.filtersOn }).getByRole('button', { name: new RegExp(this.words.queue.takeOff.replace('{{what}}', '')) })
  }

  get selection(): Locator {
    return this.page.getByRole('group', { name: this.words.queue.selection })
  }

  /** The button of the views, which names the one that is shown. */
  get viewsTool(): Locator {
    return this.page.locator('button[aria-haspopup=dialog]').last()
  }

  column(name: keyof Words['tickets']['columns']): Locator {
    return this.page.locator(`th[data-column=${name}]`)
  }

  async toBucket(name: keyof Words['tickets']['scopes']): Promise<void> {
    await this.page.getByRole('radiogroup', { name: this.words.tickets.scope }).getByText(this.words.tickets.scopes[name], { exact: true }).click()
  }

  /** F, then one value of one part. */
  async filter(part: keyof Words['queue']['part'], value: string): Promise<void> {
    await this.desk.press('f')
    const list = this.page.getByRole('combobox', { name: this.words.queue.part[part], exact: true })
    const option = await list.locator('option').filter({ hasText: value }).first().getAttribute('value')
    await list.selectOption(option)
    await this.desk.press('Escape')
  }

  /** V, and what is shown gets a name. */
  async nameView(name: string): Promise<void> {
    await this.desk.press('v')
    await this.page.getByRole('textbox', { name: this.words.queue.newView }).fill(name)
    await this.desk.press('Enter')
  }

  async owners(n: number): Promise<string[]> {
    return (await this.table.locator('td[data-column=owner]').allTextContents()).slice(0, n)
  }
}
