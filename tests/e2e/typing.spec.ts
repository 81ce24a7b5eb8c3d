import type { Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { Desk, lin } from './pages/desk.ts'
import { writeHastily } from './pages/hastily.ts'
import { fieldTitle } from './pages/playbook.ts'

const description = fieldTitle('description', 'zh-CN')

/** The channel, a phone nobody has, the offer to create, a name, the words, complaint, after-sales, return, the state of the goods, and the order number. */
const keys = ['1', '13800138000', 'Enter', 'Wang', 'Enter', 'broken cup', 'Enter', '2', 'Enter', '2', '1', '4', '20261122001']
  .flatMap((part) => (part === 'Enter' ? [part] : [...part]))
  .map((key) => (key === ' ' ? 'Space' : key))

async function typeAtOnce(page: Page, desk: Desk): Promise<void> {
  await desk.introduce(lin)
  await desk.press('Alt+n')
  await Promise.all(keys.map((key) => page.keyboard.press(key)))
  await expect(desk.field(fieldTitle('order-no', 'zh-CN'))).toHaveValue('20261122001')
  await desk.expectStep(3)
}

test('keys that come faster than the answers are not lost', async ({ page, host }) => {
  await typeAtOnce(page, await Desk.open(page, host.url))
})

test('a phone that is pasted with Enter right behind is looked for, and Enter does not go on with the step', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  await desk.newContact('1')
  await writeHastily(page, '13800138000', 'Enter')
  await expect(page.getByRole('textbox', { name: desk.words.customer.name, exact: true })).toBeFocused()
})

test('a megabyte is pasted: it is told, it stays, and shortened it is saved', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  await desk.newContact('1')
  await desk.createCustomer('王女士', '13800138000')
  const field = desk.field(description)
  await field.fill('长'.repeat(1_000_000))
  await expect(page.getByRole('alert').filter({ hasText: '1,000,000' })).toBeVisible()
  await desk.press('Enter')
  await desk.expectStep(1)
  expect((await field.inputValue()).length).toBe(1_000_000)
  await field.fill('杯子破了')
  await desk.next(2)
})

test('PR-1: a card number that was typed is struck out before it is kept, and the desk says so', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  await desk.newContact('1')
  await desk.createCustomer('王女士', '13800138000')
  await desk.type('退到卡 4111111111111111')
  await expect(desk.field(description)).toHaveValue('退到卡 ••••••••••••1111')
  await expect(page.getByText(desk.words.intake.struck)).toBeVisible()
  await desk.next(2)
})

test('hostile text is shown as text', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce({ ...lin, name: '<img src=x onerror=alert(1)>' })
  await desk.newContact('1')
  await desk.createCustomer('{{ agent.name }}<script>alert(1)</script>', '13800138000')
  await desk.field(description).fill('{% for i in (1..9) %}x{% endfor %}')
  await desk.next(2)
  await expect(page.getByText('{{ agent.name }}<script>alert(1)</script>').first()).toBeVisible()
  await expect(page.locator('img[src=x]')).toHaveCount(0)
})
