import type { EscalationView } from '../../shared/contract/escalation.ts'
import type { Improvement } from '../../shared/contract/followups.ts'
import type { ProcedureName } from '../../shared/contract/index.ts'
import type { TicketView } from '../../shared/contract/tickets.ts'
import type { TicketId } from '../../shared/ids.ts'
import { courses, stepIds } from '../../shared/lifecycle.ts'
import { day, hour, type Instant, minute } from '../../shared/time.ts'
import type { TestDesk } from './desk.ts'
import { type Real, viewOf } from './historyBeginnings.ts'

/** Whatever people may ask for that changes something of a ticket or of what goes with it, and time. */
export const deeds = [
  'step', 'anyStep', 'course', 'move', 'wait', 'goOn', 'tell', 'promise', 'note', 'grade', 'tier', 'assign', 'assess', 'plan', 'tick', 'learn', 'ask', 'answer', 'withdraw', 'merge', 'unmerge', 'stale', 'urge', 'release', 'pull',
  'accept', 'raise', 'takeBack', 'decline', 'putOff', 'bringBack', 'stepIn', 'handBack', 'dissatisfied', 'cannotSolve', 'followUp', 'undo', 'settle', 'rate', 'keep', 'withdrawPromise', 'reopenPromise',
  'announce', 'rewrite', 'acknowledge', 'log', 'end', 'hold', 'improve', 'retarget', 'time',
] as const
export type Deed = (typeof deeds)[number]

