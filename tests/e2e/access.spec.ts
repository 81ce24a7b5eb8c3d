import type { Page } from '@playwright/test'
import { expect, test } from './host.ts'
import { ClockSettingsPage } from './pages/clockSettings.ts'
import { expectAccessible } from './pages/accessible.ts'
import { pressHastily } from './pages/hastily.ts'
import { Desk, lin } from './pages/desk.ts'
import { digitOf, needsOf } from './pages/playbook.ts'
import { takeIntake } from './pages/stories.ts'

const story = { type: 'complaint', class: 'product-quality', branch: 'after-sales', leaf: 'return-exchange', need: digitOf(needsOf('return-exchange'), 'exchange-goods') }

/** Both looks of one screen: dark, only the colours are others. */
async function expectBothLooks(page: Page, screen: string): Promise<void> {
  await expectAccessible(page, `${screen}, light`)
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await paper()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(paper).not.toBe(light)
  await expectAccessible(page, `${screen}, dark`, { onlyContrast: true })
  await page.emulateMedia({ colorScheme: 'light' })
  await expect.poll(paper).toBe(light)
}

test('axe finds nothing on any screen, light and dark', async ({ page, host }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const desk = await Desk.open(page, host.url)
  await expect(page.getByRole('textbox', { name: desk.words.people.name })).toBeFocused()
  await expectBothLooks(page, 'first start')
  await desk.introduce({ ...lin, role: '3' })
  await expectBothLooks(page, 'no contact')
  await desk.newContact('1')
  await expectBothLooks(page, 'ask')
  await desk.createCustomer('王女士', '13800138000')
  await takeIntake(desk, 'zh-CN', story)
  await expectBothLooks(page, 'saved')
  await desk.openTicket()
  await expectBothLooks(page, 'ticket')
  await desk.goTo('tickets')
  await expectBothLooks(page, 'queue')
  await desk.goTo('settings')
  await expectBothLooks(page, 'settings')
  const clocks = await ClockSettingsPage.open(desk)
  await clocks.toPart('policies')
  await clocks.target('投诉初步方案').fill('1')
  await expect(clocks.tryOut).toBeEnabled()
  await clocks.tryOut.press('Enter')
  await expect(clocks.trial.getByRole('rowheader')).toHaveCount(1)
  await expectBothLooks(page, 'clock settings, tried out')
  await desk.press('F1')
  await expect(page.getByRole('heading', { name: desk.words.keys.title })).toBeVisible()
  await pressHastily(page, 'Escape', 'F1')
  await expect(page.getByRole('heading', { name: desk.words.keys.title })).toBeVisible()
  await expectBothLooks(page, 'keys')
})

test('nothing needs to be scrolled sideways at 1280×720 or at 200 %', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url, 'en')
  await desk.introduce(lin)
  await desk.newContact('1')
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(await overflow()).toBe(0)
  await page.setViewportSize({ width: 640, height: 360 })
  expect(await overflow()).toBe(0)
  await expect(page.getByRole('button', { name: new RegExp(desk.words.intake.nextStep.replace('{{step}}', '')) })).toBeVisible()
})
