import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { expect } from 'vitest'
import { Connection } from '../../electron/db/connection.ts'
import { makeDurable } from '../../electron/db/durability.ts'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { rebuildSome } from '../../electron/features/clocks/clocks.ts'
import type { EscalationView } from '../../shared/contract/escalation.ts'
import type { ProcedureName } from '../../shared/contract/index.ts'
import type { Person } from '../../shared/contract/people.ts'
import type { TicketView } from '../../shared/contract/tickets.ts'
import type { TicketId } from '../../shared/ids.ts'
import { courses, stageOn, stepIds, stepsFrom, type Stage } from '../../shared/lifecycle.ts'
import { day, hour, type Instant, minute } from '../../shared/time.ts'
import { aContact, aCustomer, answerStep, aPerson, mailedComplaint, returnComplaint, seated } from './builders.ts'
import { deskOver, hexOf, type TestDesk } from './desk.ts'
import { replay, rowsAfter } from './replay.ts'

/**
 * Random lives of tickets over the real handlers and a real database, as commands of fast-check: whatever people may ask for, legal or
 * not, and time that passes. `invariants` writes down what must hold after every one of them, `endsAsTold` what must hold at the end.
 */

/** What of a ticket people decide about, as it was read last: a command may change of it only what is its own. */
interface Standing {
  readonly ticket_id: string
  readonly owner: number
  readonly agent: number | null
  readonly state: string
  readonly level: string | null
  readonly course: string | null
  readonly stage: string | null
  readonly dissatisfied: number
  readonly merged_into: number | null
  readonly released_at: number | null
}
type Column = Exclude<keyof Standing, 'ticket_id'>

/** What each kind of command may change of the ticket it is about; time alone and all that is not named here may change nothing of it. */
const mayChange: Readonly<Partial<Record<Deed, readonly Column[]>>> = {
  step: ['stage'], anyStep: ['stage'], course: ['course', 'stage'],
  move: ['state', 'stage'], followUp: ['state', 'stage', 'dissatisfied'], undo: ['state', 'stage', 'dissatisfied'], settle: ['state'],
  assign: ['owner', 'released_at'], release: ['released_at'], pull: ['owner', 'released_at'],
  accept: ['level', 'owner', 'agent'], raise: ['level', 'owner', 'agent'], takeBack: ['level', 'owner', 'agent'], stepIn: ['owner', 'agent'], handBack: ['level', 'owner', 'agent'],
  dissatisfied: ['dissatisfied'], merge: ['state', 'merged_into'], unmerge: ['state', 'merged_into'],
}

const deeds = [
  'step', 'anyStep', 'course', 'move', 'wait', 'goOn', 'tell', 'promise', 'note', 'grade', 'tier', 'assign', 'assess', 'plan', 'tick', 'learn', 'ask', 'answer', 'withdraw', 'merge', 'unmerge', 'stale', 'urge', 'release', 'pull',
  'accept', 'raise', 'takeBack', 'decline', 'putOff', 'bringBack', 'stepIn', 'handBack', 'dissatisfied', 'cannotSolve', 'followUp', 'undo', 'settle', 'rate', 'keep', 'withdrawPromise', 'reopenPromise', 'time',
] as const
type Deed = (typeof deeds)[number]

interface Real {
  readonly desk: TestDesk
  /** two agents, a lead, a manager and a supervisor */
  readonly people: readonly TestDesk[]
  readonly tickets: readonly TicketId[]
  /** the history before the tickets of this life */
  readonly since: number
  readonly clocksBefore: number
  /** views as they were read last, each good until its ticket is changed */
  readonly views: Map<TicketId, TicketView>
}

/** What the test knows by itself: how the tickets stood after the last command, and what came of all of them. */
interface Model {
  standing: readonly Standing[]
}

const cases = [returnComplaint, mailedComplaint, { ...returnComplaint, type: 'inquiry', class: 'general', need: 'return-pickup' }]

