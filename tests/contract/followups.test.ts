import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { followUpResults, type FollowUpResult } from '../../shared/contract/followups.ts'
import type { TicketId } from '../../shared/ids.ts'
import { day, hour, minute } from '../../shared/time.ts'
import { aContact, aCustomer, aPerson, aTicket, returnComplaint, seated, stockInquiry, suggestion, type Case } from '../helpers/builders.ts'
import { deskInMemory, mondayMorning, type TestDesk } from '../helpers/desk.ts'

const versionOf = (desk: TestDesk, ticketId: TicketId) => desk.call('tickets.get', { ticketId }).version

/** A ticket of a customer that has been solved. */
function solved(desk: TestDesk, about: Case = returnComplaint): TicketId {
  const { ticketId } = ofCustomer(desk, about, aCustomer(desk).customerId)
  if (desk.call('tickets.get', { ticketId }).state === 'open') desk.call('tickets.move', { ticketId, version: versionOf(desk, ticketId), to: 'resolved', reason: null })
  return ticketId
}

function ofCustomer(desk: TestDesk, about: Case, customerId: ReturnType<typeof aCustomer>['customerId']) {
  const contactId = aContact(desk, about, 'outcome')
  desk.call('intake.setCustomer', { contactId, customerId })
  return desk.call('intake.save', { contactId })
}

const record = (desk: TestDesk, ticketId: TicketId, result: FollowUpResult, reason: string | null = result === 'dissatisfied' ? 'It broke again' : null) =>
  desk.call('followups.record', { ticketId, version: versionOf(desk, ticketId), result, reason })
const followUpClock = (desk: TestDesk, ticketId: TicketId) => desk.call('tickets.get', { ticketId }).clocks.filter(({ metric }) => metric === 'followUp')

/** All that a follow-up may change: ticket, clocks, follow-up, without versions and what counts them. */
function image(desk: TestDesk) {
  const without = ({ version: _version, last_seq: _seq, before: _before, ...row }: Record<string, unknown>) => row
  return {
    tickets: desk.rows<Record<string, unknown>>('SELECT * FROM ticket ORDER BY row').map(without),
    clocks: desk.rows<Record<string, unknown>>('SELECT * FROM clock WHERE cancelled_at IS NULL ORDER BY row').map(without),
    followUps: desk.rows<{ attempts: number }>('SELECT * FROM follow_up WHERE attempts > 0 ORDER BY row').map(without),
  }
}

describe('what is due (FU-1, CK-16, CK-17)', () => {
  test('a solved complaint is due after a day, an inquiry within three, a suggestion never; the earliest first, with its words', () => {
    const desk = seated(deskInMemory(), { name: 'Chen Jing' })
    const inquiry = solved(desk, stockInquiry)
    desk.clock.advance(hour)
    const complaint = solved(desk)
    solved(desk, suggestion)
    const { rows, more } = desk.call('followups.due', { whose: 'mine' })
    expect(more).toBe(false)
    expect(rows.map(({ ticketId, clock, attempts, result }) => [ticketId, clock!.rule, clock!.dueAt - clock!.startedAt, attempts, result])).toEqual([[complaint, 'CK-16', day, 0, null], [inquiry, 'CK-17', 3 * day, 0, null]])
    const view = desk.call('followups.get', { ticketId: complaint })
    expect(view.script.join('\n')).toMatch(/Lin Yating[\s\S]*satisfied/)
    expect(view).toMatchObject({ attempts: 0, most: 3, result: null, closing: null, undoable: false, customer: { name: 'Lin Yating' } })
    expect(view.customer!.phone).toContain('•')
    expect(desk.speaking('zh-TW').call('followups.get', { ticketId: complaint }).script.at(-1)).toContain('滿意')
  })

  test('a lead sees the whole team, an agent their own; other teams are neither', () => {
    const lead = seated(deskInMemory(), { role: 'team-lead', name: 'Mei' })
    const lin = lead.as(aPerson(lead, { name: 'Lin' }))
    const other = lead.as(aPerson(lead, { name: 'Wu', team: 'Night' }))
    const ticketId = solved(lin)
    solved(other)
    expect(lead.call('followups.due', { whose: 'mine' }).rows).toEqual([])
    expect(lead.call('followups.due', { whose: 'team' }).rows.map((row) => [row.ticketId, row.ownerName])).toEqual([[ticketId, 'Lin']])
  })

  test('what is solved and open again is due no more', () => {
    const desk = seated(deskInMemory())
    const ticketId = solved(desk)
    desk.call('tickets.move', { ticketId, version: versionOf(desk, ticketId), to: 'open', reason: 'Not done' })
    expect(desk.call('followups.due', { whose: 'mine' }).rows).toEqual([])
    expect(desk.refused('followups.record', { ticketId, version: versionOf(desk, ticketId), result: 'satisfied', reason: null })).toMatchObject({ key: 'not_possible.noFollowUp' })
  })

  test('one that nobody makes is late once, at its true instant', () => {
    const desk = seated(deskInMemory())
    const ticketId = solved(desk)
    const { dueAt } = followUpClock(desk, ticketId)[0]!
    desk.clock.advance(2 * day)
    expect(desk.eventsOf('clock.breached').filter(({ body }) => body['metric'] === 'followUp').map(({ instant }) => instant)).toEqual([dueAt])
    expect(desk.call('followups.due', { whose: 'mine' }).rows[0]!.clock!.breachedAt).toBe(dueAt)
  })
})

