import { expect, type Locator } from '@playwright/test'
import type { Desk } from './desk.ts'
import { filled } from './words.ts'

/** The contacts side by side, and what is done with one as a whole. */
export class Contacts {
  readonly desk: Desk

  constructor(desk: Desk) {
    this.desk = desk
  }

  get tabs(): Locator {
    return this.desk.page.getByRole('list', { name: this.desk.words.contacts.mine }).getByRole('button')
  }

  /** A new contact beside those that are there, on the screen with its own tab. */
  async begin(channel: string): Promise<void> {
    await this.desk.newContact(channel)
    // Its step looks like that of the one before: what tells them apart is the tab.
    await expect(this.desk.page.getByRole('dialog')).toHaveCount(0)
    await expect(this.tabs.last()).toHaveAttribute('aria-current', 'true')
  }

  /** Alt and the digit; that tab is the current one. */
  async show(digit: number): Promise<void> {
    await this.desk.press(`Alt+${String(digit)}`)
    await expect(this.tabs.nth(digit - 1)).toHaveAttribute('aria-current', 'true')
  }

  async park(reason: string): Promise<void> {
    await this.desk.press('Alt+w')
    await expect(this.desk.page.getByRole('dialog').getByRole('textbox', { name: this.desk.words.common.reason })).toBeFocused()
    await this.desk.type(reason)
    await this.desk.press('Enter')
    await expect(this.parked).toBeFocused()
  }

  get parked(): Locator {
    return this.desk.page.getByRole('heading', { name: this.desk.words.holding.parkedTitle })
  }

  /** To the first colleague on the list, by keyboard. */
  async hand(note: string): Promise<void> {
    await this.desk.press('Alt+g')
    await expect(this.desk.page.getByRole('radiogroup', { name: this.desk.words.holding.handTo })).toBeFocused()
    await this.desk.press('1')
    await expect(this.desk.page.getByRole('textbox', { name: this.desk.words.holding.handNote })).toBeFocused()
    await this.desk.type(note)
    await this.desk.press('Enter')
  }

  handedOver(name: string): Locator {
    return this.desk.page.getByText(filled(this.desk.words.holding.handed, { name }))
  }
}
