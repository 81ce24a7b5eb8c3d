import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ClockView } from '../../shared/contract/common.ts'
import type { TicketId } from '../../shared/ids.ts'
import type { ClockPolicy } from '../../shared/playbook.ts'
import { day, hour, minute } from '../../shared/time.ts'
import { aPerson, aTicket, mailedComplaint, returnComplaint, seated } from '../helpers/builders.ts'
import { clockOf, due, edited, get, grade, inquiry, move, moved, publish, publishAll, settle, supervised, targets } from '../helpers/clockSettings.ts'
import { deskInMemory, type TestDesk } from '../helpers/desk.ts'
import { retail } from '../helpers/playbooks.ts'

describe('what may be edited', () => {
  test('is what the playbook in force says, with the version that an edit must name', () => {
    const desk = supervised()
    const { calendars, clocks, campaigns } = retail
    expect(desk.call('clocks.settings', {})).toEqual({ playbookId: 'retail', version: retail.version, settings: { calendars, clocks, campaigns } })
  })

  test('an agent may look, and neither try nor publish', () => {
    const manager = seated(deskInMemory(), { role: 'manager' })
    const desk = manager.as(aPerson(manager, { role: 'agent' }))
    const { version, settings } = desk.call('clocks.settings', {})
    expect(desk.call('clocks.retargeting', {})).toBeNull()
    expect(desk.refused('clocks.tryOut', { settings }).code).toBe('not_permitted')
    expect(desk.refused('clocks.publish', { version, settings, retarget: true }).code).toBe('not_permitted')
    expect(publish(manager, { version, settings })).toEqual({ version: version + 1 })
  })

  test('who edits an older playbook is told, and nothing is published', () => {
    const desk = supervised()
    const edit = edited(desk, targets({ 'resolve-medium': 3600 }))
    expect(publish(desk, edit, false)).toEqual({ version: retail.version + 1 })
    expect(desk.refused('clocks.publish', { ...edit, retarget: false })).toMatchObject({ code: 'conflict', details: { what: 'playbook', version: retail.version + 1 } })
    expect(desk.call('clocks.settings', {}).version).toBe(retail.version + 1)
  })

  test('settings that do not hold are refused with place and reason, by the dry run too, and the last good ones stay', () => {
    const desk = supervised()
    aTicket(desk, inquiry)
    const dangling = edited(desk, (policy) => (policy.id === 'resolve-medium' ? { calendar: 'nowhere' } : {}))
    const at = dangling.settings.clocks.findIndex(({ id }) => id === 'resolve-medium')
    const issue = { path: `clocks[${String(at)}].calendar`, code: 'unknown', values: { what: 'calendar', id: 'nowhere' }, reason: "no calendar 'nowhere'" }
    expect(desk.refused('clocks.publish', { ...dangling, retarget: true })).toMatchObject({ code: 'playbook_refused', details: { issues: [issue] } })
    expect(desk.call('clocks.tryOut', { settings: dangling.settings })).toEqual({ issues: [issue], looked: 0, of: 0, earlier: 0, later: 0, overdue: 0, rows: [], next: null })
    // A script speaks of a campaign that is taken away.
    const gone = desk.call('clocks.settings', {})
    expect(desk.refused('clocks.publish', { version: gone.version, settings: { ...gone.settings, campaigns: [] }, retarget: false }).code).toBe('playbook_refused')
    expect([desk.call('clocks.settings', {}).version, desk.call('clocks.retargeting', {})]).toEqual([retail.version, null])
  })

  test('where an older playbook was put back in force, the next version is later than any', () => {
    const desk = supervised()
    publish(desk, edited(desk, targets({ 'resolve-medium': 3600 })), false)
    desk.call('playbook.publish', { file: 'old.json', source: JSON.stringify(retail) })
    expect(desk.call('clocks.settings', {}).version).toBe(retail.version)
    expect(publish(desk, edited(desk, targets({ 'resolve-medium': 7200 })), false)).toEqual({ version: retail.version + 2 })
  })
})

