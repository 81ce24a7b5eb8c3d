import { expect, test } from './host.ts'
import { expectAccessible } from './pages/accessible.ts'
import { Desk, lin } from './pages/desk.ts'
import { PaletteBox } from './pages/palette.ts'
import { fieldTitle } from './pages/playbook.ts'

const description = fieldTitle('description', 'zh-CN')

test('PR-1: numbers are masked, one key shows them for a while, and leaving hides them', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  await desk.newContact('1')
  await desk.createCustomer('王女士', '13812345678')
  const panel = page.getByRole('region', { name: desk.words.customer.title, exact: true })
  await expect(panel.getByText('138••••5678')).toBeVisible()
  await expect(page.getByText('13812345678')).toHaveCount(0)

  // From within a text field, as everywhere.
  await expect(desk.field(description)).toBeFocused()
  await desk.press('Alt+r')
  await expect(panel.getByText('13812345678')).toBeVisible()
  await expect(desk.field(description)).toBeFocused()
  await desk.press('Alt+r')
  await expect(panel.getByText('13812345678')).toHaveCount(0)

  await desk.press('Alt+r')
  await expect(panel.getByText('13812345678')).toBeVisible()
  await desk.press('Alt+t')
  await expect(desk.main(desk.words.nav.tickets)).toBeVisible()
  await desk.press('Alt+i')
  await expect(panel.getByText('138••••5678')).toBeVisible()
  await expect(page.getByText('13812345678')).toHaveCount(0)

  await page.clock.install()
  await desk.press('Alt+r')
  await expect(panel.getByText('13812345678')).toBeVisible()
  await page.clock.runFor(20_000)
  await expect(panel.getByText('138••••5678')).toBeVisible()
})

test('IN-1, IN-10: a customer known by phone is not made twice, and is not asked for the name', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  await desk.newContact('1')
  await desk.createCustomer('王女士', '13812345678')

  await desk.newContact('2')
  const search = page.getByRole('combobox', { name: desk.words.customer.search })
  await expect(search).toBeFocused()
  // With its country code it is another number to the search, and the same line to the eye.
  await desk.type('+8613812345678')
  await desk.press('Enter')
  await expect(page.getByRole('textbox', { name: desk.words.customer.name, exact: true })).toBeFocused()
  const warning = page.getByRole('status').filter({ hasText: desk.words.customer.likely })
  await expect(warning).toContainText('王女士')
  await expect(warning).toContainText(desk.words.customer.likelyWhy.phone)
  await expectAccessible(page, 'likely the same')
  await warning.getByRole('button', { name: desk.words.customer.useThis }).focus()
  await desk.press('Enter')
  await expect(page.getByRole('region', { name: desk.words.customer.title, exact: true }).getByText('138••••5678')).toBeVisible()
  await expect(desk.said).toContainText('王女士')
  await expect(desk.field(description)).toBeFocused()

  // One character of the name is enough.
  await desk.newContact('1')
  await desk.type('女')
  await expect(page.getByRole('option', { name: /王女士/ })).toHaveAttribute('aria-selected', 'true')
  await desk.press('Enter')
  await expect(desk.said).toContainText('王女士')
})

test('KB-4: a customer is found by pinyin or initials with the end of the phone, in either script; of a megabyte that is pasted the box takes what it holds', async ({ page, host, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  await desk.newContact('1')
  await desk.createCustomer('單志偉', '13812345678')
  await desk.newContact('1')
  const search = page.getByRole('combobox', { name: desk.words.customer.search })
  await expect(search).toBeFocused()
  await expectAccessible(page, 'nobody is known yet')
  for (const typed of ['shan', 'szw 5678', '单志伟', 'danzhiw', '單5678']) {
    await search.fill(typed)
    await expect(page.getByRole('option', { name: '單志偉' }), typed).toBeVisible()
  }
  await search.fill('szw 5678')
  await expect(page.getByRole('option', { selected: true })).toContainText('單志偉')
  await desk.press('Enter')
  await expect(page.getByRole('region', { name: desk.words.customer.title, exact: true }).getByText('138••••5678')).toBeVisible()

  const box = await PaletteBox.open(page, desk.words)
  await box.input.fill('shanzhiwei')
  await expect(box.group('customers')).toContainText('單志偉')
  await expect(box.group('customers')).toContainText('138••••5678')
  for (const text of [`a${'😀'.repeat(262_144)}`, `x${'退款'.repeat(174_763)}`]) {
    await box.input.fill('')
    await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text)
    await desk.press('Control+v')
    await expect(box.input).not.toHaveValue('')
    expect((await box.input.inputValue()).length).toBeLessThanOrEqual(80)
  }
  await expect(box.group('articles').first()).toContainText('退款')
  await expect(box.dialog.getByRole('alert')).toHaveCount(0)
})
