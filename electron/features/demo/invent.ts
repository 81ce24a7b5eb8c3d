import words from '../../../resources/demo/month.json' with { type: 'json' }
import type { ClockMetric } from '../../../shared/playbook.ts'
import { hour, type Instant, instant, minute, second } from '../../../shared/time.ts'
import { uuidToBlob } from '../../db/blobs.ts'
import type { WriteDb } from '../../db/connection.ts'
import type { Actor, CommandContext } from '../context.ts'
import { foreseeDue, reconcile } from '../clocks/clocks.ts'
import { answer, ofTicket, send, write } from '../collaboration/collaboration.ts'
import { create } from '../customers/customers.ts'
import { get, record } from '../followups/followups.ts'
import { comment, grade, move, open } from '../tickets/tickets.ts'
import { fileContact, invented, markCustomer, markTicket } from './demo.store.ts'
import { commandAt, inventedName, type KnownCustomer, type Month, mostLately } from './month.ts'
import { arrivalOf, type Asked, askedOf, type PlannedTicket, planTicket, resolutionOf } from './plan.rules.ts'

type Ticket = Parameters<typeof comment>[1]['ticketId']

/** Something that happens to a ticket later on; `version` is the one it then has. */
interface Deed {
  readonly at: number
  /** whoever does it, where that is not the agent of the ticket */
  readonly by?: Actor | undefined
  carryOut(context: CommandContext, ticketId: Ticket, version: number): void
}

const contactMetrics: readonly ClockMetric[] = ['firstResponse', 'sceneConfirmation']

/** The `at`-th contact of the month with its customer, its ticket and all that became of it, through the commands an agent would use. */
export function inventTicket(db: WriteDb, month: Month, at: number): void {
  const { chance, published, now } = month
  const arrivedAt = arrivalOf(chance, at, month.tickets, now)
  const agent = chance.any(month.takers)
  const customer = customerOf(db, month, arrivedAt, agent)
  const plan = planTicket(chance, published.playbook, customer.tier, arrivedAt, now)
  const contact = haveTalked(db, month, plan, agent, customer)
  const saving = commandAt(db, month, plan.openedAt, agent)
  const { ticketId } = open(saving, {
    contact,
    problem: 1,
    customer: customer.row,
    order: null,
    published,
    channel: plan.channel,
    kind: published.playbook.channels.find(({ id }) => id === plan.channel)?.kind ?? '',
    tier: customer.tier,
    type: plan.type,
    class: plan.class,
    scene: plan.scene,
    need: plan.need,
    freeNeed: plan.need === null ? chance.any(words.freeNeeds) : '',
    outcome: plan.outcome,
    department: plan.department,
    impact: plan.facts.impact ?? null,
    urgency: plan.facts.urgency ?? null,
    severity: { id: plan.severity.id, by: 'playbook', reason: plan.severity.rule },
    priority: { id: plan.priority.id, by: 'playbook', reason: plan.priority.rule },
    answers: answersOf(month),
    arrivedAt,
    firstWordsAt: plan.firstWordsAt,
    resolved: plan.resolved,
    told: plan.live ? chance.any(words.told) : null,
  })
  markTicket(db, { id: uuidToBlob(ticketId), invented })
  month.lately.push({ ticketId, agent, openedAt: plan.openedAt })
  if (month.lately.length > mostLately) month.lately.shift()
  deedsOf(month, plan).forEach((deed, index) => {
    deed.carryOut(commandAt(db, month, instant(deed.at), deed.by ?? agent), ticketId, index + 1)
  })
}

const remembered = 2_000

