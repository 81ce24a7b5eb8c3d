import AxeBuilder from '@axe-core/playwright'
import { expect, test } from './host.ts'
import { Desk, lin } from './pages/desk.ts'
import { takeIntake } from './pages/stories.ts'
import { languages } from '../../shared/text.ts'

const inquiry = { type: 'inquiry', class: 'general', branch: 'after-sales', leaf: 'return-exchange', need: 5 }

for (const language of languages) {
  test(`CK-22, CK-24: a ticket waits for its customer, its clock stands still and says why, ${language}`, async ({ page, host }) => {
    const desk = await Desk.open(page, host.url, language)
    await desk.introduce(lin)
    await desk.newContact('1')
    await desk.createCustomer('Wang', '13800138000')
    await takeIntake(desk, language, inquiry)
    const ticket = await desk.openTicket()
    await desk.press('w')
    await expect(ticket.clocks.getByRole('status')).toContainText(/CK-(9|19)/)
    await desk.press('2')
    await expect(page.getByRole('textbox', { name: desk.words.common.reason })).toBeFocused()
    await desk.type('Sends a photo')
    await desk.press('Enter')
    await expect(page.getByText(desk.words.tickets.waiting, { exact: false }).first()).toBeVisible()
    const paused = new RegExp(desk.words.clock.paused.replace('{{span}}', '.+'))
    await expect(ticket.clocks.getByText(paused)).toBeVisible()
    await expect(ticket.history).toContainText(desk.words.history.what.ticket.waited)
    await expect(ticket.history).toContainText('Sends a photo')
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await desk.press('2')
    await expect(ticket.clocks.getByText(paused)).toHaveCount(0)
    await expect(ticket.history).toContainText(desk.words.history.what.clock.resumed)
  })
}
