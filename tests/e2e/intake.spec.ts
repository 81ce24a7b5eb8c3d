import { languages } from '../../shared/text.ts'
import { expect, test } from './host.ts'
import { Desk, lin } from './pages/desk.ts'
import { digitOf, fieldTitle, needsOf, retail, scenesBelow } from './pages/playbook.ts'
import { takeIntake } from './pages/stories.ts'

/** IN-1 … IN-9 by keyboard alone: the three types, each in its own scene. */
const stories = [
  { type: 'complaint', class: 'product-quality', branch: 'after-sales', leaf: 'return-exchange', need: 1 },
  { type: 'inquiry', class: 'general', branch: 'order', leaf: 'order-status', need: 1 },
  { type: 'suggestion', class: 'other', branch: 'product', leaf: 'features', need: 2 },
] as const

for (const language of languages) {
  for (const story of stories) {
    test(`an intake by keyboard: ${story.type}, ${language}`, async ({ page, host }) => {
      const desk = await Desk.open(page, host.url, language)
      await desk.introduce(lin)
      await desk.newContact('1')
      await desk.createCustomer('Wang', '13800138000')
      await takeIntake(desk, language, story)
      await expect(page.getByText(/^\d{3} \d{3} \d{3}$/)).toBeVisible()

      const ticket = await desk.openTicket()
      const need = needsOf(story.leaf)[story.need - 1]
      await expect(page.getByRole('heading', { level: 1 })).toContainText(/\d{3} \d{3} \d{3}/)
      await expect(page.getByText(need?.title[language] ?? '').first()).toBeVisible()
      await expect(ticket.history).toContainText(lin.name)
      await expect(ticket.clocks.getByRole('listitem')).not.toHaveCount(0)
    })
  }
}

test('CK-10: the confirmation of a return counts down and is met by filling the fields', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  await desk.newContact('1')
  await desk.createCustomer('王女士', '13800138000')
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

test('Enter that is refused says what is missing and puts the caret there', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  await desk.newContact('1')
  await desk.createCustomer('王女士', '13800138000')
  await desk.press('Enter')
  await expect(desk.field(fieldTitle('description', 'zh-CN'))).toBeFocused()
  await expect(page.getByText(desk.words.intake.stillMissing)).toBeVisible()
  await desk.expectStep(1)
})
