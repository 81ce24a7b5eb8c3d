import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TicketId } from '../../shared/ids.ts'
import { courses, stageAgain, stageOn, stepIds, stepsFrom } from '../../shared/lifecycle.ts'
import { day, hour, type Instant } from '../../shared/time.ts'
import { aPerson, aTicket, mailedComplaint, returnComplaint, seated } from '../helpers/builders.ts'
import { deskInMemory, hexOf, type TestDesk } from '../helpers/desk.ts'
import { replayed, rowFrom } from '../helpers/replay.ts'

/**
 * Random lives of tickets over the real desk and a real database. What must hold of every life, whoever did what and whether it was
 * legal or not, is written down in `invariants`.
 */
type Deed = { readonly who: number; readonly on: number; readonly what: (typeof deeds)[number]; readonly pick: number; readonly after: number }
const deeds = ['step', 'anyStep', 'course', 'move', 'wait', 'goOn', 'tell', 'grade', 'assign', 'assess', 'plan', 'tick', 'learn', 'ask', 'answer', 'withdraw', 'merge', 'unmerge', 'stale'] as const
const deed = fc.record<Deed>({ who: fc.nat(2), on: fc.nat(2), what: fc.constantFrom(...deeds, 'step', 'step', 'move', 'ask', 'plan'), pick: fc.nat(30), after: fc.integer({ min: 0, max: 30 }).map((hours) => hours * hour) })

interface World {
  readonly desk: TestDesk
  readonly people: readonly TestDesk[]
  readonly tickets: readonly TicketId[]
}

function newPeople(): World['people'] {
  const desk = seated(deskInMemory(), { role: 'supervisor', staffNumber: '1' })
  return [desk, desk.as(aPerson(desk, { role: 'team-lead', staffNumber: '2' })), desk.as(aPerson(desk, { staffNumber: '3' }))]
}

/** New tickets at the same desk: to make a desk takes as long as a few lives. */
function newWorld(people: World['people']): World {
  const desk = people[0]!
  const cases = [returnComplaint, mailedComplaint, { ...returnComplaint, type: 'inquiry', class: 'general', need: 'return-pickup' }]
  return { desk, people, tickets: cases.map((about) => aTicket(desk, about).ticketId) }
}

/** Lives at one desk. */
const livesADesk = 4

/** Every change makes an event and a version, so that these say whether anything was written. */
const state = (desk: TestDesk) => desk.rows(`SELECT (SELECT max(seq) FROM event) AS events, (SELECT sum(version) FROM ticket) AS tickets, (SELECT total(version) FROM plan) AS plans, (SELECT total(version) FROM plan_step) AS steps,
  (SELECT total(version) FROM collaboration) AS asked, (SELECT total(version) FROM clock) AS clocks`)

/** Does something, legal or not. @returns whether it was done */
function carryOut({ people, tickets, desk }: World, { who, on, what, pick }: Deed): boolean {
  const me = people[who]!
  const ticketId = tickets[on]!
  const view = desk.call('tickets.get', { ticketId })
  const at = { ticketId, version: view.version }
  const plan = desk.call('lifecycle.plan', { ticketId })
  const { requests, templates } = me.call('collaboration.ofTicket', { ticketId })
  const sent = requests.filter(({ state }) => state === 'sent')
  const ask = (procedure: Parameters<TestDesk['ask']>[0], input: unknown) => me.ask(procedure, input).ok
  switch (what) {
    case 'step': return ask('lifecycle.step', { ...at, step: view.life.steps[pick % Math.max(1, view.life.steps.length)]?.id ?? 'analyse', reason: pick % 2 === 0 ? 'So' : null })
    case 'anyStep': return ask('lifecycle.step', { ...at, step: stepIds[pick % stepIds.length], reason: 'So' })
    case 'course': return ask('lifecycle.setCourse', { ...at, course: [...courses, null, 'complex', 'complex'][pick % 7], reason: 'So' })
    case 'move': return ask('tickets.move', { ...at, to: (['open', 'resolved', 'closed'] as const)[pick % 3], reason: pick % 5 === 0 ? null : 'So' })
    case 'wait': return ask('tickets.wait', { ...at, reason: 'A photo' })
    case 'goOn': return ask('tickets.goOn', at)
    case 'tell': return ask('tickets.comment', { ticketId, audience: 'customer', text: 'Told' })
    case 'grade': return ask('tickets.grade', { ...at, kind: 'severity', id: ['L1', 'L2', 'L3'][pick % 3], reason: 'So' })
    case 'assign': return ask('tickets.assign', { ...at, to: people[pick % 3]!.call('people.me', {}).person.personId, reason: 'So' })
    case 'assess': return ask('lifecycle.assess', { ...at, complexity: 'high', departments: ['finance'], hours: 1 + pick, resources: '' })
    case 'plan': return ask('lifecycle.writePlan', { ...at, steps: [...plan.steps.slice(0, 2).map(({ stepId }) => stepId), null].slice(0, pick % 4).map((stepId) => ({ stepId, text: 'Do it', owner: null, department: 'finance', dueAt: (desk.clock.now() + day) as Instant })) })
    case 'tick': return ask('lifecycle.tick', { ...at, stepId: plan.steps[pick % Math.max(1, plan.steps.length)]?.stepId, done: pick % 4 > 0 })
    case 'learn': return ask('lifecycle.learn', { ...at, lesson: pick % 3 === 0 ? '' : 'Name it' })
    case 'ask': {
      const { department, parts } = templates[pick % templates.length]!
      const draft = me.ask('collaboration.write', { ticketId, department: department.id, category: 'case', version: null, parts: parts.slice(pick % 2).map(({ id }) => ({ id, text: 'Said' })) })
      if (!draft.ok) return false
      const { collaborationId, version } = draft.value as { collaborationId: string; version: number }
      const done = ask('collaboration.send', { collaborationId, version })
      if (!done) ask('collaboration.discard', { collaborationId, version })
      return true
    }
    case 'answer': return ask('collaboration.answer', { collaborationId: sent[pick % Math.max(1, sent.length)]?.collaborationId, version: sent[pick % Math.max(1, sent.length)]?.version, text: 'Do so' })
    case 'withdraw': return ask('collaboration.withdraw', { collaborationId: sent[0]?.collaborationId, version: sent[0]?.version, reason: 'So' })
    case 'merge': {
      const into = tickets[pick % 3]!
      return ask('tickets.merge', { ...at, into, intoVersion: desk.call('tickets.get', { ticketId: into }).version, reason: 'The same', acrossCustomers: true })
    }
    case 'unmerge': return ask('tickets.unmerge', { ...at, reason: 'Not the same' })
    case 'stale': return ask('lifecycle.step', { ticketId, version: view.version + 1, step: view.life.steps[0]?.id ?? 'analyse', reason: 'So' })
  }
}

