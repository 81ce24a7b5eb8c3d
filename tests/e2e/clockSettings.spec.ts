import { languages } from '../../shared/text.ts'
import { expect, monthTest, test } from './host.ts'
import { expectAccessible } from './pages/accessible.ts'
import { ClockSettingsPage } from './pages/clockSettings.ts'
import { Desk, lin } from './pages/desk.ts'
import { retail } from './pages/playbook.ts'
import { filled } from './pages/words.ts'

const office = '部门工作时间'

/** Of the twelve months, which are one component, the first stands for all: 365 dates take axe longer than all else together. */
const firstMonth = { without: 'table + table' } as const

monthTest('a supervisor edits hours, sees the year, tries it out and publishes, by keyboard', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await page.getByRole('radio', { name: new RegExp(desk.words.roles.supervisor.title) }).first().click()
  await expect(desk.main(desk.words.nav.intake)).toBeVisible()
  const screen = await ClockSettingsPage.open(desk)
  const { words } = screen
  const version = Number(/\d+/.exec((await page.getByText(filled(words.version, { version: '' }).slice(0, 5)).textContent()) ?? '')?.[0])

  await screen.chooseCalendar(office)
  await screen.date('2026-10-01').scrollIntoViewIfNeeded()
  await expect(screen.date('2026-10-01')).toHaveAccessibleName(/国庆节/)
  await expect(screen.date('2026-10-10')).toHaveAccessibleName(new RegExp(`${words.kind.makeUp}.*09:00-18:00`))
  await expect(screen.date('2026-12-05')).toHaveAccessibleName(new RegExp(`${words.kind.closed}$`))
  await screen.weekday(5).focus()
  await desk.type('10:00-12:00，13:00-16:00')
  await desk.press('Tab')
  await expect(screen.weekday(5)).toHaveValue('10:00-12:00, 13:00-16:00')
  await expect(screen.date('2026-12-05')).toHaveAccessibleName(new RegExp(`${words.kind.work}.*10:00-12:00, 13:00-16:00`))

  await screen.date('2026-12-05').click()
  await page.keyboard.press('Escape')
  await expect(screen.date('2026-12-05')).toBeFocused()
  await desk.press('ArrowLeft')
  await expect(screen.date('2026-12-04')).toBeFocused()
  await desk.press('PageDown')
  await expect(screen.date('2027-01-04')).toBeFocused()
  await expect(page.getByText(filled(words.year.notPublished, { year: 2027 }))).toBeVisible()
  await desk.press('Enter')
  await expect(page.getByRole('radio', { name: words.day.rules.none })).toBeFocused()
  await desk.press('ArrowDown')
  await expect(screen.date('2027-01-04')).toHaveAccessibleName(new RegExp(words.kind.off))
  await desk.press('Escape')
  await expect(screen.date('2027-01-04')).toBeFocused()
  await expect(screen.changed(1)).toBeVisible()

  await screen.toPart('policies')
  // A minute: whatever the month left open has been so for longer, and falls due at once.
  for (const clock of ['中优先级解决', '低优先级解决']) await screen.promiseMinutes(clock, 1)
  await expect(screen.changed(3)).toBeVisible()
  await screen.tryOut.focus()
  await desk.press('Enter')
  await expect(screen.trial.getByText(new RegExp(filled(words.trial.done, { of: '\\d+', earlier: '[1-9]\\d*', later: '\\d+', overdue: '[1-9]\\d*' })))).toBeVisible()
  const number = await screen.trial.getByRole('rowheader').first().textContent()
  await expectAccessible(page, 'tried out', firstMonth)
  await screen.trial.getByRole('rowheader').first().getByRole('button').press('Enter')
  await expect(page.getByRole('heading', { name: new RegExp(number ?? 'none') })).toBeVisible()

  // Back again everything is as it was left.
  await ClockSettingsPage.open(desk)
  await expect(screen.changed(3)).toBeVisible()
  await expect(screen.trial).toBeVisible()
  await screen.publishAs('retarget')
  await expect(page.getByText(filled(words.version, { version: version + 1 }))).toBeVisible()
  await expect(page.getByText(words.unchanged)).toBeVisible()
  await expect(screen.trial).toHaveCount(0)
  await expect(page.getByRole('navigation', { name: desk.words.nav.label }).getByText(new RegExp(filled(desk.words.tickets.lateCount, { n: '[1-9]' })))).toBeVisible()
  await screen.toPart('calendars')
  await expect(screen.weekday(5)).toHaveValue('10:00-12:00, 13:00-16:00')
})

