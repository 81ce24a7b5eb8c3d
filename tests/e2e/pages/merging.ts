import { expect, type Locator } from '@playwright/test'
import type { Desk } from './desk.ts'
import { filled } from './words.ts'

/** What a ticket's page says of duplicates, and what is done with them. */
export class Merging {
  readonly desk: Desk

  constructor(desk: Desk) {
    this.desk = desk
  }

  get duplicates(): Locator {
    return this.desk.page.getByRole('region', { name: this.desk.words.merging.title })
  }

  get parts(): Locator {
    return this.desk.page.getByRole('region', { name: this.desk.words.merging.parts })
  }

  /** On the page of a ticket that was merged. */
  get note(): Locator {
    return this.desk.page.getByRole('region', { name: this.desk.words.ticketState.merged, exact: true })
  }

  get number(): Locator {
    return this.desk.page.getByRole('heading', { level: 1 })
  }

  /** M, the digit of the other ticket, why, Enter. */
  async thisInto(digit: number, reason: string): Promise<void> {
    await this.desk.press('m')
    await expect(this.desk.page.getByRole('radiogroup', { name: this.desk.words.merging.which })).toBeFocused()
    await this.desk.press(String(digit))
    await this.because(reason)
  }

  async because(reason: string): Promise<void> {
    await expect(this.desk.page.getByRole('textbox', { name: this.desk.words.common.reason })).toBeFocused()
    await this.desk.type(reason)
    await this.desk.press('Enter')
    await expect(this.desk.page.getByRole('dialog')).toHaveCount(0)
  }

  told(number: string, into: string): Locator {
    return this.desk.page.getByRole('status').getByText(filled(this.desk.words.merging.done, { number, into }))
  }

  /** The undo that stands beside what was told, by keyboard. */
  async undo(): Promise<void> {
    await this.desk.page.getByRole('status').getByRole('button', { name: this.desk.words.common.undo }).focus()
    await this.desk.press('Enter')
  }
}