describe('results', () => {
  test('satisfied: the clock is met then, and the ticket is closed', () => {
    const desk = seated(deskInMemory())
    const ticketId = solved(desk)
    desk.clock.advance(2 * hour)
    const view = record(desk, ticketId, 'satisfied')
    expect(view).toMatchObject({ state: 'closed', result: 'satisfied', clock: null, undoable: true, at: desk.clock.now() })
    expect(followUpClock(desk, ticketId)).toMatchObject([{ metAt: desk.clock.now(), breachedAt: null }])
    expect(desk.call('followups.due', { whose: 'mine' }).rows).toEqual([])
    expect(desk.call('tickets.history', { ticketId }).map(({ what }) => what)).toContain('ticket.followedUp')
  })

  test('dissatisfied: asks why, counts on the ticket, takes it up again with the story so far; solved again it is due again', () => {
    const desk = seated(deskInMemory(), { name: 'Chen Jing' })
    const ticketId = solved(desk)
    desk.clock.advance(hour)
    expect(desk.refused('followups.record', { ticketId, version: versionOf(desk, ticketId), result: 'dissatisfied', reason: null })).toMatchObject({ key: 'not_ready.dissatisfied' })
    const view = record(desk, ticketId, 'dissatisfied', 'The new jacket tears as well')
    expect(view).toMatchObject({ state: 'open', result: 'dissatisfied', reason: 'The new jacket tears as well' })
    expect(view.story.map(({ what }) => what)).toEqual(['opened', 'told', 'solved', 'dissatisfied'])
    expect(view.story.at(-1)).toMatchObject({ text: 'The new jacket tears as well', who: 'Chen Jing' })
    expect(desk.rows('SELECT dissatisfied, state FROM ticket WHERE resolved_at IS NULL')).toEqual([{ dissatisfied: 1, state: 'open' }])
    expect(desk.call('tickets.get', { ticketId }).clocks.filter(({ metric, metAt }) => metric === 'resolution' && metAt === null)).toHaveLength(1)
    desk.clock.advance(hour)
    desk.call('tickets.move', { ticketId, version: versionOf(desk, ticketId), to: 'resolved', reason: null })
    expect(desk.call('followups.get', { ticketId })).toMatchObject({ attempts: 0, result: null })
    expect(followUpClock(desk, ticketId).map(({ metAt }) => metAt === null)).toEqual([false, true])
    record(desk, ticketId, 'satisfied')
    expect(desk.rows('SELECT result FROM follow_up ORDER BY row')).toEqual([{ result: 'dissatisfied' }, { result: 'satisfied' }])
  })

  test('solved again in the same instant, or with the system time set back, it is due again all the same', () => {
    const desk = seated(deskInMemory())
    const ticketId = solved(desk)
    record(desk, ticketId, 'dissatisfied')
    desk.clock.set(desk.clock.now() - hour)
    desk.call('tickets.move', { ticketId, version: versionOf(desk, ticketId), to: 'resolved', reason: null })
    expect(desk.call('followups.get', { ticketId }).clock).toMatchObject({ metAt: null })
    expect(record(desk, ticketId, 'satisfied')).toMatchObject({ state: 'closed', attempts: 1 })
  })

  test('not reached three times: tried again an open hour later, then over with a closing message, and the clock with it', () => {
    const desk = seated(deskInMemory({ at: '2025-11-24T13:30:00.000Z' }))
    const ticketId = solved(desk)
    // 21:30 in Shanghai: the next open hour ends half an hour into the morning.
    expect(record(desk, ticketId, 'notReached')).toMatchObject({ attempts: 1, result: null, closing: null, nextTryAt: Date.parse('2025-11-25T00:30:00Z') })
    desk.clock.set(Date.parse('2025-11-25T01:00:00Z'))
    expect(record(desk, ticketId, 'notReached')).toMatchObject({ attempts: 2, nextTryAt: Date.parse('2025-11-25T02:00:00Z') })
    expect(followUpClock(desk, ticketId)).toMatchObject([{ metAt: null }])
    desk.clock.advance(2 * hour)
    const over = record(desk, ticketId, 'notReached')
    expect(over).toMatchObject({ attempts: 3, result: 'notReached', nextTryAt: null, state: 'resolved', clock: null })
    expect(over.closing).toContain('could not reach you')
    expect(followUpClock(desk, ticketId)).toMatchObject([{ metAt: desk.clock.now(), breachedAt: null }])
    expect(desk.call('followups.due', { whose: 'mine' }).rows).toMatchObject([{ ticketId, result: 'notReached', clock: null }])
    expect(desk.refused('followups.record', { ticketId, version: versionOf(desk, ticketId), result: 'satisfied', reason: null })).toMatchObject({ key: 'not_possible.noFollowUp' })
    const settled = desk.call('followups.settle', { ticketId, version: versionOf(desk, ticketId), text: over.closing })
    expect(settled).toMatchObject({ state: 'closed', closing: null, undoable: false })
    expect(desk.call('tickets.get', { ticketId }).comments.at(-1)).toMatchObject({ audience: 'customer', text: over.closing })
    expect(desk.call('followups.due', { whose: 'mine' }).rows).toEqual([])
    expect(desk.refused('followups.settle', { ticketId, version: versionOf(desk, ticketId), text: null })).toMatchObject({ key: 'not_possible.notToSettle' })
  })

  test('what waits for its next try stands below what can be called about now', () => {
    const desk = seated(deskInMemory())
    const first = solved(desk)
    desk.clock.advance(minute)
    const second = solved(desk)
    record(desk, first, 'notReached')
    const order = () => desk.call('followups.due', { whose: 'mine' }).rows.map(({ ticketId }) => ticketId)
    expect(order()).toEqual([second, first])
    desk.clock.advance(hour)
    expect(order()).toEqual([first, second])
  })

  test('two people with the same list: the second is told', () => {
    const desk = seated(deskInMemory())
    const ticketId = solved(desk)
    const version = versionOf(desk, ticketId)
    desk.call('followups.record', { ticketId, version, result: 'notReached', reason: null })
    expect(desk.refused('followups.record', { ticketId, version, result: 'notReached', reason: null })).toMatchObject({ code: 'conflict' })
    expect(desk.refused('followups.undo', { ticketId, version })).toMatchObject({ code: 'conflict' })
  })
})

