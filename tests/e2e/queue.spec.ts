import type { Page } from '@playwright/test'
import { expect, monthTest as test } from './host.ts'
import { expectAccessible } from './pages/accessible.ts'
import { Desk } from './pages/desk.ts'
import { QueuePage } from './pages/queue.ts'
import { filled } from './pages/words.ts'

async function queueOf(page: Page, url: string): Promise<QueuePage> {
  const desk = await Desk.open(page, url)
  await expect(page.getByRole('radiogroup')).toBeVisible()
  await desk.press('1')
  await expect(desk.main(desk.words.nav.intake)).toBeVisible()
  return QueuePage.open(desk)
}

test('filters, order, columns and a named view are there again after the host was killed', async ({ page, host, restart }) => {
  const queue = await queueOf(page, host.url)
  const { words, desk } = queue
  await queue.toBucket('all')
  await queue.filter('severities', 'L3')
  await queue.filter('courses', words.lifecycle.course.complaint)
  await expect(queue.chips).toHaveCount(2)
  await desk.press('o')
  await desk.press('4')
  await expect(queue.column('severity')).toHaveAttribute('aria-sort', 'ascending')
  await desk.press('o')
  await desk.press('2')
  await expect(queue.column('opened')).toHaveAttribute('aria-sort', 'descending')
  await desk.press('l')
  await page.getByRole('checkbox', { name: words.tickets.columns.number, exact: true }).focus()
  await desk.press('Alt+ArrowUp')
  await expect(page.getByRole('checkbox', { name: words.tickets.columns.number, exact: true })).toBeFocused()
  await page.getByRole('checkbox', { name: words.tickets.columns.owner, exact: true }).press('Space')
  await desk.press('Escape')
  await expect(queue.column('owner')).toHaveCount(0)
  await queue.column('number').getByRole('separator').press('ArrowRight')
  const width = await queue.column('number').evaluate((cell) => cell.getBoundingClientRect().width)
  await queue.nameView('常规工单')
  await expect(queue.viewsTool).toContainText('常规工单')
  // Its time goes on meanwhile: it is known by its number.
  const seen = await queue.rows.first().getByRole('button').textContent()

  const again = await restart(host, 'SIGKILL')
  const back = await queueOf(page, again.url)
  await expect(back.viewsTool).toContainText('常规工单')
  await expect(back.chips).toHaveCount(2)
  await expect(back.column('opened')).toHaveAttribute('aria-sort', 'descending')
  await expect(page.getByRole('columnheader').nth(1)).toContainText(words.tickets.columns.number)
  await expect(back.column('owner')).toHaveCount(0)
  expect(await back.column('number').evaluate((cell) => cell.getBoundingClientRect().width)).toBe(width)
  await expect(back.rows.first().getByRole('button')).toHaveText(seen ?? '')

  await desk.press('v')
  await page.getByRole('button', { name: words.queue.removeView }).click()
  await page.getByRole('button', { name: words.common.undo }).click()
  await desk.press('v')
  await expect(page.getByRole('radio', { name: '常规工单' })).toBeVisible()
})

test('filters that find nothing say which they are and go away with one button', async ({ page, host }) => {
  const queue = await queueOf(page, host.url)
  const { words } = queue
  await queue.filter('due', words.queue.due.none)
  await expect(page.getByRole('heading', { name: words.queue.noneLeft })).toBeVisible()
  await expect(page.getByText(words.queue.due.none).last()).toBeVisible()
  await expectAccessible(page, 'nothing found')
  await page.getByRole('button', { name: words.queue.clearAll }).last().click()
  await expect(queue.rows.first()).toBeVisible()
  await expect(queue.chips).toHaveCount(0)
})

test('rows are walked, selected and given to a colleague by keyboard, and given back', async ({ page, host }) => {
  const queue = await queueOf(page, host.url)
  const { words, desk } = queue
  await desk.press('End')
  await expect(queue.current).toHaveAttribute('aria-rowindex', await queue.rows.last().getAttribute('aria-rowindex') ?? '')
  await desk.press('Home')
  await expect(queue.current).toHaveAttribute('aria-rowindex', '2')
  await desk.press('Space')
  await desk.press('Shift+ArrowDown')
  await desk.press('Shift+ArrowDown')
  await expect(queue.selection).toContainText(filled(words.queue.selected, { n: 3 }))
  await expectAccessible(page, 'selected')
  const owners = await queue.owners(3)

  await desk.press('2')
  const to = page.getByRole('combobox', { name: words.queue.assignTo })
  await expect(to).toBeFocused()
  const colleague = await to.evaluate((list: HTMLSelectElement, taken) => [...list.options].map(({ text }) => text).find((text) => !taken.some((name) => text.startsWith(name))) ?? '', owners)
  await to.selectOption(colleague)
  await desk.press('Tab')
  await desk.type('下班交接')
  await desk.press('Enter')
  await expect(page.getByText(filled(words.queue.done, { n: 3 }))).toBeVisible()
  await expect(queue.selection).toHaveCount(0)
  await expect.poll(() => queue.owners(3)).toEqual(Array.from({ length: 3 }, () => colleague.split(' · ')[0]))
  await page.getByRole('button', { name: words.common.undo }).click()
  await expect.poll(() => queue.owners(3)).toEqual(owners)

  await desk.press('Control+a')
  await expect(queue.selection).toBeVisible()
  await desk.press('Escape')
  await expect(queue.selection).toHaveCount(0)
  await desk.press('t')
  await expect(page.getByRole('heading', { name: words.history.title })).toBeVisible()
})