test('what does not hold is shown with its place, stays while one is away, and can be taken back', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce({ ...lin, role: '3' })
  const screen = await ClockSettingsPage.open(desk)
  await screen.chooseCalendar(office)
  await screen.weekday(0).fill('09:00-12:00, 11:00-18:00')
  await expect(page.locator('mark')).toHaveText('11:00-18:00')
  await expect(screen.weekday(0)).toHaveAttribute('aria-invalid', 'true')
  await expect(screen.wrong(1)).toBeVisible()
  await expect(screen.publish).toBeDisabled()
  await expectAccessible(page, 'wrong hours', firstMonth)
  await screen.weekday(1).fill('09:00-17:00')
  await expect(screen.changed(1)).toBeVisible()

  await desk.press('Alt+t')
  await expect(desk.main(desk.words.nav.tickets)).toBeVisible()
  await ClockSettingsPage.open(desk)
  await expect(screen.weekday(0)).toHaveValue('09:00-12:00, 11:00-18:00')
  await expect(screen.kept).toBeVisible()
  await page.reload()
  await ClockSettingsPage.open(desk)
  await screen.toPart('campaigns')
  await screen.wrong(1).press('Enter')
  await page.getByRole('dialog', { name: screen.words.wrongTitle }).getByRole('button').press('Enter')
  await expect(screen.weekday(0)).toBeFocused()
  await screen.weekday(0).fill('09:00-12:00, 13:00-24:00')
  await expect(screen.wrong(1)).toHaveCount(0)
  await screen.undo.press('Enter')
  await expect(screen.weekday(0)).toHaveValue('09:00-12:00, 11:00-18:00')

  await screen.changed(1).press('Enter')
  await page.getByRole('button', { name: screen.words.drop }).press('Enter')
  await expect(screen.weekday(0)).toHaveValue('09:00-18:00')
  await page.getByRole('button', { name: desk.words.common.undo, exact: true }).click()
  await expect(screen.weekday(1)).toHaveValue('09:00-17:00')
})

test('clocks change places by Alt and an arrow, which keeps the caret; a campaign comes and goes', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce({ ...lin, role: '3' })
  const screen = await ClockSettingsPage.open(desk)
  const { words } = screen
  await screen.toPart('policies')
  const rows = page.getByRole('row').filter({ has: page.getByRole('rowheader') })
  const places = () => rows.getByRole('rowheader').allTextContents()
  const before = await places()
  await screen.target('电话接听').focus()
  await desk.press('Alt+ArrowDown')
  await expect(screen.target('电话接听')).toBeFocused()
  await expect(screen.changed(1)).toBeVisible()
  expect(await places()).not.toEqual(before)
  await expect(page.getByText(filled(words.policy.movedTo, { title: '电话接听', n: 7, place: 6 }))).toBeVisible()
  await desk.press('Alt+ArrowUp')
  await expect(page.getByText(words.unchanged)).toBeVisible()
  expect(await places()).toEqual(before)

  await screen.toPart('campaigns')
  await page.getByRole('button', { name: words.campaign.add }).press('Enter')
  const added = page.getByRole('region', { name: words.campaign.newTitle })
  await expect(added.getByRole('textbox').first()).toBeFocused()
  await expect(added.getByText(words.campaign.state.coming)).toBeVisible()
  await added.getByRole('checkbox').first().press('Space')
  await added.getByLabel(words.campaign.to).fill('2020-01-01T00:00')
  await expect(added.getByText(words.campaign.endsBefore)).toBeVisible()
  await expect(screen.publish).toBeDisabled()
  await expectAccessible(page, 'campaigns', firstMonth)
  await added.getByRole('button', { name: filled(words.campaign.removeIt, { title: words.campaign.newTitle }) }).press('Enter')
  await expect(added).toHaveCount(0)
  await page.getByRole('button', { name: desk.words.common.undo, exact: true }).click()
  await expect(added.getByRole('checkbox').first()).toBeChecked()
})