describe('undo', () => {
  test.each(followUpResults)('of %s gives back ticket, clock and follow-up, and it can be recorded otherwise', (result) => {
    const desk = seated(deskInMemory())
    const ticketId = solved(desk)
    desk.clock.advance(hour)
    const before = image(desk)
    record(desk, ticketId, result)
    desk.clock.advance(3 * minute)
    expect(desk.call('followups.undo', { ticketId, version: versionOf(desk, ticketId) })).toMatchObject({ undoable: false, attempts: 0, result: null })
    expect(image(desk)).toEqual(before)
    expect(desk.refused('followups.undo', { ticketId, version: versionOf(desk, ticketId) })).toMatchObject({ key: 'not_possible.followUpUndo' })
    expect(desk.call('followups.get', { ticketId }).story.map(({ what }) => what)).toEqual(['opened', 'told', 'solved'])
    expect(record(desk, ticketId, 'satisfied').state).toBe('closed')
  })

  test('not once something else has changed the ticket', () => {
    const desk = seated(deskInMemory())
    const ticketId = solved(desk)
    record(desk, ticketId, 'dissatisfied')
    desk.call('tickets.comment', { ticketId, audience: 'internal', text: 'Called the shop' })
    expect(desk.refused('followups.undo', { ticketId, version: versionOf(desk, ticketId) })).toMatchObject({ key: 'not_possible.followUpUndo' })
  })

  test('what was broken by then stays broken, once', () => {
    const desk = seated(deskInMemory())
    const ticketId = solved(desk)
    desk.clock.advance(2 * day)
    record(desk, ticketId, 'satisfied')
    desk.call('followups.undo', { ticketId, version: versionOf(desk, ticketId) })
    desk.clock.advance(day)
    record(desk, ticketId, 'satisfied')
    expect(desk.eventsOf('clock.breached').filter(({ body }) => body['metric'] === 'followUp')).toHaveLength(1)
  })

  test('whatever is recorded and taken back in whatever order, one undo gives back what was before the last step', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...followUpResults), fc.boolean(), fc.integer({ min: 0, max: 40 })), { minLength: 1, maxLength: 6 }), (steps) => {
      const desk = seated(deskInMemory())
      const ticketId = solved(desk)
      for (const [result, takeBack, hours] of steps) {
        desk.clock.advance(hours * hour + 1)
        if (desk.call('followups.get', { ticketId }).clock === null) {
          if (desk.call('tickets.get', { ticketId }).state !== 'open') return
          desk.call('tickets.move', { ticketId, version: versionOf(desk, ticketId), to: 'resolved', reason: null })
        }
        const before = image(desk)
        record(desk, ticketId, result)
        if (takeBack) {
          desk.call('followups.undo', { ticketId, version: versionOf(desk, ticketId) })
          expect(image(desk)).toEqual(before)
        }
      }
      const [open] = desk.rows<{ n: number }>("SELECT count(*) AS n FROM clock WHERE metric = 'followUp' AND met_at IS NULL AND cancelled_at IS NULL")
      expect(open!.n).toBeLessThanOrEqual(1)
    }), { numRuns: 25 })
  })
})

