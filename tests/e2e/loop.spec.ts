import type { ContactId } from '../../shared/ids.ts'
import { hour, minute } from '../../shared/time.ts'
import { aContact, aCustomer, aPerson, answerStep, returnComplaint } from '../helpers/builders.ts'
import type { TestDesk } from '../helpers/desk.ts'
import { expect, test } from './clockHost.ts'
import { expectAccessible } from './pages/accessible.ts'
import { TicketPage } from './pages/ticket.ts'
import { filled } from './pages/words.ts'

const monday = '2026-06-01T01:30:00Z'

/** The rest of the steps, by contract calls. */
function finish(desk: TestDesk, contactId: ContactId) {
  for (const step of ['type', 'scene', 'need'] as const) {
    desk.call('intake.next', { contactId })
    answerStep(desk, contactId, returnComplaint, step)
  }
  desk.call('intake.next', { contactId })
  return desk.call('intake.save', { contactId }).ticketId
}

function solve(desk: TestDesk, ticketId: ReturnType<typeof finish>): void {
  desk.call('tickets.move', { ticketId, version: desk.call('tickets.get', { ticketId }).version, to: 'resolved', reason: null })
}

test('a product is recalled in the middle of a call: the words are on top at once, nothing typed is lost, who has read it is known, and the customer closes the case', async ({ page, context, startAt }) => {
  test.slow()
  const host = await startAt(monday)
  const boss = host.sit({ role: 'supervisor', name: 'Mei' })
  const desk = await host.open(page, 'en')
  // The supervisor, in another window over the same host.
  const other = await context.newPage()
  const lead = await host.open(other, 'en')
  const lin = boss.as(aPerson(boss, { name: 'Lin' }))
  await desk.sitAs('Lin')
  await desk.newContact('1')
  await desk.createCustomer('Wang', '13800138000')
  const said = page.getByRole('main').locator('textarea').first()
  await desk.write('My K-200 kettle leaks')
  await expect(said).toHaveValue('My K-200 kettle leaks')
  const { contactId } = lin.call('intake.open', {})[0]!
  await expect.poll(() => lin.call('intake.view', { contactId }).fields.some(({ value }) => value.includes('K-200'))).toBe(true)

  await lead.press('Alt+v')
  await other.getByRole('button', { name: lead.words.notices.new }).click()
  const form = other.getByRole('dialog', { name: lead.words.notices.new })
  await form.getByRole('combobox', { name: lead.words.notices.form.kind }).selectOption(lead.words.notices.kind.recall)
  await form.getByRole('textbox', { name: lead.words.notices.form.title }).fill('K-200 is recalled')
  await form.getByRole('textbox', { name: filled(lead.words.notices.form.words, { language: lead.words.settings.languages.en }) }).fill('Please stop using the kettle.')
  await form.getByRole('textbox', { name: lead.words.notices.form.product }).fill('K-200, K-201')
  await expectAccessible(other, 'the form of a notice', { without: '[aria-expanded=false]' })
  // In sight without scrolling, and what has the caret is not under it.
  await expect(form.getByRole('button', { name: lead.words.notices.publish })).toBeInViewport({ ratio: 1 })
  await form.getByRole('button', { name: lead.words.notices.publish }).click()
  await expect(other.getByRole('heading', { name: 'K-200 is recalled' })).toBeVisible()
  await expect(other.getByText(filled(lead.words.notices.missing, { names: 'Lin' }))).toBeVisible()

  // In the agent's window the words come on top; the caret stays where it was, and the key acknowledges.
  await expect(page.getByRole('region', { name: desk.words.notices.onTop })).toContainText('Please stop using the kettle.')
  await expect(page.getByRole('status', { name: desk.words.notices.banner })).toContainText('K-200 is recalled')
  await expect(said).toBeFocused()
  await desk.write(' badly')
  await expect(said).toHaveValue('My K-200 kettle leaks badly')
  await desk.press('Alt+c')
  await expect(page.getByRole('status', { name: desk.words.notices.banner })).toBeEmpty()
  await expect(said).toBeFocused()
  await expect(other.getByText(lead.words.notices.everybody)).toBeVisible()

  await expect.poll(() => lin.call('intake.view', { contactId }).fields.some(({ value }) => value.includes('badly'))).toBe(true)
  const ticketId = finish(lin, contactId)
  const log = other.getByRole('region', { name: lead.words.notices.log })
  await log.getByRole('textbox').fill('The maker was called')
  await other.keyboard.press('Enter')
  await expect(log.getByRole('listitem')).toContainText('The maker was called')
  await expect(other.getByText(filled(lead.words.notices.counted, { contacts: 1, tickets: 1 }))).toBeVisible()
  await other.getByRole('button', { name: lead.words.notices.end, exact: true }).click()
  const report = other.getByRole('dialog', { name: lead.words.notices.endTitle })
  for (const part of ['happened', 'cause', 'measures'] as const) await report.getByRole('textbox', { name: lead.words.notices.report[part] }).fill(`The ${part}`)
  await report.getByRole('button', { name: lead.words.notices.end }).click()
  await expect(other.getByText(lead.words.notices.endedSaid)).toBeVisible()

  // Solved, called back, satisfied, rated: three keys, and the ticket is closed.
  solve(lin, ticketId)
  await desk.press('Alt+h')
  await expect(page.getByRole('article', { name: 'Wang' })).toContainText('Are you satisfied')
  await desk.press('1')
  await expect(page.getByRole('form', { name: desk.words.followups.rate.title })).toBeVisible()
  for (const digit of ['5', '4', '5']) await desk.press(digit)
  await expect(page.getByRole('textbox', { name: desk.words.followups.rate.comment })).toBeFocused()
  await desk.press('Enter')
  await expect(page.getByText(desk.words.followups.rate.saved)).toBeVisible()
  expect(lin.call('tickets.get', { ticketId }).state).toBe('closed')
})

