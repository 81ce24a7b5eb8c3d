import { expect, test } from 'vitest'
import type { InputOf, ProcedureOf } from '../../shared/contract/index.ts'
import type { TicketId } from '../../shared/ids.ts'
import { hour, minute } from '../../shared/time.ts'
import { aPerson, aTicket, seated } from '../helpers/builders.ts'
import { deskInMemory, type TestDesk } from '../helpers/desk.ts'

/** What others did that somebody has to know of: asked for as alarms of clocks are, from the events (ES-3, TK-7, EX-2). */

function staffed() {
  const manager = seated(deskInMemory(), { role: 'manager', name: 'Gao Yuan' })
  const [lead, other] = ['Luo Min', 'Tang Wei'].map((name) => aPerson(manager, { role: 'team-lead', name }))
  const [agent, colleague] = ['Chen Jing', 'Lin Wei'].map((name) => aPerson(manager, { name }))
  const ids = { lead: lead!.personId, colleague: colleague!.personId }
  return { manager, lead: manager.as(lead!), other: manager.as(other!), agent: manager.as(agent!), colleague: manager.as(colleague!), ids }
}
const on = (desk: TestDesk, ticketId: TicketId) => ({ ticketId, version: desk.call('tickets.get', { ticketId }).version })
const begin = (desk: TestDesk) => desk.call('clocks.alarms', { after: null }).upTo
const since = (desk: TestDesk, after: number) => desk.call('clocks.alarms', { after })
const kinds = (desk: TestDesk, after: number) => since(desk, after).news.map(({ kind }) => kind)
const raise = (desk: TestDesk, ticketId: TicketId, level: string, reason: string) => desk.call('escalation.raise', { ...on(desk, ticketId), level, reason })

test('whoever a ticket is taken up the ladder to is told by whom and why, until somebody steps in or it is taken back', () => {
  const { lead, other, agent } = staffed()
  const { ticketId, number } = aTicket(agent)
  const from = begin(lead)
  raise(agent, ticketId, 'team-lead', 'She asks for my lead, 138 0000 1234')
  const told = since(lead, from)
  expect(told).toMatchObject({ count: 1, latest: told.news[0]!.seq, news: [{ kind: 'escalated', ticketId, number, by: 'Chen Jing', text: expect.stringMatching(/^She asks for my lead, 138\D+1234$/) as string }] })
  // Nobody else is, and not whoever did it; told once is told.
  expect([kinds(other, from), kinds(agent, from), kinds(lead, told.upTo)]).toEqual([[], [], []])
  agent.call('escalation.takeBack', on(agent, ticketId))
  expect(kinds(lead, from)).toEqual([])
  raise(agent, ticketId, 'team-lead', 'Once more')
  expect(since(lead, from).news.map(({ text }) => text)).toEqual(['Once more'])
  lead.call('escalation.stepIn', on(lead, ticketId))
  expect(kinds(lead, from)).toEqual([])
})

test('what a rule suggested is told by the rule’s name; with nobody of that level nobody is told', () => {
  const { manager, lead, agent } = staffed()
  const { ticketId } = aTicket(agent)
  const from = begin(manager)
  agent.call('tickets.comment', { ticketId, audience: 'internal', text: '要找記者' })
  const { suggestionId } = agent.call('escalation.ofTicket', { ticketId }).suggestions.find(({ rule }) => rule === 'danger-media')!
  agent.call('escalation.accept', { ...on(agent, ticketId), suggestionId })
  expect(since(manager, from).news).toMatchObject([{ kind: 'escalated', text: 'The customer mentions the media' }])
  const another = aTicket(agent).ticketId
  raise(lead, another, 'supervisor', 'Nobody is one')
  expect([manager, lead, agent].map((desk) => since(desk, from).news.filter((news) => news.kind !== 'notice' && news.ticketId === another))).toEqual([[], [], []])
})

test('who is given a ticket, or given it back, is told; who passes it on is not told of it any more', () => {
  const { manager, lead, agent, colleague, ids } = staffed()
  const { ticketId } = aTicket(agent)
  const from = begin(agent)
  manager.call('tickets.assign', { ...on(manager, ticketId), to: ids.colleague, reason: 'You speak Cantonese' })
  expect(since(colleague, from).news).toMatchObject([{ kind: 'assigned', by: 'Gao Yuan', text: 'You speak Cantonese' }])
  colleague.call('tickets.assign', { ...on(colleague, ticketId), to: ids.lead, reason: 'I am off' })
  expect([kinds(colleague, from), kinds(lead, from)]).toEqual([[], ['assigned']])
  lead.call('tickets.assign', { ...on(lead, ticketId), to: ids.colleague, reason: 'Back on Monday' })
  raise(colleague, ticketId, 'team-lead', 'She asks for my lead')
  lead.call('escalation.handBack', { ...on(lead, ticketId), reason: 'A voucher will do' })
  expect(since(colleague, from).news.map(({ kind, text }) => [kind, text])).toEqual([['handedBack', 'A voucher will do'], ['assigned', 'Back on Monday'], ['assigned', 'You speak Cantonese']])
  colleague.call('tickets.move', { ...on(colleague, ticketId), to: 'resolved', reason: null })
  expect(kinds(colleague, from)).toEqual([])
})

test('a notice is told when it begins, by hand or by time, until it is acknowledged or over; one that is to be read again is told again', () => {
  const { manager, lead, agent } = staffed()
  const from = begin(agent)
  const wanted: InputOf<ProcedureOf<'notices.publish'>> = { kind: 'outage', importance: 'important', title: 'Payment is down', text: 'Since nine', words: {}, scope: {}, fromAt: null, untilAt: null }
  const { noticeId } = manager.call('notices.publish', { ...wanted, fromAt: (manager.clock.now() + hour) })
  manager.pushes.splice(0)
  expect(kinds(agent, from)).toEqual([])
  agent.clock.advance(hour)
  // The windows hear of it by the topic that brings them to ask.
  expect(manager.pushes.flat()).toContainEqual({ topic: 'notice', ids: [noticeId] })
  expect(since(agent, from)).toMatchObject({ count: 1, news: [{ kind: 'notice', noticeId, by: 'Gao Yuan', text: 'Payment is down', at: agent.clock.now() }] })
  agent.call('notices.acknowledge', { noticeId })
  expect([kinds(agent, from), kinds(lead, from), kinds(manager, from)]).toEqual([[], ['notice'], []])
  const change = (again: boolean) => {
    const { notice: { version } } = manager.call('notices.get', { noticeId })
    manager.call('notices.change', { ...wanted, noticeId, version, text: again ? 'Since ten' : 'Since  nine', again })
  }
  const seen = begin(agent)
  change(false)
  expect([kinds(agent, seen), kinds(lead, seen)]).toEqual([[], []])
  change(true)
  expect([kinds(agent, seen), kinds(lead, seen)]).toEqual([['notice'], ['notice']])
  manager.call('notices.end', { noticeId, version: manager.call('notices.get', { noticeId }).notice.version, report: null })
  expect(kinds(agent, from)).toEqual([])
  const again = manager.call('notices.publish', { ...wanted, untilAt: (manager.clock.now() + minute) })
  expect(since(agent, from).news).toMatchObject([{ noticeId: again.noticeId }])
  agent.clock.advance(minute)
  expect(kinds(agent, from)).toEqual([])
})
