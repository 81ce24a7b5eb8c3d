import type { Locator } from '@playwright/test'
import type { TicketId } from '../../shared/ids.ts'
import type { ClockPolicy, Playbook } from '../../shared/playbook.ts'
import { languages } from '../../shared/text.ts'
import { day, hour, minute } from '../../shared/time.ts'
import { aContact, aCustomer, aCustomersTicket, aTicket, type Case, returnComplaint, seated } from '../helpers/builders.ts'
import { deskInFolder, type TestDesk } from '../helpers/desk.ts'
import { FakeClock } from '../helpers/fakeClock.ts'
import { changedRetail, retail } from '../helpers/playbooks.ts'
import { expect, test } from './clockHost.ts'
import { expectAccessible } from './pages/accessible.ts'
import { AlarmsOf } from './pages/alarms.ts'
import { ClockSettingsPage } from './pages/clockSettings.ts'
import type { Desk } from './pages/desk.ts'
import { TicketPage } from './pages/ticket.ts'
import { filled } from './pages/words.ts'

/** A Monday, 09:30 in Shanghai: phones are staffed, and eight hours later it is the same day. */
const monday = '2026-06-01T01:30:00Z'
const mondayAt = Date.parse(monday)

/** One running clock: CK-19, medium priority, 24 hours. */
const inquiry: Case = { ...returnComplaint, type: 'inquiry', class: 'general', need: 'return-pickup' }
const medium = (playbook: Playbook, over: Partial<ClockPolicy>): ClockPolicy => ({ ...playbook.clocks.find(({ id }) => id === 'resolve-medium')!, ...over })

const grade = (desk: TestDesk, ticketId: TicketId, id: string) => {
  const { version } = desk.call('tickets.get', { ticketId })
  desk.call('tickets.grade', { ticketId, version, kind: 'priority', id, reason: 'Travels tomorrow' })
}

/** The ticket whose clock is due next, by the number in the top bar. */
async function openNextDue(desk: Desk): Promise<TicketPage> {
  await desk.page.getByRole('button', { name: desk.words.clock.nextDue }).click()
  return TicketPage.shown(desk.page, desk.words)
}

const instants = (within: Locator) => within.locator('time').evaluateAll((times) => times.map((time) => Date.parse(time.getAttribute('datetime') ?? '')))
const timer = (within: Locator, title: string) => within.getByRole('timer', { name: new RegExp(`^${title}: `) })

for (const language of languages) {
  test(`CK-22, CK-24: the laptop sleeps eight hours with three clocks running, and one message tells it, ${language}`, async ({ page, startAt }) => {
    const host = await startAt(monday)
    const mine = host.sit()
    for (let n = 0; n < 3; n += 1) {
      grade(mine, aTicket(mine, inquiry).ticketId, 'high')
      mine.clock.advance(minute)
    }
    const desk = await host.open(page, language)
    const alarms = new AlarmsOf(desk)
    await expect(alarms.bell(0)).toBeVisible()
    await host.jump(8 * hour)
    await expect(alarms.message).toHaveText(filled(desk.words.alarms.lateMany, { late: 3, time: '13:30' }))
    await expect(alarms.bell(3)).toBeVisible()
    await alarms.look()
    await expect(alarms.rows).toHaveCount(3)
    expect(await instants(alarms.list)).toEqual([0, 1, 2].map((n) => mondayAt + 4 * hour + n * minute))
    await expect(alarms.message).toHaveCount(0)
    await expectAccessible(page, 'what came')

    await alarms.clear()
    await expect(alarms.bell(0)).toBeVisible()
    await page.reload()
    await expect(desk.main(desk.words.nav.intake)).toBeVisible()
    await host.jump(minute)
    await expect(alarms.bell(0)).toBeVisible()
    await expect(alarms.message).toHaveCount(0)
    expect(mine.eventsOf('clock.breached')).toHaveLength(3)
  })
}

