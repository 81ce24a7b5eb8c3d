import { languages } from '../../shared/text.ts'
import { expect, test } from './host.ts'
import { expectAccessible } from './pages/accessible.ts'
import { Desk, lin } from './pages/desk.ts'
import { digitOf, fieldTitle, needsOf, retail, scenesBelow } from './pages/playbook.ts'
import { takeIntake } from './pages/stories.ts'
import type { TicketPage } from './pages/ticket.ts'

/** IN-1 … IN-9 by keyboard alone: the three types, each in its own scene. */
const stories = [
  { type: 'complaint', class: 'product-quality', branch: 'order', leaf: 'order-status', need: 1 },
  { type: 'inquiry', class: 'general', branch: 'after-sales', leaf: 'return-exchange', need: 5 },
  { type: 'suggestion', class: 'other', branch: 'product', leaf: 'features', need: 2 },
] as const

for (const language of languages) {
  test(`an intake of each type by keyboard, and an inquiry that waits for its customer (CK-22, CK-24), ${language}`, async ({ page, host }) => {
    const desk = await Desk.open(page, host.url, language)
    await desk.introduce(lin)
    for (const [at, story] of stories.entries()) {
      await test.step(story.type, async () => {
        await desk.newContact('1')
        await desk.createCustomer(`Wang ${String(at)}`, `1380013800${String(at)}`)
        await takeIntake(desk, language, story)
        const number = await page.getByText(/^\d{3} \d{3} \d{3}$/).textContent()

        const ticket = await desk.openTicket()
        const need = needsOf(story.leaf)[story.need - 1]
        await expect(page.getByRole('heading', { level: 1 })).toContainText(number ?? 'none')
        await expect(page.getByText(need?.title[language] ?? '').first()).toBeVisible()
        await expect(ticket.history).toContainText(lin.name)
        await expect(ticket.clocks.getByRole('listitem')).not.toHaveCount(0)
        if (story.type === 'inquiry') await waitForCustomer(desk, ticket)
      })
    }
  })
}

/** CK-22, CK-24: a ticket waits for its customer, its clock stands still and says why, and goes on. */
async function waitForCustomer(desk: Desk, ticket: TicketPage): Promise<void> {
  const { page, words } = desk
  await desk.press('w')
  await expect(ticket.clocks.getByRole('status')).toContainText(/CK-(9|19)/)
  await desk.press('2')
  await expect(page.getByRole('textbox', { name: words.common.reason })).toBeFocused()
  await desk.type('Sends a photo')
  await desk.press('Enter')
  await expect(page.getByText(words.tickets.waiting, { exact: false }).first()).toBeVisible()
  const paused = ticket.clocks.getByText(new RegExp(words.clock.paused.replace('{{span}}', '.+')))
  await expect(paused).toBeVisible()
  await expect(ticket.history).toContainText(words.history.what.ticket.waited)
  await expect(ticket.history).toContainText('Sends a photo')
  await expectAccessible(page, 'waits for the customer')
  await desk.press('2')
  await expect(paused).toHaveCount(0)
  await expect(ticket.history).toContainText(words.history.what.clock.resumed)
}

test('Enter that is refused says what is missing and puts the caret there; CK-10: the confirmation of a return counts down', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  await desk.newContact('1')
  await desk.createCustomer('王女士', '13800138000')
  await desk.press('Enter')
  await expect(desk.field(fieldTitle('description', 'zh-CN'))).toBeFocused()
  await expect(page.getByText(desk.words.intake.stillMissing)).toBeVisible()
  await desk.expectStep(1)

  await desk.field(fieldTitle('description', 'zh-CN')).fill('杯子破了')
  await desk.next(2)
  await desk.choose('type', digitOf(retail.types, 'complaint'))
  await desk.choose('class', digitOf(retail.classes, 'product-quality'))
  await desk.next(3)
  await desk.choose('scene', digitOf(scenesBelow(null), 'after-sales'))
  await desk.choose('scene', digitOf(scenesBelow('after-sales'), 'return-exchange'))
  const policy = retail.clocks.find((clock) => clock.rule === 'CK-10')
  const clock = page.getByRole('complementary', { name: desk.words.intake.side }).getByRole('timer', { name: new RegExp(`^${policy?.title['zh-CN'] ?? ''}`) })
  await expect(clock).toHaveText(/0:[012]\d/)
  await desk.press('Enter')
  await expect(page.getByText(desk.words.intake.stillMissing).first()).toBeVisible()
  await desk.expectStep(3)
})
