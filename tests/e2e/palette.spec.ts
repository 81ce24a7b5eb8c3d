import { expect, test } from './host.ts'
import { expectAccessible } from './pages/accessible.ts'
import { Desk, lin } from './pages/desk.ts'
import { pressHastily } from './pages/hastily.ts'
import { PaletteBox } from './pages/palette.ts'
import { digitOf, fieldTitle, retail } from './pages/playbook.ts'
import { filled } from './pages/words.ts'

const description = fieldTitle('description', 'zh-CN')
const stepTitle = (step: keyof typeof retail.steps) => retail.steps[step].title['zh-CN']

test('tk and Enter lead to the refund from the first step, and the keys go on there', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  await desk.newContact('1')
  await desk.createCustomer('王女士', '13800138000')
  await desk.type('钱还没到账')
  const box = await PaletteBox.open(page, desk.words)
  await desk.type('1380')
  await expect(box.active).toContainText(desk.words.palette.isCustomer)
  await box.input.fill('tk')
  await expect(box.active).toContainText('退款')
  await expect(box.active.locator('mark')).toHaveText('退款')
  await expect(box.active).toContainText('售后')
  await desk.press('Enter')
  await expect(box.dialog).toBeHidden()
  await desk.expectStep(3)
  await expect(page.getByRole('radiogroup', { name: desk.words.intake.group.scene }).getByRole('radio', { checked: true })).toContainText('退款')
  await expect(page.locator('[data-anchor]:focus, [data-anchor] :focus')).toHaveCount(1)
  await desk.path.getByRole('button').first().click()
  await expect(desk.field(description)).toHaveValue('钱还没到账')
})

test('everything at once: what was passed over is asked for when it is saved, step by step (IN-10)', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  await desk.newContact('1')
  await desk.createCustomer('王女士', '13800138000')
  await desk.type('杯子破了，要换一个')
  await PaletteBox.open(page, desk.words, 'Alt+k')
  // Sent in one go: Enter comes before the answers and waits for them.
  await Promise.all(['h', 'u', 'a', 'n', 'h', 'u', 'o', 'Enter'].map((key) => page.keyboard.press(key)))
  await desk.expectStep(4)
  await expect(page.getByRole('radiogroup', { name: desk.words.intake.group.need }).getByRole('radio', { checked: true })).toContainText('换货')
  await expect(desk.path.getByRole('listitem').nth(1)).toContainText(desk.words.intake.gap)

  await desk.press('Control+Enter')
  await desk.expectStep(2)
  await expect(page.getByText(filled(desk.words.intake.firstGap, { step: stepTitle('type') }))).toBeVisible()
  // The class came with the need (IN-2) and is asked for no more.
  await desk.choose('type', digitOf(retail.types, 'complaint'))
  await expect(desk.checked(desk.words.intake.group.type)).toHaveCount(1)

  await desk.press('Control+Enter')
  await desk.expectStep(3)
  await expect(page.getByRole('radiogroup', { name: fieldTitle('goods-state', 'zh-CN') })).toBeFocused()
  await desk.press('1')
  await expect(desk.field(fieldTitle('order-no', 'zh-CN'))).toBeFocused()
  await desk.type('20261122001')
  await desk.press('Control+Enter')
  await expect(page.getByRole('heading', { name: desk.words.saved.title })).toBeFocused()
})

test('Esc gives the caret back to exactly where it was', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  await desk.newContact('1')
  await desk.createCustomer('王女士', '13800138000')
  await desk.type('杯子了')
  await desk.press('ArrowLeft')
  for (const close of ['Escape', 'Control+k']) {
    const box = await PaletteBox.open(page, desk.words)
    await desk.type('1')
    await expect(box.input).toHaveValue('1')
    await desk.press(close)
    await expect(box.dialog).toBeHidden()
  }
  await expect(desk.field(description)).toBeFocused()
  await desk.type('破')
  await expect(desk.field(description)).toHaveValue('杯子破了')
})

test('the key that opens it works right after Esc', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  const box = await PaletteBox.open(page, desk.words)
  await pressHastily(page, 'Escape', 'Control+k')
  await expect(box.input).toBeFocused()
  await desk.type('1')
  await expect(box.input).toHaveValue('1')
})