describe('published without re-targeting', () => {
  test('what runs keeps what it promised, what begins is promised by the new settings', () => {
    const desk = supervised()
    const { ticketId } = aTicket(desk, inquiry)
    const before = clockOf(desk, ticketId)
    publish(desk, edited(desk, targets({ 'resolve-medium': 3600 })), false)
    settle(desk)
    expect(clockOf(desk, ticketId)).toEqual(before)
    desk.call('tickets.comment', { ticketId, audience: 'internal', text: 'Asked' })
    expect(clockOf(desk, ticketId)).toEqual(before)
    const next = aTicket(desk, inquiry)
    expect(clockOf(desk, next.ticketId).targetMs).toBe(hour)
  })
})

describe('re-targeting (CK-23)', () => {
  test('running clocks move from the same start; the history, the queue, the reasons and the next due say so', () => {
    const desk = supervised()
    const { ticketId } = aTicket(desk, inquiry)
    const before = clockOf(desk, ticketId)
    desk.clock.advance(hour)
    const { version } = get(desk, ticketId)
    desk.pushes.length = 0
    publish(desk, edited(desk, targets({ 'resolve-medium': 7200 })))
    expect(desk.call('clocks.retargeting', {})).toEqual({ done: 0, of: 1 })
    settle(desk)
    expect(desk.call('clocks.retargeting', {})).toBeNull()
    const now = clockOf(desk, ticketId)
    expect(now).toMatchObject({ clockId: before.clockId, startedAt: before.startedAt, dueAt: before.startedAt + 2 * hour, targetMs: 2 * hour })
    expect(desk.call('tickets.queue', { limit: 5 }).rows[0]?.nextClock).toEqual(now)
    expect(desk.call('clocks.nextDue', {})?.clock).toEqual(now)
    expect(desk.call('clocks.why', { clockId: now.clockId })).toMatchObject({ targetMs: 2 * hour, retargeted: [{ at: desk.clock.now(), by: 'settings' }] })
    expect(desk.call('tickets.history', { ticketId }).find(({ what }) => what === 'clock.retargeted')).toMatchObject({ who: null, changes: [{ field: 'clock' }, { field: 'dueAt', from: String(before.dueAt), to: String(now.dueAt) }] })
    expect(desk.pushes.flat().map(({ topic }) => topic)).toEqual(expect.arrayContaining(['playbook', 'clock', 'ticket']))
    // Nobody who works on the ticket is told that somebody else changed it.
    expect(get(desk, ticketId).version).toBe(version)
  })

  test('only what is edited has an event', () => {
    const desk = supervised()
    const one = aTicket(desk, inquiry)
    // Its answer and its proposal are promised as before.
    aTicket(desk, mailedComplaint)
    publishAll(desk, edited(desk, targets({ 'resolve-medium': 7200 })))
    expect(moved(desk)).toEqual(['resolve-medium', 'resolve-medium'])
    expect(desk.eventsOf('playbook.clocksMoved')).toHaveLength(1)
    expect(clockOf(desk, one.ticketId).targetMs).toBe(2 * hour)
    const before = desk.events.length
    publishAll(desk, edited(desk, (policy) => ({ title: { ...policy.title, en: `${policy.title.en}!` } })))
    expect(desk.events.slice(before).map(({ type }) => type)).toEqual(['playbook.published', 'playbook.retargeted', 'playbook.followed'])
  })

  test('another calendar and other hours of one move the due times', () => {
    const desk = supervised()
    const { ticketId } = aTicket(desk, inquiry)
    publishAll(desk, edited(desk, (policy) => (policy.id === 'resolve-medium' ? { calendar: 'workdays', target: 12 * 3600 } : {})))
    // 09:30 on a Monday, 09:00–18:00: eight and a half hours today, the rest tomorrow.
    expect(clockOf(desk, ticketId)).toMatchObject({ targetMs: 12 * hour, dueAt: Date.parse('2025-11-25T04:30:00.000Z') })
    const { version, settings } = desk.call('clocks.settings', {})
    const calendars = settings.calendars.map((calendar) => (calendar.id === 'workdays' ? { ...calendar, hours: { ...calendar.hours, holidays: [...calendar.hours.holidays, { date: '2025-11-25' }] } } : calendar))
    publishAll(desk, { version, settings: { ...settings, calendars } })
    expect(due(desk, ticketId)).toBe(Date.parse('2025-11-26T04:30:00.000Z'))
    expect(desk.call('clocks.why', { clockId: clockOf(desk, ticketId).clockId }).leftOut.days).toEqual([{ from: '2025-11-25', to: '2025-11-25', name: null }])
    // A day off far away is nobody's business now.
    const events = moved(desk).length
    const far = desk.call('clocks.settings', {})
    publishAll(desk, { version: far.version, settings: { ...far.settings, calendars: far.settings.calendars.map((calendar) => ({ ...calendar, hours: { ...calendar.hours, holidays: [...calendar.hours.holidays, { date: '2031-05-06' }] } })) } })
    expect(moved(desk)).toHaveLength(events)
  })

  test('met stays met, broken stays broken, waiting stays waiting with the new target', () => {
    const desk = supervised()
    const [broken, waiting, solved] = [aTicket(desk, inquiry), aTicket(desk, inquiry), aTicket(desk, inquiry)].map(({ ticketId }) => ticketId) as [TicketId, TicketId, TicketId]
    grade(desk, broken, 'priority', 'high')
    move(desk, solved, 'resolved')
    desk.clock.advance(hour)
    desk.call('tickets.wait', { ticketId: waiting, version: get(desk, waiting).version, reason: 'Asked for a photo' })
    desk.clock.advance(4 * hour)
    const before = [broken, solved].map((ticketId) => get(desk, ticketId).clocks)
    const { startedAt, clockId } = clockOf(desk, waiting)
    publishAll(desk, edited(desk, (policy) => (policy.metric === 'resolution' ? { target: 2 * 24 * 3600 } : {})))
    expect([broken, solved].map((ticketId) => get(desk, ticketId).clocks)).toEqual(before)
    expect(clockOf(desk, broken).breachedAt).not.toBeNull()
    expect(clockOf(desk, waiting)).toMatchObject({ clockId, targetMs: 2 * day, dueAt: startedAt + 2 * day, leftMs: 2 * day - hour, metAt: null })
    expect(clockOf(desk, waiting).pausedAt).toBe(startedAt + hour)
    desk.call('tickets.goOn', { ticketId: waiting, version: get(desk, waiting).version })
    expect(clockOf(desk, waiting)).toMatchObject({ pausedAt: null, dueAt: startedAt + 2 * day + 4 * hour })
  })

  test('what is overdue by it is broken at its new due instant, and told once for all', () => {
    const desk = supervised()
    const tickets = [aTicket(desk, inquiry), aTicket(desk, inquiry), aTicket(desk, inquiry)]
    desk.clock.advance(5 * hour)
    desk.alarms.length = 0
    publishAll(desk, edited(desk, targets({ 'resolve-medium': 3600 })))
    for (const { ticketId } of tickets) expect(clockOf(desk, ticketId)).toMatchObject({ breachedAt: clockOf(desk, ticketId).startedAt + hour, metAt: null })
    expect(desk.alarms.map((told) => told.length)).toEqual([3])
  })

  test('from then on the ticket follows the clocks of that playbook, and its words stay its own', () => {
    const desk = supervised()
    const { ticketId } = aTicket(desk, inquiry)
    publishAll(desk, edited(desk, (policy) => (policy.id === 'resolve-high' ? { target: 1800, title: { ...policy.title, en: 'At once' } } : policy.id === 'resolve-medium' ? { target: 7200 } : {})))
    publish(desk, edited(desk, targets({ 'resolve-high': 60, 'resolve-medium': 60 })), false)
    const { startedAt } = clockOf(desk, ticketId)
    grade(desk, ticketId, 'priority', 'high')
    expect(clockOf(desk, ticketId)).toMatchObject({ title: 'At once', targetMs: 30 * minute, dueAt: startedAt + 30 * minute })
    grade(desk, ticketId, 'priority', 'medium')
    expect(due(desk, ticketId)).toBe(startedAt + 2 * hour)
    move(desk, ticketId, 'resolved')
    desk.clock.advance(day)
    move(desk, ticketId, 'open')
    expect(clockOf(desk, ticketId)).toMatchObject({ startedAt: desk.clock.now(), targetMs: 2 * hour })
    expect(get(desk, ticketId).priority.title).toBe(retail.priorities.find(({ id }) => id === 'medium')!.title.en)
  })

  test('a policy that is taken away cancels its clocks, one that is added starts them, but promises nothing that is over', () => {
    const desk = supervised()
    const { ticketId } = aTicket(desk, mailedComplaint)
    desk.call('tickets.comment', { ticketId, audience: 'customer', text: 'We are on it' })
    desk.clock.advance(minute)
    const without = (metric: string) => edited(desk, (policy) => (policy.metric === metric ? null : {}))
    publishAll(desk, without('preliminarySolution'))
    expect(get(desk, ticketId).clocks.some(({ metric }) => metric === 'preliminarySolution')).toBe(false)
    const { version } = desk.call('clocks.settings', {})
    const { calendars, clocks, campaigns } = retail
    publishAll(desk, { version, settings: { calendars, campaigns, clocks: [{ ...clocks.find(({ id }) => id === 'preliminary-complaint')!, id: 'told-soon', metric: 'transfer', stop: 'customerTold' }, ...clocks] } })
    expect(clockOf(desk, ticketId, 'preliminarySolution')).toMatchObject({ metAt: null, breachedAt: null })
    const starts = desk.eventsOf('clock.started').length
    const told = desk.call('clocks.settings', {})
    publishAll(desk, { version: told.version, settings: { ...told.settings, clocks: told.settings.clocks.map((policy) => (policy.metric === 'progressUpdate' ? { ...policy, when: {}, start: 'contactArrived', periodic: false, restart: undefined, stop: 'customerTold' } : policy)) } })
    expect(desk.eventsOf('clock.started')).toHaveLength(starts)
    desk.call('tickets.comment', { ticketId, audience: 'internal', text: 'Still' })
    expect(desk.eventsOf('clock.started')).toHaveLength(starts)
  })

  test('twice changes nothing more, and a later one takes over from one that is under way', () => {
    const desk = supervised()
    const { ticketId } = aTicket(desk, inquiry)
    publish(desk, edited(desk, targets({ 'resolve-medium': 7200 })))
    publish(desk, edited(desk, targets({ 'resolve-medium': 10_800 })))
    expect(desk.call('clocks.retargeting', {})).toEqual({ done: 0, of: 1 })
    settle(desk)
    expect(moved(desk)).toHaveLength(1)
    expect(clockOf(desk, ticketId).targetMs).toBe(3 * hour)
    publishAll(desk, edited(desk, () => ({})))
    expect(moved(desk)).toHaveLength(1)
  })
})

