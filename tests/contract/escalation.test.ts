import { describe, expect, test } from 'vitest'
import type { TicketId } from '../../shared/ids.ts'
import { day, hour, minute } from '../../shared/time.ts'
import { aContact, aCustomer, answerStep, aPerson, aTicket, type Case, mailedComplaint, returnComplaint, seated } from '../helpers/builders.ts'
import { deskInMemory, type TestDesk } from '../helpers/desk.ts'
import { changedRetail } from '../helpers/playbooks.ts'

const get = (desk: TestDesk, ticketId: TicketId) => desk.call('tickets.get', { ticketId })
const on = (desk: TestDesk, ticketId: TicketId) => ({ ticketId, version: get(desk, ticketId).version })
const ladder = (desk: TestDesk, ticketId: TicketId) => desk.call('escalation.ofTicket', { ticketId })
const suggested = (desk: TestDesk, ticketId: TicketId) => ladder(desk, ticketId).suggestions.map(({ rule }) => rule)
const accept = (desk: TestDesk, ticketId: TicketId, rule: string) => {
  const one = ladder(desk, ticketId).suggestions.find((each) => each.rule === rule)!
  return desk.call('escalation.accept', { ...on(desk, ticketId), suggestionId: one.suggestionId })
}
const note = (desk: TestDesk, ticketId: TicketId, text: string) => desk.call('tickets.comment', { ticketId, audience: 'internal', text })
const clockOf = (desk: TestDesk, ticketId: TicketId, metric: string) => get(desk, ticketId).clocks.filter((clock) => clock.metric === metric).at(-1)

/** A desk with an agent, two leads and a manager; nobody is a supervisor. */
function staffed() {
  const manager = seated(deskInMemory(), { role: 'manager', name: 'Gao Yuan' })
  const [lead, other] = ['Luo Min', 'Tang Wei'].map((name) => aPerson(manager, { role: 'team-lead', name }))
  const agent = aPerson(manager, { name: 'Chen Jing' })
  return { manager, lead: manager.as(lead!), other: manager.as(other!), desk: manager.as(agent) }
}

