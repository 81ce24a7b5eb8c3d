import { expect } from '@playwright/test'
import type { Language } from '../../../shared/text.ts'
import type { Desk } from './desk.ts'
import { askedBy, askedIn, digitOf, fieldOf, fieldTitle, needsOf, retail, scenesBelow } from './playbook.ts'

export interface Story {
  readonly type: string
  /** null: as the need has it */
  readonly class: string | null
  readonly branch: string
  readonly leaf: string
  /** digit of the need */
  readonly need: number
  /** to fields that must be answered, by their ids: an option's id, or text; without, the first option and some text */
  readonly answers?: Readonly<Record<string, string>>
}

/** From the customer's words to the saved ticket, every key of the desk's own as an agent would press it. */
export async function takeIntake(desk: Desk, language: Language, story: Story): Promise<void> {
  await leadIntake(desk, language, story)
  await desk.press('Enter')
  await expect(desk.page.getByRole('heading', { name: desk.words.saved.title })).toBeFocused()
}

/** From the customer's words to the last step, where it is saved. */
export async function leadIntake(desk: Desk, language: Language, { type, class: problem, branch, leaf, need, answers = {} }: Story): Promise<void> {
  await expect(desk.field(fieldTitle('description', language))).toBeFocused()
  await desk.write('The cup arrived broken')
  await desk.next(2)
  await desk.choose('type', digitOf(retail.types, type))
  if (problem !== null) await desk.choose('class', digitOf(retail.classes, problem))
  await desk.next(3)
  await desk.choose('scene', digitOf(scenesBelow(null), branch))
  await desk.choose('scene', digitOf(scenesBelow(branch), leaf))
  await answer(desk, language, askedIn(retail.scenes.find((candidate) => candidate.id === leaf)), answers)
  await desk.next(4)
  await desk.choose('need', need)
  await answer(desk, language, askedBy(needsOf(leaf)[need - 1]), answers)
  await desk.next(5)
}

/**
 * Answers what is wanted: Enter is refused and puts the caret on the first thing that is missing; choices are answered by
 * digit, lines by writing, a confirmation without a field by Enter on it.
 */
async function answer(desk: Desk, language: Language, asked: ReturnType<typeof askedIn>, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const { what, id, title } of asked) {
    const given = answers[id]
    await desk.press('Enter')
    if (what === 'choice') {
      await expect(desk.page.getByRole('radiogroup', { name: title[language] })).toBeFocused()
      await desk.press(given === undefined ? '1' : String(digitOf(fieldOf(id).options ?? [], given)))
    } else if (what === 'tick') {
      await expect(desk.page.getByRole('checkbox', { name: title[language] })).toBeFocused()
      await desk.press('Enter')
      await expect(desk.page.getByRole('checkbox', { name: title[language] })).toBeChecked()
    } else {
      await expect(desk.field(title[language])).toBeFocused()
      await desk.write(given ?? '20261122001')
    }
  }
}
