import type { Page } from '@playwright/test'
import type { TicketId } from '../../shared/ids.ts'
import type { StepId } from '../../shared/lifecycle.ts'
import { day, hour, minute } from '../../shared/time.ts'
import { aPerson, aTicket, returnComplaint } from '../helpers/builders.ts'
import type { TestDesk } from '../helpers/desk.ts'
import { expect, test } from './clockHost.ts'
import { expectAccessible } from './pages/accessible.ts'
import type { Desk } from './pages/desk.ts'
import { answerFirst } from './pages/departments.ts'
import { QueuePage } from './pages/queue.ts'
import { TicketPage } from './pages/ticket.ts'
import { filled } from './pages/words.ts'

const monday = '2026-06-01T01:30:00Z'
const on = (desk: TestDesk, ticketId: TicketId) => ({ ticketId, version: desk.call('tickets.get', { ticketId }).version })

async function showFirst(desk: Desk): Promise<TicketPage> {
  const queue = await QueuePage.open(desk)
  await expect(queue.current).toBeVisible()
  await desk.press('Enter')
  return TicketPage.shown(desk.page, desk.words)
}

async function because(desk: Desk, reason: string): Promise<void> {
  await expect(desk.page.getByRole('textbox', { name: desk.words.common.reason })).toBeFocused()
  await desk.write(reason)
  await desk.press('Enter')
}

test('complex work: refused once in one window and passed after it was drawn anew in another, carried out, accepted, learned from and closed (TK-2); two at once stand side by side', async ({ page, browser, startAt }) => {
  test.slow()
  let isHeld = false
  await page.routeWebSocket(/\/link$/, (window) => {
    const server = window.connectToServer()
    server.onMessage((message) => { if (!isHeld || !String(message).includes('"push"')) window.send(message) })
  })
  const host = await startAt(monday)
  const lead = host.sit({ role: 'supervisor', name: 'Zhou Lan' })
  const desk = await host.open(page, 'en')
  const lin = lead.as(aPerson(lead, { name: 'Lin' }))
  const { ticketId } = aTicket(lin, returnComplaint)
  const step = (id: StepId) => lin.call('lifecycle.step', { ...on(lin, ticketId), step: id, reason: null })
  const plan = (text: string) => lin.call('lifecycle.writePlan', { ...on(lin, ticketId), steps: [{ stepId: null, text, owner: null, department: 'logistics', dueAt: lin.clock.now() + day }] })
  lin.call('lifecycle.setCourse', { ...on(lin, ticketId), course: 'complex', reason: 'Three departments' })
  lin.call('lifecycle.assess', { ...on(lin, ticketId), complexity: 'high', departments: ['after-sales', 'logistics'], hours: 16, resources: 'A spare cup' })
  step('draw')
  plan('Fetch the cup')
  step('submit')

  const { lifecycle, ticketClash, tickets } = desk.words
  const ticket = await showFirst(desk)
  const stageIn = (window: Page) => window.getByRole('region', { name: lifecycle.title }).getByRole('listitem').and(window.locator('[aria-current=step]'))
  const stage = stageIn(page)
  const panel = page.getByRole('region', { name: lifecycle.plan.title })
  await expect(stage).toHaveText(lifecycle.stage.approve)
  await expect(panel).toContainText(filled(lifecycle.plan.writtenBy, { name: 'Lin' }))
  await expectAccessible(page, 'a plan to approve')
  const hers = await host.open(await (await browser.newContext()).newPage(), 'en', 'Lin')
  await showFirst(hers)
  await desk.press('b')
  await because(desk, 'Say who brings the new one')
  await expect(stage).toHaveText(lifecycle.stage.draw)
  await expect(panel).toContainText('Say who brings the new one')

  // Lin, at her own window, reads why, and submits it again.
  await expect(stageIn(hers.page)).toHaveText(lifecycle.stage.draw)
  const drawing = hers.page.getByRole('region', { name: lifecycle.plan.title })
  await expect(drawing).toContainText('Say who brings the new one')
  const firstStep = panel.getByRole('textbox', { name: filled(lifecycle.plan.stepText, { n: 1 }) })
  await firstStep.fill('Fetch it today')
  await drawing.getByRole('textbox', { name: filled(lifecycle.plan.stepText, { n: 1 }) }).fill('Fetch the cup, bring the new one')
  await drawing.getByRole('button', { name: lifecycle.plan.savePlan }).press('Enter')
  // What was begun in the first window is neither lost nor saved over what Lin has drawn.
  await expect(panel.getByRole('alert')).toContainText(lifecycle.plan.changedElsewhere)
  await expect(firstStep).toHaveValue('Fetch it today')
  await expect(panel.getByRole('button', { name: lifecycle.plan.savePlan })).toBeDisabled()
  await panel.getByRole('button', { name: lifecycle.plan.takeTheirs }).press('Enter')
  await expect(firstStep).toHaveValue('Fetch the cup, bring the new one')
  await hers.page.locator('body').press('n')
  await expect(stage).toHaveText(lifecycle.stage.approve)
  await page.locator('body').press('n')
  await expect(stage).toHaveText(lifecycle.stage.act)
  await expect(stageIn(hers.page)).toHaveText(lifecycle.stage.act)

  // Lin grades it while this window hears nothing of it.
  isHeld = true
  lin.call('tickets.grade', { ...on(lin, ticketId), kind: 'severity', id: 'L1', reason: 'She cut her hand' })
  await desk.press('n')
  const clash = page.getByRole('alert', { name: ticketClash.title })
  await expect(clash).toContainText(lifecycle.step.monitor)
  await expect(clash).toContainText('She cut her hand')
  await expect(clash).toContainText('Lin')
  await expectAccessible(page, 'two at once')
  isHeld = false
  await clash.getByRole('button', { name: ticketClash.apply }).press('Enter')
  await expect(stage).toHaveText(lifecycle.stage.monitor)
  await expect(clash).toHaveCount(0)

  // Asleep, so that the link is still there: what is done next must not fall into its absence.
  await host.jump(2 * day)
  await expect(panel).toContainText(lifecycle.plan.late)
  await panel.getByRole('checkbox').press('Space')
  await expect(panel).toContainText(filled(lifecycle.plan.doneBy, { name: 'Zhou Lan' }))
  for (const after of ['accept', 'learn'] as const) {
    await page.locator('body').press('n')
    await expect(stage).toHaveText(lifecycle.stage[after])
  }
  await expect(page.getByRole('group', { name: tickets.moves }).getByRole('button', { name: tickets.move.resolved })).toHaveCount(0)
  await panel.getByRole('textbox', { name: lifecycle.plan.lesson }).fill('Name who brings the new one')
  await panel.getByRole('button', { name: lifecycle.plan.saveLesson }).press('Enter')
  await panel.getByRole('button', { name: lifecycle.plan.proposeLesson }).press('Enter')
  await expect(page.getByText(lifecycle.plan.lessonProposed)).toBeVisible()
  expect(lead.call('knowledge.proposals', { state: 'open' })).toMatchObject([{ text: 'Name who brings the new one', ticket: { ticketId } }])
  await ticket.move('resolved')
  await page.getByRole('group', { name: tickets.moves }).getByRole('button', { name: tickets.move.closed }).press('Enter')
  await expect(page.getByRole('article').getByText(desk.words.ticketState.closed, { exact: true })).toBeVisible()
})

