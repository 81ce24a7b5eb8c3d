import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atDue, stateOf } from '../../electron/features/promises/promises.rules.ts'
import { afterCall, inCallingOrder } from '../../electron/features/followups/calling.rules.ts'
import { isAbout, nextChange, stateAt } from '../../electron/features/notices/notices.rules.ts'
import type { TicketId } from '../../shared/ids.ts'
import { day, hour, minute } from '../../shared/time.ts'
import { aPerson, aTicket, mailedComplaint, returnComplaint, seated, stockInquiry } from '../helpers/builders.ts'
import { deskInMemory, mondayMorning, type TestDesk } from '../helpers/desk.ts'

const tell = (desk: TestDesk, ticketId: TicketId, inMs: number, text = 'I call you back') =>
  desk.call('tickets.comment', { ticketId, audience: 'customer', text, promisedBy: desk.clock.now() + inMs })
const ledger = (desk: TestDesk, ticketId: TicketId) => desk.call('promises.ofTicket', { ticketId })

describe('every time that a customer is told', () => {
  test('at the end of an intake, when it was said: by whom, until when, in which words', () => {
    const desk = seated(deskInMemory(), { name: 'Chen Jing' })
    const { ticketId } = aTicket(desk)
    const due = desk.call('tickets.get', { ticketId }).clocks.find(({ metric }) => metric === 'resolution')!.dueAt
    expect(ledger(desk, ticketId)).toMatchObject([{ source: 'intake', owner: { name: 'Chen Jing' }, dueAt: due, madeAt: desk.clock.now(), brokenAt: null, keptAt: null }])
    expect(ledger(desk, ticketId)[0]!.text).toContain('tomorrow 09:30')
    // Solved on the spot nothing is promised, and a mail that is not answered yet has told nobody.
    expect(ledger(desk, aTicket(desk, stockInquiry).ticketId)).toEqual([])
    expect(ledger(desk, aTicket(desk, mailedComplaint).ticketId)).toEqual([])
  })

  test('with a comment to the customer; a time that is over is refused and nothing of it is kept', () => {
    const desk = seated(deskInMemory())
    const { ticketId } = aTicket(desk, mailedComplaint)
    tell(desk, ticketId, 2 * hour)
    expect(ledger(desk, ticketId)).toMatchObject([{ source: 'comment', text: 'I call you back', dueAt: desk.clock.now() + 2 * hour }])
    const { comments } = desk.call('tickets.get', { ticketId })
    for (const promisedBy of [desk.clock.now(), desk.clock.now() + 400 * day]) expect(desk.refused('tickets.comment', { ticketId, audience: 'customer', text: 'Late', promisedBy })).toMatchObject({ code: 'invalid_input', details: { reason: 'promise_time' } })
    expect(desk.call('tickets.get', { ticketId }).comments).toEqual(comments)
  })
})