/** Does something, legal or not. @returns whether it was done */
export function carryOut(real: Real, { who, on, pick }: { readonly who: number; readonly on: number; readonly pick: number }, deed: Deed): boolean {
  const { desk, people, tickets } = real
  const me = people[who]!
  const ticketId = tickets[on]!
  if (deed === 'time') {
    // Now and then it is the system's time that is set back (CK-22).
    if (pick % 10 === 9) desk.clock.set(desk.clock.now() - 2 * hour)
    else desk.clock.advance([20 * minute, hour, 3 * hour, 9 * hour, day, 3 * day][pick % 6]!)
    return true
  }
  const view = viewOf(real, ticketId, null)
  const at = { ticketId, version: view.version }
  const reason = pick % 7 === 0 ? '' : 'So'
  const ask = (procedure: ProcedureName, input: unknown) => me.ask(procedure, input).ok
  const one = <Item>(list: readonly Item[]): Item | undefined => list[pick % Math.max(1, list.length)]
  const escalation = (): EscalationView => me.call('escalation.ofTicket', { ticketId })
  const asked = () => me.call('collaboration.ofTicket', { ticketId })
  const promised = () => one(me.call('promises.ofTicket', { ticketId }))
  const noticed = (over = pick % 3 === 0) => one(me.call('notices.list', { over }))
  const onNotice = (over?: boolean) => { const found = noticed(over); return { noticeId: found?.noticeId, version: found?.version } }
  const onPromise = () => { const found = promised(); return { promiseId: found?.promiseId, version: found?.version } }
  switch (deed) {
    case 'step': return ask('lifecycle.step', { ...at, step: one(view.life.steps)?.id ?? 'analyse', reason: pick % 2 === 0 ? 'So' : null })
    case 'anyStep': return ask('lifecycle.step', { ...at, step: one(stepIds), reason: 'So' })
    case 'course': return ask('lifecycle.setCourse', { ...at, course: one([...courses, null, 'complex', 'complex']), reason })
    case 'move': return ask('tickets.move', { ...at, to: one(['open', 'resolved', 'closed']), reason: pick % 5 === 0 ? null : 'So' })
    case 'wait': return ask('tickets.wait', { ...at, reason })
    case 'goOn': return ask('tickets.goOn', at)
    case 'tell': return ask('tickets.comment', { ticketId, audience: 'customer', text: 'Told', keeps: pick % 3 === 0 ? me.call('promises.ofTicket', { ticketId }).map(({ promiseId }) => promiseId) : [] })
    case 'promise': return ask('tickets.comment', { ticketId, audience: 'customer', text: 'I call you back', promisedBy: desk.clock.now() + (pick - 2) * hour })
    case 'note': return ask('tickets.comment', { ticketId, audience: 'internal', text: one(['客户说要起诉', '要曝光给媒体', '打12315', 'All well', '孩子受伤了']) })
    case 'grade': return ask('tickets.grade', { ...at, ...(pick % 2 === 0 ? { kind: 'severity', id: one(['L1', 'L2', 'L3']) } : { kind: 'priority', id: one(['high', 'medium', 'low']) }), reason })
    case 'tier': return changeTier(me, view, pick)
    case 'assign': return ask('tickets.assign', { ...at, to: one(people)?.call('people.me', {}).person.personId, reason })
    case 'assess': return ask('lifecycle.assess', { ...at, complexity: 'high', departments: ['finance'], hours: 1 + pick, resources: '' })
    case 'plan': return ask('lifecycle.writePlan', { ...at, steps: planned(desk, ticketId, pick) })
    case 'tick': return ask('lifecycle.tick', { ...at, stepId: one(desk.call('lifecycle.plan', { ticketId }).steps)?.stepId, done: pick % 4 > 0 })
    case 'learn': return ask('lifecycle.learn', { ...at, lesson: pick % 3 === 0 ? '' : 'Name it' })
    case 'ask': return askDepartment(me, ticketId, pick)
    case 'answer': { const sent = one(asked().requests.filter(({ state }) => state === 'sent')); return ask('collaboration.answer', { collaborationId: sent?.collaborationId, version: sent?.version, text: 'Do so' }) }
    case 'withdraw': { const sent = one(asked().requests); return ask('collaboration.withdraw', { collaborationId: sent?.collaborationId, version: sent?.version, reason }) }
    case 'merge': { const into = one(tickets)!; return ask('tickets.merge', { ...at, into, intoVersion: desk.call('tickets.get', { ticketId: into }).version, reason, acrossCustomers: pick % 4 > 0 }) }
    case 'unmerge': return ask('tickets.unmerge', { ...at, reason: pick % 2 === 0 ? null : 'Not the same' })
    case 'stale': return ask(one(['lifecycle.step', 'tickets.wait', 'escalation.cannotSolve', 'dispatch.release', 'followups.record'])!, { ticketId, version: view.version + 1, ...one([{ step: 'analyse', reason: 'So' }, { reason }, { beyond: true }, { reason }, { result: 'satisfied', reason: null }]) })
    case 'urge': return ask('dispatch.urge', { ticketId, reason })
    case 'release': return ask('dispatch.release', { ...at, reason })
    case 'pull': return ask('dispatch.pull', {})
    case 'accept': return ask('escalation.accept', { ...at, suggestionId: one(escalation().suggestions)?.suggestionId })
    case 'raise': return ask('escalation.raise', { ...at, level: one(['team-lead', 'supervisor', 'manager']), reason })
    case 'takeBack': return ask('escalation.takeBack', at)
    case 'decline': return ask('escalation.decline', { ticketId, suggestionId: one(escalation().suggestions)?.suggestionId, reason })
    case 'putOff': return ask('escalation.putOff', { ticketId, suggestionId: one(escalation().suggestions)?.suggestionId, minutes: 15 })
    case 'bringBack': return ask('escalation.bringBack', { ticketId, suggestionId: one(escalation().away)?.suggestionId })
    case 'stepIn': return ask('escalation.stepIn', at)
    case 'handBack': return ask('escalation.handBack', { ...at, reason })
    case 'dissatisfied': return ask('escalation.dissatisfied', { ...at, by: pick % 3 === 0 ? -1 : 1 })
    case 'cannotSolve': return ask('escalation.cannotSolve', { ...at, beyond: pick % 3 > 0 })
    case 'followUp': return ask('followups.record', { ...at, result: one(['satisfied', 'dissatisfied', 'notReached', 'notReached']), reason: pick % 5 === 0 ? null : 'So' })
    case 'undo': return ask('followups.undo', at)
    case 'settle': return ask('followups.settle', { ...at, text: pick % 2 === 0 ? null : 'We could not reach you' })
    case 'rate': return ask('followups.rate', { ticketId, speed: pick % 5 === 0 ? null : 1 + (pick % 5), solution: null, attitude: null, comment: '' })
    case 'keep': return ask('promises.keep', onPromise())
    case 'withdrawPromise': return ask('promises.withdraw', { ...onPromise(), reason, dueAt: pick % 2 === 0 ? null : desk.clock.now() + (pick - 2) * hour })
    case 'reopenPromise': return ask('promises.reopen', onPromise())
    case 'announce': return ask('notices.publish', notice(desk, pick))
    case 'rewrite': return ask('notices.change', { ...onNotice(), ...notice(desk, pick + 1), again: pick % 2 === 0 })
    case 'acknowledge': return ask('notices.acknowledge', { noticeId: noticed()?.noticeId })
    case 'log': return ask('notices.note', { noticeId: noticed()?.noticeId, text: pick % 5 === 0 ? '' : 'The line is back' })
    case 'end': return ask('notices.end', { ...onNotice(), report: pick % 3 === 0 ? null : { happened: 'A line broke', cause: pick % 5 === 0 ? '' : 'A digger', measures: 'A second line' } })
    case 'hold': return ask('notices.reopen', onNotice(pick % 5 > 0))
    case 'improve': return improve(me, one(desk.call('followups.improvements', { all: true })), pick)
    case 'retarget': return retarget(me, desk, pick)
  }
}

