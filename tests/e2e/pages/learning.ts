import { expect, type Locator } from '@playwright/test'
import type { Desk } from './desk.ts'

/** The learning screen: what I have to learn with its quiz, who has passed, what was proposed. */
export class LearningPage {
  readonly desk: Desk

  private constructor(desk: Desk) {
    this.desk = desk
  }

  static async open(desk: Desk): Promise<LearningPage> {
    await desk.press('Alt+x')
    await expect(desk.main(desk.words.nav.learning)).toBeVisible()
    return new LearningPage(desk)
  }

  get lessons(): Locator {
    return this.desk.page.getByRole('navigation', { name: this.desk.words.learning.list }).getByRole('button')
  }

  get quiz(): Locator {
    return this.desk.page.getByRole('region', { name: this.desk.words.learning.quiz })
  }

  /** Enter on a lesson that is read. */
  async start(): Promise<void> {
    await expect(this.desk.page.getByRole('button', { name: this.desk.words.learning.start })).toBeVisible()
    await this.desk.press('Enter')
    await expect(this.quiz).toBeVisible()
  }

  /** Presses the digit of each option, in this order, then Enter. Options stand in an order of the learner's own. */
  async answer(role: 'radio' | 'checkbox' | 'button', ...texts: readonly string[]): Promise<void> {
    const options = this.quiz.getByRole(role === 'radio' ? 'radiogroup' : 'group').getByRole(role)
    await expect(options.filter({ hasText: texts[0] ?? '' })).toBeVisible()
    const shown = await options.allInnerTexts()
    for (const text of texts) await this.desk.press(String(shown.findIndex((each) => each.includes(text)) + 1))
    await this.desk.press('Enter')
  }

  async toPart(part: 'mine' | 'team' | 'proposals'): Promise<void> {
    await this.desk.page.getByRole('radiogroup', { name: this.desk.words.learning.title }).getByText(this.desk.words.learning.part[part]).click()
  }

  lesson(title: string): Locator {
    return this.desk.page.getByRole('region', { name: title })
  }
}