function customerOf(db: WriteDb, { chance, customers, published, ...month }: Month, arrivedAt: Instant, agent: Actor): KnownCustomer {
  if (customers.lately.length > 0 && chance.share() < 0.6) return chance.any(customers.lately)
  customers.made += 1
  const context = commandAt(db, { chance, device: month.device }, arrivedAt, agent)
  const tier = chance.early(published.playbook.tiers).id
  const { row, customerId } = create(context, {
    name: inventedName(`${chance.any(words.surnames)}${chance.any(words.given)}`),
    // No mobile number in China begins with 12, so none of these can be anybody's.
    phone: `12${String((customers.made * 618_033_989) % 1_000_000_000).padStart(9, '0')}`,
    memberNumber: tier === published.playbook.tiers[0]?.id ? '' : `DEMO${String(customers.made).padStart(7, '0')}`,
    tier,
    tags: [],
  })
  markCustomer(db, { id: uuidToBlob(customerId), invented })
  const known = { row, tier, customerId: customerId as KnownCustomer['customerId'] }
  if (customers.lately.length < remembered) customers.lately.push(known)
  else customers.lately[customers.made % remembered] = known
  return known
}

/** The conversation, filed as one that is over, with the clocks it had. @returns its row */
function haveTalked(db: WriteDb, month: Month, plan: PlannedTicket, agent: Actor, customer: KnownCustomer): number {
  const { chance, published } = month
  const speaking = commandAt(db, month, plan.firstWordsAt, agent)
  const saving = commandAt(db, month, plan.openedAt, agent)
  const contactId = speaking.newId()
  speaking.record({ entity: 'contact', id: contactId, type: 'contact.started', body: { channel: plan.channel, arrivedAt: plan.arrivedAt } }, plan.arrivedAt)
  const sceneReachedAt = Math.max(plan.firstWordsAt, plan.openedAt - chance.between(50 * second, 80 * second))
  const sceneConfirmedAt = Math.min(plan.openedAt, sceneReachedAt + chance.between(6 * second, 36 * second))
  const last_seq = saving.record({ entity: 'contact', id: contactId, type: 'contact.saved', body: {} })
  const { type, class: problem, scene, need, outcome, department } = plan
  const blob = uuidToBlob(contactId)
  const { row } = fileContact(db, {
    contact_id: blob,
    channel: plan.channel,
    agent: agent.row,
    came_at: plan.arrivedAt,
    customer: customer.row,
    playbook: published.row,
    state: 'saved',
    step: 'outcome',
    furthest: 'outcome',
    arrived_at: plan.arrivedAt,
    touched_at: plan.openedAt,
    first_words_at: plan.firstWordsAt,
    scene_reached_at: sceneReachedAt,
    scene_confirmed_at: sceneConfirmedAt,
    draft: JSON.stringify({ answers: [], freeNeed: '', type, class: problem, scene, need, outcome, department, confirmed: [], said: [], skipped: [], severity: null, priority: null }),
    last_seq,
    external_system: invented,
    external_id: Buffer.from(blob).toString('hex'),
  })
  const subject = { contact: row, ticket: null }
  const spoken = { contactArrived: plan.arrivedAt, firstWords: plan.firstWordsAt }
  const ground = { published, facts: plan.facts, metrics: contactMetrics, because: last_seq }
  reconcile(speaking, subject, { ...ground, moments: spoken })
  reconcile(saving, subject, { ...ground, moments: { ...spoken, sceneReached: sceneReachedAt, sceneConfirmed: sceneConfirmedAt } })
  return row
}

function answersOf({ chance, published: { playbook } }: Month): readonly { readonly field: string; readonly value: string }[] {
  return playbook.steps.ask.fields
    .filter(({ field }) => playbook.fields.some(({ id, kind }) => id === field && kind === 'paragraph'))
    .slice(0, 1)
    .map(({ field }) => ({ field, value: chance.any(words.descriptions) }))
}

