import type { Browser, Page } from '@playwright/test'
import type { Language } from '../../shared/text.ts'
import { day, second } from '../../shared/time.ts'
import { aCustomer, aPerson, returnComplaint } from '../helpers/builders.ts'
import { type ClockHost, expect, test } from './clockHost.ts'
import { expectAccessible } from './pages/accessible.ts'
import type { Desk } from './pages/desk.ts'
import { answerFirst } from './pages/departments.ts'
import { digitOf, needsOf } from './pages/playbook.ts'
import { leadIntake, type Story } from './pages/stories.ts'
import { TicketPage } from './pages/ticket.ts'
import { filled } from './pages/words.ts'

/** A Monday, 09:30 in Shanghai. */
const monday = '2026-06-01T01:30:00Z'

const escalationOf = (desk: Desk) => desk.page.getByRole('region', { name: desk.words.escalation.title, exact: true })
const suggestionsOf = (desk: Desk) => escalationOf(desk).getByRole('list', { name: desk.words.escalation.suggestions })
const stateOf = (desk: Desk, state: 'open' | 'resolved' | 'closed') => desk.page.getByRole('article').getByText(desk.words.ticketState[state], { exact: true })

/** An agent and whoever else takes part, who sit at one host. */
function staffed(host: ClockHost, agentName: string, other: { readonly role: 'team-lead' | 'technical'; readonly name: string }) {
  const boss = host.sit({ role: 'supervisor', name: 'Gao' })
  return { agent: boss.as(aPerson(boss, { name: agentName })), other: boss.as(aPerson(boss, other)) }
}

/** A window of its own for another person. */
const another = async (browser: Browser, host: ClockHost, language: Language, name: string) => host.open(await (await browser.newContext()).newPage(), language, name)

/** A return that a customer complains of, as an agent takes it. */
const aReturn: Story = { type: 'complaint', class: 'product-quality', branch: 'after-sales', leaf: 'return-exchange', need: digitOf(needsOf('return-exchange'), returnComplaint.need) }

/** Somebody who is known calls, and is led up to the step at which it is saved. */
async function called(desk: Desk, language: Language, customer: string, story: Story): Promise<void> {
  await desk.newContact('1')
  await desk.knownCustomer(customer)
  await leadIntake(desk, language, story)
}

/** Saves the contact that is open and shows what came of it. */
async function saveAndShow(desk: Desk): Promise<TicketPage> {
  await desk.press('Enter')
  await expect(desk.page.getByRole('heading', { name: desk.words.saved.title })).toBeFocused()
  return desk.openTicket()
}

async function openNextDue(desk: Desk): Promise<TicketPage> {
  await desk.page.getByRole('button', { name: desk.words.clock.nextDue }).click()
  return TicketPage.shown(desk.page, desk.words)
}

async function because(page: Page, desk: Desk, reason: string): Promise<void> {
  await expect(page.getByRole('textbox', { name: desk.words.common.reason })).toBeFocused()
  await desk.write(reason)
  await desk.press('Enter')
}

/** Calls the customer back, and back to the ticket. */
async function callBack(desk: Desk, customer: string, dissatisfiedBecause: string | null): Promise<void> {
  await desk.press('Alt+h')
  const call = desk.page.getByRole('article', { name: customer })
  await expect(call.getByRole('group', { name: desk.words.followups.result })).toBeVisible()
  await desk.press(dissatisfiedBecause === null ? '1' : '2')
  if (dissatisfiedBecause !== null) await because(desk.page, desk, dissatisfiedBecause)
  // They want to rate nothing: one key, too.
  const rating = call.getByRole('form', { name: desk.words.followups.rate.title })
  await expect(rating).toBeVisible()
  await desk.press('Escape')
  await expect(rating).toHaveCount(0)
  await expect(call.getByRole('region', { name: desk.words.followups.story })).toBeVisible()
  await desk.press('t')
  await TicketPage.shown(desk.page, desk.words)
}