describe('ratings (FU-2)', () => {
  const supervisor = () => seated(deskInMemory(), { role: 'supervisor', name: 'Zhou Lan' })

  test('three digits after the call; a low one opens an improvement that is done before it is told', () => {
    const desk = supervisor()
    const ticketId = solved(desk)
    record(desk, ticketId, 'satisfied')
    expect(desk.refused('followups.rate', { ticketId, speed: null, solution: null, attitude: null, comment: '' })).toMatchObject({ key: 'not_ready.rating' })
    expect(desk.call('followups.rate', { ticketId, speed: 5, solution: 4, attitude: null, comment: '' }).rated).toBe(true)
    expect(desk.call('followups.improvements', {})).toEqual([])
    desk.clock.advance(minute)
    desk.call('followups.rate', { ticketId, speed: 1, solution: 4, attitude: 5, comment: 'Waited for days' })
    const [low] = desk.call('followups.improvements', {})
    expect(low).toMatchObject({ speed: 1, comment: 'Waited for days', measure: '', owner: { name: 'Zhou Lan' }, doneAt: null, toldAt: null })
    const asked = { improvementId: low!.improvementId, owner: low!.owner.personId, dueAt: null }
    expect(desk.refused('followups.improve', { ...asked, version: 1, measure: ' ', done: true, told: false })).toMatchObject({ key: 'not_ready.improvement' })
    expect(desk.refused('followups.improve', { ...asked, version: 1, measure: 'Call back daily', done: false, told: true })).toMatchObject({ key: 'not_ready.improvementTold' })
    desk.call('followups.improve', { ...asked, version: 1, measure: 'Call back daily', done: true, told: false })
    expect(desk.refused('followups.improve', { ...asked, version: 1, measure: 'x', done: true, told: false })).toMatchObject({ code: 'conflict' })
    expect(desk.call('followups.improve', { ...asked, version: 2, measure: 'Call back daily', done: true, told: true })).toMatchObject({ doneAt: desk.clock.now(), toldAt: desk.clock.now() })
    expect(desk.call('followups.improvements', {})).toEqual([])
    expect(desk.call('followups.improvements', { all: true })).toHaveLength(1)
  })

  test.each(['team', 'person', 'need', 'period'] as const)('averages and the share of 4 and 5 by %s', (by) => {
    const desk = supervisor()
    const ticketId = solved(desk)
    for (const [speed, solution] of [[5, 4], [3, null], [4, 1]] as const) {
      desk.call('followups.rate', { ticketId, speed, solution, attitude: null, comment: '' })
      desk.clock.advance(minute)
    }
    const from = Date.parse(mondayMorning)
    const title = { team: 'Day', person: 'Zhou Lan', need: 'Exchange', period: '2025-11' }[by]
    expect(desk.call('followups.ratings', { from, to: from + day, by })).toMatchObject([{
      title: expect.stringContaining(title) as string, ratings: 3, speed: { given: 3, average: 4, good: 2 }, solution: { given: 2, average: 2.5, good: 1 }, attitude: { given: 0, average: null, good: 0 },
    }])
    expect(desk.call('followups.ratings', { from: from + day, to: from + 2 * day, by })).toEqual([])
    expect(desk.refused('followups.ratings', { from, to: from, by })).toMatchObject({ code: 'invalid_input' })
  })
})

