import { expect, type Page } from '@playwright/test'
import type { Need } from '../../../shared/playbook.ts'
import { fitsKind } from '../../../shared/playbookRules.ts'
import type { Language } from '../../../shared/text.ts'
import type { Desk } from './desk.ts'
import { askedIn, digitOf, fieldTitle, leafTrailOf, needsOf, retail, scenesBelow } from './playbook.ts'

/** What the customer says; typing it is not counted. */
export interface CustomersWords {
  readonly phone: string
  readonly name: string
  readonly description: string
  readonly orderNumber: string
}

/** A standard complaint on the phone of somebody who has never called, from "new contact" to the saved ticket. @returns the key presses */
export async function takeCounted(desk: Desk, language: Language, need: Need, words: CustomersWords): Promise<number> {
  let presses = 0
  const press = async (key: string) => {
    presses += 1
    await desk.press(key)
  }
  const { page } = desk

  await press('Alt+n')
  await expect(page.getByRole('radiogroup', { name: desk.words.contacts.channel })).toBeVisible()
  await press(String(digitOf(retail.channels, 'phone')))
  await expect(page.getByRole('combobox', { name: desk.words.customer.search })).toBeFocused()
  await desk.write(words.phone)
  await expect(page.getByRole('option', { name: new RegExp(words.phone) })).toBeVisible()
  await press('Enter')
  await expect(page.getByRole('textbox', { name: desk.words.customer.name, exact: true })).toBeFocused()
  await desk.write(words.name)
  await press('Enter')

  await expect(desk.field(fieldTitle('description', language))).toBeFocused()
  await desk.write(words.description)
  await press('Enter')
  await expect(group(page, desk.words.intake.group.type)).toBeFocused()
  await press(String(digitOf(retail.types, 'complaint')))
  await expect(desk.checked(desk.words.intake.group.type)).toHaveCount(1)
  await press('Enter')

  for (const scene of leafTrailOf(need)) {
    await expect(group(page, desk.words.intake.group.scene)).toBeFocused()
    await press(String(digitOf(scenesBelow(scene.parent ?? null).filter((each) => fitsKind(each, 'inbound')), scene.id)))
    await expect(page.getByText(scene.title[language], { exact: true }).first()).toBeVisible()
  }
  const leaf = leafTrailOf(need).at(-1)
  const asked = askedIn(leaf)
  for (const [at, thing] of asked.entries()) {
    const title = thing.title[language]
    if (thing.what === 'choice') {
      await expect(group(page, title)).toBeFocused()
      await press('1')
    } else if (thing.what === 'tick') {
      await expect(page.getByRole('checkbox', { name: title })).toBeFocused()
      await press('Enter')
    } else {
      await expect(desk.field(title)).toBeFocused()
      await desk.write(words.orderNumber)
      // Enter leads on to what is missing; on the last one it is the Enter of the step.
      if (at < asked.length - 1) await press('Enter')
    }
  }
  await press('Enter')
  await desk.expectStep(4)

  await expect(group(page, desk.words.intake.group.need)).toBeFocused()
  await press(String(digitOf(needsOf(leaf?.id ?? ''), need.id)))
  await expect(desk.checked(desk.words.intake.group.need)).toContainText(need.title[language])
  for (const use of need.fields.filter(({ required }) => required)) {
    await expect(desk.field(fieldTitle(use.field, language))).toBeFocused()
    await desk.write(words.description)
  }
  await press('Enter')
  await desk.expectStep(5)
  await press('Enter')
  await expect(page.getByRole('heading', { name: desk.words.saved.title })).toBeFocused()
  return presses
}

const group = (page: Page, name: string) => page.getByRole('radiogroup', { name, exact: true })
