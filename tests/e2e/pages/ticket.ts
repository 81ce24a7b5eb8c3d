import { expect, type Locator, type Page } from '@playwright/test'
import type { words } from './words.ts'

type Words = (typeof words)['en']

/** The page of one ticket. */
export class TicketPage {
  readonly page: Page
  readonly words: Words

  private constructor(page: Page, words: Words) {
    this.page = page
    this.words = words
  }

  static async shown(page: Page, words: Words): Promise<TicketPage> {
    await expect(page.getByRole('heading', { name: words.history.title })).toBeVisible()
    return new TicketPage(page, words)
  }

  get history(): Locator {
    return this.page.getByRole('region', { name: this.words.history.title })
  }

  get clocks(): Locator {
    return this.page.getByRole('region', { name: this.words.clock.ofTicket, exact: true })
  }

  get comments(): Locator {
    return this.page.getByRole('region', { name: this.words.tickets.comments })
  }

  /** The clocks on one line of time. */
  get line(): Locator {
    return this.page.getByRole('figure', { name: this.words.clock.line })
  }

  /** Asks the clock of this title, or the first one, why it is due when it is. */
  async why(title = ''): Promise<void> {
    await this.clocks.getByRole('button', { name: new RegExp(`^${title}.*: ${this.words.clock.why.replace('?', '\\?')}$`) }).first().click()
    await expect(this.clocks.getByRole('status')).toBeVisible()
  }

  get departments(): Locator {
    return this.page.getByRole('region', { name: this.words.collaboration.title, exact: true })
  }

  /** Begins to ask a department, by its key. @returns the form, with the focus on its first part */
  async ask(): Promise<Locator> {
    await expect(this.departments).toBeVisible()
    await this.page.locator('body').press('d')
    const form = this.page.getByRole('form', { name: this.words.collaboration.ask })
    await expect(form.getByRole('textbox').first()).toBeFocused()
    return form
  }

  /** Takes up what was handed up the ladder, by its key, as soon as the key stands there. */
  async stepIn(): Promise<void> {
    await expect(this.page.getByRole('button', { name: this.words.escalation.stepIn })).toBeVisible()
    await this.page.locator('body').press('i')
  }

  /** Moves it; back to an earlier state with a reason. */
  async move(to: 'open' | 'resolved' | 'closed', reason = ''): Promise<void> {
    const button = this.page.getByRole('group', { name: this.words.tickets.moves }).getByRole('button', { name: new RegExp(`^${this.words.tickets.move[to]}`) })
    await button.click()
    if (reason !== '') {
      await expect(this.page.getByRole('textbox', { name: this.words.common.reason })).toBeFocused()
      await this.page.keyboard.type(reason)
      await this.page.keyboard.press('Enter')
    }
    await expect(button).toHaveCount(0)
  }
}