/** All that happens to a ticket until now, in the order of time. */
function deedsOf(month: Month, plan: PlannedTicket): Deed[] {
  const { chance, published, now } = month
  const asked = plan.resolved || plan.department === null ? null : askedOf(chance, plan.openedAt, now)
  const promised = plan.resolved ? plan.openedAt : resolutionOf(chance, plan.openedAt, foreseeDue(published, 'resolution', plan.facts, { contactArrived: plan.arrivedAt, ticketOpened: plan.openedAt }))
  // What a department answers is part of the solution.
  const solved = asked === null ? promised : Math.max(promised, asked.answeredAt + chance.between(20 * minute, 2 * hour))
  const between = () => chance.between(plan.openedAt, Math.min(solved, now))
  const deeds: Deed[] = []
  // Whoever wrote hears from us soon, whatever becomes of it.
  if (!plan.live) deeds.push(noting('customer', plan.openedAt + chance.between(minute, 40 * minute), chance.any(words.told)))
  if (asked !== null && plan.department !== null) {
    deeds.push(...asking(month, plan.department, asked))
    if (chance.share() < 0.85) deeds.push(noting('customer', asked.answeredAt + chance.between(2 * minute, 20 * minute), chance.any(words.toldAnswer)))
  }
  if (!plan.resolved) {
    for (let notes = chance.below(3); notes > 0; notes -= 1) deeds.push(noting('internal', between(), chance.any(words.notes)))
    if (chance.share() < 0.5) deeds.push(noting('customer', between(), chance.any(words.updates)))
    if (chance.share() < 0.04) deeds.push(grading(between(), chance.any(published.playbook.severities).id, plan.severity.id, chance.any(words.regraded)))
    deeds.push(moving(solved, 'resolved', null))
  }
  const again = !plan.resolved && chance.share() < 0.05 ? solved + chance.between(hour, 30 * hour) : null
  if (again !== null) {
    deeds.push(moving(again, 'open', chance.any(words.reopened)), moving(again + chance.between(hour, 20 * hour), 'resolved', null))
  }
  if (chance.share() < 0.9) deeds.push(closing((again ?? solved) + chance.between(21 * hour, 30 * hour), chance.any(words.closed)))
  return deeds.flatMap((deed) => (deed === noDeed || deed.at > now ? [] : [deed])).sort((a, b) => a.at - b.at)
}

/** A department is asked with all that its template wants, and answers by somebody of technical support (DP-1, DP-2). */
function asking({ chance, takers }: Month, department: string, { askedAt, answeredAt }: Asked): Deed[] {
  const technicians = takers.filter(({ role }) => role === 'technical')
  let sent: Parameters<typeof send>[1] | null = null
  return [
    {
      at: askedAt,
      carryOut: (context, ticketId) => {
        const template = ofTicket(context, { ticketId }).templates.find((each) => each.department.id === department)
        const { collaborationId, version } = write(context, { ticketId, department, category: 'case', version: null, parts: (template?.parts ?? []).map(({ id }) => ({ id, text: chance.any(words.asked) })) })
        sent = send(context, { collaborationId, version })
      },
    },
    {
      at: answeredAt,
      by: technicians.length === 0 ? undefined : chance.any(technicians),
      carryOut: (context) => { if (sent !== null) answer(context, { collaborationId: sent.collaborationId, version: sent.version, text: chance.any(words.answered) }) },
    },
  ]
}

const noDeed: Deed = { at: 0, carryOut: () => undefined }

const noting = (audience: 'internal' | 'customer', at: number, text: string): Deed => ({ at, carryOut: (context, ticketId) => { comment(context, { ticketId, audience, text }) } })

const moving = (at: number, to: 'open' | 'resolved', reason: string | null): Deed => ({ at, carryOut: (context, ticketId, version) => { move(context, { ticketId, version, to, reason }) } })

/** Closed by the customer who was called back and is satisfied (FU-1), or by hand where nobody has to be. */
const closing = (at: number, reason: string): Deed => ({
  at,
  carryOut: (context, ticketId, version) => {
    if (get(context, { ticketId }).clock === null) move(context, { ticketId, version, to: 'closed', reason })
    else record(context, { ticketId, version, result: 'satisfied', reason: null })
  },
})

/** Grading to what it is already changes nothing, so it is no deed. */
const grading = (at: number, id: string, from: string, reason: string): Deed =>
  id === from ? noDeed : { at, carryOut: (context, ticketId, version) => { grade(context, { ticketId, version, kind: 'severity', id, reason }) } }