test('the third contact in a week: told beside the contact, taken up by the lead in another window, solved for good and closed (ES-2, FU-1)', async ({ page, browser, startAt }) => {
  const host = await startAt(monday)
  const { agent } = staffed(host, '林小满', { role: 'team-lead', name: '罗敏' })
  aCustomer(agent, { name: '王女士' })
  const desk = await host.open(page, 'zh-CN', '林小满')
  for (let earlier = 0; earlier < 2; earlier += 1) {
    await called(desk, 'zh-CN', '王女士', aReturn)
    await expect(page.getByRole('region', { name: desk.words.escalation.ofContact })).toHaveCount(0)
    await (await saveAndShow(desk)).move('resolved')
    await callBack(desk, '王女士', null)
    await expect(stateOf(desk, 'closed')).toBeVisible()
    await host.jump(2 * day)
  }
  await called(desk, 'zh-CN', '王女士', aReturn)
  await expect(page.getByRole('region', { name: desk.words.escalation.ofContact })).toContainText('七天内第三次联系')
  await saveAndShow(desk)
  await expect(suggestionsOf(desk)).toContainText('七天内第三次联系')
  const lead = await another(browser, host, 'zh-CN', '罗敏')
  await desk.press('e')
  await expect(escalationOf(desk)).toContainText('组长 · 罗敏')
  // What is due next in the lead's window is theirs now, without a reload.
  const theirs = await openNextDue(lead)
  await theirs.stepIn()
  await expect(escalationOf(lead)).toContainText(lead.words.escalation.steppedIn)
  await expect(escalationOf(desk)).toContainText(desk.words.escalation.steppedIn)
  await theirs.move('resolved')
  await expect(stateOf(desk, 'resolved')).toBeVisible()
  await callBack(lead, '王女士', null)
  await expect(stateOf(desk, 'closed')).toBeVisible()
})

test('a refund over the agent’s limit: asked of the lead, granted in another window, told to the customer and closed (ES-2, ES-3)', async ({ page, browser, startAt }) => {
  const host = await startAt(monday)
  const { agent } = staffed(host, 'Lin', { role: 'team-lead', name: 'Luo' })
  const { customerId } = aCustomer(agent, { name: 'Wang' })
  const desk = await host.open(page, 'en', 'Lin')
  await called(desk, 'en', 'Wang', { ...aReturn, class: null, leaf: 'refund', need: digitOf(needsOf('refund'), 'refund-dispute'), answers: { amount: '1,299.00' } })
  const lead = await another(browser, host, 'en', 'Luo')
  // As soon as it is saved, while the customer is still there: one key hands it up, the next says that they were told.
  await desk.press('Enter')
  await expect(page.getByRole('heading', { name: desk.words.saved.title })).toBeFocused()
  expect(agent.call('intake.open', {})).toEqual([])
  await expect(suggestionsOf(desk)).toContainText('Over the agent’s limit'.replace('’', '\''))
  await expect(page.getByRole('button', { name: desk.words.saved.open })).toBeInViewport({ ratio: 1 })
  await expectAccessible(page, 'a ticket that is to be escalated as soon as it is made')
  await desk.press('e')
  await expect(escalationOf(desk)).toContainText('Team lead · Luo')
  await desk.press('s')
  await expect(escalationOf(desk).getByRole('button', { name: desk.words.escalation.told })).toBeDisabled()
  const ticket = await desk.openTicket()
  await expect(ticket.comments).toContainText('needs my team lead\'s approval')
  await (await openNextDue(lead)).stepIn()
  await expect(escalationOf(desk)).toContainText(desk.words.escalation.steppedIn)
  await escalationOf(lead).getByRole('button', { name: lead.words.escalation.handBack }).click()
  await because(lead.page, lead, 'Granted: 1,299 yuan, the way it was paid')
  // The agent has it again, with what the lead decided.
  await expect(ticket.history).toContainText('Granted: 1,299 yuan')
  await expect(escalationOf(desk)).not.toContainText('Team lead · Luo')
  const { tickets: [{ ticketId } = { ticketId: null }] } = agent.call('customers.get', { customerId })
  agent.call('tickets.comment', { ticketId: ticketId!, audience: 'customer', text: 'The money is on its way' })
  await expect(ticket.comments).toContainText('The money is on its way')
  await ticket.move('resolved')
  await callBack(desk, 'Wang', null)
  await expect(stateOf(desk, 'closed')).toBeVisible()
})