describe('ES-2: suggestions', () => {
  test('a word of danger in a note is answered in the same command, with why, to whom, within what and the words to say', () => {
    const { desk } = staffed()
    const { ticketId } = aTicket(desk)
    expect(suggested(desk, ticketId)).toEqual([])
    const pushes = desk.pushes.length
    note(desk, ticketId, '客戶說要 找 媒*體 爆料')
    expect(desk.pushes.slice(pushes).flat().filter(({ topic }) => topic === 'suggestion')).toEqual([{ topic: 'suggestion', ids: [ticketId] }])
    const view = ladder(desk.speaking('zh-TW'), ticketId)
    expect(view.suggestions).toMatchObject([{ rule: 'danger-media', level: { id: 'manager', title: '經理' }, within: '8 小時', since: desk.clock.now(), said: [{ group: '媒體爆料', word: '媒体' }] }])
    expect(view.suggestions[0]!.words).toContain('今天 17:30')
    expect(desk.call('tickets.history', { ticketId }).at(-1)).toMatchObject({ who: null, what: 'ticket.suggested', changes: [{ field: 'rule', to: 'The customer mentions the media' }] })
    // What the customer is told holds the centre's own words, and not theirs.
    desk.call('tickets.comment', { ticketId, audience: 'customer', text: '我們的律師會回覆您' })
    expect(suggested(desk, ticketId)).toEqual(['danger-media'])
  })

  test('never more than three, the most pressing first; the others are counted', () => {
    const { desk } = staffed()
    const { ticketId } = aTicket(desk)
    note(desk, ticketId, '要起诉，找记者，打12315，孩子受伤了')
    const view = ladder(desk, ticketId)
    expect([view.suggestions.map(({ rule }) => rule), view.more]).toEqual([['danger-injury', 'danger-media', 'danger-regulator'], 1])
  })

  test('a clock near its end and past it is answered at that instant, without anybody doing anything', () => {
    const { desk } = staffed()
    const { ticketId } = aTicket(desk)
    desk.clock.advance(18 * hour - 1)
    expect(suggested(desk, ticketId)).toEqual([])
    desk.clock.advance(1)
    // CK-6 warns at half; the rule asks for three quarters, which is no alarm of a clock.
    expect(ladder(desk, ticketId).suggestions).toMatchObject([{ rule: 'promise-near', clock: { title: 'First proposal to a complaint', dueAt: desk.clock.now() + 6 * hour, late: false } }])
    desk.clock.advance(6 * hour)
    // Solving was due in the same instant: named is the one that was promised first of the two.
    expect(ladder(desk, ticketId).suggestions).toMatchObject([{ rule: 'promise-broken', clock: { title: 'First proposal to a complaint', dueAt: desk.clock.now(), late: true } }])
    desk.call('tickets.move', { ...on(desk, ticketId), to: 'resolved', reason: null })
    expect(suggested(desk, ticketId)).toEqual([])
    expect(desk.rows('SELECT rule, state FROM suggestion ORDER BY row')).toEqual([{ rule: 'promise-near', state: 'gone' }, { rule: 'promise-broken', state: 'gone' }])
    expect(desk.rows('SELECT * FROM escalation_look')).toEqual([])
  })

  test('a technical ticket outside its owner’s skills, as soon as they are on record and until somebody has it who knows it', () => {
    const { manager, desk } = staffed()
    const [{ person: chen }, wu] = [desk.call('people.me', {}), aPerson(manager, { name: 'Wu Lei' })]
    const { ticketId } = aTicket(desk, { ...returnComplaint, class: 'technical' })
    expect([get(desk, ticketId).severity.id, suggested(desk, ticketId)]).toEqual(['L2', []])
    const setSkills = (person: { readonly personId: typeof chen.personId }, ...skills: string[]) =>
      manager.call('dispatch.setSkills', { personId: person.personId, version: manager.call('dispatch.skills', {}).find(({ personId }) => personId === person.personId)!.version, skills, limit: null })
    setSkills(chen, 'account')
    expect(suggested(desk, ticketId)).toEqual(['skill-missing'])
    setSkills(chen, 'account', 'technical')
    expect(suggested(desk, ticketId)).toEqual([])
    setSkills(chen, 'account')
    setSkills(wu, 'technical')
    desk.call('tickets.assign', { ...on(desk, ticketId), to: wu.personId, reason: 'Knows it' })
    expect(suggested(desk, ticketId)).toEqual([])
  })

  test('a contact of somebody who does not know what it is about is told so before there is a ticket', () => {
    const { manager, desk } = staffed()
    const { person: { personId } } = desk.call('people.me', {})
    const contactId = aContact(desk, { ...returnComplaint, class: 'technical' }, 'outcome')
    const told = () => desk.call('escalation.ofContact', { contactId }).suggestions.map(({ rule }) => rule)
    expect(told()).toEqual([])
    manager.call('dispatch.setSkills', { personId, version: 1, skills: ['account'], limit: null })
    expect(told()).toEqual(['skill-missing'])
  })

  test('dissatisfied twice, a reopened ticket counting as once', () => {
    const { desk } = staffed()
    const { ticketId } = aTicket(desk)
    desk.call('escalation.dissatisfied', { ...on(desk, ticketId), by: 1 })
    expect(suggested(desk, ticketId)).toEqual([])
    for (const to of ['resolved', 'open'] as const) desk.call('tickets.move', { ...on(desk, ticketId), to, reason: 'Still broken' })
    expect([suggested(desk, ticketId), ladder(desk, ticketId).dissatisfied, ladder(desk, ticketId).noted]).toEqual([['dissatisfied'], 2, 1])
    desk.call('escalation.dissatisfied', { ...on(desk, ticketId), by: -1 })
    expect(suggested(desk, ticketId)).toEqual([])
    expect(desk.refused('escalation.dissatisfied', { ...on(desk, ticketId), by: -1 }).key).toBe('not_possible.dissatisfied')
  })

  test('not satisfied at a follow-up is once, though that takes the ticket up again', () => {
    const { desk } = staffed()
    const { ticketId } = aTicket(desk)
    desk.call('tickets.move', { ...on(desk, ticketId), to: 'resolved', reason: null })
    desk.call('followups.record', { ...on(desk, ticketId), result: 'dissatisfied', reason: 'It broke again' })
    expect([suggested(desk, ticketId), ladder(desk, ticketId).dissatisfied]).toEqual([[], 1])
    desk.call('escalation.dissatisfied', { ...on(desk, ticketId), by: 1 })
    expect([suggested(desk, ticketId), ladder(desk, ticketId).dissatisfied]).toEqual([['dissatisfied'], 2])
  })

  test('the third contact about a need within seven days', () => {
    const { desk } = staffed()
    const { customerId } = aCustomer(desk)
    const again = () => {
      const contactId = aContact(desk, returnComplaint, 'outcome')
      desk.call('intake.setCustomer', { contactId, customerId })
      answerStep(desk, contactId, returnComplaint, 'outcome')
      const before = desk.call('escalation.ofContact', { contactId }).suggestions.map(({ rule }) => rule)
      return { ...desk.call('intake.save', { contactId }), before }
    }
    again()
    desk.clock.advance(4 * day)
    again()
    desk.clock.advance(3 * day + minute)
    expect(again().before).toEqual([])
    const third = again()
    expect([third.before, suggested(desk, third.ticketId)]).toEqual([['repeat-contact'], ['repeat-contact']])
  })

  test('an amount over the limit, a VIP who complains, and what is no matter of them', () => {
    const { desk } = staffed()
    const refund: Case = { channel: 'email', type: 'complaint', class: null, scene: ['after-sales', 'refund'], need: 'refund-dispute', answers: { amount: '1,299.00 元' } }
    const contactId = aContact(desk, refund, 'outcome')
    desk.call('intake.setCustomer', { contactId, customerId: aCustomer(desk, { tier: 'vip' }).customerId })
    answerStep(desk, contactId, refund, 'outcome')
    expect(desk.call('escalation.ofContact', { contactId }).suggestions.map(({ rule, level }) => [rule, level.id])).toEqual([['over-limit', 'team-lead'], ['vip-complaint', 'team-lead']])
    const { ticketId } = desk.call('intake.save', { contactId })
    expect(suggested(desk, ticketId)).toEqual(['over-limit', 'vip-complaint'])
  })

  test('an escalation that is taken back leaves alone what happened meanwhile: a department that was asked still has its clock', () => {
    const { desk } = staffed()
    const { ticketId } = aTicket(desk)
    desk.call('escalation.raise', { ...on(desk, ticketId), level: 'team-lead', reason: 'Wants the lead' })
    const { department, parts } = desk.call('collaboration.ofTicket', { ticketId }).templates[0]!
    const { collaborationId, version } = desk.call('collaboration.write', { ticketId, department: department.id, category: 'case', version: null, parts: parts.map(({ id }) => ({ id, text: 'Said' })) })
    desk.call('collaboration.send', { collaborationId, version })
    desk.call('escalation.takeBack', on(desk, ticketId))
    expect([clockOf(desk, ticketId, 'departmentPlan')?.metAt, get(desk, ticketId).clocks.filter(({ metric, metAt, cancelledAt }) => metric === 'leadStepsIn' && metAt === null && cancelledAt === null)]).toEqual([null, []])
  })

  test('on a ticket that was solved meanwhile nothing is suggested, nor brought back', () => {
    const { desk } = staffed()
    const { ticketId } = aTicket(desk)
    note(desk, ticketId, '客户说要起诉')
    const [one] = ladder(desk, ticketId).suggestions
    desk.call('escalation.decline', { ticketId, suggestionId: one!.suggestionId, reason: 'Settled already' })
    desk.call('tickets.move', { ...on(desk, ticketId), to: 'resolved', reason: null })
    expect(desk.refused('escalation.bringBack', { ticketId, suggestionId: one!.suggestionId }).key).toBe('not_possible.escalateOver')
    expect(suggested(desk, ticketId)).toEqual([])
  })

  test('declined with a reason it stays away for its cool-down; put off it comes back; both can be taken back', () => {
    const { desk } = staffed()
    const { ticketId } = aTicket(desk)
    note(desk, ticketId, '要找律师')
    const { suggestionId } = ladder(desk, ticketId).suggestions[0]!
    const input = { ticketId, suggestionId }
    expect(desk.call('escalation.putOff', { ...input, minutes: 15 })).toMatchObject({ suggestions: [], away: [{ state: 'later', until: desk.clock.now() + 15 * minute }] })
    expect(desk.refused('escalation.decline', { ...input, reason: 'No' }).key).toBe('not_possible.suggestionOver')
    desk.clock.advance(15 * minute - 1)
    expect(suggested(desk, ticketId)).toEqual([])
    desk.clock.advance(1)
    expect(suggested(desk, ticketId)).toEqual(['danger-legal'])
    expect(desk.call('escalation.decline', { ...input, reason: 'He is a lawyer himself' })).toMatchObject({ suggestions: [], away: [{ state: 'declined', reason: 'He is a lawyer himself' }] })
    expect(desk.call('escalation.bringBack', input).suggestions).toHaveLength(1)
    desk.call('escalation.decline', { ...input, reason: 'He is a lawyer himself' })
    note(desk, ticketId, '又提到律师')
    desk.clock.advance(4 * hour)
    expect(suggested(desk, ticketId)).toEqual([])
    desk.clock.advance(1)
    expect(suggested(desk, ticketId)).toEqual(['danger-legal'])
    expect(ladder(desk, ticketId).suggestions[0]!.suggestionId).not.toBe(suggestionId)
    expect(desk.refused('escalation.putOff', { ...input, minutes: 30 }).code).toBe('invalid_input')
    expect(desk.refused('escalation.decline', { ticketId: aTicket(desk).ticketId, suggestionId, reason: 'x' }).key).toBe('not_found')
  })

  test('a contact in progress is told beside what was said; nothing of it is kept', () => {
    const { desk } = staffed()
    const contactId = aContact(desk)
    const events = desk.events.length
    desk.call('intake.write', { contactId, answers: [{ field: 'description', value: '再不处理我就曝光' }] })
    expect(desk.call('escalation.ofContact', { contactId })).toMatchObject({ suggestions: [{ rule: 'danger-media', clock: null, said: [{ group: 'Media', word: '曝光' }], within: '8 hours' }], more: 0 })
    expect(desk.events.slice(events).map(({ type }) => type).filter((type) => type.startsWith('ticket'))).toEqual([])
    expect(desk.rows('SELECT * FROM suggestion')).toEqual([])
  })
})