test('CK-24: several at once are one tone; in quiet hours nothing sounds and nothing is said, and the number says it all the same', async ({ page, startAt }) => {
  await page.addInitScript(() => {
    const tones: number[] = []
    Object.assign(globalThis, { tones })
    const start = Reflect.get(OscillatorNode.prototype, 'start')
    OscillatorNode.prototype.start = function (this: OscillatorNode, at) {
      tones.push(this.frequency.value)
      start.call(this, at)
    }
  })
  const tones = () => page.evaluate(() => (globalThis as unknown as { tones: number[] }).tones)
  const host = await startAt(monday)
  const mine = host.sit()
  mine.call('desk.setSettings', { settings: { sound: true, quiet: { from: '22:00', to: '08:00' } } })
  const tickets = [aTicket(mine, inquiry), aTicket(mine, inquiry)].map(({ ticketId }) => ticketId)
  const desk = await host.open(page)
  const alarms = new AlarmsOf(desk)
  for (const ticketId of tickets) grade(mine, ticketId, 'high')
  await host.jump(3.5 * hour)
  await expect(alarms.message).toHaveText(filled(desk.words.alarms.soonMany, { soon: 2, time: '13:30' }))
  expect(await tones()).toEqual([660])
  await alarms.putAway()
  await expect(alarms.bell(2)).toBeVisible()

  await host.jump(hour)
  await expect(alarms.message).toHaveText(filled(desk.words.alarms.lateMany, { late: 2, time: '13:30' }))
  expect(await tones()).toEqual([660, 440])
  await alarms.putAway()

  const { ticketId } = aTicket(mine, inquiry)
  await expect(alarms.bell(2)).toBeVisible()
  await host.jump(9 * hour)
  grade(mine, ticketId, 'high')
  await host.jump(minute)
  await expect(alarms.bell(3)).toBeVisible()
  await expect(alarms.message).toHaveCount(0)
  expect(await tones()).toEqual([660, 440])
})

test('CK-24: what is done leaves the list by itself; a ticket that is looked at says its clock itself', async ({ page, startAt }) => {
  const host = await startAt(monday)
  const mine = host.sit()
  const [first, second] = [aTicket(mine, inquiry).ticketId, aTicket(mine, inquiry).ticketId]
  const desk = await host.open(page)
  const alarms = new AlarmsOf(desk)
  await openNextDue(desk)
  grade(mine, first, 'high')
  await host.jump(5 * hour)
  await expect(alarms.bell(1)).toBeVisible()
  await expect(alarms.message).toHaveCount(0)
  await host.jump(20 * hour)
  await expect(alarms.message).toHaveText(filled(desk.words.alarms.lateMany, { late: 2, time: '6月1日 13:30' }))
  mine.call('tickets.move', { ticketId: first, version: mine.call('tickets.get', { ticketId: first }).version, to: 'resolved', reason: null })
  await expect(alarms.bell(1)).toBeVisible()
  await expect(alarms.message).toHaveText(filled(desk.words.alarms.lateOne, { what: /“(.+)”/.exec((await alarms.message.textContent()) ?? '')?.[1] ?? '', time: '09:30' }))
  await alarms.open()
  await expect(page.getByRole('heading', { name: mine.call('tickets.get', { ticketId: second }).number.slice(-3) })).toBeVisible()
  await expect(alarms.message).toHaveCount(0)
})

test('CK-22: the system time is set back a day: noticed, said and logged, nothing runs backwards and nothing is told twice; set right, and forward', async ({ page, startAt }) => {
  const host = await startAt(monday)
  const mine = host.sit()
  grade(mine, aTicket(mine, inquiry).ticketId, 'high')
  aTicket(mine, inquiry)
  const desk = await host.open(page)
  const alarms = new AlarmsOf(desk)
  await host.jump(6 * hour)
  await expect(alarms.message).toBeVisible()
  await alarms.putAway()
  const ticket = await openNextDue(desk)
  const before = await instants(ticket.clocks)
  await expect(timer(ticket.clocks, '高优先级解决')).toHaveAccessibleName(/已超时 2 小时 0 分/)

  const behind = page.getByText(filled(desk.words.clock.timeBehind, { span: '.+' }).split('.+')[0]!)
  await host.jump(-day)
  await expect(behind).toContainText(desk.words.time.days.replace('{{d}}', '1').replace('{{h}}', '0'))
  expect(mine.log.filter(({ event }) => event === 'time.set_back')).toHaveLength(1)
  await expect(timer(ticket.clocks, '高优先级解决')).toHaveAccessibleName(/已超时 0:00/)
  expect(await instants(ticket.clocks)).toEqual(before)
  await expect(alarms.bell(1)).toBeVisible()
  await expect(alarms.message).toHaveCount(0)

  await host.jump(day)
  await expect(behind).toHaveCount(0)
  await expect(timer(ticket.clocks, '高优先级解决')).toHaveAccessibleName(/已超时 2 小时 0 分/)
  await expect(alarms.message).toHaveCount(0)

  // Forward is like a sleep: what falls due by it is broken at its own instant.
  await host.jump(day)
  await expect(alarms.bell(2)).toBeVisible()
  await alarms.look()
  expect((await instants(alarms.list)).toSorted((a, b) => a - b)).toEqual([mondayAt + 4 * hour, mondayAt + day])
  expect(mine.log.filter(({ event }) => event === 'time.ahead').length).toBeGreaterThan(1)
  expect(mine.eventsOf('clock.breached')).toHaveLength(2)
})

