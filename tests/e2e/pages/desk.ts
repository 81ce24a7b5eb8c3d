import { expect, type Locator, type Page } from '@playwright/test'
import type { Language } from '../../../shared/text.ts'
import { TicketPage } from './ticket.ts'
import { filled, words } from './words.ts'

export interface Sitter {
  readonly name: string
  readonly staffNumber: string
  readonly team: string
  /** digit of the role's card; absent: agent */
  readonly role?: string
}

export const lin: Sitter = { name: '林小满', staffNumber: '8001', team: '售后一组' }

/** The desk in a window, worked by keyboard as an agent does. Elements are found by role and name. */
export class Desk {
  readonly page: Page
  readonly words: (typeof words)[Language]

  private constructor(page: Page, language: Language) {
    this.page = page
    this.words = words[language]
  }

  static async open(page: Page, url: string, language: Language = 'zh-CN'): Promise<Desk> {
    await page.goto(`${url}&lang=${language}`)
    return new Desk(page, language)
  }

  /** The desk in a window that is already open, as the desktop application's. */
  static over(page: Page, language: Language): Desk {
    return new Desk(page, language)
  }

  /** The first start: the four facts, by keyboard. */
  async introduce(sitter: Sitter): Promise<void> {
    await expect(this.page.getByRole('textbox', { name: this.words.people.name })).toBeFocused()
    await this.write(sitter.name)
    await this.press('Tab')
    await this.write(sitter.staffNumber)
    await this.press('Tab')
    await this.write(sitter.team)
    if (sitter.role !== undefined) await this.page.getByRole('radiogroup', { name: this.words.people.role }).getByRole('radio').nth(Number(sitter.role) - 1).click()
    await this.press('Enter')
    await expect(this.main(this.words.nav.intake)).toBeVisible()
  }

  /** Alt+N and the channel's digit. */
  async newContact(channel: string): Promise<void> {
    await this.press('Alt+n')
    await expect(this.page.getByRole('radiogroup', { name: this.words.contacts.channel })).toBeVisible()
    await this.press(channel)
    await this.expectStep(1)
    // Another contact may look alike: the new one is there when its search has the caret.
    await expect(this.page.getByRole('combobox', { name: this.words.customer.search })).toBeFocused()
  }

  /** Types a phone that nobody has, takes the offer to create the customer, gives the name. */
  async createCustomer(name: string, phone: string): Promise<void> {
    const search = this.page.getByRole('combobox', { name: this.words.customer.search })
    await expect(search).toBeFocused()
    await this.write(phone)
    await expect(this.page.getByRole('option', { name: new RegExp(phone) })).toBeVisible()
    await this.press('Enter')
    await expect(this.page.getByRole('textbox', { name: this.words.customer.name, exact: true })).toBeFocused()
    await this.write(name)
    await this.press('Enter')
    await expect(this.page.getByText(name).last()).toBeVisible()
    // What is typed next is what the customer says.
    await expect(this.page.getByRole('main').locator('textarea').first()).toBeFocused()
  }

  /** Finds somebody who has called before by their name. */
  async knownCustomer(name: string): Promise<void> {
    await this.write(name)
    // Beside them stands the offer to make somebody new of that name, without a number.
    await expect(this.page.getByRole('option', { name: new RegExp(`${name}.*••••`) })).toHaveAttribute('aria-selected', 'true')
    await this.press('Enter')
    await expect(this.page.getByRole('main').locator('textarea').first()).toBeFocused()
  }

  /** A field of the playbook by its title in this language. */
  field(title: string): Locator {
    return this.page.getByRole('textbox', { name: title, exact: true })
  }

  /** A digit into a group of choices, once it has the focus. */
  async choose(group: keyof (typeof words)['en']['intake']['group'], digit: number): Promise<void> {
    await expect(this.page.getByRole('radiogroup', { name: this.words.intake.group[group], exact: true })).toBeFocused()
    await this.press(String(digit))
  }

  /** What is chosen in a group. */
  checked(group: string): Locator {
    return this.page.getByRole('radiogroup', { name: group, exact: true }).getByRole('radio', { checked: true })
  }

  /** Enter, and the step with this number (1…5) is the current one. */
  async next(step: number): Promise<void> {
    await this.press('Enter')
    await this.expectStep(step)
  }

  async expectStep(step: number): Promise<void> {
    await expect(this.path.getByRole('listitem').nth(step - 1).getByRole('button')).toHaveAttribute('aria-current', 'step')
  }

  get path(): Locator {
    return this.page.getByRole('navigation', { name: this.words.intake.path })
  }

  /** The words to say on this step, as one text. */
  get said(): Locator {
    return this.page.getByRole('region', { name: this.words.intake.words })
  }

  async goTo(screen: 'intake' | 'tickets' | 'knowledge' | 'learning' | 'settings'): Promise<void> {
    await this.page.getByRole('navigation', { name: this.words.nav.label }).getByRole('button', { name: this.words.nav[screen] }).click()
    await expect(this.main(this.words.nav[screen])).toBeVisible()
  }

  main(name: string): Locator {
    return this.page.getByRole('main', { name })
  }

  /** T on the panel of a ticket that was just made. */
  async openTicket(): Promise<TicketPage> {
    await this.press('t')
    return TicketPage.shown(this.page, this.words)
  }

  /**
   * Text into the field that has the caret, in one go, as an input method gives it. What matters key by key is typed; in the stories
   * that only need a customer each key would be drawn and asked about by itself.
   */
  async write(text: string): Promise<void> {
    await this.page.keyboard.insertText(text)
  }

  /** Key by key. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  /** Somebody else takes the seat, by its key; done once they sit there. */
  async sitAs(name: string): Promise<void> {
    await this.press('Alt+p')
    await this.page.getByRole('dialog', { name: this.words.people.whoSits }).getByRole('radio', { name }).click()
    await expect(this.page.getByRole('button', { name: filled(this.words.people.seat, { name }) })).toBeVisible()
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key)
  }
}