describe('ES-3: up the ladder', () => {
  test('accepted it goes to the lead with the fewest tickets, CK-13 is met, CK-14 runs, the agent stays the contact', () => {
    const { desk, lead, other } = staffed()
    aTicket(lead)
    const { ticketId } = aTicket(desk)
    desk.call('escalation.cannotSolve', { ...on(desk, ticketId), beyond: true })
    expect(clockOf(desk, ticketId, 'submitToLead')).toMatchObject({ rule: 'CK-13', dueAt: desk.clock.now() + 10 * minute })
    desk.clock.advance(5 * minute)
    const after = accept(desk, ticketId, 'cannot-solve')
    expect(after.owner.name).toBe('Tang Wei')
    expect(ladder(desk, ticketId)).toMatchObject({
      agent: { name: 'Chen Jing' }, suggestions: [], cannotSolve: false,
      current: { level: { id: 'team-lead' }, waiting: false, steppedInAt: null, dueAt: desk.clock.now() + 2 * hour, revocable: true },
    })
    expect(ladder(desk, ticketId).current!.words).toContain('today 11:35')
    expect([clockOf(desk, ticketId, 'submitToLead')!.metAt, clockOf(desk, ticketId, 'leadStepsIn')!.dueAt]).toEqual([desk.clock.now(), desk.clock.now() + 2 * hour])
    expect(desk.call('tickets.history', { ticketId }).findLast(({ what }) => what === 'ticket.escalated')).toMatchObject({ who: 'Chen Jing', changes: [{ field: 'level', from: null, to: 'Team lead' }, { field: 'owner', from: 'Chen Jing', to: 'Tang Wei' }] })
    desk.clock.advance(hour)
    expect(desk.refused('escalation.stepIn', on(desk, ticketId)).code).toBe('not_permitted')
    expect(lead.call('escalation.stepIn', on(desk, ticketId)).owner.name).toBe('Luo Min')
    expect(clockOf(desk, ticketId, 'leadStepsIn')!.metAt).toBe(desk.clock.now())
    expect(desk.refused('escalation.takeBack', on(desk, ticketId)).key).toBe('not_possible.escalationTakeBack')
    expect(other.refused('escalation.stepIn', on(desk, ticketId)).key).toBe('not_possible.stepIn')
    expect(lead.call('escalation.handBack', { ...on(desk, ticketId), reason: 'Told her how' }).owner.name).toBe('Chen Jing')
    expect(ladder(desk, ticketId)).toMatchObject({ current: null, agent: null })
  })

  test('where nobody is of that level it stays with its owner, waits for them, and its clock runs', () => {
    const { desk, manager } = staffed()
    const { ticketId } = aTicket(desk)
    note(desk, ticketId, '要起诉')
    expect(accept(desk, ticketId, 'danger-legal').owner.name).toBe('Chen Jing')
    expect(ladder(desk, ticketId)).toMatchObject({ agent: null, current: { level: { id: 'supervisor' }, waiting: true } })
    expect(clockOf(desk, ticketId, 'supervisorStepsIn')!.dueAt).toBe(desk.clock.now() + 4 * hour)
    // CK-15 past due: further up, where there is somebody.
    desk.clock.advance(4 * hour)
    expect(suggested(desk, ticketId)).toEqual(['supervisor-late'])
    expect(accept(desk, ticketId, 'supervisor-late').owner.name).toBe('Gao Yuan')
    expect(clockOf(desk, ticketId, 'supervisorStepsIn')).toBeUndefined()
    expect(manager.call('escalation.stepIn', on(desk, ticketId)).owner.name).toBe('Gao Yuan')
    expect(clockOf(desk, ticketId, 'managerStepsIn')!.metAt).toBe(desk.clock.now())
    expect(ladder(desk, ticketId).levels).toEqual([])
  })

  test('taken back it is as if it had not been; by hand it needs a reason and a higher level', () => {
    const { desk } = staffed()
    const { ticketId } = aTicket(desk)
    note(desk, ticketId, '要找媒体')
    const before = { ...get(desk, ticketId), version: 0 }
    accept(desk, ticketId, 'danger-media')
    expect({ ...desk.call('escalation.takeBack', on(desk, ticketId)), version: 0 }).toEqual(before)
    expect(suggested(desk, ticketId)).toEqual(['danger-media'])
    expect(desk.refused('escalation.raise', { ...on(desk, ticketId), level: 'king', reason: 'x' }).key).toBe('not_found')
    expect(desk.refused('escalation.raise', { ...on(desk, ticketId), level: 'team-lead', reason: ' ' }).code).toBe('invalid_input')
    desk.call('escalation.raise', { ...on(desk, ticketId), level: 'team-lead', reason: 'She asks for my lead' })
    expect(ladder(desk, ticketId)).toMatchObject({ current: { reason: 'She asks for my lead', dueAt: desk.clock.now() + 2 * hour, revocable: true }, levels: [{ id: 'supervisor' }, { id: 'manager' }] })
    expect(ladder(desk, ticketId).current!.words).toContain('today 11:30')
    expect(desk.refused('escalation.raise', { ...on(desk, ticketId), level: 'team-lead', reason: 'Again' }).key).toBe('not_possible.levelReached')
    expect(desk.refused('escalation.raise', { ...on(desk, ticketId), version: 1, level: 'manager', reason: 'Again' }).code).toBe('conflict')
    expect(desk.refused('escalation.cannotSolve', { ...on(desk, ticketId), beyond: true }).key).toBe('not_possible.cannotSolve')
  })

  test('a second time up after it came down begins a clock of its own; the first stays met', () => {
    const { desk, lead } = staffed()
    const { ticketId } = aTicket(desk)
    for (const reason of ['First', 'Second']) {
      desk.call('escalation.raise', { ...on(desk, ticketId), level: 'team-lead', reason })
      desk.clock.advance(10 * minute)
      if (reason === 'First') lead.call('escalation.handBack', { ...on(desk, ticketId), reason: 'Asked her' })
    }
    expect(get(desk, ticketId).clocks.filter(({ metric }) => metric === 'leadStepsIn').map(({ metAt }) => metAt !== null).sort()).toEqual([false, true])
  })
})

