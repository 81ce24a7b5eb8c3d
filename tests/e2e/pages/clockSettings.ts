import { expect, type Locator, type Page } from '@playwright/test'
import type { Desk } from './desk.ts'
import { filled, type words } from './words.ts'

type Words = (typeof words)['en']['clockSettings']

/** Calendars, clocks and campaigns, as a supervisor edits them. */
export class ClockSettingsPage {
  readonly desk: Desk
  readonly page: Page
  readonly words: Words

  private constructor(desk: Desk) {
    this.desk = desk
    this.page = desk.page
    this.words = desk.words.clockSettings
  }

  /** From anywhere, by keyboard. */
  static async open(desk: Desk): Promise<ClockSettingsPage> {
    await expect(desk.page.getByRole('navigation', { name: desk.words.nav.label })).toBeVisible()
    await desk.press('Alt+,')
    const button = desk.page.getByRole('region', { name: desk.words.clockSettings.title }).getByRole('button')
    await button.focus()
    await desk.press('Enter')
    const screen = new ClockSettingsPage(desk)
    await expect(screen.tab('calendars')).toBeVisible()
    return screen
  }

  tab(part: keyof Words['part']): Locator {
    return this.page.getByRole('tab', { name: this.words.part[part] })
  }

  /** Arrows walk the tabs. */
  async toPart(part: keyof Words['part']): Promise<void> {
    const order = ['calendars', 'policies', 'campaigns'] as const
    await this.page.getByRole('tab', { selected: true }).focus()
    for (let at = 0; at < order.length && (await this.tab(part).getAttribute('aria-selected')) !== 'true'; at += 1) await this.desk.press('ArrowRight')
    await expect(this.tab(part)).toHaveAttribute('aria-selected', 'true')
  }

  async chooseCalendar(title: string): Promise<void> {
    await this.page.getByRole('navigation', { name: this.words.part.calendars }).getByRole('button', { name: title }).press('Enter')
  }

  /** The line of a weekday, 0 (Monday) … 6. */
  weekday(fromMonday: number): Locator {
    return this.page.getByRole('region', { name: this.words.calendar.weekly }).getByRole('textbox').nth(fromMonday)
  }

  /** A date of the year's view, "2026-10-01". */
  date(date: string): Locator {
    return this.page.locator(`[data-date="${date}"]`)
  }

  get year(): Locator {
    return this.page.getByRole('region', { name: this.words.year.title })
  }

  /** Sets what a clock promises to this many minutes. */
  async promiseMinutes(clock: string, minutes: number): Promise<void> {
    await this.page.getByRole('combobox', { name: `${this.words.policy.unit}${this.desk.words.common.colon}${clock}`, exact: true }).selectOption('minutes')
    await this.target(clock).fill(String(minutes))
  }

  target(clock: string): Locator {
    return this.page.getByRole('textbox', { name: `${this.words.policy.column.target}${this.desk.words.common.colon}${clock}`, exact: true })
  }

  changed(n: number): Locator {
    return this.page.getByRole('button', { name: filled(this.words.changed, { n }), exact: true })
  }

  /** The draft is stored. */
  get kept(): Locator {
    return this.page.getByText(new RegExp(`^${filled(this.words.draft.from, { at: '.+' })}$`))
  }

  /** Opens the row of a clock, by keyboard, and waits until the caret is on it. */
  async openPolicy(title: string): Promise<void> {
    const row = this.page.getByRole('button', { name: filled(this.words.policy.edit, { title }), exact: true })
    await row.press('Enter')
    await expect(row).toHaveAttribute('aria-expanded', 'true')
  }

  /** Asks for one more thing of the clock that is open. */
  async addCondition(fact: keyof Words['fact']): Promise<Locator> {
    await this.page.getByLabel(this.words.scope.add).selectOption(fact)
    return this.page.getByRole('group', { name: this.words.fact[fact] })
  }

  wrong(n: number): Locator {
    return this.page.getByRole('button', { name: filled(this.words.wrong, { n }), exact: true })
  }

  get undo(): Locator {
    return this.page.getByRole('button', { name: this.words.undo })
  }

  get tryOut(): Locator {
    return this.page.getByRole('button', { name: this.words.trial.try })
  }

  get trial(): Locator {
    return this.page.getByRole('region', { name: this.words.trial.title })
  }

  get publish(): Locator {
    return this.page.getByRole('button', { name: this.words.publish.publish })
  }

  /** Opens the question of what becomes of running clocks, answers it by digit and publishes with Enter. */
  async publishAs(answer: 'keep' | 'retarget'): Promise<void> {
    await this.publish.focus()
    await this.desk.press('Enter')
    await expect(this.page.getByRole('radiogroup', { name: this.words.publish.title })).toBeFocused()
    await this.desk.press(answer === 'keep' ? '1' : '2')
    await expect(this.page.getByRole('button', { name: this.words.publish.do, exact: true })).toBeFocused()
    await this.desk.press('Enter')
  }
}
