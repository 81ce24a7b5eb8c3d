import { languages, type Language } from '../../shared/text.ts'
import { spokenTicketNumber, type TicketNumber } from '../../shared/ticketNumber.ts'
import type { Page } from '@playwright/test'
import { aCustomer, aCustomersTicket } from '../helpers/builders.ts'
import { type ClockHost, expect, test } from './clockHost.ts'
import { expectAccessible } from './pages/accessible.ts'
import type { Desk } from './pages/desk.ts'
import { Merging } from './pages/merging.ts'
import { PaletteBox } from './pages/palette.ts'
import { QueuePage } from './pages/queue.ts'
import { TicketPage } from './pages/ticket.ts'
import { filled } from './pages/words.ts'

interface Begun {
  readonly desk: Desk
  /** both numbers as they are shown */
  readonly first: string
  readonly second: string
}

/** The same customer has complained twice, or another one as well; the second ticket is open on the screen. */
async function complainedTwice(startAt: (at: string) => Promise<ClockHost>, page: Page, language: Language = 'zh-CN', other = false): Promise<Begun> {
  const host = await startAt('2026-06-01T01:30:00Z')
  const mine = host.sit()
  const customers = [aCustomer(mine, { name: 'Wang', phone: '13800138000' }), ...(other ? [aCustomer(mine, { name: 'Wu', phone: '13900139000' })] : [])]
  const [first = '', second = ''] = [customers[0]!, customers.at(-1)!].map(({ customerId }) => spokenTicketNumber(aCustomersTicket(mine, customerId).number as TicketNumber))
  const desk = await host.open(page, language)
  const box = await PaletteBox.open(page, desk.words)
  await box.input.fill(second)
  await expect(box.active).toContainText(second)
  await desk.press('Enter')
  await TicketPage.shown(page, desk.words)
  return { desk, first, second }
}

for (const language of languages) {
  test(`TK-5: a duplicate is merged by keyboard alone, leads to the other ticket, and comes back, ${language}`, async ({ page, startAt }) => {
    const { desk, first, second } = await complainedTwice(startAt, page, language)
    const merging = new Merging(desk)
    await expect(merging.duplicates).toContainText(first)
    await expect(merging.duplicates).toContainText(desk.words.merging.repeat)
    await expectAccessible(page, 'one that may be a duplicate')

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

    // The way back stands there for ten seconds.
    await merging.undo()
    await expect(merging.note).toHaveCount(0)
    await expect(page.getByRole('article').getByText(desk.words.ticketState.open, { exact: true })).toBeVisible()
    await expect(history).toContainText(desk.words.history.what.clock.restored)
    await expect(merging.duplicates).toContainText(first)
  })
}

test('merged into this one; changed since, it takes a reason to take it out again', async ({ page, startAt }) => {
  const { desk, first, second } = await complainedTwice(startAt, page)
  const merging = new Merging(desk)
  await merging.duplicates.getByRole('button', { name: filled(`${desk.words.merging.intoThis}${desk.words.common.colon}${first}`, {}) }).focus()
  await desk.press('Enter')
  await merging.because('同一个杯子')
  await expect(merging.told(first, second)).toBeVisible()
  await expect(merging.number).toHaveText(second)
  await expect(merging.parts).toContainText(first)
  await expectAccessible(page, 'one that took another in')
  await page.getByRole('textbox', { name: desk.words.tickets.comment }).fill('已查')
  await desk.press('Control+Enter')
  await expect(page.getByRole('listitem').filter({ hasText: '已查' }).first()).toBeVisible()
  await merging.parts.getByRole('button').first().click()
  await expect(merging.note).toContainText('同一个杯子')
  await expectAccessible(page, 'one that was merged')
  // What the screen kept of that ticket says until it is asked again that nothing has changed.
  await expect(merging.note.getByRole('button').last()).toHaveAttribute('aria-haspopup', 'dialog')
  await merging.note.getByRole('button').last().focus()
  await desk.press('Enter')
  await merging.because('原来是两个杯子')
  await expect(merging.note).toHaveCount(0)
  await expect(page.getByRole('region', { name: desk.words.history.title })).toContainText('原来是两个杯子')
})

test('a number finds any other ticket, and another customer is told before it is merged', async ({ page, startAt }) => {
  const { desk, first } = await complainedTwice(startAt, page, 'en', true)
  const merging = new Merging(desk)
  await expect(merging.duplicates).toContainText(desk.words.merging.none)
  await desk.press('m')
  await expect(page.getByRole('textbox', { name: desk.words.merging.find })).toBeFocused()
  await desk.type(first)
  const found = page.getByRole('radiogroup', { name: desk.words.merging.which }).getByRole('radio')
  await expect(found).toHaveCount(1)
  await expect(found).toContainText('Wang')
  await desk.press('Enter')
  await expect(page.getByRole('dialog')).toContainText(filled(desk.words.merging.otherCustomer, { name: 'Wang' }))
  // What the box lies over half is looked at in the other stories.
  await expectAccessible(page, 'another customer', { without: 'figcaption' })
  await merging.because('Mrs Wang called for her husband')
  await expect(merging.number).toHaveText(first)
})

test('two that are selected in the queue are merged into the first, and taken out again at once', async ({ page, startAt }) => {
  const { desk, first, second } = await complainedTwice(startAt, page)
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