test('CK-21: Double 11 begins while a ticket is open: it keeps its promise, who calls now gets another, and each says why', async ({ page, startAt }) => {
  const { source } = changedRetail((playbook) => {
    playbook.clocks.unshift(medium(playbook, { id: 'resolve-sale', title: { 'zh-CN': '大促期间解决', 'zh-TW': '檔期解決', en: 'Solving in a sale' }, when: { campaign: ['double-11-2026'] }, target: 5 * 24 * 3600 }))
  })
  const eve = Date.parse('2026-10-31T09:30:00+08:00')
  const host = await startAt(new Date(eve).toISOString(), source)
  const mine = host.sit()
  aTicket(mine, inquiry)
  const desk = await host.open(page)
  await host.jump(23 * hour)
  // Its message would lie over that number for ten seconds.
  await new AlarmsOf(desk).putAway()
  const old = await openNextDue(desk)
  await old.why()
  expect((await instants(old.clocks))[0]).toBe(eve + day)
  await expect(old.clocks.getByRole('status')).not.toContainText('双十一')

  await desk.newContact('1')
  const ofContact = page.getByRole('region', { name: desk.words.clock.ofContact })
  await expect(timer(ofContact, '电话接听，高峰期')).toHaveAccessibleName(/1:00$/)

  const { number } = aTicket(mine, inquiry)
  await desk.goTo('tickets')
  await page.getByRole('button', { name: new RegExp(number.slice(-3)) }).or(page.getByRole('row', { name: new RegExp(number.slice(-3)) })).first().click()
  const inSale = await TicketPage.shown(page, desk.words)
  await inSale.why()
  await expect(inSale.clocks.getByRole('status')).toContainText(filled(desk.words.clock.because.campaign, { campaign: '2026 年双十一' }))
  expect((await instants(inSale.clocks))[0]).toBe(mine.clock.now() + 5 * day)
})

test('CK-23: the customer turns out to be a VIP: the promise gets better from the same start, on the screen as it stands', async ({ page, startAt }) => {
  const { source } = changedRetail((playbook) => {
    playbook.clocks.unshift(medium(playbook, { id: 'resolve-vip', title: { 'zh-CN': 'VIP 问题解决', 'zh-TW': 'VIP 問題解決', en: 'Solving for a VIP' }, when: { tier: ['vip'] }, target: 2 * 3600 }))
  })
  const host = await startAt(monday, source)
  const mine = host.sit()
  const customer = aCustomer(mine)
  aCustomersTicket(mine, customer.customerId, inquiry)
  const desk = await host.open(page)
  const ticket = await openNextDue(desk)
  await host.jump(hour)
  await expect(timer(ticket.clocks, '中优先级解决')).toHaveAccessibleName(/22 小时 59 分$/)
  let loads = 0
  page.on('load', () => { loads += 1 })
  mine.call('customers.update', { customerId: customer.customerId, version: customer.version, name: customer.name, phone: '13800001234', memberNumber: '', tags: [], note: '', tier: 'vip' })
  await expect(timer(ticket.clocks, 'VIP 问题解决')).toHaveAccessibleName(/: 59 分钟$/)
  expect((await instants(ticket.clocks))[0]).toBe(mondayAt + 2 * hour)
  await ticket.why()
  await expect(ticket.clocks.getByRole('status')).toContainText(desk.words.clock.because.retargeted.case.split('}}')[1]!.trim())
  await expect(ticket.history).toContainText('VIP')
  expect(loads).toBe(0)
})

test('CK-22: solved and taken up again twice: “first” is promised anew, “total over reopens” goes on with what was left, and the line shows the rests', async ({ page, startAt }) => {
  const { source } = changedRetail((playbook) => {
    const policy = playbook.clocks.find(({ id }) => id === 'resolve-medium')!
    delete policy.restart
    policy.resume = 'ticketReopened'
  })
  const host = await startAt(monday, source)
  const mine = host.sit()
  const { ticketId } = aTicket(mine, returnComplaint)
  const desk = await host.open(page)
  const ticket = await openNextDue(desk)
  for (let turn = 0; turn < 2; turn += 1) {
    await host.jump(hour)
    await ticket.move('resolved')
    await host.jump(hour)
    await ticket.move('open', 'Came back')
  }
  const reopenedAt = mine.clock.now()
  const of = (title: string) => ticket.clocks.getByRole('listitem').filter({ has: page.getByRole('timer', { name: new RegExp(`^${title}: `) }) })
  const rests = mine.call('tickets.get', { ticketId }).clocks.find(({ rule, metAt }) => rule === 'CK-19' && metAt === null)!.pauses
  expect(rests).toHaveLength(2)
  // Running ones stand first: promised anew, and gone on with.
  await expect(of('投诉初步方案')).toHaveCount(3)
  expect((await instants(of('投诉初步方案').first()))[0]).toBe(reopenedAt + day)
  await expect(of('中优先级解决')).toHaveCount(3)
  const rested = rests.reduce((sum, { from, to }) => sum + to - from, 0)
  expect((await instants(of('中优先级解决').first()))[0]).toBe(mondayAt + day + rested)
  await expect(ticket.line.getByRole('img')).not.toHaveCount(0)
  await expect(ticket.line.getByRole('img', { name: /^10:30 .* 11:3\d / })).not.toHaveCount(0)
  await ticket.why('中优先级解决')
  await expect(ticket.clocks.getByRole('status')).toContainText(filled(desk.words.clock.because.rest.resolved, { span: '2 小时' }))
})