test('sent back within seven days, but used: after-sales is asked by its template and answers in another window, the customer is told and closes (DP-1, DP-2, CK-12)', async ({ page, browser, startAt }) => {
  const host = await startAt(monday)
  const { agent } = staffed(host, '林小滿', { role: 'technical', name: '趙工' })
  const { customerId } = aCustomer(agent, { name: '王小姐' })
  const desk = await host.open(page, 'zh-TW', '林小滿')
  await called(desk, 'zh-TW', '王小姐', { ...aReturn, answers: { 'goods-state': 'used' } })
  const { collaboration } = desk.words
  const ticket = await saveAndShow(desk)
  const { departments } = ticket
  const form = await ticket.ask()
  const fields = form.getByRole('textbox')
  for (let at = 0, n = await fields.count(); at < n; at += 1) await fields.nth(at).fill(at === 0 ? '收到五天，已使用兩次，杯口有裂痕' : `第 ${String(at)} 項`)
  const technician = await another(browser, host, 'zh-TW', '趙工')
  await form.getByRole('button', { name: new RegExp(collaboration.send) }).press('Enter')
  await expect(departments).toContainText(collaboration.states.sent)
  await expect(ticket.clocks).toContainText('售後提出方案')
  await host.pass(10 * second)
  await answerFirst(technician, '已使用不能退，可免費維修', '杯口有裂痕')
  await expect(departments.getByRole('status')).toHaveText(filled(collaboration.tell, { department: '售後服務部' }))
  await expect(departments).toContainText('可免費維修')
  await host.pass(10 * second)
  const { tickets: [{ ticketId } = { ticketId: null }] } = agent.call('customers.get', { customerId })
  agent.call('tickets.comment', { ticketId: ticketId!, audience: 'customer', text: '可以免費維修，明天到府收件' })
  await expect(departments.getByRole('status')).toHaveCount(0)
  await ticket.move('resolved')
  await expect(technician.page.getByRole('article').getByText(technician.words.ticketState.resolved, { exact: true })).toBeVisible()
  await callBack(desk, '王小姐', null)
  await expect(stateOf(desk, 'closed')).toBeVisible()
})

test('dissatisfied twice: called back and taken up again both times, then the lead takes it over in another window and the customer is satisfied (FU-1, ES-2)', async ({ page, browser, startAt }) => {
  const host = await startAt(monday)
  const { agent } = staffed(host, 'Lin', { role: 'team-lead', name: 'Luo' })
  aCustomer(agent, { name: 'Wang' })
  const desk = await host.open(page, 'en', 'Lin')
  await called(desk, 'en', 'Wang', aReturn)
  await (await saveAndShow(desk)).move('resolved')
  await callBack(desk, 'Wang', 'The new one leaks too')
  await expect(stateOf(desk, 'open')).toBeVisible()
  await expect(escalationOf(desk)).toContainText(filled(desk.words.escalation.dissatisfiedCount, { n: 1 }))
  await expect(suggestionsOf(desk)).toHaveCount(0)
  await (await TicketPage.shown(page, desk.words)).move('resolved')
  await callBack(desk, 'Wang', 'Still leaks')
  await expect(escalationOf(desk)).toContainText(filled(desk.words.escalation.dissatisfiedCount, { n: 2 }))
  await expect(suggestionsOf(desk)).toContainText('Dissatisfied twice')
  const lead = await another(browser, host, 'en', 'Luo')
  await desk.press('e')
  await expect(escalationOf(desk)).toContainText('Team lead · Luo')
  const theirs = await openNextDue(lead)
  await expect(theirs.history).toContainText('Still leaks')
  await theirs.stepIn()
  await expect(escalationOf(desk)).toContainText(desk.words.escalation.steppedIn)
  await theirs.move('resolved')
  await expect(stateOf(desk, 'resolved')).toBeVisible()
  await callBack(lead, 'Wang', null)
  await expect(stateOf(desk, 'closed')).toBeVisible()
})