describe('after closing (FU-3)', () => {
  test('messages that fit, with their words; sent they are what the customer was told', () => {
    const desk = seated(deskInMemory(), { name: 'Chen Jing' })
    const ticketId = solved(desk)
    const { messages } = desk.call('followups.care', { ticketId })
    expect(messages.map(({ messageId }) => messageId)).toEqual(['care-complaint', 'care-thanks', 'care-use'])
    expect(messages[0]!.text).toContain('Lin Yating')
    const after = desk.call('followups.sendCare', { ticketId, messageId: 'care-thanks', text: messages[1]!.text })
    expect(after.messages.map(({ sentAt }) => sentAt)).toEqual([null, desk.clock.now(), null])
    expect(desk.call('tickets.get', { ticketId }).comments.at(-1)).toMatchObject({ audience: 'customer', text: messages[1]!.text })
    expect(desk.call('followups.care', { ticketId: solved(desk, stockInquiry) }).messages.map(({ messageId }) => messageId)).toEqual(['care-thanks'])
  })

  test('whoever wants none is offered none, and none can be sent', () => {
    const desk = seated(deskInMemory())
    const ticketId = solved(desk)
    const { customerId } = desk.call('tickets.get', { ticketId })
    const { customer: { version, name, memberNumber, tier } } = desk.call('customers.get', { customerId: customerId! })
    const optOut = { customerId: customerId!, version, name, phone: '13800001234', memberNumber, tier, tags: [], note: '' }
    expect(desk.call('customers.update', { ...optOut, noCareMessages: true }).noCareMessages).toBe(true)
    expect(desk.call('followups.care', { ticketId })).toEqual({ optedOut: true, messages: [] })
    expect(desk.refused('followups.sendCare', { ticketId, messageId: 'care-thanks', text: 'Hello' })).toMatchObject({ key: 'not_possible.careOptedOut' })
    expect(desk.call('customers.update', { ...optOut, version: version + 1, note: 'Prefers mail' }).noCareMessages).toBe(true)
  })

  test('nothing is sent before the case is solved, or to nobody', () => {
    const desk = seated(deskInMemory())
    const open = ofCustomer(desk, returnComplaint, aCustomer(desk).customerId)
    expect(desk.refused('followups.sendCare', { ticketId: open.ticketId, messageId: 'care-thanks', text: 'Hello' })).toMatchObject({ key: 'not_possible.careNotClosed' })
    expect(desk.call('followups.care', { ticketId: aTicket(desk).ticketId })).toEqual({ optedOut: false, messages: [] })
  })
})