test('a machine that is carried into another time zone shows other times of the same instants', async ({ page, startAt, browser }) => {
  const host = await startAt(monday)
  const mine = host.sit()
  aTicket(mine, inquiry)
  aContact(mine, inquiry, 'outcome')
  const here = await host.open(page)
  const away = await browser.newContext({ timezoneId: 'America/New_York', locale: 'zh-CN', viewport: { width: 1280, height: 720 } })
  const there = await host.open(await away.newPage())
  const shown = await Promise.all([here, there].map(async (desk) => {
    await desk.press('Alt+1')
    await expect(desk.said).toContainText(desk === here ? '明天 09:30' : '明天 21:30')
    const ticket = await openTicketOf(desk)
    const clock = ticket.clocks.getByRole('listitem').filter({ has: desk.page.getByRole('timer', { name: /^中优先级解决: / }) }).first()
    return { at: await instants(clock), said: await clock.locator('time').textContent(), left: await clock.getByRole('timer').getAttribute('aria-label') }
  }))
  expect(shown[1]!.at).toEqual(shown[0]!.at)
  expect(shown[1]!.left).toBe(shown[0]!.left)
  expect(shown.map(({ said }) => said)).toEqual(['6月2日 09:30', '6月1日 21:30'])
  await away.close()

  async function openTicketOf(desk: Desk): Promise<TicketPage> {
    await desk.goTo('tickets')
    await desk.page.getByRole('row').nth(1).click()
    return TicketPage.shown(desk.page, desk.words)
  }
})

test('what a later program says otherwise is taken over by a key, tried out and published as any change', async ({ page, folder, startAt }) => {
  const before = deskInFolder(folder, { clock: new FakeClock(monday), seed: 2 })
  const supervisor = seated(before, { role: 'supervisor' })
  const target = (seconds: Readonly<Record<string, number>>) => (policy: ClockPolicy) => ({ ...policy, target: seconds[policy.id] ?? policy.target })
  aTicket(supervisor, inquiry)
  const { version, settings } = supervisor.call('clocks.settings', {})
  supervisor.call('clocks.publish', { version, settings: { ...settings, clocks: settings.clocks.map(target({ 'resolve-medium': 7_200, 'resolve-high': 7_200 })) }, retarget: false })
  before.backend.close()

  const later = changedRetail((playbook) => {
    playbook.version = retail.version + 1
    playbook.clocks = playbook.clocks.map(target({ 'resolve-medium': 3_600, 'resolve-high': 3_600 }))
  })
  const host = await startAt(monday, later.source)
  const desk = await host.open(page)
  const screen = await ClockSettingsPage.open(desk)
  const { program } = screen.words
  const take = (title: string) => page.getByRole('button', { name: filled(program.takeIt, { title }) })
  await take('中优先级解决').press('Enter')
  await expect(page.getByRole('button', { name: filled(program.leaveIt, { title: '中优先级解决' }) })).toBeFocused()
  await expect(screen.changed(1)).toBeVisible()
  await expectAccessible(page, 'beside the program’s', { without: 'table + table' })
  await screen.tryOut.press('Enter')
  await expect(screen.trial.getByRole('rowheader')).toHaveCount(1)
  await screen.publishAs('retarget')
  await expect(page.getByText(screen.words.unchanged)).toBeVisible()

  // What was not taken over stays at hand, and so it goes with the last one.
  await page.getByText(filled(program.summary, { version: later.playbook.version, n: 1 })).click()
  await take('高优先级解决').press('Enter')
  await screen.publishAs('keep')
  await expect(page.getByText(screen.words.unchanged)).toBeVisible()
  await expect(page.getByRole('group', { name: program.title })).toHaveCount(0)
  const { settings: now } = host.desk.as(host.desk.call('people.list', {})[0]!).call('clocks.settings', {})
  expect(now.clocks.filter(({ id }) => ['resolve-medium', 'resolve-high'].includes(id)).map((policy) => policy.target)).toEqual([3_600, 3_600])
})
