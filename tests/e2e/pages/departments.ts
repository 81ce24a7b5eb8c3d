import { expect } from '@playwright/test'
import type { Desk } from './desk.ts'
import { filled } from './words.ts'

/** Whoever answers for a department finds the one request that waits in the list, reads what is asked, and answers. */
export async function answerFirst(desk: Desk, answer: string, asked = ''): Promise<void> {
  const { collaboration } = desk.words
  await desk.goTo('tickets')
  await desk.page.getByRole('button', { name: filled(collaboration.openShow, { n: '1' }) }).click()
  await desk.page.getByRole('dialog', { name: collaboration.openTitle }).getByRole('button').first().click()
  const departments = desk.page.getByRole('region', { name: collaboration.title, exact: true })
  await expect(departments).toContainText(asked)
  await departments.getByRole('button', { name: collaboration.answer }).click()
  await expect(desk.page.getByRole('textbox', { name: collaboration.answerText })).toBeFocused()
  await desk.write(answer)
  await desk.page.getByRole('dialog').getByRole('button', { name: collaboration.answer }).click()
  await expect(departments).toContainText(answer)
}
