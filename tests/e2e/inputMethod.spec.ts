import { expect, test } from './host.ts'
import { Desk, lin } from './pages/desk.ts'
import { KnowledgePage } from './pages/knowledge.ts'
import { InputMethod } from './pages/inputMethod.ts'
import { PaletteBox } from './pages/palette.ts'
import { digitOf, fieldTitle, retail, scenesBelow } from './pages/playbook.ts'

const words = '收到破损'

/** No key of a composition does anything on the desk, in whatever field it is: Enter, digits, letters, Esc are the input method's. */
test('a composition is never interrupted, in any text field of the desk', async ({ page, host }) => {
  test.slow()
  const desk = await Desk.open(page, host.url)
  const input = await InputMethod.of(page)
  const everywhere = async (root = page.locator('body'), least = 1) => { expect(await input.composeEverywhere(root, words)).toBeGreaterThanOrEqual(least) }

  await expect(page.getByRole('textbox', { name: desk.words.people.name })).toBeFocused()
  await everywhere(page.locator('body'), 3)
  await page.getByRole('textbox', { name: desk.words.people.name }).focus()
  await page.keyboard.press('ControlOrMeta+a')
  await desk.introduce({ ...lin, role: '3' })

  await desk.newContact('1')
  const search = page.getByRole('combobox', { name: desk.words.customer.search })
  await input.compose(search, words)
  await search.fill('')
  await search.focus()
  await desk.type('13800138000')
  await expect(page.getByRole('option', { name: /13800138000/ })).toBeVisible()
  await desk.press('Enter')
  await expect(page.getByRole('textbox', { name: desk.words.customer.name, exact: true })).toBeFocused()
  await input.compose(page.getByRole('textbox', { name: desk.words.customer.name, exact: true }), words)
  await desk.press('Enter')

  await expect(desk.field(fieldTitle('description', 'zh-CN'))).toBeFocused()
  await everywhere(page.getByRole('main'), 2)
  const box = await PaletteBox.open(page, desk.words)
  await input.compose(box.input, words)
  await desk.press('Escape')
  await desk.press('Escape')
  await page.getByRole('button', { name: desk.words.intake.abandon }).click()
  await everywhere(page.locator(':popover-open'))
  await desk.press('Escape')

  await desk.field(fieldTitle('description', 'zh-CN')).focus()
  await desk.next(2)
  await desk.choose('type', digitOf(retail.types, 'complaint'))
  await desk.next(3)
  await desk.choose('scene', digitOf(scenesBelow(null), 'after-sales'))
  await desk.choose('scene', digitOf(scenesBelow('after-sales'), 'return-exchange'))
  await expect(page.getByRole('radiogroup', { name: fieldTitle('goods-state', 'zh-CN') })).toBeVisible()
  await everywhere(page.getByRole('main'))
  await page.getByRole('button', { name: desk.words.intake.skip }).click()
  await everywhere(page.locator(':popover-open'))
  await desk.type('客户着急')
  await desk.press('Enter')
  await desk.expectStep(4)
  await everywhere(page.getByRole('main'))

  await desk.goTo('tickets')
  await everywhere(page.getByRole('main'))
  await desk.goTo('knowledge')
  const knowledge = await KnowledgePage.open(desk)
  await knowledge.begin()
  await everywhere(page.getByRole('main'), 5)
  // A file that arrives waits for the end of what is being composed where it belongs.
  await input.around(knowledge.part('risks'), '见', async () => {
    await knowledge.pick('risks', 'a.pdf', Buffer.from('%PDF'))
    await expect(page.getByRole('progressbar')).toHaveCount(0)
  })
  await expect(knowledge.part('risks')).toHaveValue(new RegExp(`^${words}见\\[a\\.pdf\\]\\(attachment:`))
  await desk.goTo('settings')
  await page.getByRole('button', { name: desk.words.people.add }).click()
  await everywhere(page.getByRole('main'), 3)
})