test('whether rules are of use is counted for those who lead', () => {
  const { desk, lead } = staffed()
  const tickets = [1, 2, 3].map(() => aTicket(desk).ticketId)
  for (const ticketId of tickets) note(desk, ticketId, '要起诉')
  const one = (ticketId: TicketId) => ({ ticketId, suggestionId: ladder(desk, ticketId).suggestions[0]!.suggestionId })
  accept(desk, tickets[0]!, 'danger-legal')
  desk.call('escalation.decline', { ...one(tickets[1]!), reason: 'Calm again' })
  desk.call('escalation.putOff', { ...one(tickets[2]!), minutes: 60 })
  desk.call('escalation.raise', { ...on(desk, tickets[2]!), level: 'team-lead', reason: 'By hand' })
  expect(lead.call('escalation.report', { days: 7 })).toMatchObject({
    rules: [{ rule: 'danger-legal', level: 'Supervisor', made: 3, accepted: 1, declined: 1, later: 1, standing: 1, gone: 0 }],
    byHand: 1, declined: [{ reason: 'Calm again', ticketId: tickets[1] }],
  })
  desk.clock.advance(8 * day)
  expect(lead.call('escalation.report', { days: 7 }).rules.map(({ rule }) => rule)).not.toContain('danger-legal')
  expect(desk.refused('escalation.report', { days: 7 }).code).toBe('not_permitted')
})

