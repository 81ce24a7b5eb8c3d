import { hour, minute } from '../../shared/time.ts'
import { aPerson, aTicket, returnComplaint } from '../helpers/builders.ts'
import { encoded } from '../helpers/encoded.ts'
import { expect, test } from './clockHost.ts'
import { expectAccessible } from './pages/accessible.ts'
import { QueuePage } from './pages/queue.ts'
import { filled } from './pages/words.ts'

test('who leads sets what somebody takes, sees a day’s promises, urges from the queue, is urged themselves, and imports what customers thought', async ({ page, startAt }) => {
  test.slow()
  const host = await startAt('2026-06-01T01:30:00Z')
  const boss = host.sit({ role: 'supervisor', name: 'Zhou Lan' })
  const wu = boss.as(aPerson(boss, { name: 'Wu Lei' }))
  const { ticketId, number } = aTicket(wu, returnComplaint)
  wu.call('tickets.comment', { ticketId, audience: 'customer', text: 'I call you back', promisedBy: host.desk.clock.now() + hour })
  const own = aTicket(boss, returnComplaint)
  const desk = await host.open(page, 'en', 'Zhou Lan')
  const { team, common, queue: words, followups, alarms } = desk.words

  await desk.press('Alt+e')
  const skills = page.getByRole('region', { name: team.part.skills })
  await skills.getByRole('button', { name: filled(team.changeOf, { name: 'Wu Lei' }) }).click()
  await expect(page.getByRole('textbox', { name: team.limit })).toBeFocused()
  await desk.write('0')
  await desk.press('Enter')
  await expect(page.getByText(filled(team.limitWrong, { most: '999' }))).toBeVisible()
  await desk.press('Backspace')
  await desk.write('1')
  await page.getByRole('checkbox', { name: 'After-sales · Refund' }).check()
  await expectAccessible(page, 'what somebody knows')
  await page.getByRole('textbox', { name: team.limit }).press('Enter')
  const row = skills.getByRole('row', { name: /Wu Lei/ })
  await expect(row).toContainText(filled(team.openOf, { n: '1', limit: '1' }))
  await expect(row).toContainText('Refund')
  await page.getByRole('button', { name: common.undo }).click()
  await expect(row).toContainText(team.noSkills)

  await page.getByText(team.part.promises, { exact: true }).click()
  await expect(page.getByRole('region', { name: team.promises.day })).toContainText('I call you back')
  await expectAccessible(page, 'promises of a day')

  const queue = await QueuePage.open(desk)
  await desk.press('Control+a')
  await queue.selection.getByRole('button', { name: new RegExp(desk.words.dispatch.urge) }).click()
  await expect(page.getByRole('textbox', { name: common.reason })).toBeFocused()
  await desk.write('Please hurry')
  await desk.press('Enter')
  await expect(page.getByText(filled(words.done, { n: '2' }))).toBeVisible()
  expect(wu.call('clocks.alarms', { after: 0 }).news).toMatchObject([{ kind: 'urged', by: 'Zhou Lan', text: 'Please hurry', number }])
  await host.pass(2 * minute)
  wu.call('dispatch.urge', { ticketId: own.ticketId, reason: 'She calls again' })
  await expect(page.getByRole('status').filter({ hasText: 'She calls again' })).toContainText(alarms.open)
  wu.call('escalation.raise', { ticketId, version: wu.call('tickets.get', { ticketId }).version, level: 'supervisor', reason: 'She asks for whoever leads' })
  await expect(page.getByRole('status').filter({ hasText: 'She asks for whoever leads' })).toContainText(alarms.look)

  await desk.press('Alt+h')
  await page.getByText(followups.part.ratings, { exact: true }).click()
  const { form } = followups
  const choose = (name: string, buffer: Buffer) => page.getByLabel(form.file).setInputFiles({ name, mimeType: 'text/csv', buffer })
  // Too short to tell how it is written: a person sees which words are right. It was the wrong file, and is taken back.
  await choose('wrong.csv', encoded(`ticket,rated at,speed,comment\n${number},2026-06-01 09:30,1,文\n`, 'big5'))
  await page.getByRole('list', { name: desk.words.articleImport.unsureName }).getByRole('button', { name: /,文/ }).press('Enter')
  await page.getByRole('button', { name: filled(form.import, { n: '1' }) }).press('Enter')
  const imported = page.getByRole('region', { name: form.title })
  await imported.getByRole('button', { name: filled(form.undoOf, { file: 'wrong.csv' }) }).press('Enter')
  await expect(page.getByText(filled(form.undone, { file: 'wrong.csv' }))).toBeVisible()
  await expect(imported.getByRole('listitem').filter({ hasText: 'wrong.csv' })).toContainText(form.wasUndone)
  await choose('form.csv', Buffer.from(`ticket,rated at,speed,comment\n${number},2026-06-01 09:31,1,Far too slow\n`))
  await page.getByRole('button', { name: filled(form.import, { n: '1' }) }).click()
  const improvements = page.getByRole('region', { name: followups.improve.title })
  await expect(improvements).toContainText('Far too slow')
  await improvements.getByRole('combobox', { name: followups.improve.who }).selectOption({ label: 'Zhou Lan' })
  await improvements.getByRole('button', { name: followups.improve.save }).click()
  await expect(improvements).toContainText(filled(followups.improve.owner, { name: 'Zhou Lan' }))
  await expect(imported).toContainText(filled(form.since, { n: '1' }))
  await expectAccessible(page, 'ratings')
  // Who comes back finds the part that they looked at.
  await desk.press('Alt+e')
  await expect(page.getByRole('region', { name: team.promises.day })).toBeVisible()
})