describe('kept, broken, withdrawn', () => {
  test('kept by its key, taken back, kept again', () => {
    const desk = seated(deskInMemory())
    const { ticketId } = aTicket(desk, mailedComplaint)
    tell(desk, ticketId, hour)
    const [made] = ledger(desk, ticketId)
    desk.clock.advance(minute)
    const kept = desk.call('promises.keep', { promiseId: made!.promiseId, version: made!.version })
    expect(kept.keptAt).toBe(desk.clock.now())
    expect(desk.call('promises.today', {})).toEqual([])
    expect(desk.refused('promises.keep', { promiseId: made!.promiseId, version: kept.version })).toMatchObject({ key: 'not_possible.promiseSettled' })
    expect(desk.refused('promises.reopen', { promiseId: made!.promiseId, version: made!.version })).toMatchObject({ code: 'conflict' })
    const open = desk.call('promises.reopen', { promiseId: made!.promiseId, version: kept.version })
    expect(open).toMatchObject({ keptAt: null, brokenAt: null })
    desk.clock.advance(hour)
    expect(ledger(desk, ticketId)[0]!.brokenAt).toBe(made!.dueAt)
  })

  test('that was it: the comment that keeps it, and only what was promised on this ticket', () => {
    const desk = seated(deskInMemory())
    const { ticketId } = aTicket(desk, mailedComplaint)
    tell(desk, ticketId, hour)
    const other = aTicket(desk, mailedComplaint).ticketId
    tell(desk, other, hour)
    const keeps = [ledger(desk, ticketId)[0]!.promiseId]
    expect(desk.refused('tickets.comment', { ticketId: other, audience: 'customer', text: 'Done', keeps })).toMatchObject({ code: 'not_found' })
    desk.call('tickets.comment', { ticketId, audience: 'customer', text: 'Done', keeps })
    expect([ledger(desk, ticketId), ledger(desk, other)].map(([promise]) => promise!.keptAt !== null)).toEqual([true, false])
  })

  test('broken at its true instant, once, however late that is noticed; kept then it is kept late', () => {
    const desk = seated(deskInMemory())
    const { ticketId } = aTicket(desk, mailedComplaint)
    tell(desk, ticketId, hour)
    const [made] = ledger(desk, ticketId)
    desk.clock.set(desk.clock.now() + 5 * hour)
    const [broken] = ledger(desk, ticketId)
    desk.call('tickets.comment', { ticketId, audience: 'internal', text: 'x' })
    expect(desk.eventsOf('promise.broken').map(({ instant, author }) => [instant, author])).toEqual([[made!.dueAt, null]])
    expect(broken).toMatchObject({ promiseId: made!.promiseId })
    const late = desk.call('promises.keep', { promiseId: made!.promiseId, version: ledger(desk, ticketId)[0]!.version })
    expect(late).toMatchObject({ brokenAt: made!.dueAt, keptAt: desk.clock.now() })
  })

  test('a solution that was promised is kept by having been solved in time', () => {
    const desk = seated(deskInMemory())
    const [solved, unsolved] = [aTicket(desk).ticketId, aTicket(desk).ticketId]
    desk.clock.advance(3 * hour)
    desk.call('tickets.move', { ticketId: solved, version: desk.call('tickets.get', { ticketId: solved }).version, to: 'resolved', reason: null })
    const solvedAt = desk.clock.now()
    desk.clock.advance(2 * day)
    expect(ledger(desk, solved)).toMatchObject([{ keptAt: solvedAt, brokenAt: null }])
    expect(ledger(desk, unsolved)).toMatchObject([{ keptAt: null, brokenAt: Date.parse(mondayMorning) + day }])
  })

  test('withdrawn with a reason, and replaced by another time', () => {
    const desk = seated(deskInMemory())
    const { ticketId } = aTicket(desk, mailedComplaint)
    tell(desk, ticketId, hour)
    const [made] = ledger(desk, ticketId)
    desk.call('promises.withdraw', { promiseId: made!.promiseId, version: made!.version, reason: 'The customer asked for tomorrow', dueAt: desk.clock.now() + day })
    expect(ledger(desk, ticketId)).toMatchObject([{ withdrawnAt: desk.clock.now(), reason: 'The customer asked for tomorrow' }, { dueAt: desk.clock.now() + day, withdrawnAt: null }])
    desk.clock.advance(2 * hour)
    expect(desk.eventsOf('promise.broken')).toEqual([])
  })
})

test('the day begins with what is promised until its end: broken ones first, nothing of tomorrow, nothing of others', () => {
  const desk = seated(deskInMemory(), { role: 'supervisor' })
  const { ticketId } = aTicket(desk, mailedComplaint)
  for (const [inMs, text] of [[4 * hour, 'third'], [minute, 'first'], [2 * hour, 'second'], [20 * hour, 'tomorrow']] as const) tell(desk, ticketId, inMs, text)
  desk.clock.advance(hour)
  expect(desk.call('promises.today', {}).map(({ text, brokenAt }) => [text, brokenAt !== null])).toEqual([['first', true], ['second', false], ['third', false]])
  const other = desk.as(aPerson(desk))
  expect(other.call('promises.today', {})).toEqual([])
  expect(other.refused('promises.figures', { from: 0, to: 1, by: 'team' })).toMatchObject({ code: 'not_permitted' })
})

test.each(['person', 'team', 'period'] as const)('how they were kept, by %s', (by) => {
  const desk = seated(deskInMemory(), { role: 'supervisor', name: 'Zhou Lan' })
  const { ticketId } = aTicket(desk, mailedComplaint)
  for (const [at, inMs] of [hour, 2 * hour, 3 * hour, 10 * hour, 11 * hour].entries()) tell(desk, ticketId, inMs, String(at))
  const [first, second, , , last] = ledger(desk, ticketId)
  desk.call('promises.keep', { promiseId: first!.promiseId, version: first!.version })
  desk.call('promises.withdraw', { promiseId: last!.promiseId, version: last!.version, reason: 'Not needed', dueAt: null })
  desk.clock.advance(4 * hour)
  desk.call('promises.keep', { promiseId: second!.promiseId, version: second!.version + 1 })
  const from = Date.parse(mondayMorning)
  expect(desk.call('promises.figures', { from, to: from + day, by })).toMatchObject([{ title: { person: 'Zhou Lan', team: 'Day', period: '2025-11' }[by], promised: 5, kept: 1, late: 1, broken: 1, open: 1, withdrawn: 1 }])
})

