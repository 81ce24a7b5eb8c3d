import { expect } from '@playwright/test'
import type { Language } from '../../../shared/text.ts'
import type { Desk } from './desk.ts'
import { askedIn, digitOf, fieldTitle, retail, scenesBelow } from './playbook.ts'

export interface Story {
  readonly type: string
  readonly class: string
  readonly branch: string
  readonly leaf: string
  /** digit of the need */
  readonly need: number
}

/** From the customer's words to the saved ticket, every key of the desk's own as an agent would press it. */
export async function takeIntake(desk: Desk, language: Language, story: Story): Promise<void> {
  await expect(desk.field(fieldTitle('description', language))).toBeFocused()
  await desk.write('The cup arrived broken')
  await desk.next(2)
  await desk.choose('type', digitOf(retail.types, story.type))
  await desk.choose('class', digitOf(retail.classes, story.class))
  await desk.next(3)
  await desk.choose('scene', digitOf(scenesBelow(null), story.branch))
  await desk.choose('scene', digitOf(scenesBelow(story.branch), story.leaf))
  await confirmScene(desk, language, story.leaf)
  await desk.next(4)
  await desk.choose('need', story.need)
  await desk.next(5)
  await desk.press('Enter')
  await expect(desk.page.getByRole('heading', { name: desk.words.saved.title })).toBeFocused()
}

/**
 * Answers what the scene wants: Enter is refused and puts the caret on the first thing that is missing; choices are answered by
 * digit, lines by writing, a confirmation without a field by Enter on it.
 */
async function confirmScene(desk: Desk, language: Language, leaf: string): Promise<void> {
  for (const { what, title } of askedIn(retail.scenes.find((candidate) => candidate.id === leaf))) {
    await desk.press('Enter')
    if (what === 'choice') {
      await expect(desk.page.getByRole('radiogroup', { name: title[language] })).toBeFocused()
      await desk.press('1')
    } else if (what === 'tick') {
      await expect(desk.page.getByRole('checkbox', { name: title[language] })).toBeFocused()
      await desk.press('Enter')
      await expect(desk.page.getByRole('checkbox', { name: title[language] })).toBeChecked()
    } else {
      await expect(desk.field(title[language])).toBeFocused()
      await desk.write('20261122001')
    }
  }
}