test('a new playbook’s rules hold for what is open already, in pieces; what it has no more goes (ES-4)', () => {
  const { desk, manager } = staffed()
  const tickets = [1, 2].map(() => aTicket(desk).ticketId)
  note(desk, tickets[0]!, '要起诉')
  const { source } = changedRetail((playbook) => {
    playbook.version += 1
    playbook.escalationRules = playbook.escalationRules.filter(({ id }) => id !== 'danger-legal')
    playbook.escalationRules.push({ ...playbook.escalationRules[0]!, id: 'returns', when: { in: ['return-exchange', { var: 'scene' }] }, level: 'team-lead', priority: 50 })
  })
  expect(desk.refused('playbook.publish', { file: 'x.json', source }).code).toBe('not_permitted')
  manager.call('playbook.publish', { file: 'x.json', source })
  desk.clock.advance(0)
  expect(tickets.map((ticketId) => suggested(desk, ticketId))).toEqual([['returns'], ['returns']])
})

test('tickets that are looked through together are each told what is theirs', () => {
  const { desk, manager } = staffed()
  const tickets = Array.from({ length: 5 }, () => aTicket(desk).ticketId)
  note(desk, tickets[1]!, '要起诉')
  note(desk, tickets[1]!, '找记者')
  note(desk, tickets[3]!, '打12315')
  desk.call('escalation.cannotSolve', { ...on(desk, tickets[4]!), beyond: true })
  const all = () => tickets.map((ticketId) => suggested(desk, ticketId))
  const alone = all()
  expect(alone).toEqual([[], ['danger-media', 'danger-legal'], [], ['danger-regulator'], ['cannot-solve']])
  const publish = (version: number, keep: boolean) => {
    const { source } = changedRetail((playbook) => {
      playbook.version += version
      if (!keep) playbook.escalationRules = []
    })
    manager.call('playbook.publish', { file: 'x.json', source })
    desk.clock.advance(0)
  }
  publish(1, false)
  expect(all().flat()).toEqual([])
  publish(2, true)
  expect(all()).toEqual(alone)
})

test('a mail that was not answered in time goes to the lead (reply-late)', () => {
  const { desk } = staffed()
  const { ticketId } = aTicket(desk, { ...mailedComplaint, arrivedAt: desk.clock.now() })
  desk.clock.advance(2 * hour)
  expect(suggested(desk, ticketId)).toContain('reply-late')
  desk.call('tickets.comment', { ticketId, audience: 'customer', text: 'We are on it' })
  expect(suggested(desk, ticketId)).not.toContain('reply-late')
})