/** How every life begins: a desk with its people and three tickets, two complaints, one of a VIP, and the VIP's inquiry. */
interface Beginning extends Pick<Real, 'since' | 'clocksBefore' | 'tickets'> {
  readonly image: Buffer
  readonly people: readonly Pick<Person, 'personId'>[]
}

let beginning: Beginning | null = null

function begun(): Beginning {
  const sqlite = new Sqlite(':memory:')
  makeDurable(sqlite)
  migrate(sqlite, ':memory:', migrations)
  const desk = seated(deskOver(new Connection(sqlite, () => 0, () => undefined)), { role: 'supervisor', staffNumber: '1' })
  const supervisor = desk.call('people.me', {}).person
  const others = (['agent', 'agent', 'team-lead', 'manager'] as const).map((role, at) => aPerson(desk, { role, staffNumber: String(at + 2) }))
  const [{ seq, clocks }] = desk.rows<{ seq: number; clocks: number }>('SELECT (SELECT max(seq) FROM event) AS seq, (SELECT count(*) FROM clock) AS clocks') as [{ seq: number; clocks: number }]
  const agent = desk.as(others[0]!)
  const { customerId } = aCustomer(agent, { tier: 'vip' })
  const tickets = cases.map((about, at) => {
    const contactId = aContact(agent, about, 'outcome')
    if (at > 0) agent.call('intake.setCustomer', { contactId, customerId })
    answerStep(agent, contactId, about, 'outcome')
    return agent.call('intake.save', { contactId }).ticketId
  })
  // Complex work and follow-ups lie far in: one begins as work whose plan is to be drawn, one as solved.
  const on = (ticketId: TicketId) => ({ ticketId, version: agent.call('tickets.get', { ticketId }).version })
  const [complex, , solved] = tickets as [TicketId, TicketId, TicketId]
  agent.call('lifecycle.setCourse', { ...on(complex), course: 'complex', reason: 'Three departments' })
  agent.call('lifecycle.assess', { ...on(complex), complexity: 'high', departments: ['finance'], hours: 8, resources: '' })
  agent.call('lifecycle.step', { ...on(complex), step: 'draw', reason: null })
  agent.call('tickets.move', { ...on(solved), to: 'resolved', reason: null })
  const image = sqlite.serialize()
  desk.backend.close()
  return { image, people: [...others, supervisor], tickets, since: seq, clocksBefore: clocks }
}

/** A desk of its own, so that a life can be lived again; made once and taken from its image. */
export function newLife(): { model: Model; real: Real } {
  const { image, people, tickets, since, clocksBefore } = (beginning ??= begun())
  const sqlite = new Sqlite(image)
  makeDurable(sqlite)
  const desk = deskOver(new Connection(sqlite, () => 0, () => undefined), { seed: 2 })
  const real = { desk: desk.as(people.at(-1)!), people: people.map((person) => desk.as(person)), tickets, since, clocksBefore, views: new Map() }
  return { model: { standing: standingOf(real) }, real }
}

const standingOf = ({ desk, tickets }: Real) => tickets.map((ticketId) =>
  desk.rows<Standing>('SELECT lower(hex(ticket_id)) AS ticket_id, owner, agent, state, level, course, stage, dissatisfied, merged_into, released_at FROM ticket WHERE ticket_id = unhex(@id)', { id: hexOf(ticketId) })[0]!)

/** How often each deed was done and refused. */
export type Tally = Map<Deed, { done: number; refused: number }>

class Command implements fc.Command<Model, Real> {
  readonly #tally: Tally
  readonly #deed: Deed
  readonly #who: number
  readonly #on: number
  readonly #pick: number

  constructor(tally: Tally, deed: Deed, { who, on, pick }: { readonly who: number; readonly on: number; readonly pick: number }) {
    this.#tally = tally
    this.#deed = deed
    this.#who = who
    this.#on = on
    this.#pick = pick
  }