test('days of an iCalendar file come in, and one that is wrong is refused line by line', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce({ ...lin, role: '3' })
  const screen = await ClockSettingsPage.open(desk)
  const { words } = screen
  const file = (body: readonly string[]) => ({
    name: 'days.ics', mimeType: 'text/calendar',
    buffer: Buffer.from(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//test//', 'BEGIN:VEVENT', 'UID:1', ...body, 'END:VEVENT', 'END:VCALENDAR'].join('\r\n')),
  })
  const input = page.getByLabel(words.import.file)
  await input.setInputFiles(file(['SUMMARY:年会', 'DTSTART:20261209T090000Z']))
  await expect(page.getByText(filled(words.import.refused, { file: 'days.ics' }))).toBeVisible()
  await expect(page.getByText(new RegExp(filled(words.import.line, { line: 4, what: '.*年会' })))).toBeVisible()
  await expect(page.getByText(words.unchanged)).toBeVisible()
  const inGbk = Buffer.concat([Buffer.from('BEGIN:VCALENDAR\r\nX-WR-CALNAME:'), Buffer.from([0xc4, 0xea, 0xbb, 0xe1])])
  await input.setInputFiles({ name: 'gbk.ics', mimeType: 'text/calendar', buffer: inGbk })
  await expect(page.getByText(filled(words.import.line, { line: 2, what: desk.words.calendarIssue.not_utf8 }))).toBeVisible()
  await input.setInputFiles(file(['SUMMARY:年会', 'DTSTART;VALUE=DATE:20261209']))
  await expect(page.getByText(filled(words.import.added, { file: 'days.ics', off: 1, yearly: 0, worked: 0 }))).toBeVisible()
  await expect(screen.date('2026-12-09')).toHaveAccessibleName(/年会/)
  await expect(screen.changed(1)).toBeVisible()
})

monthTest('two of them publish: nobody overwrites anything, and what differs stands side by side', async ({ page, host, context }) => {
  const desk = await Desk.open(page, host.url)
  await page.getByRole('radio', { name: new RegExp(desk.words.roles.supervisor.title) }).first().click()
  await expect(desk.main(desk.words.nav.intake)).toBeVisible()
  const screen = await ClockSettingsPage.open(desk)
  const { words } = screen
  await screen.toPart('policies')
  await screen.target('中优先级解决').fill('2')
  await screen.target('高优先级解决').fill('3')
  await expect(screen.kept).toBeVisible()
  await screen.publish.press('Enter')
  await expect(page.getByRole('radiogroup', { name: words.publish.title })).toBeFocused()

  // A window opened from this one has its pass; a manager sits down in it, who knows nothing of the draft.
  const [second] = await Promise.all([context.waitForEvent('page'), page.evaluate(() => { window.open(location.href) })])
  const others = Desk.over(second, 'zh-CN')
  await expect(second.getByRole('navigation', { name: desk.words.nav.label })).toBeVisible()
  const seat = second.getByRole('button', { name: new RegExp(filled(desk.words.people.seat, { name: '' }).trim().slice(0, 4)) })
  const whoSat = await seat.getAttribute('aria-label') ?? ''
  await seat.press('Enter')
  // By the mouse: the panel takes the focus a moment after it shows them, and Enter would go there.
  await second.getByRole('radio', { name: new RegExp(desk.words.roles.manager.title) }).click()
  // Whoever sits down begins anew: a place that was asked for before is left again.
  await expect(seat).not.toHaveAccessibleName(whoSat)
  const other = await ClockSettingsPage.open(others)
  await expect(second.getByText(words.unchanged)).toBeVisible()
  await other.toPart('policies')
  await other.target('低优先级解决').fill('4')
  await other.target('高优先级解决').fill('6')
  await other.publishAs('keep')
  await expect(second.getByText(words.unchanged)).toBeVisible()

  await page.bringToFront()
  await desk.press('1')
  await desk.press('Enter')
  await expect(page.getByText(words.publish.conflict)).toBeVisible()
  await desk.press('Escape')
  const sides = page.getByRole('group', { name: words.sideBySide.title })
  await expect(sides.getByRole('rowheader')).toHaveText([/高优先级解决/, /中优先级解决/, /低优先级解决/])
  await expect(sides.getByRole('row', { name: /高优先级解决/ })).toContainText(words.sideBySide.clash)
  await expect(sides.getByText(words.sideBySide.clash)).toHaveCount(1)
  await expect(screen.publish).toBeDisabled()
  await expectAccessible(page, 'another version', firstMonth)
  await page.getByRole('button', { name: new RegExp(words.publish.putOn.split('{{')[0] ?? 'none') }).press('Enter')
  await expect(screen.target('低优先级解决')).toHaveValue('4')
  await expect(screen.target('高优先级解决')).toHaveValue('3')
  await screen.publishAs('keep')
  await expect(page.getByText(words.unchanged)).toBeVisible()
  await expect(other.target('中优先级解决')).toHaveValue('2')
  await expect(other.target('低优先级解决')).toHaveValue('4')
})