test('a follow-up that reaches nobody three times ends with a message, and a customer who is not satisfied is taken up with the story so far', async ({ page, startAt }) => {
  test.slow()
  const host = await startAt(monday)
  const mine = host.sit({ name: 'Lin' })
  const { customerId } = aCustomer(mine, { name: 'Wang' })
  const contactId = aContact(mine, returnComplaint, 'outcome')
  mine.call('intake.setCustomer', { contactId, customerId })
  const { ticketId } = mine.call('intake.save', { contactId })
  mine.call('tickets.comment', { ticketId, audience: 'customer', text: 'I call you back at noon', promisedBy: host.desk.clock.now() + 2 * hour })
  const desk = await host.open(page, 'zh-CN')
  // The day starts with what was promised: K keeps it, a digit opens its ticket.
  const today = page.getByRole('region', { name: desk.words.promises.today })
  await expect(today.getByRole('listitem')).toContainText(['I call you back at noon'])
  await expectAccessible(page, 'promises of today')
  await desk.press('k')
  await expect(page.getByText(desk.words.promises.kept)).toBeVisible()
  await expect(today.getByRole('listitem')).toHaveCount(0)
  solve(mine, ticketId)

  await desk.press('Alt+h')
  const call = page.getByRole('article', { name: 'Wang' })
  await expect(call.getByRole('group', { name: desk.words.followups.result })).toBeVisible()
  for (const attempts of [1, 2]) {
    await desk.press('3')
    await expect(call).toContainText(filled(desk.words.followups.attempts, { n: attempts, most: 3 }))
    await host.jump(61 * minute)
  }
  await desk.press('3')
  const closing = call.getByRole('region', { name: desk.words.followups.closing })
  await expect(closing).toContainText('没能联系上您')
  await expectAccessible(page, 'not reached')
  // It was another number: taken back, then not reached once more.
  await call.getByRole('button', { name: desk.words.common.undo }).click()
  await expect(call.getByRole('group', { name: desk.words.followups.result })).toBeVisible()
  await desk.press('3')
  await closing.getByRole('button', { name: desk.words.followups.sendAndClose }).click()
  await expect(page.getByText(desk.words.followups.settled)).toBeVisible()
  expect(mine.call('tickets.get', { ticketId })).toMatchObject({ state: 'closed' })

  // The customer calls back: solved anew, and not satisfied.
  mine.call('tickets.move', { ticketId, version: mine.call('tickets.get', { ticketId }).version, to: 'open', reason: 'Called back' })
  solve(mine, ticketId)
  await expect(call.getByRole('group', { name: desk.words.followups.result })).toBeVisible()
  const reason = page.getByRole('textbox', { name: desk.words.common.reason })
  await desk.press('2')
  await expect(reason).toBeFocused()
  // Pressed by mistake: Esc takes it away again, and the digits choose as before.
  await desk.press('Escape')
  await expect(reason).toHaveCount(0)
  await desk.press('2')
  await expect(reason).toBeFocused()
  await desk.write('换来的也漏水')
  await desk.press('Enter')
  await expect(call.getByRole('region', { name: desk.words.followups.story })).toContainText('换来的也漏水')
  await page.getByRole('button', { name: desk.words.followups.rate.skipAll }).click()
  await desk.press('t')
  const ticket = await TicketPage.shown(page, desk.words)
  await expect(ticket.page.getByRole('region', { name: desk.words.followups.title })).toContainText('换来的也漏水')
  await expectAccessible(page, 'taken up again', { onlyContrast: true })
})