  check = () => true

  run(model: Model, real: Real): void {
    const before = written(real.desk)
    const done = carryOut(real, { who: this.#who, on: this.#on, pick: this.#pick }, this.#deed)
    const counted = this.#tally.get(this.#deed) ?? { done: 0, refused: 0 }
    this.#tally.set(this.#deed, done ? { ...counted, done: counted.done + 1 } : { ...counted, refused: counted.refused + 1 })
    if (!done) expect(written(real.desk), `refused ${this.toString()}`).toEqual(before)
    // What a command made overdue is recorded by the timer that it armed for now.
    real.desk.clock.advance(0)
    const after = standingOf(real)
    model.standing.forEach((stood, at) => { wentLegally(this.#deed, real, stood, after[at]!, at === this.#on) })
    model.standing = after
    for (const ticketId of real.tickets) invariants(real, ticketId, ticketId === real.tickets[this.#on])
  }

  toString = () => `${this.#deed}(who ${String(this.#who)}, on ${String(this.#on)}, pick ${String(this.#pick)})`
}

/** @param most how many commands a life has at the most */
export function lives(tally: Tally, most: number): fc.Arbitrary<Iterable<fc.Command<Model, Real>>> {
  const often: readonly Deed[] = ['step', 'step', 'move', 'followUp', 'ask', 'plan', 'accept', 'raise', 'stepIn', 'promise', 'time', 'time', 'time']
  const command = (deed: Deed) => fc.record({ who: fc.nat(4), on: fc.nat(2), pick: fc.nat(30) }).map((of) => new Command(tally, deed, of))
  return fc.commands([...deeds, ...often].map(command), { maxCommands: most, size: 'max' })
}

/** Every change makes an event and a version, so that these say whether anything was written. */
const written = (desk: TestDesk) => desk.rows(`SELECT (SELECT max(seq) FROM event) AS events, (SELECT sum(version) FROM ticket) AS tickets, (SELECT total(version) FROM plan_step) AS steps,
  (SELECT total(version) FROM collaboration) AS asked, (SELECT total(version) FROM clock) AS clocks, (SELECT total(version) FROM suggestion) AS suggested, (SELECT total(version) FROM follow_up) AS called, (SELECT total(version) FROM promise) AS promised`)

/** Does something, legal or not. @returns whether it was done */
function carryOut(real: Real, { who, on, pick }: { readonly who: number; readonly on: number; readonly pick: number }, deed: Deed): boolean {
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

const rank = (level: string | null) => [null, 'team-lead', 'supervisor', 'manager'].indexOf(level)
const nextStates: Readonly<Record<string, readonly string[]>> = { open: ['resolved', 'closed'], resolved: ['closed', 'open'], closed: ['open', 'resolved'] }

/** A command changes of a ticket only what is its own, and goes only where the tables allow it. */
function wentLegally(deed: Deed, { desk }: Real, before: Standing, after: Standing, isTarget: boolean): void {
  const changed = (Object.keys(before) as Column[]).filter((column) => before[column] !== after[column])
  // What comes first for who pulls may be any ticket.
  expect(isTarget || deed === 'pull' ? (mayChange[deed] ?? []) : [], `${deed} changed ${changed.join(' ')}`).toEqual(expect.arrayContaining(changed))
  if (changed.includes('state')) expect(nextStates[before.state]).toContain(after.state)
  if (deed === 'accept' || deed === 'raise') expect(rank(after.level)).toBeGreaterThanOrEqual(rank(before.level))
  if (deed === 'takeBack' && changed.includes('level')) expect(rank(after.level)).toBeLessThan(rank(before.level))
  if (deed === 'handBack' && changed.includes('level')) expect(after.level).toBeNull()
  if ((deed === 'step' || deed === 'anyStep') && changed.includes('stage')) {
    const { life } = desk.call('tickets.get', { ticketId: asUuid(after.ticket_id) })
    expect(stepsFrom(stageOn(life.course, before.stage)).map(({ to }): Stage => to)).toContain(after.stage)
  }
}

const asUuid = (hex: string) => `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as TicketId

type Row = { readonly row: number; readonly version: number; readonly state: string; readonly owner: number; readonly agent: number | null; readonly level: string | null; readonly stage: string | null; readonly merged_into: number | null; readonly type: string | null; readonly moments: string; readonly resolved_at: number | null; readonly closed_at: number | null }
type Suggested = { readonly state: string; readonly level: string; readonly until: number | null; readonly due_at: number | null; readonly decided_by: number | null }
const stepsInMetric: Readonly<Record<string, readonly [string, string, string]>> = {
  'team-lead': ['leadStepsIn', 'submittedToLead', 'leadSteppedIn'], supervisor: ['supervisorStepsIn', 'escalatedToSupervisor', 'supervisorSteppedIn'], manager: ['managerStepsIn', 'escalatedToManager', 'managerSteppedIn'],
}

/** @param version null: as it was read last */
function viewOf({ desk, views }: Real, ticketId: TicketId, version: number | null): TicketView {
  const known = views.get(ticketId)
  if (known !== undefined && (version === null || known.version === version)) return known
  const view = desk.call('tickets.get', { ticketId })
  views.set(ticketId, view)
  return view
}

/** What must hold of every ticket after whatever happened. */
function invariants(real: Real, ticketId: TicketId, isTarget: boolean): void {
  const { desk } = real
  const [row] = desk.rows<Row>('SELECT * FROM ticket WHERE ticket_id = unhex(@id)', { id: hexOf(ticketId) }) as [Row]
  const view = viewOf(real, ticketId, row.version)
  const isOpen = row.state === 'open'
  // 1. One owner, who is at this desk; so is whoever stays the customer's contact, which is somebody only while it is up the ladder.
  expect(desk.rows('SELECT row FROM person WHERE row IN (@owner, @agent) AND deleted_at IS NULL', { owner: row.owner, agent: row.agent })).toHaveLength(new Set([row.owner, row.agent ?? row.owner]).size)
  if (row.level === null) expect(row.agent).toBeNull()
  // 2. No state without an exit: somebody can go a step, resolve it, close it, take it up again or take it out.
  expect(view.life.steps.length + view.moves.length + (view.merged === null ? 0 : 1)).toBeGreaterThan(0)
  // 3. The stage is one of its course, and what is offered is what the table says.
  expect(stageOn(view.life.course, row.stage)).toBe(view.life.stage)
  expect(view.life.steps.map(({ id }) => id)).toEqual(isOpen ? stepsFrom(view.life.stage).map(({ id }) => id) : [])
  // 4. When it was solved and closed is known exactly where it is; what was merged is closed.
  expect([row.closed_at !== null, row.merged_into !== null && row.state !== 'closed']).toEqual([row.state === 'closed', false])
  if (row.merged_into === null) expect(row.resolved_at !== null).toBe(!isOpen)
  clocksHold(desk, row, view)
  ladderHolds(desk, row, isTarget ? desk.call('escalation.ofTicket', { ticketId }).suggestions.length : 0)
  // 11. Complex work is carried out only under a plan that was passed, by somebody who had not written it.
  if (view.life.course === 'complex' && ['act', 'monitor', 'accept', 'learn'].includes(view.life.stage)) {
    expect(desk.rows('SELECT row FROM plan WHERE ticket = @row AND passed_by IS NOT NULL AND passed_by <> written_by', { row: row.row })).toHaveLength(1)
  }
  // 12. No promise is open past its time: it was kept, withdrawn or broken, and broken at the instant for which it was made.
  expect(desk.rows('SELECT * FROM promise WHERE ticket = @row AND ((due_at <= @now AND kept_at IS NULL AND withdrawn_at IS NULL AND broken_at IS NULL) OR broken_at <> due_at)', { row: row.row, now: desk.clock.now() })).toEqual([])
}

function clocksHold(desk: TestDesk, row: Row, view: TicketView): void {
  const isOpen = row.state === 'open'
  const standing = desk.rows<{ metric: string; due_at: number; breached_at: number | null; paused_at: number | null }>('SELECT metric, due_at, breached_at, paused_at FROM clock WHERE ticket = @row AND met_at IS NULL AND cancelled_at IS NULL', { row: row.row })
  const metrics = standing.map(({ metric }) => metric)
  // 5. Every open complaint has a clock that runs, or stands still because its customer's answer is waited for.
  if (row.type === 'complaint' && isOpen) expect(standing.some((clock) => clock.paused_at === null || view.waitingSince !== null)).toBe(true)
  // 6. No metric is promised twice at once (what was broken stands beside the next of a period), what was merged promises nothing by itself, and a clock past its end is broken.
  const unbroken = standing.filter(({ breached_at }) => breached_at === null).map(({ metric }) => metric)
  expect(new Set(unbroken).size, unbroken.join()).toBe(unbroken.length)
  if (row.merged_into !== null) expect(metrics).toEqual([])
  for (const clock of standing) if (clock.paused_at === null && clock.due_at <= desk.clock.now()) expect(clock.breached_at, clock.metric).not.toBeNull()
  // 7. What waits for a department while the ticket is open has that department's clock; nothing else has.
  const waiting = desk.rows("SELECT row FROM collaboration WHERE ticket = @row AND state = 'sent'", { row: row.row }).length > 0
  expect(metrics.filter((metric) => metric === 'departmentPlan').length).toBe(waiting && isOpen ? 1 : 0)
  // 8. Whoever is to step in on an open ticket has a clock for it; nobody else has.
  const moments = JSON.parse(row.moments) as Readonly<Record<string, number>>
  for (const [level, [metric, reached, stepped]] of Object.entries(stepsInMetric)) {
    const isAwaited = isOpen && moments[reached] !== undefined && (moments[stepped] ?? -Infinity) < moments[reached]
    if (isAwaited) expect(row.level).toBe(level)
    if (isOpen) expect(metrics.includes(metric), metric).toBe(isAwaited)
  }
}

function ladderHolds(desk: TestDesk, row: Row, shown: number): void {
  const suggested = desk.rows<Suggested>('SELECT state, level, until, due_at, decided_by FROM suggestion WHERE ticket = @row', { row: row.row })
  // 9. Every accepted escalation has its due time and who accepted it, and whatever is up the ladder was accepted to be there.
  for (const { state, due_at, decided_by } of suggested) if (state === 'accepted') expect([due_at, decided_by]).not.toContain(null)
  if (row.level !== null) expect(suggested.some(({ state, level, until }) => state === 'accepted' && level === row.level && until === null)).toBe(true)
  // 10. Only what is open and not merged is suggested anything, never more than three at once, and what is away comes back.
  expect(shown).toBeLessThanOrEqual(3)
  const alive = suggested.filter(({ state }) => state === 'open' || state === 'later')
  if (row.state !== 'open' || row.merged_into !== null) expect(alive).toEqual([])
  for (const { state, until } of suggested) if (state === 'later' || state === 'declined') expect(until).not.toBeNull()
}

/** At the end: the history alone makes every row again, and every clock's row follows from its events. */
export function endsAsTold({ desk, since, clocksBefore }: Real): void {
  expect(replay(desk, since)).toEqual(rowsAfter(desk, since))
  const found = { clocks: clocksBefore, changed: 0, kept: 0 }
  desk.writing((db) => { for (let after: number | null = since; after !== null;) after = rebuildSome(db, after, found) })
  expect([found.changed, found.kept]).toEqual([0, 0])
}
