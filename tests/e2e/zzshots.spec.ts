import { monthTest } from './host.ts'
import { ClockSettingsPage } from './pages/clockSettings.ts'
import { Desk } from './pages/desk.ts'
import { expect } from './host.ts'

for (const [language, scheme, size] of [['zh-CN', 'light', [1280, 720]], ['en', 'dark', [1920, 1080]], ['zh-TW', 'light', [1280, 720]]] as const) {
  monthTest(`shots ${language}`, async ({ page, host }) => {
    await page.setViewportSize({ width: size[0], height: size[1] })
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    const desk = await Desk.open(page, host.url, language)
    await page.getByRole('radio', { name: new RegExp(desk.words.roles.supervisor.title) }).first().press('Enter')
    await expect(desk.main(desk.words.nav.intake)).toBeVisible()
    const screen = await ClockSettingsPage.open(desk)
    const shot = (name: string) => page.screenshot({ path: `/tmp/clockset/${language}-${name}.png` })
    await shot('1-calendars')
    await page.getByRole('button', { name: screen.words.calendar.add }).click()
    await page.waitForTimeout(800)
    await shot('2-newcalendar')
    await screen.toPart('policies')
    await shot('3-policies')
    await page.locator('[data-opens="confirm-return"]').click()
    await page.locator('[data-opens="confirm-return"]').scrollIntoViewIfNeeded()
    await shot('4-editor')
    await page.getByLabel(screen.words.scope.add).selectOption('need')
    await page.getByLabel(screen.words.scope.add).selectOption('tier')
    await page.locator('[data-opens="confirm-return"]').evaluate((e) => { e.scrollIntoView({ block: 'start' }) })
    await shot('5-scope')
    await page.getByRole('button', { name: screen.words.policy.copy, exact: true }).click()
    await page.waitForTimeout(800)
    await shot('6-copied')
    await page.getByRole('button', { name: new RegExp(screen.words.changed.split('{{')[0]!) }).click()
    await page.waitForTimeout(300)
    await shot('7-changes')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: screen.words.policy.add, exact: true }).scrollIntoViewIfNeeded()
    await shot('8-bottom')
    await screen.toPart('campaigns')
    await shot('9-campaigns')
  })
}
