import type { Page } from '@playwright/test'
import type { TicketId } from '../../shared/ids.ts'
import { intakeSteps } from '../../shared/playbook.ts'
import { hour, minute } from '../../shared/time.ts'
import type { Language } from '../../shared/text.ts'
import { aContact, aCustomer, answerStep, aPerson, aTicket, type Case, returnComplaint } from '../helpers/builders.ts'
import type { TestDesk } from '../helpers/desk.ts'
import { type ClockHost, expect, test } from './clockHost.ts'
import { expectAccessible } from './pages/accessible.ts'
import type { Desk } from './pages/desk.ts'
import { TicketPage } from './pages/ticket.ts'
import { filled, words } from './pages/words.ts'

/** A Monday, 09:30 in Shanghai. */
const monday = '2026-06-01T01:30:00Z'

const escalationOf = (page: Page, language: Language) => page.getByRole('region', { name: words[language].escalation.title, exact: true })

function staffed(host: ClockHost, agentName: string, managerName: string): { agent: TestDesk; manager: TestDesk } {
  const manager = host.sit({ role: 'manager', name: managerName })
  return { manager, agent: manager.as(aPerson(manager, { name: agentName })) }
}

/** The ticket whose clock is due next, by the number in the top bar. */
async function openNextDue(desk: Desk): Promise<TicketPage> {
  await desk.page.getByRole('button', { name: desk.words.clock.nextDue }).click()
  return TicketPage.shown(desk.page, desk.words)
}

const close = (desk: TestDesk, ticketId: TicketId) => {
  for (const to of ['resolved', 'closed'] as const) desk.call('tickets.move', { ticketId, version: desk.call('tickets.get', { ticketId }).version, to, reason: null })
}

test('a media threat in Traditional Chinese: heard at the side while it is written down, up to the manager in another window, and closed (ES-2, ES-3, CK-15)', async ({ page, browser, startAt }) => {
  const host = await startAt(monday)
  const { agent } = staffed(host, '林小滿', '高遠')
  const contactId = aContact(agent)
  const desk = await host.open(page, 'zh-TW', '林小滿')
  const t = desk.words.escalation
  const description = page.getByRole('main').locator('textarea').first()
  await description.focus()
  await expect(description).toBeFocused()
  await desk.write('再不處理我就找 媒*體 爆料')
  const beside = page.getByRole('region', { name: t.ofContact })
  await expect(beside).toContainText(filled(t.heard, { word: '媒体', group: '媒體爆料' }))
  await expect(description).toBeFocused()
  await expectAccessible(page, 'beside the contact')
  for (const step of intakeSteps) {
    answerStep(agent, contactId, returnComplaint, step)
    if (step !== 'outcome') agent.call('intake.next', { contactId })
  }
  const { ticketId } = agent.call('intake.save', { contactId })

  await openNextDue(desk)
  const escalation = escalationOf(page, 'zh-TW')
  await expect(escalation.getByRole('list', { name: t.suggestions })).toContainText('客戶提到媒體爆料')
  await expectAccessible(page, 'suggested')
  await desk.press('e')
  await expect(escalation).toContainText('經理 · 高遠')
  await expect(escalation.getByRole('group', { name: t.words })).toContainText('今天 17:30')
  await desk.press('s')
  await expect(page.getByRole('region', { name: desk.words.tickets.comments })).toContainText('今天 17:30')
  await expectAccessible(page, 'escalated')

  const above = await host.open(await (await browser.newContext()).newPage(), 'zh-TW', '高遠')
  await openNextDue(above)
  const theirs = escalationOf(above.page, 'zh-TW')
  await expect(theirs).toContainText(filled(t.contact, { name: '林小滿' }))
  await above.press('i')
  await expect(theirs).toContainText(t.steppedIn)
  // Whoever sits at the other window sees it without doing anything.
  await expect(escalation).toContainText(t.steppedIn)
  await theirs.getByRole('button', { name: t.handBack }).click()
  await expect(above.page.getByRole('textbox', { name: words['zh-TW'].common.reason })).toBeFocused()
  await above.write('已與客戶達成共識')
  await above.press('Enter')
  await expect(theirs.getByRole('button', { name: t.handBack })).toHaveCount(0)
  await expect(page.getByRole('region', { name: words['zh-TW'].history.title })).toContainText('已與客戶達成共識')
  close(agent, ticketId)
  await expect(page.getByRole('article').getByText(words['zh-TW'].ticketState.closed, { exact: true })).toBeVisible()
  expect(agent.call('tickets.get', { ticketId }).clocks.filter(({ metric }) => metric === 'managerStepsIn').map(({ metAt }) => metAt)).toEqual([host.desk.clock.now()])
})

