import { expect, test } from './host.ts'
import { Desk, lin } from './pages/desk.ts'
import { PaletteBox } from './pages/palette.ts'
import { fieldTitle, retail } from './pages/playbook.ts'
import { filled } from './pages/words.ts'

const description = fieldTitle('description', 'zh-CN')

test('the plug is pulled in mid-sentence: the same step, the same words', async ({ page, host, restart }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  await desk.newContact('1')
  await desk.createCustomer('王女士', '13800138000')
  await expect(desk.field(description)).toBeFocused()
  const sentence = '昨天收到的杯子破了，包装也'
  await desk.type(sentence)
  // Everything typed is stored within a second: the desk says so itself.
  await expect(page.getByText(/^已保存/)).toBeVisible()
  await expect.poll(() => page.evaluate(() => document.querySelector('[data-unsaved]')), { timeout: 1_000 }).toBeNull()
  const again = await restart(host, 'SIGKILL')

  const next = await Desk.open(page, again.url)
  await expect(next.field(description)).toHaveValue(sentence)
  await next.expectStep(1)
  await expect(page.getByText('王女士').first()).toBeVisible()
})

test('the host comes back on its address while somebody types: nothing typed meanwhile is lost', async ({ page, host, restart }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  await desk.newContact('1')
  await desk.createCustomer('王女士', '13800138000')
  await expect(desk.field(description)).toBeFocused()
  await host.end('SIGKILL')
  await desk.type('断线时写下的话')
  await expect(page.getByText(desk.words.link.downTyping)).toBeVisible()
  await expect(desk.field(description)).toHaveValue('断线时写下的话')

  const again = await restart(host, 'SIGKILL', host.port)
  // The pass of the old host died with it: the page says what to do, and the next one opens on the same step.
  await expect(page.getByRole('heading', { name: desk.words.link.refused })).toBeVisible()
  const next = await Desk.open(page, again.url)
  await next.expectStep(1)
})

test('a breach while the program was closed is recorded once, at its true time', async ({ page, host, restart }) => {
  // It runs round the clock, so that the story holds by night too; the shipped one would be waited for half a minute.
  const target = 5
  const policy = retail.clocks.find((clock) => clock.rule === 'CK-10')
  const hasty = { ...retail, version: retail.version + 1, clocks: retail.clocks.map((clock) => (clock === policy ? { ...clock, target } : clock)) }
  const desk = await Desk.open(page, host.url)
  await desk.introduce({ ...lin, role: '3' })
  await desk.goTo('settings')
  await page.getByLabel(desk.words.playbook.file).setInputFiles({ name: 'hasty.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(hasty)) })
  await expect(page.getByText(filled(desk.words.playbook.published, { title: retail.title['zh-CN'], version: hasty.version }))).toBeVisible()
  await desk.newContact('2')
  await PaletteBox.open(page, desk.words)
  await desk.type('退换货')
  await desk.press('Enter')
  await desk.expectStep(3)
  const begun = Date.now()
  await host.end('SIGKILL')
  await page.goto('about:blank')
  await expect.poll(() => Date.now() - begun, { timeout: 15_000, intervals: [500] }).toBeGreaterThan(target * 1_000 + 500)

  const again = await restart(host, 'SIGKILL')
  const next = await Desk.open(page, again.url)
  await next.expectStep(3)
  const clock = page.getByRole('complementary').getByRole('timer', { name: new RegExp(policy?.title['zh-CN'] ?? '') })
  await expect(clock).toContainText(/超时|逾期|已晚/)
})