test('an input method keeps its Enter, Esc and arrows inside the box', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  await desk.newContact('1')
  const box = await PaletteBox.open(page, desk.words)
  const input = await page.context().newCDPSession(page)
  await input.send('Input.imeSetComposition', { text: 'tui kuan', selectionStart: 8, selectionEnd: 8 })
  for (const key of ['1', 'ArrowDown', 'Enter', 'Escape']) await input.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code: key === '1' ? 'Digit1' : key, windowsVirtualKeyCode: 229 })
  await expect(box.input).toBeFocused()
  await input.send('Input.insertText', { text: '退款' })
  await expect(box.input).toHaveValue('退款')
  await expect(box.active).toContainText('退款')
  await desk.expectStep(1)
  await desk.press('Enter')
  await desk.expectStep(3)
})

test('the window’s language is shown, any of the three is understood, and nothing found is said', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url, 'en')
  await desk.introduce(lin)
  await desk.newContact('1')
  const box = await PaletteBox.open(page, desk.words)
  await expect(page.getByText(desk.words.palette.how)).toBeVisible()
  for (const typed of ['refund', 'tuikuan', '退款']) {
    await box.input.fill(typed)
    await expect(box.active).toContainText('Refund')
  }
  await expectAccessible(page, 'nothing found')
  await box.input.fill('退換貨')
  await expect(box.active).toContainText('Return or exchange')
  await expect(box.active.locator('mark')).toHaveText('退換貨')
  await box.input.fill('qqqq')
  await expect(page.getByText(filled(desk.words.palette.none, { text: 'qqqq' }))).toBeVisible()
  await desk.press('Enter')
  await expect(box.dialog).toBeVisible()
})

test('customers and tickets: without a contact a customer leads to their tickets, with one they become its customer', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  await desk.newContact('1')
  await desk.createCustomer('王女士', '13800138000')
  await PaletteBox.open(page, desk.words)
  await desk.type('换货')
  await desk.press('Enter')
  await desk.expectStep(4)
  for (const step of [1, 2, 3]) {
    await desk.path.getByRole('button').nth(step - 1).click()
    await desk.expectStep(step)
    await page.getByRole('button', { name: desk.words.intake.skip }).click()
    await expect(page.getByRole('textbox', { name: desk.words.common.reason })).toBeFocused()
    await desk.type('客户很急')
    await desk.press('Enter')
    await desk.expectStep(step + 1)
  }
  await desk.press('Control+Enter')
  await expect(page.getByRole('heading', { name: desk.words.saved.title })).toBeFocused()

  const box = await PaletteBox.open(page, desk.words)
  await expect(page.getByText(desk.words.palette.noContact)).toBeVisible()
  await desk.type('138')
  await expect(box.group('customers')).toHaveCount(1)
  await expect(box.group('tickets')).toHaveCount(1)
  await expect(box.active).toContainText(desk.words.palette.seeTickets)
  await desk.press('Enter')
  const ofCustomer = box.dialog.getByRole('group', { name: filled(desk.words.palette.ofCustomer, { name: '王女士' }) })
  await expect(ofCustomer.getByRole('option')).toHaveCount(1)
  await desk.press('Escape')
  await expect(page.getByText(desk.words.palette.noContact)).toBeVisible()
  await desk.type('王')
  // What is found begins at its first row whenever it comes.
  await expect(box.group('tickets')).toHaveCount(1)
  await desk.press('ArrowDown')
  await expect(box.active).toContainText('换货')
  await desk.press('Enter')
  await expect(page.getByRole('heading', { name: desk.words.history.title })).toBeVisible()

  await desk.newContact('1')
  await PaletteBox.open(page, desk.words)
  await desk.type('8000')
  await expect(box.active).toContainText(desk.words.palette.takeCustomer)
  await desk.press('Enter')
  await expect(page.getByText(filled(desk.words.palette.customerTaken, { name: '王女士' }))).toBeVisible()
  await expect(page.getByRole('complementary').getByText('138••••8000')).toBeVisible()
  await expect(desk.field(description)).toBeFocused()
})
