import { expect, test } from './host.ts'
import { expectAccessible } from './pages/accessible.ts'
import { Contacts } from './pages/contacts.ts'
import { Desk, lin } from './pages/desk.ts'
import { digitOf, fieldTitle, retail } from './pages/playbook.ts'
import { takeIntake } from './pages/stories.ts'
import { filled, words } from './pages/words.ts'

const description = fieldTitle('description', 'zh-CN')
const story = { type: 'complaint', class: 'product-quality', branch: 'after-sales', leaf: 'return-exchange', need: 1 }

/** Where the caret stands in the field that has the focus. */
const caret = (desk: Desk) => desk.page.evaluate(() => (document.activeElement instanceof HTMLTextAreaElement ? [document.activeElement.selectionStart, document.activeElement.selectionEnd] : null))

test('five contacts at once, typed into in turn, the host killed: all five are back with every letter, on the same steps', async ({ page, host, restart }) => {
  test.slow()
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  const contacts = new Contacts(desk)
  for (const channel of ['1', '2', '2', '2', '2']) await contacts.begin(channel)
  const typed = Array.from({ length: 5 }, () => '')
  for (const words of ['杯子', '没有', '收到。']) {
    for (let at = 0; at < 5; at += 1) {
      await contacts.show(at + 1)
      if (typed[at] === '') await desk.field(description).focus()
      await expect(desk.field(description)).toBeFocused()
      // Typed at once after the switch: nothing waits, and nothing goes to the contact before.
      await desk.type(`${words}${String(at + 1)}`)
      typed[at] = `${typed[at] ?? ''}${words}${String(at + 1)}`
    }
  }
  await contacts.show(2)
  await desk.press('Enter')
  await desk.expectStep(2)
  await contacts.show(1)
  await expect(page.getByText(/^已保存/).filter({ visible: true })).toBeVisible()
  const again = await restart(host, 'SIGKILL')

  const next = await Desk.open(page, again.url)
  const back = new Contacts(next)
  await expect(back.tabs).toHaveCount(5)
  for (let at = 0; at < 5; at += 1) {
    await back.show(at + 1)
    await next.expectStep(at === 1 ? 2 : 1)
    if (at === 1) await next.path.getByRole('button').first().click()
    await expect(next.field(description)).toHaveValue(typed[at] ?? '')
  }
})

test('coming back to a contact finds the caret, what was half typed, and the scrolling where they were', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  const contacts = new Contacts(desk)
  await desk.newContact('1')
  await desk.field(description).focus()
  await desk.type('杯子破了，要换一个')
  for (let step = 0; step < 4; step += 1) await desk.press('ArrowLeft')
  await page.keyboard.press('Shift+ArrowLeft')
  const before = await caret(desk)
  await contacts.begin('2')
  // The search of the second one is half typed.
  await desk.type('138')
  await contacts.show(1)
  await expect(desk.field(description)).toBeFocused()
  expect(await caret(desk)).toEqual(before)
  await desk.type('X')
  await expect(desk.field(description)).toHaveValue('杯子破了X要换一个')
  await contacts.show(2)
  const search = page.getByRole('combobox', { name: desk.words.customer.search })
  await expect(search).toBeFocused()
  await expect(search).toHaveValue('138')
  // By mouse and over another screen it is the same.
  await contacts.tabs.first().click()
  await expect(desk.field(description)).toBeFocused()
  await desk.goTo('tickets')
  await contacts.show(1)
  await expect(desk.field(description)).toBeFocused()
  expect(await caret(desk)).toEqual([(before?.[0] ?? 0) + 1, (before?.[0] ?? 0) + 1])
})

test('a contact is parked with a reason, its clocks go on, and one key takes it up again', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  const contacts = new Contacts(desk)
  await desk.newContact('1')
  await desk.field(description).focus()
  await desk.type('找不到小票')
  await contacts.park('客户去找小票')
  await expect(page.getByText('客户去找小票', { exact: true })).toBeVisible()
  await expect(contacts.tabs.first()).toContainText(desk.words.contacts.parked)
  await expectAccessible(page, 'parked')
  await desk.press('Enter')
  await expect(desk.field(description)).toBeFocused()
  await expect(desk.field(description)).toHaveValue('找不到小票')
  await expect(contacts.tabs.first()).not.toContainText(desk.words.contacts.parked)
})

