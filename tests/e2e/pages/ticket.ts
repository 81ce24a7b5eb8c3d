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
}