test('a clock and a calendar of one’s own, kept as a draft when the program is killed, and published', async ({ page, host, restart }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce({ ...lin, role: '3' })
  const screen = await ClockSettingsPage.open(desk)
  const { words } = screen
  await page.getByRole('button', { name: filled(words.calendar.copy, { title: '热线时间' }) }).press('Enter')
  const copied = filled(words.copyOf, { title: '热线时间' })
  const calendarName = page.getByRole('group', { name: words.name }).getByRole('textbox').first()
  await expect(calendarName).toBeFocused()
  await expect(calendarName).toHaveValue(copied)
  await screen.chooseCalendar(office)
  await expect(page.getByRole('button', { name: filled(words.calendar.removeIt, { title: office }) })).toBeDisabled()
  await expect(page.getByText(words.calendar.cannotRemove)).toBeVisible()

  await screen.toPart('policies')
  await screen.openPolicy('低优先级解决')
  await page.getByRole('button', { name: words.policy.copy, exact: true }).press('Enter')
  const title = filled(words.copyOf, { title: '低优先级解决' })
  await expect(page.getByRole('button', { name: filled(words.policy.edit, { title }), exact: true })).toBeFocused()
  const shadowed = page.getByText(filled(words.policy.shadowed, { title }))
  await expect(shadowed).toBeVisible()
  await (await screen.addCondition('tier')).getByRole('checkbox').last().press('Space')
  await expect(shadowed).toHaveCount(0)
  const needs = await screen.addCondition('need')
  await needs.getByRole('textbox').fill('退款')
  await needs.getByRole('checkbox').first().press('Space')
  await page.getByRole('radio', { name: words.policy.againKind.takenUp }).press('Space')
  await page.getByRole('checkbox', { name: words.policy.pauseIn.resolved }).press('Space')
  // What is said of the copy lies over the conditions for a moment.
  await expect(page.getByText(filled(words.policy.copied, { title: '低优先级解决' }))).toHaveCount(0)
  await expectAccessible(page, 'a clock that is open')
  await screen.target(title).fill('5')
  await page.getByRole('combobox', { name: `${words.policy.column.calendar}${desk.words.common.colon}${title}` }).selectOption({ label: copied })
  await expect(screen.kept).toBeVisible()

  await page.goto('about:blank')
  const again = await restart(host, 'SIGKILL')
  const later = await Desk.open(page, again.url)
  const found = await ClockSettingsPage.open(later)
  await expect(found.changed(2)).toBeVisible()
  await expect(found.kept).toBeVisible()
  await found.toPart('policies')
  await expect(found.target(title)).toHaveValue('5')
  await expect(page.getByRole('row', { name: new RegExp(title) })).toContainText(words.fact.tier)
  await found.publishAs('keep')
  await expect(page.getByText(words.unchanged)).toBeVisible()
  await found.openPolicy(title)
  await page.getByRole('button', { name: filled(words.policy.removeIt, { title }) }).press('Enter')
  await expect(page.getByRole('button', { name: filled(words.policy.edit, { title: '低优先级解决' }), exact: true })).toBeFocused()
  await expect(found.changed(1)).toBeVisible()
  await page.getByRole('button', { name: later.words.common.undo, exact: true }).click()
  await expect(page.getByText(words.unchanged)).toBeVisible()
})