test('passed to the technical department, answered late in another window, told to the customer, solved and closed (CK-11, CK-12, DP-2)', async ({ page, browser, startAt }) => {
  test.slow()
  const host = await startAt(monday)
  const lin = host.sit({ name: '林小满' })
  const desk = await host.open(page, 'zh-CN')
  const { ticketId } = aTicket(lin, { channel: 'phone', type: 'complaint', class: 'technical', scene: ['product', 'features'], need: 'fix-fault' })
  const { collaboration, clock } = desk.words
  const ticket = await showFirst(desk)
  const { departments } = ticket
  const form = await ticket.ask()
  const fields = form.getByRole('textbox')
  await desk.write('开机后闪屏')
  await form.getByRole('button', { name: new RegExp(collaboration.send) }).press('Enter')
  await expect(form.getByRole('alert')).toContainText('已尝试的步骤')
  await expectAccessible(page, 'parts missing')
  // What was written is there again after a reload: the draft is the desk's.
  await page.reload()
  await expect(desk.main(desk.words.nav.intake)).toBeVisible()
  await showFirst(desk)
  await expect(fields.first()).toHaveValue('开机后闪屏')
  for (let at = 1, n = await fields.count(); at < n; at += 1) await fields.nth(at).fill(`第 ${String(at)} 项`)
  await form.getByRole('button', { name: new RegExp(collaboration.send) }).press('Enter')
  await expect(departments).toContainText(collaboration.states.sent)
  await expect(form).toHaveCount(0)
  await expect(ticket.clocks).toContainText(clock.met)

  await host.pass(10 * hour)
  await expect(departments).toContainText(collaboration.late)
  aPerson(lin, { name: '赵工' })
  const technician = await host.open(await (await browser.newContext()).newPage(), 'zh-CN', '赵工')
  await answerFirst(technician, '更换屏幕排线')
  await expect(departments.getByRole('status')).toHaveText(filled(collaboration.tell, { department: '技术支持部' }))
  await expect(departments).toContainText('更换屏幕排线')
  await expectAccessible(page, 'answered late')
  await desk.press('Escape')
  await page.getByRole('button', { name: filled(collaboration.openShow, { n: '1' }) }).press('Enter')
  const open = page.getByRole('dialog', { name: collaboration.openTitle })
  await expect(open).toContainText(collaboration.toTell)
  await open.getByRole('button').first().press('Enter')

  await host.pass(minute)
  lin.call('tickets.comment', { ticketId, audience: 'customer', text: '排线会更换，明天寄回' })
  await expect(departments.getByRole('status')).toHaveCount(0)
  await ticket.move('resolved')
  await expect(ticket.history).toContainText(desk.words.history.what.ticket.answered)
  lin.call('followups.record', { ...on(lin, ticketId), result: 'satisfied', reason: null })
  await expect(page.getByRole('article').getByText(desk.words.ticketState.closed, { exact: true })).toBeVisible()
})