function changeTier(me: TestDesk, { customerId }: TicketView, pick: number): boolean {
  if (customerId === null) return false
  const { version, name, memberNumber, tags, noCareMessages } = me.call('customers.get', { customerId }).customer
  const { phone, note } = me.call('customers.reveal', { customerId })
  return me.ask('customers.update', { customerId, version, name, phone, memberNumber, tags: tags.map(({ id }) => id), note, noCareMessages, tier: pick % 2 === 0 ? 'vip' : 'standard' }).ok
}

const planned = (desk: TestDesk, ticketId: TicketId, pick: number) =>
  [...desk.call('lifecycle.plan', { ticketId }).steps.slice(0, 2).map(({ stepId }) => stepId), null].slice(0, pick % 4).map((stepId) => ({ stepId, text: 'Do it', owner: null, department: 'finance', dueAt: (desk.clock.now() + day) as Instant }))

/** Writes a request and sends it; one that lacks a part is thrown away, or stays. */
function askDepartment(me: TestDesk, ticketId: TicketId, pick: number): boolean {
  const { templates } = me.call('collaboration.ofTicket', { ticketId })
  const { department, parts } = templates[pick % templates.length]!
  const draft = me.ask('collaboration.write', { ticketId, department: department.id, category: 'case', version: null, parts: parts.slice(pick % 2).map(({ id }) => ({ id, text: 'Said' })) })
  if (!draft.ok) return false
  const { collaborationId, version } = draft.value as { collaborationId: string; version: number }
  if (!me.ask('collaboration.send', { collaborationId, version }).ok && pick % 4 > 0) me.call('collaboration.discard', { collaborationId, version })
  return true
}

const notice = (desk: TestDesk, pick: number) => ({
  kind: 'outage', importance: pick % 2 === 0 ? 'emergency' : 'usual', title: 'The line is down', text: pick % 7 === 0 ? '' : 'Nothing goes out', words: { en: 'We are at it' }, scope: {},
  fromAt: pick % 3 === 0 ? desk.clock.now() + hour : null, untilAt: pick % 5 === 0 ? desk.clock.now() + (pick - 3) * hour : null,
})

function improve(me: TestDesk, found: Improvement | undefined, pick: number): boolean {
  return me.ask('followups.improve', { improvementId: found?.improvementId, version: found?.version, owner: found?.owner.personId, measure: pick % 4 === 0 ? '' : 'Call back', dueAt: null, done: pick % 3 > 0, told: pick % 2 > 0 }).ok
}

/** Publishes other targets, or another order of policies, and has what runs reckoned anew. */
function retarget(me: TestDesk, desk: TestDesk, pick: number): boolean {
  const { version, settings } = desk.call('clocks.settings', {})
  const edited = settings.clocks.map((clock) => ({ ...clock, target: clock.target + 60 * pick }))
  const asked = me.ask('clocks.publish', { version, settings: { ...settings, clocks: pick % 4 === 0 ? edited.reverse() : edited }, retarget: pick % 5 > 0 })
  // It goes on behind, in pieces.
  desk.clock.advance(0)
  return asked.ok
}