test('a contact is handed to a colleague in another window, and taken back while untouched', async ({ page, context, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  await desk.goTo('settings')
  await page.getByRole('button', { name: desk.words.people.add }).click()
  await page.getByRole('textbox', { name: desk.words.people.name }).fill('陈立')
  await page.getByRole('textbox', { name: desk.words.people.staffNumber }).fill('8002')
  await page.getByRole('textbox', { name: desk.words.people.team }).fill('售后一组')
  await page.getByRole('button', { name: desk.words.people.join }).click()
  await desk.press('Alt+i')
  const contacts = new Contacts(desk)
  await desk.newContact('1')
  await desk.field(description).focus()
  await desk.type('客户只说粤语')

  const opened = context.waitForEvent('page')
  await page.evaluate(() => { window.open(location.href) })
  const other = Desk.over(await opened, 'zh-CN')
  await expect(other.main(other.words.nav.intake)).toBeVisible()
  await other.sitAs('陈立')
  const theirs = new Contacts(other)
  await expect(theirs.tabs).toHaveCount(0)

  await contacts.hand('请用粤语接待')
  await expect(contacts.handedOver('陈立')).toBeVisible()
  await expect(contacts.tabs).toHaveCount(0)
  await expect(theirs.tabs).toHaveCount(1)
  await expect(theirs.tabs.first()).toContainText(words['zh-CN'].contacts.handed)
  await page.getByRole('button', { name: desk.words.common.undo }).click()
  await expect(contacts.tabs).toHaveCount(1)
  await expect(theirs.tabs).toHaveCount(0)
  await expect(desk.field(description)).toHaveValue('客户只说粤语')

  await contacts.hand('请用粤语接待')
  await theirs.show(1)
  await expect(other.page.getByText('请用粤语接待')).toBeVisible()
  await expect(other.page.getByText(filled(other.words.holding.handedBy, { name: lin.name }))).toBeVisible()
  await other.field(description).fill('客户只说粤语，杯子破了')
  await expect(theirs.tabs.first()).not.toContainText(words['zh-CN'].contacts.handed)
  await expect(other.page.getByText('请用粤语接待')).toBeVisible()
  await page.getByRole('button', { name: desk.words.common.undo }).click()
  await expect(page.getByText(desk.words.errors['not_possible.takenUp'])).toBeVisible()
})

test('a call becomes an emergency by keyboard, and nothing that was typed is lost (IN-12)', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  await desk.newContact('1')
  await desk.field(description).focus()
  await desk.type('有人受伤')
  await desk.press('Alt+m')
  await expect(page.getByRole('radiogroup', { name: desk.words.holding.kind })).toBeFocused()
  await desk.press(String(digitOf(retail.kinds, 'emergency')))
  const emergency = retail.kinds.find(({ id }) => id === 'emergency')?.title['zh-CN'] ?? ''
  await expect(new Contacts(desk).tabs.first()).toContainText(emergency)
  await expect(desk.field(description)).toHaveValue('有人受伤')
})

test('two tickets from one contact: one key after saving, each knows the other (IN-11)', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  await desk.newContact('1')
  await desk.createCustomer('王女士', '13800138000')
  await takeIntake(desk, 'zh-CN', story)
  const first = await page.getByText(/^\d{3} \d{3} \d{3}$/).textContent()
  await desk.press('a')
  await desk.expectStep(1)
  await expect(page.getByText(filled(desk.words.holding.problem, { n: 2 }))).toBeVisible()
  await expect(desk.field(description)).toHaveValue('')
  await takeIntake(desk, 'zh-CN', { ...story, need: 2 })
  const second = await page.getByText(/^\d{3} \d{3} \d{3}$/).textContent()
  expect(second).not.toBe(first)
  await desk.openTicket()
  const siblings = page.getByRole('region', { name: desk.words.tickets.siblings })
  await expect(siblings).toContainText(first ?? '')
  await siblings.getByRole('button').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(first ?? '')
  await expect(siblings).toContainText(second ?? '')
})

test('nine contacts at 1280 px: narrower tabs, then a list, and nothing is scrolled sideways', async ({ page, host }) => {
  test.slow()
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  const contacts = new Contacts(desk)
  for (let contact = 0; contact < 9; contact += 1) await contacts.begin('2')
  const shown = await contacts.tabs.count()
  expect(shown).toBeGreaterThan(4)
  if (shown < 9) await expect(page.getByRole('button', { name: filled(desk.words.contacts.more, { n: 9 - shown }) })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
  await desk.press('Alt+9')
  await expect(contacts.tabs.last()).toHaveAttribute('aria-current', 'true')
  await desk.press('Alt+1')
  await expect(contacts.tabs.first()).toHaveAttribute('aria-current', 'true')
})
