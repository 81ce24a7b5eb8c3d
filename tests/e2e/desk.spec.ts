import { expect, firstTest, test } from './host.ts'
import { Desk, lin } from './pages/desk.ts'
import { takeIntake } from './pages/stories.ts'
import { words } from './pages/words.ts'

const story = { type: 'complaint', class: 'product-quality', branch: 'after-sales', leaf: 'return-exchange', need: 1 }

firstTest('two people share a desk, and each change carries who made it', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  await desk.newContact('1')
  await desk.createCustomer('王女士', '13800138000')
  await takeIntake(desk, 'zh-CN', story)
  const ticket = await desk.openTicket()
  await expect(ticket.history).toContainText(lin.name)

  await desk.goTo('settings')
  await page.getByRole('button', { name: desk.words.people.add }).click()
  await page.getByRole('textbox', { name: desk.words.people.name }).fill('陈立')
  await page.getByRole('textbox', { name: desk.words.people.staffNumber }).fill('8002')
  await page.getByRole('textbox', { name: desk.words.people.team }).fill('售后一组')
  await page.getByRole('button', { name: desk.words.people.join }).click()
  await desk.sitAs('陈立')

  await desk.goTo('tickets')
  await page.getByRole('radiogroup', { name: desk.words.tickets.scope }).getByText(desk.words.tickets.scopes.all, { exact: true }).click()
  await page.getByRole('row').filter({ hasText: '王女士' }).click()
  await page.getByRole('textbox', { name: desk.words.tickets.comment }).fill('已核对照片')
  await page.getByRole('button', { name: desk.words.tickets.addComment }).click()
  await expect(ticket.comments).toContainText('陈立')
  await expect(ticket.history).toContainText('陈立')
})

test('language and look change without a restart', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  // A browser that offers to translate the page would send it away.
  await expect(page.locator('html')).toHaveAttribute('translate', 'no')
  await desk.introduce(lin)
  await desk.goTo('settings')
  await page.getByText(desk.words.settings.languages.en, { exact: true }).click()
  await expect(page.getByRole('button', { name: words.en.nav.tickets })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  await page.getByText(words.en.settings.looks.light, { exact: true }).click()
  const day = await paper()
  await page.getByText(words.en.settings.looks.dark, { exact: true }).click()
  await expect.poll(paper).not.toBe(day)
})

test('a playbook that does not hold is refused with path and reason, and the last good one stays', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce({ ...lin, role: '3' })
  await desk.goTo('settings')
  await page.getByLabel(desk.words.playbook.file).setInputFiles({ name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{"format": 1, "id": "retail"}') })
  await expect(page.getByRole('listitem').filter({ hasText: `version ${desk.words.playbookIssue.missing}` })).toBeVisible()
  await desk.newContact('1')
  await desk.expectStep(1)
})