for (const language of languages) {
  test(`what the rest of the playbook needs is not taken away: trying out and publishing say where and why, ${language}`, async ({ page, host }) => {
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    const desk = await Desk.open(page, host.url, language)
    await desk.introduce({ ...lin, role: '3' })
    const screen = await ClockSettingsPage.open(desk)
    const { words } = screen
    const version = await page.getByText(filled(words.version, { version: '' }).trim().slice(0, 7)).textContent()
    await screen.toPart('campaigns')
    const { title } = retail.campaigns.find(({ id }) => id === 'double-11-2027')!
    await page.getByRole('button', { name: filled(words.campaign.removeIt, { title: title[language] }) }).press('Enter')
    const why = filled(desk.words.playbookIssue.unknown, { what: desk.words.playbookIssue.what.campaign, id: 'double-11-2027' })
    await screen.tryOut.press('Enter')
    await expect(screen.trial.getByRole('status')).toHaveText(words.trial.refused)
    await expect(screen.trial.getByRole('listitem')).toContainText([`${words.publish.elsewhere}${desk.words.common.colon}${why}`])
    await screen.publishAs('keep')
    await expect(page.getByRole('alert')).toContainText(words.publish.refused)
    await expect(page.getByRole('alert').getByRole('listitem')).toContainText([why])
    await expectAccessible(page, 'refused, dark')
    await desk.press('Escape')
    await expect(page.getByText(version ?? 'none', { exact: true })).toBeVisible()
    await expect(screen.changed(3)).toBeVisible()
  })
}

test('a calendar that is not there any more is refused by the name of its clock', async ({ page, host }) => {
  // No screen can ask for it: what the window sends is spoilt on the way.
  await page.routeWebSocket(/\/link$/, (window) => {
    const server = window.connectToServer()
    window.onMessage((message) => { server.send(String(message).replaceAll('"calendar":"staffed"', '"calendar":"nowhere"')) })
  })
  const desk = await Desk.open(page, host.url)
  await desk.introduce({ ...lin, role: '3' })
  const screen = await ClockSettingsPage.open(desk)
  await screen.toPart('policies')
  await screen.target('中优先级解决').fill('1')
  await screen.publishAs('retarget')
  const { what, unknown } = desk.words.playbookIssue
  await expect(page.getByRole('alert').getByRole('listitem').first()).toContainText(`${screen.words.list.clocks} 电话接听，高峰期${desk.words.common.colon}${filled(unknown, { what: what.calendar, id: 'nowhere' })}`)
  await expect(screen.changed(1)).toBeVisible()
})

test('in dark nothing is hard to read, on any part', async ({ page, host }) => {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  const desk = await Desk.open(page, host.url)
  await desk.introduce({ ...lin, role: '3' })
  const screen = await ClockSettingsPage.open(desk)
  for (const part of ['calendars', 'policies', 'campaigns'] as const) {
    await screen.toPart(part)
    if (part === 'policies') await screen.openPolicy('低优先级解决')
    // All else is the same as by day, where it is looked at whole. Of the months those stand for all that have every kind of date.
    await expectAccessible(page, `${part}, dark`, { without: '[data-month]:not([data-month="2"], [data-month="10"])', onlyContrast: true })
  }
})

test('an agent looks at it and changes nothing', async ({ page, host }) => {
  const desk = await Desk.open(page, host.url)
  await desk.introduce(lin)
  const screen = await ClockSettingsPage.open(desk)
  await expect(page.getByText(screen.words.readOnly)).toBeVisible()
  await screen.chooseCalendar(office)
  await expect(screen.weekday(0)).toBeDisabled()
  await expect(screen.weekday(0)).toHaveValue('09:00-18:00')
  await expect(screen.publish).toHaveCount(0)
  await expect(screen.tryOut).toHaveCount(0)
  await screen.date('2026-10-01').click()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { disabled: true })).toHaveCount(4)
  for (const part of ['calendars', 'policies', 'campaigns'] as const) {
    await screen.toPart(part)
    await expectAccessible(page, part, firstMonth)
    await expect(page.getByRole('tabpanel').getByRole('textbox', { disabled: false })).toHaveCount(0)
  }
  await desk.press('Alt+ArrowLeft')
  await expect(desk.main(desk.words.nav.settings)).toBeVisible()
})