describe('rules', () => {
  test.each([
    [{ brokenAt: null, keptAt: null, withdrawnAt: null }, 'open'],
    [{ brokenAt: null, keptAt: 5, withdrawnAt: null }, 'kept'],
    [{ brokenAt: 9, keptAt: null, withdrawnAt: null }, 'broken'],
    [{ brokenAt: 9, keptAt: 12, withdrawnAt: null }, 'late'],
    [{ brokenAt: 9, keptAt: null, withdrawnAt: 12 }, 'withdrawn'],
  ] as const)('%o is %s', (promise, state) => {
    expect(stateOf({ dueAt: 9, ...promise })).toBe(state)
  })

  test('at its due instant a promise is kept or broken and never both', () => {
    fc.assert(fc.property(fc.nat(), fc.constantFrom('intake', 'comment', 'escalation'), fc.option(fc.nat()), (dueAt, source, resolvedAt) => {
      const { keptAt, brokenAt } = atDue({ dueAt, source }, resolvedAt)
      expect((keptAt === null) !== (brokenAt === null)).toBe(true)
      expect(brokenAt ?? dueAt).toBe(dueAt)
      expect(keptAt ?? 0).toBeLessThanOrEqual(dueAt)
    }))
  })

  test('a customer is called once and as many times more as the playbook says', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 9 }), (retries) => {
      let attempts = 0
      for (let call = 1; ; call += 1) {
        const outcome = afterCall('notReached', attempts, retries)
        attempts = outcome.attempts
        expect(outcome.again).toBe(!outcome.isOver)
        if (!outcome.isOver) continue
        expect([call, outcome.result]).toEqual([retries + 1, 'notReached'])
        return
      }
    }))
  })

  test('nothing that waits stands above what can be called about', () => {
    fc.assert(fc.property(fc.array(fc.record({ nextTryAt: fc.option(fc.nat(100)), dueAt: fc.nat(100) })), fc.nat(100), (rows, now) => {
      const waits = inCallingOrder(rows, now).map(({ nextTryAt }) => nextTryAt !== null && nextTryAt > now)
      expect(waits).toEqual([...waits].sort((a, b) => Number(a) - Number(b)))
    }))
  })

  const nowhere = { channels: [], scenes: [], needs: [], products: [] }
  const one = { channel: 'phone', scene: ['after-sales', 'refund'], need: 'refund-progress', text: 'k-200水壶' }
  test.each([
    [{}, [], true],
    [{ channels: ['chat'] }, [], false],
    [{ channels: ['phone'] }, [], true],
    [{ scenes: ['after-sales'] }, [], true],
    [{ scenes: ['order'] }, [], false],
    [{ scenes: ['order'], needs: ['refund-progress'] }, [], true],
    [{ scenes: ['order'] }, ['水壶'], true],
    [{ channels: ['chat'], scenes: ['refund'] }, ['水壶'], false],
    [{}, ['锅'], false],
    [{}, [''], false],
  ])('a notice about %o and %o: %s', (scope, products, expected) => {
    expect(isAbout({ ...nowhere, ...scope }, products, one)).toBe(expected)
  })

  test('the next change of a notice is later than now, and changes its state', () => {
    fc.assert(fc.property(fc.nat(50), fc.option(fc.integer({ min: 1, max: 50 })), fc.option(fc.nat(100)), fc.nat(100), (fromAt, lasts, endedAt, now) => {
      const span = { fromAt, untilAt: lasts === null ? null : fromAt + lasts, endedAt }
      const next = nextChange(span, now)
      if (next === null) return
      expect(next).toBeGreaterThan(now)
      expect(stateAt(span, next)).not.toBe(stateAt(span, now))
      expect(stateAt(span, next - 1)).toBe(stateAt(span, now))
    }))
  })
})

test('returned goods: the whole ledger of one ticket tells who owes what', () => {
  const desk = seated(deskInMemory(), { name: 'Chen Jing' })
  const { ticketId } = aTicket(desk, returnComplaint)
  tell(desk, ticketId, hour)
  expect(ledger(desk, ticketId).map(({ source }) => source)).toEqual(['comment', 'intake'])
})

test('who leads sees what a day has promised, whoever owns it, and what became of it', () => {
  const lead = seated(deskInMemory(), { role: 'team-lead', name: 'Zhou Lan' })
  const [wu, he] = ['Wu Lei', 'He Min'].map((name) => lead.as(aPerson(lead, { name })))
  const { ticketId } = aTicket(wu!, mailedComplaint)
  tell(wu!, ticketId, hour, 'Within the hour')
  tell(he!, ticketId, 2 * hour, 'Within two')
  tell(he!, ticketId, 30 * hour, 'Tomorrow')
  const [from, to] = [lead.clock.now(), lead.clock.now() + 20 * hour]
  const personId = lead.call('people.list', {}).find(({ name }) => name === 'He Min')!.personId
  lead.clock.advance(90 * minute)
  expect(lead.call('promises.day', { from, to, personId: null })).toMatchObject({ promises: [{ text: 'Within the hour', owner: { name: 'Wu Lei' }, brokenAt: from + hour }, { text: 'Within two', brokenAt: null }], more: false })
  expect(lead.call('promises.day', { from, to, personId }).promises.map(({ text }) => text)).toEqual(['Within two'])
  expect(lead.refused('promises.day', { from, to: from + 2 * day, personId: null })).toMatchObject({ code: 'invalid_input' })
  expect(wu!.refused('promises.day', { from, to, personId: null }).code).toBe('not_permitted')
})