type Row = Readonly<Record<string, unknown>> & { readonly row: number; readonly state: string; readonly owner: number; readonly course: string | null; readonly stage: string | null; readonly merged_into: number | null; readonly type: string | null }

function invariants({ desk, tickets }: World): void {
  for (const ticketId of tickets) {
    const [row] = desk.rows<Row>('SELECT * FROM ticket WHERE ticket_id = unhex(@id)', { id: hexOf(ticketId) })
    const view = desk.call('tickets.get', { ticketId })
    // One owner, who is at this desk.
    expect(desk.rows('SELECT row FROM person WHERE row = @owner AND deleted_at IS NULL', { owner: row!.owner })).toHaveLength(1)
    // No state without an exit: somebody can go a step, resolve it, close it, take it up again or take it out.
    expect(view.life.steps.length + view.moves.length + (view.merged === null ? 0 : 1)).toBeGreaterThan(0)
    // The stage is one of its course, and what is offered is what the table says.
    expect(stageOn(view.life.course, row!.stage)).toBe(view.life.stage)
    expect(view.life.steps.map(({ id }) => id)).toEqual(row!.state === 'open' ? stepsFrom(view.life.stage).map(({ id }) => id) : [])
    const standing = desk.rows<{ metric: string; paused_at: number | null }>('SELECT metric, paused_at FROM clock WHERE ticket = @row AND met_at IS NULL AND cancelled_at IS NULL', { row: row!.row })
    // Every open complaint has a clock that runs, or stands still because its customer's answer is waited for.
    if (row!.type === 'complaint' && row!.state === 'open') expect(standing.some((clock) => clock.paused_at === null || view.waitingSince !== null)).toBe(true)
    // What waits for a department while the ticket is open has that department's clock; nothing else has.
    const waiting = desk.rows("SELECT row FROM collaboration WHERE ticket = @row AND state = 'sent'", { row: row!.row }).length > 0
    expect(standing.filter(({ metric }) => metric === 'departmentPlan').length).toBe(waiting && row!.state === 'open' ? 1 : 0)
    // Complex work is carried out only under a plan that was passed, by somebody who had not written it.
    if (view.life.course === 'complex' && ['act', 'monitor', 'accept', 'learn'].includes(view.life.stage)) {
      expect(desk.rows('SELECT row FROM plan WHERE ticket = @row AND passed_by IS NOT NULL AND passed_by <> written_by', { row: row!.row })).toHaveLength(1)
    }
    // The events say all of it.
    expect(rowFrom(eventsOf(desk, ticketId))).toEqual(Object.fromEntries(replayed.map((column) => [column, row![column]])))
  }
}

const eventsOf = (desk: TestDesk, ticketId: TicketId) =>
  desk.rows<{ seq: number; type: string; body: string }>('SELECT seq, type, body FROM event WHERE entity_id = unhex(@id) ORDER BY seq', { id: hexOf(ticketId) }).map((event) => ({ ...event, body: JSON.parse(event.body) as Record<string, unknown> }))

test('random lives of tickets: what must hold of every life does, and what is refused has changed nothing', () => {
  let people = newPeople()
  let lives = 0
  let done = 0
  let refused = 0
  fc.assert(fc.property(fc.array(deed, { minLength: 10, maxLength: 24 }), (life) => {
    // Tickets of lives that are over go on falling due: of so many of them, each hour that passes costs more than the life that is looked at.
    lives += 1
    if (lives % livesADesk === 0) people = newPeople()
    const world = newWorld(people)
    for (const one of life) {
      const before = state(world.desk)
      if (carryOut(world, one)) done += 1
      else {
        refused += 1
        expect(state(world.desk), one.what).toEqual(before)
      }
      world.desk.clock.advance(one.after)
    }
    invariants(world)
  }), { numRuns: 40 })
  expect(Math.min(done, refused)).toBeGreaterThan(150)
}, 120_000)

test('what was not satisfied is looked into again, on whatever course', () => {
  for (const course of courses) expect(stepsFrom(stageAgain(course)).length).toBeGreaterThan(0)
})