test('a VIP complaint goes up step by step, since nobody comes, to the manager, who takes it up in another window (ES-1, CK-14, CK-15)', async ({ page, browser, startAt }) => {
  const host = await startAt(monday)
  const { agent } = staffed(host, '林小满', '高远')
  const { customerId } = aCustomer(agent, { name: '王女士', tier: 'vip' })
  const contactId = aContact(agent, returnComplaint, 'outcome')
  agent.call('intake.setCustomer', { contactId, customerId })
  answerStep(agent, contactId, returnComplaint, 'outcome')
  agent.call('intake.save', { contactId })
  const desk = await host.open(page, 'zh-CN', '林小满')
  const t = desk.words.escalation
  await openNextDue(desk)
  const escalation = escalationOf(page, 'zh-CN')
  const suggestions = escalation.getByRole('list', { name: t.suggestions })
  await expect(suggestions).toContainText('贵宾会员投诉')
  await desk.press('e')
  await expect(escalation).toContainText(filled(t.waiting, { level: '组长', owner: '林小满' }))
  await host.pass(2 * hour)
  await expect(suggestions).toContainText('组长未按时介入')
  await desk.press('e')
  await expect(escalation).toContainText(filled(t.waiting, { level: '主管', owner: '林小满' }))
  await host.pass(4 * hour)
  await expect(suggestions).toContainText('主管未按时介入')
  const above = await host.open(await (await browser.newContext()).newPage(), 'zh-CN', '高远')
  await desk.press('e')
  await expect(escalation).toContainText('经理 · 高远')
  const theirs = await openNextDue(above)
  await theirs.stepIn()
  await expect(escalation).toContainText(t.steppedIn)
  await theirs.move('resolved')
  await theirs.move('closed')
  await expect(page.getByRole('article').getByText(words['zh-CN'].ticketState.closed, { exact: true })).toBeVisible()
})

const theft: Case = { channel: 'phone', type: 'complaint', class: null, scene: ['account', 'account-theft'], need: 'freeze-account' }

test('L1 account theft: declined, taken back, put off, back by itself; twice not satisfied; and the lead is asked (ES-2, ES-3)', async ({ page, startAt }) => {
  const host = await startAt(monday)
  const { agent } = staffed(host, 'Lin', 'Gao')
  const { ticketId } = aTicket(agent, theft)
  const desk = await host.open(page, 'en', 'Lin')
  const t = desk.words.escalation
  await openNextDue(desk)
  const escalation = escalationOf(page, 'en')
  const suggestions = escalation.getByRole('list', { name: t.suggestions })
  const away = escalation.getByRole('list', { name: t.away })
  await expect(suggestions).toContainText('L1 critical case')
  await desk.press('r')
  await expect(page.getByRole('textbox', { name: desk.words.common.reason })).toBeFocused()
  await desk.write('Frozen already')
  await desk.press('Enter')
  await expect(away).toContainText(t.awayState.declined)
  await page.getByRole('button', { name: desk.words.common.undo }).click()
  await expect(suggestions).toContainText('L1 critical case')
  await expect(away).toHaveCount(0)
  await desk.press('j')
  await expect(page.getByRole('button', { name: filled(t.minutes, { n: 15 }) })).toBeFocused()
  await desk.press('Enter')
  await expect(away).toContainText(t.awayState.later)
  await host.pass(15 * minute)
  await expect(suggestions).toContainText('L1 critical case')
  for (const n of [1, 2]) {
    await desk.press('z')
    await expect(escalation).toContainText(filled(t.dissatisfiedCount, { n }))
  }
  await expect(suggestions).toContainText('Dissatisfied twice')
  await desk.press('e')
  await expect(escalation).toContainText('Team lead')
  await expect(suggestions).toHaveCount(0)
  await expect(page.getByRole('region', { name: desk.words.history.title })).toContainText('Frozen already')
  close(agent, ticketId)
  await expect(page.getByRole('article').getByText(words.en.ticketState.closed, { exact: true })).toBeVisible()
})