describe('the dry run', () => {
  test('says which tickets fall due earlier and which are overdue at once', () => {
    const desk = supervised()
    const [low, high] = [aTicket(desk, inquiry), aTicket(desk, inquiry)]
    grade(desk, high.ticketId, 'priority', 'high')
    desk.clock.advance(2 * hour)
    const { settings } = edited(desk, targets({ 'resolve-medium': 3600, 'resolve-high': 8 * 3600 }))
    const { dueAt } = clockOf(desk, low.ticketId)
    expect(desk.call('clocks.tryOut', { settings })).toEqual({
      issues: [], looked: 2, of: 2, earlier: 1, later: 1, overdue: 1, next: null,
      rows: [{ ticketId: low.ticketId, number: low.number, need: get(desk, low.ticketId).need, clock: clockOf(desk, low.ticketId).title, dueFrom: dueAt, dueTo: dueAt - day + hour, overdue: true }],
    })
    expect(clockOf(desk, low.ticketId).dueAt).toBe(dueAt)
  })

  test('agrees with what publishing then does, whatever is edited and whatever the tickets have been through', () => {
    const deed = fc.record({ ticket: fc.nat(3), what: fc.constantFrom('high', 'low', 'L1', 'L2', 'wait', 'goOn', 'told', 'solve', 'reopen'), later: fc.constantFrom(0, minute, 3 * hour, 30 * hour) })
    const edit = fc.record({ metric: fc.constantFrom('resolution', 'preliminarySolution', 'progressUpdate'), target: fc.constantFrom(60, 3600, 8 * 3600, 24 * 3600 + 1, 5 * 24 * 3600), calendar: fc.constantFrom('workdays', 'staffed', undefined), gone: fc.boolean(), pauses: fc.boolean() })
    fc.assert(fc.property(fc.array(deed, { maxLength: 10 }), fc.array(edit, { minLength: 1, maxLength: 3 }), (deeds, edits) => {
      const desk = supervised()
      const tickets = [inquiry, mailedComplaint, returnComplaint, inquiry].map((about) => aTicket(desk, about).ticketId)
      for (const { ticket, what, later } of deeds) {
        desk.clock.advance(later)
        live(desk, tickets[ticket]!, what)
      }
      desk.backend.wake()
      const change = edited(desk, (policy) => {
        const mine = edits.filter(({ metric }) => metric === policy.metric)
        if (mine.some(({ gone }) => gone)) return null
        return mine.reduce<Partial<ClockPolicy>>((all, { target, calendar, pauses }) => ({ ...all, target, calendar, pauseIn: pauses ? ['waiting'] : [] }), {})
      })
      const foretold = desk.call('clocks.tryOut', { settings: change.settings })
      const open = tickets.filter((ticketId) => get(desk, ticketId).state === 'open')
      const before = open.map((ticketId) => get(desk, ticketId).clocks)
      publishAll(desk, change)
      const after = open.map((ticketId) => get(desk, ticketId).clocks)
      const firsts = open.map((_, at) => [firstOf(before[at]!), firstOf(after[at]!)] as const)
      const broken = (clocks: readonly ClockView[]) => clocks.filter(({ breachedAt, metAt }) => breachedAt !== null && metAt === null).map(({ clockId }) => clockId)
      expect(foretold).toMatchObject({
        issues: [], looked: open.length, of: open.length,
        earlier: firsts.filter(([from, to]) => to < from).length,
        later: firsts.filter(([from, to]) => to > from).length,
        overdue: open.filter((_, at) => broken(after[at]!).some((clockId) => !broken(before[at]!).includes(clockId))).length,
      })
      // Met clocks are as they were, and a second time changes nothing.
      for (const [at, clocks] of before.entries()) for (const met of clocks.filter(({ metAt }) => metAt !== null)) expect(after[at]).toContainEqual(met)
      const events = desk.events.length
      publishAll(desk, edited(desk, () => ({})))
      expect(desk.events.slice(events).map(({ type }) => type).filter((type) => !type.startsWith('ticket.sugg'))).toEqual(['playbook.published', 'playbook.retargeted', ...(open.length > 0 ? ['playbook.followed'] : [])])
      for (const ticketId of open) expect(desk.rows('SELECT next_due_at FROM ticket_due JOIN ticket ON ticket = row WHERE lower(hex(ticket_id)) = @id', { id: ticketId.replaceAll('-', '') })).toEqual([{ next_due_at: nullable(firstOf(get(desk, ticketId).clocks)) }])
    }), { numRuns: 8 })
  })

  test('clocks that are moved together come to what each ticket planned alone would, whatever it has been through', () => {
    const deed = fc.record({ ticket: fc.nat(3), what: fc.constantFrom('high', 'low', 'L1', 'L2', 'wait', 'goOn', 'told', 'solve', 'reopen', 'merge'), later: fc.constantFrom(0, minute, 3 * hour, 30 * hour) })
    const edit = fc.record({ metric: fc.constantFrom('resolution', 'preliminarySolution', 'progressUpdate'), target: fc.constantFrom(3600, 8 * 3600, 5 * 24 * 3600), warnAt: fc.constantFrom(0.5, 0.9), calendar: fc.constantFrom('workdays', 'staffed', undefined) })
    const round = fc.record({ deeds: fc.array(deed, { maxLength: 8 }), edit })
    fc.assert(fc.property(fc.array(round, { minLength: 1, maxLength: 3 }), (rounds) => {
      const desk = supervised()
      const tickets = [inquiry, mailedComplaint, returnComplaint, inquiry].map((about) => aTicket(desk, about).ticketId)
      for (const { deeds, edit: { metric, ...values } } of rounds) {
        for (const { ticket, what, later } of deeds) {
          desk.clock.advance(later)
          if (what === 'merge') merge(desk, tickets[ticket]!, tickets[(ticket + 1) % 4]!)
          else if (get(desk, tickets[ticket]!).merged === null) live(desk, tickets[ticket]!, what)
        }
        desk.backend.wake()
        const already = desk.events.length
        publishAll(desk, edited(desk, (policy) => (policy.metric === metric ? values : {})))
        expect(desk.events.slice(already).map(({ type }) => type).filter((type) => !['clock.breached', 'clock.warned', 'clock.started', 'ticket.suggested', 'ticket.suggestionGone'].includes(type))).toEqual(
          ['playbook.published', 'playbook.retargeted', ...desk.eventsOf('playbook.clocksMoved').filter(({ seq }) => seq > already).map(({ type }) => type), ...(tickets.some((one) => get(desk, one).state === 'open') ? ['playbook.followed'] : [])])
        const settled = desk.events.length
        for (const ticketId of tickets.filter((one) => get(desk, one).state === 'open')) desk.call('tickets.comment', { ticketId, audience: 'internal', text: 'Looked at' })
        expect(desk.events.slice(settled).map(({ type }) => type).filter((type) => type !== 'ticket.commented')).toEqual([])
        expect(desk.rows(`
          SELECT ticket FROM ticket_due AS due WHERE state = 0 AND next_due_at IS NOT (
            SELECT min(due_at) FROM clock WHERE clock.ticket = due.ticket AND met_at IS NULL AND cancelled_at IS NULL AND paused_at IS NULL)`)).toEqual([])
      }
    }), {
      numRuns: 8,
      // A clock that stands still is moved, and with it a rule's share of it, though what is due next stays as it was.
      examples: [[[
        { deeds: [{ ticket: 0, what: 'high', later: 3 * hour }, { ticket: 0, what: 'wait', later: 0 }, { ticket: 0, what: 'high', later: 3 * hour }, { ticket: 0, what: 'high', later: 3 * hour }], edit: { metric: 'resolution', target: 8 * 3600, warnAt: 0.5, calendar: 'workdays' } },
        { deeds: [], edit: { metric: 'resolution', target: 3600, warnAt: 0.5, calendar: 'workdays' } },
      ]]],
    })
  })
  function merge(desk: TestDesk, ticketId: TicketId, into: TicketId): void {
    const [one, other] = [get(desk, ticketId), get(desk, into)]
    if (one.state === 'open' && other.state === 'open') desk.call('tickets.merge', { ticketId, version: one.version, into, intoVersion: other.version, reason: 'One case', acrossCustomers: true })
  }
  const nullable = (at: number) => (at === Infinity ? null : at)
  const firstOf = (clocks: readonly ClockView[]) => Math.min(Infinity, ...clocks.filter(({ metAt, pausedAt }) => metAt === null && pausedAt === null).map(({ dueAt }) => dueAt))

  function live(desk: TestDesk, ticketId: TicketId, what: string): void {
    const { state, waitingSince, version } = get(desk, ticketId)
    if (what === 'solve' && state === 'open') move(desk, ticketId, 'resolved')
    else if (what === 'reopen' && state === 'resolved') move(desk, ticketId, 'open')
    else if (what === 'told') desk.call('tickets.comment', { ticketId, audience: 'customer', text: 'We are on it' })
    else if (what === 'wait' && state === 'open' && waitingSince === null) desk.call('tickets.wait', { ticketId, version, reason: 'Photo' })
    else if (what === 'goOn' && waitingSince !== null) desk.call('tickets.goOn', { ticketId, version })
    else if (what.startsWith('L')) grade(desk, ticketId, 'severity', what)
    else if (what === 'high' || what === 'low') grade(desk, ticketId, 'priority', what)
  }
})
