import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './host.ts'
import { Desk, lin } from './pages/desk.ts'
import { Merging } from './pages/merging.ts'
import { QueuePage } from './pages/queue.ts'
import { takeIntake } from './pages/stories.ts'
import { filled } from './pages/words.ts'
import { languages, type Language } from '../../shared/text.ts'

const story = { type: 'complaint', class: 'product-quality', branch: 'after-sales', leaf: 'return-exchange', need: 5 }
const phone = '13800138000'

/** The same customer complains twice; the second ticket is open on the screen. @returns both numbers as they are shown */
async function complainTwice(desk: Desk, language: Language): Promise<{ first: string; second: string }> {
  await desk.introduce(lin)
  await desk.newContact('1')
  await desk.createCustomer('Wang', phone)
  await takeIntake(desk, language, story)
  const shown = desk.page.getByText(/^\d{3} \d{3} \d{3}$/)
  const first = (await shown.textContent()) ?? ''
  await desk.newContact('1')
  await desk.type(phone)
  await expect(desk.page.getByRole('option', { name: /Wang/ })).toBeVisible()
  await desk.press('Enter')
  await takeIntake(desk, language, story)
  const second = (await shown.textContent()) ?? ''
  expect(second).not.toBe(first)
  await desk.openTicket()
  return { first, second }
}

async function expectAccessible(desk: Desk): Promise<void> {
  const { violations } = await new AxeBuilder({ page: desk.page }).analyze()
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ') ?? ''}`)).toEqual([])
}

for (const language of languages) {
  test(`TK-5: a duplicate is merged by keyboard alone, leads to the other ticket, and comes back, ${language}`, async ({ page, host }) => {
    const desk = await Desk.open(page, host.url, language)
    const merging = new Merging(desk)
    const { first, second } = await complainTwice(desk, language)
    await expect(merging.duplicates).toContainText(first)
    await expect(merging.duplicates).toContainText(desk.words.merging.repeat)
    await expectAccessible(desk)

    await merging.thisInto(1, 'The same cup')
    await expect(merging.number).toHaveText(first)
    await expect(merging.told(second, first)).toBeVisible()
    await expect(merging.parts).toContainText(second)
    const history = page.getByRole('region', { name: desk.words.history.title })
    await expect(history).toContainText(desk.words.history.what.ticket.tookIn)
    await expect(history.getByRole('button', { name: filled(desk.words.history.from, { number: second }) }).first()).toBeVisible()

    await merging.parts.getByRole('button').first().focus()
    await desk.press('Enter')
    await expect(merging.number).toHaveText(second)
    await expect(merging.note).toContainText('The same cup')
    await expect(merging.note).toContainText(first)
    await expect(page.getByRole('textbox', { name: desk.words.tickets.comment })).toHaveCount(0)
    await expect(page.getByRole('region', { name: desk.words.clock.ofTicket, exact: true })).toContainText(desk.words.clock.cancelled)

    // The way back stands there for ten seconds, which axe would take.
    await merging.undo()
    await expect(merging.note).toHaveCount(0)
    await expect(page.getByRole('article').getByText(desk.words.ticketState.open, { exact: true })).toBeVisible()
    await expect(history).toContainText(desk.words.history.what.clock.restored)
    await expect(merging.duplicates).toContainText(first)

    await merging.thisInto(1, 'The same cup')
    await expect(merging.parts).toContainText(second)
    await expectAccessible(desk)
    await merging.parts.getByRole('button').first().focus()
    await desk.press('Enter')
    await expect(merging.note).toContainText('The same cup')
    await expectAccessible(desk)
  })
}

test('merged into this one; changed since, it takes a reason to take it out again', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  const merging = new Merging(desk)
  const { first, second } = await complainTwice(desk, 'zh-CN')
  await merging.duplicates.getByRole('button', { name: filled(`${desk.words.merging.intoThis}${desk.words.common.colon}${first}`, {}) }).focus()
  await desk.press('Enter')
  await merging.because('同一个杯子')
  await expect(merging.told(first, second)).toBeVisible()
  await expect(merging.number).toHaveText(second)
  await page.getByRole('textbox', { name: desk.words.tickets.comment }).fill('已查')
  await desk.press('Control+Enter')
  await expect(page.getByRole('listitem').filter({ hasText: '已查' }).first()).toBeVisible()
  await merging.parts.getByRole('button').first().click()
  await expect(merging.note).toContainText('同一个杯子')
  // What the screen kept of that ticket says until it is asked again that nothing has changed.
  await expect(merging.note.getByRole('button').last()).toHaveAttribute('aria-haspopup', 'dialog')
  await merging.note.getByRole('button').last().focus()
  await desk.press('Enter')
  await merging.because('原来是两个杯子')
  await expect(merging.note).toHaveCount(0)
  await expect(page.getByRole('region', { name: desk.words.history.title })).toContainText('原来是两个杯子')
})

test('a number finds any other ticket, and another customer is told before it is merged', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url, 'en')
  const merging = new Merging(desk)
  await desk.introduce(lin)
  await desk.newContact('1')
  await desk.createCustomer('Wang', phone)
  await takeIntake(desk, 'en', story)
  const first = (await page.getByText(/^\d{3} \d{3} \d{3}$/).textContent()) ?? ''
  await desk.newContact('1')
  await desk.createCustomer('Wu', '13900139000')
  await takeIntake(desk, 'en', story)
  await desk.openTicket()
  await expect(merging.duplicates).toContainText(desk.words.merging.none)
  await desk.press('m')
  await expect(page.getByRole('textbox', { name: desk.words.merging.find })).toBeFocused()
  await desk.type(first)
  const found = page.getByRole('radiogroup', { name: desk.words.merging.which }).getByRole('radio')
  await expect(found).toHaveCount(1)
  await expect(found).toContainText('Wang')
  await desk.press('Enter')
  await expect(page.getByRole('dialog')).toContainText(filled(desk.words.merging.otherCustomer, { name: 'Wang' }))
  await expectAccessible(desk)
  await merging.because('Mrs Wang called for her husband')
  await expect(merging.number).toHaveText(first)
})

test('two that are selected in the queue are merged into the first, and taken out again at once', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  const { first, second } = await complainTwice(desk, 'zh-CN')
  await desk.press('Escape')
  const queue = await QueuePage.open(desk)
  await expect(queue.rows).toHaveCount(2)
  await desk.press('Control+a')
  await desk.press('6')
  const which = page.getByRole('radiogroup', { name: desk.words.queue.mergeInto })
  await expect(which).toBeFocused()
  await expect(which.getByRole('radio', { checked: true })).toContainText(first)
  await page.getByRole('textbox', { name: desk.words.common.reason }).focus()
  await desk.type('同一个杯子')
  await desk.press('Enter')
  await expect(queue.rows).toHaveCount(1)
  await expect(queue.rows).toContainText(first)
  await page.getByRole('searchbox').or(page.getByRole('textbox', { name: desk.words.tickets.search })).first().fill(second)
  await expect(queue.rows).toHaveCount(1)
  await expect(queue.rows).toContainText(first)
  await page.getByRole('status').getByRole('button', { name: desk.words.common.undo }).click()
  await expect(queue.rows).toContainText(second)
})
