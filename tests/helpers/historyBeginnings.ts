import Sqlite from 'better-sqlite3'
import { Connection } from '../../electron/db/connection.ts'
import { makeDurable } from '../../electron/db/durability.ts'
import { migrate } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import type { Person } from '../../shared/contract/people.ts'
import type { ProcedureName } from '../../shared/contract/index.ts'
import type { TicketView } from '../../shared/contract/tickets.ts'
import type { TicketId } from '../../shared/ids.ts'
import { hour, type Instant } from '../../shared/time.ts'
import { aContact, aCustomer, answerStep, aPerson, mailedComplaint, returnComplaint, seated } from './builders.ts'
import { deskOver, mondayMorning, type TestDesk } from './desk.ts'
import { retailSource } from './playbooks.ts'

/** What a life is lived on: a desk of its own, the people at it and the three tickets that it is about. */
export interface Real {
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

const cases = [returnComplaint, mailedComplaint, { ...returnComplaint, type: 'inquiry', class: 'general', need: 'return-pickup' }]

/** A desk before its life begins. */
interface Before {
  readonly desk: TestDesk
  readonly agent: TestDesk
  readonly lead: TestDesk
  /** the tickets that there are by then, two complaints and an inquiry */
  readonly tickets: readonly [TicketId, TicketId, TicketId]
}

interface Way {
  readonly at?: string
  readonly playbook?: string
  /** what happens between the second ticket and the third */
  readonly meanwhile?: (desk: TestDesk) => void
  readonly then: (before: Before) => void
}

/** A step on a ticket as it stands by now. */
function on({ agent }: Before, who: TestDesk, ticketId: TicketId): (procedure: ProcedureName, input: Readonly<Record<string, unknown>>) => void {
  return (procedure, input) => {
    const reply = who.ask(procedure, { ticketId, version: agent.call('tickets.get', { ticketId }).version, ...input })
    if (!reply.ok) throw new Error(`${procedure} was refused: ${JSON.stringify(reply.error)}`)
  }
}

function untilPlanned(before: Before, ticketId: TicketId): void {
  const { agent } = before
  const step = on(before, agent, ticketId)
  step('lifecycle.setCourse', { course: 'complex', reason: 'Three departments' })
  step('lifecycle.assess', { complexity: 'high', departments: ['finance'], hours: 8, resources: '' })
  step('lifecycle.step', { step: 'draw', reason: null })
}

function untilApproved(before: Before, ticketId: TicketId): void {
  untilPlanned(before, ticketId)
  const { agent, lead, desk } = before
  on(before, agent, ticketId)('lifecycle.writePlan', { steps: ['Ask', 'Pay'].map((text) => ({ stepId: null, text, owner: null, department: 'finance', dueAt: desk.clock.now() + 5 * hour })) })
  on(before, agent, ticketId)('lifecycle.step', { step: 'submit', reason: null })
  on(before, lead, ticketId)('lifecycle.step', { step: 'approve', reason: null })
}

/** In the sale they are promised another time: some began before it, one in it. */
function inASale(): string {
  const playbook = JSON.parse(retailSource) as { clocks: { id: string; metric: string; when: object }[] }
  const resolution = playbook.clocks.find(({ metric }) => metric === 'resolution')!
  return JSON.stringify({ ...playbook, clocks: [{ ...resolution, id: 'resolve-in-sale', target: 7_200, when: { campaign: ['double-11-2026'] } }, ...playbook.clocks] })
}

/** How lives begin, by name: with what lies too far in to be reached by chance. */
const ways = {
  /** work whose plan is to be drawn, and something solved */
  begun: {
    then: (before) => {
      untilPlanned(before, before.tickets[0])
      on(before, before.agent, before.tickets[2])('tickets.move', { to: 'resolved', reason: null })
    },
  },
  /** work under a plan that was passed, and such work of which all but the lesson is done */
  approved: {
    then: (before) => {
      const { tickets: [first, second], desk, agent } = before
      untilApproved(before, first)
      untilApproved(before, second)
      const step = on(before, agent, second)
      for (const { stepId } of desk.call('lifecycle.plan', { ticketId: second }).steps) step('lifecycle.tick', { stepId, done: true })
      for (const id of ['monitor', 'handOver', 'accept']) step('lifecycle.step', { step: id, reason: null })
    },
  },
  /** two that were solved: one whose customer was not reached three times and had said how it was, one where it was tried twice */
  unreached: {
    then: (before) => {
      for (const [ticketId, calls] of [[before.tickets[0], 3], [before.tickets[2], 2]] as const) {
        on(before, before.agent, ticketId)('tickets.move', { to: 'resolved', reason: null })
        for (let call = 0; call < calls; call += 1) on(before, before.agent, ticketId)('followups.record', { result: 'notReached', reason: null })
      }
      before.agent.call('followups.rate', { ticketId: before.tickets[0], speed: 1, solution: 2, attitude: null, comment: 'Slow' })
    },
  },
  /** two that are the same, because the line is down */
  merged: {
    then: (before) => {
      const { agent, desk, tickets: [into, same] } = before
      desk.call('notices.publish', { kind: 'outage', importance: 'emergency', title: 'The line is down', text: 'Nothing goes out', words: {}, scope: {}, fromAt: null, untilAt: null })
      on(before, agent, same)('tickets.merge', { into, intoVersion: agent.call('tickets.get', { ticketId: into }).version, reason: 'The same', acrossCustomers: true })
    },
  },
  /** a sale that began half an hour ago, or is about to end where time is set back */
  inSale: { at: '2026-10-31T23:30:00+08:00', playbook: inASale(), meanwhile: (desk) => { desk.clock.advance(hour) }, then: () => undefined },
} as const satisfies Readonly<Record<string, Way>>

export type Beginning = keyof typeof ways
export const beginnings = Object.keys(ways) as Beginning[]

interface Begun extends Pick<Real, 'since' | 'clocksBefore' | 'tickets'> {
  readonly image: Buffer
  readonly playbook: string
  readonly at: Instant
  readonly people: readonly Pick<Person, 'personId'>[]
}

const begun = new Map<Beginning, Begun>()

function begin(name: Beginning): Begun {
  const { at = mondayMorning, playbook = retailSource, meanwhile, then }: Way = ways[name]
  const sqlite = new Sqlite(':memory:')
  makeDurable(sqlite)
  migrate(sqlite, ':memory:', migrations)
  const desk = seated(deskOver(new Connection(sqlite, () => 0, () => undefined), { at, playbook }), { role: 'supervisor', staffNumber: '1' })
  const supervisor = desk.call('people.me', {}).person
  const others = (['agent', 'agent', 'team-lead', 'manager'] as const).map((role, at) => aPerson(desk, { role, staffNumber: String(at + 2) }))
  const [{ seq, clocks }] = desk.rows<{ seq: number; clocks: number }>('SELECT (SELECT max(seq) FROM event) AS seq, (SELECT count(*) FROM clock) AS clocks') as [{ seq: number; clocks: number }]
  const agent = desk.as(others[0]!)
  const { customerId } = aCustomer(agent, { tier: 'vip' })
  const tickets = cases.map((about, at) => {
    if (at === 2) meanwhile?.(desk)
    const contactId = aContact(agent, about, 'outcome')
    if (at > 0) agent.call('intake.setCustomer', { contactId, customerId })
    answerStep(agent, contactId, about, 'outcome')
    return agent.call('intake.save', { contactId }).ticketId
  }) as [TicketId, TicketId, TicketId]
  then({ desk, agent, lead: desk.as(others[2]!), tickets })
  const image = sqlite.serialize()
  desk.backend.close()
  return { image, playbook, at: desk.clock.now(), people: [...others, supervisor], tickets, since: seq, clocksBefore: clocks }
}

/** A desk of its own, so that a life can be lived again; each beginning is made once and taken from its image. */
export function deskThatBegan(name: Beginning): Real {
  const known = begun.get(name) ?? begin(name)
  begun.set(name, known)
  const { image, playbook, at, people, tickets, since, clocksBefore } = known
  const sqlite = new Sqlite(image)
  makeDurable(sqlite)
  const desk = deskOver(new Connection(sqlite, () => 0, () => undefined), { seed: 2, at, playbook })
  return { desk: desk.as(people.at(-1)!), people: people.map((person) => desk.as(person)), tickets, since, clocksBefore, views: new Map() }
}

/** @param version null: as it was read last */
export function viewOf({ desk, views }: Real, ticketId: TicketId, version: number | null): TicketView {
  const known = views.get(ticketId)
  if (known !== undefined && (version === null || known.version === version)) return known
  const view = desk.call('tickets.get', { ticketId })
  views.set(ticketId, view)
  return view
}
