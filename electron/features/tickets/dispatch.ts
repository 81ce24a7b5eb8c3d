import type { CapacityView, Fit } from '../../../shared/contract/dispatch.ts'
import { takesContacts } from '../../../shared/contract/people.ts'
import type { TicketView } from '../../../shared/contract/tickets.ts'
import { AppError } from '../../../shared/errors.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { sceneTrail } from '../../../shared/playbookRules.ts'
import { day, type Instant } from '../../../shared/time.ts'
import { blobToUuid } from '../../db/blobs.ts'
import { actorOf, type CommandContext, type Context } from '../context.ts'
import { capacities, capacityOf, idOf, nameOf, rowOf as rowOfPerson, setCapacity, teamOf } from '../people/people.ts'
import { playbookInForce, playbookOf, wordsOf } from '../playbook/playbook.ts'
import { byFit, byPull, isFull, pullReasonsOf, urgeEvery, type Waiting } from './dispatch.rules.ts'
import * as store from './dispatch.store.ts'
import { duesOf } from './due.store.ts'
import { isRepeat } from './merging.rules.ts'
import { changeable, changeBy, rowOf } from './ticket.ts'
import { ofCustomer, type TicketRow, type TicketWithContact } from './tickets.store.ts'

/** Asks whoever has it to hurry (TK-6). */
export function urge(context: CommandContext, input: { ticketId: TicketId; reason: string }): void {
  const { version } = rowOf(context, input.ticketId)
  const ticket = changeable(context, { ticketId: input.ticketId, version })
  const person = actorOf(context).row
  if (ticket.state !== 'open') throw new AppError('not_possible', {}, 'urgeOver')
  const last = store.urgesOf.all(context.db, { ticket: ticket.row }).find((each) => each.person === person)
  if (last !== undefined && Math.abs(context.now - last.at) < urgeEvery) throw new AppError('not_possible', {}, 'urge')
  const last_seq = changeBy(context, ticket, { type: 'ticket.urged', body: { why: input.reason } }, {})
  store.insertUrge(context.db, { ticket: ticket.row, person, at: context.now, why: input.reason, last_seq })
}

export function urgesOf(context: Context, ticket: TicketRow): TicketView['urges'] {
  return store.urgesOf.all(context.db, { ticket: ticket.row }).map(({ person, at, why }) => ({ by: nameOf(context, person), at: at as Instant, why }))
}

/** Gives it to the team; it is its owner's until somebody pulls it, for every ticket is somebody's. */
export function release(context: CommandContext, input: { ticketId: TicketId; version: number; reason: string }): void {
  const ticket = changeable(context, input)
  if (ticket.state !== 'open' || ticket.released_at !== null) throw new AppError('not_possible', {}, 'release')
  changeBy(context, ticket, { type: 'ticket.released', body: { why: input.reason } }, { released_at: context.now })
}

/** Takes it back from the team; its owner has it as before. @throws AppError conflict, not_possible (`keep`) */
export function keep(context: CommandContext, input: { ticketId: TicketId; version: number }): void {
  const ticket = changeable(context, input)
  if (ticket.released_at === null) throw new AppError('not_possible', {}, 'keep')
  changeBy(context, ticket, { type: 'ticket.kept', body: {} }, { released_at: null })
}

/** The ticket that comes first for whoever pulls becomes theirs (TK-7). @throws AppError not_possible (`full`) */
export function pull(context: CommandContext) {
  const me = actorOf(context)
  const { skills, limit } = capacityOf(context, me.row)
  const open = openOf(context).get(me.row) ?? 0
  if (isFull(open, limit)) throw new AppError('not_possible', { open, limit: limit ?? 0 }, 'full')
  const [first] = waiting(context, me.row, skills).sort((a, b) => byPull(context.now)(a, b))
  if (first === undefined) return null
  const { ticket } = first
  const words = wordsOf(playbookOf(context.db, ticket.playbook).playbook, context.language)
  changeBy(context, ticket, { type: 'ticket.pulled', body: { changes: { owner: { from: idOf(context, ticket.owner), to: me.personId } } } }, { owner: me.row, released_at: null })
  return {
    ticketId: blobToUuid(ticket.ticket_id), number: ticket.number, why: pullReasonsOf(first, context.now), tier: ticket.tier === null ? '' : words.title('tiers', ticket.tier), dueAt: first.dueAt as Instant | null,
    skill: skillTitle(context, ticket, first.skill),
  }
}

export function released(context: Context): { tickets: number } {
  const me = actorOf(context).row
  return { tickets: store.released.all(context.db, { team: JSON.stringify(teamOf(context, me)) }).length }
}

function waiting(context: Context, me: number, skills: readonly string[]): (Waiting & { readonly ticket: TicketWithContact })[] {
  const rows = store.released.all(context.db, { team: JSON.stringify(teamOf(context, me)) })
  const asked = JSON.stringify(rows.map(({ row }) => row))
  const urges = new Map(store.urgesOfSome.all(context.db, { rows: asked }).map((each) => [each.ticket, each.urges]))
  const due = new Map(duesOf.all(context.db, { tickets: asked }).map(({ ticket, next_due_at }) => [ticket, next_due_at]))
  return rows.map((ticket) => {
    const { playbook } = playbookOf(context.db, ticket.playbook)
    return {
      ticket, row: ticket.row, dueAt: due.get(ticket.row) ?? null, tier: Math.max(0, playbook.tiers.findIndex(({ id }) => id === ticket.tier)), skill: aboutOf(context, ticket).find((id) => skills.includes(id)) ?? null,
      urges: urges.get(ticket.row) ?? 0, releasedAt: ticket.released_at ?? 0,
    }
  })
}

const openOf = (context: Context) => new Map(store.openByOwner.all(context.db, {}).map(({ owner, tickets }) => [owner, tickets]))

/** Who works on tickets: what they know well, how much they take and how much they have. */
export function skills(context: Context): CapacityView[] {
  const open = openOf(context)
  return capacities(context).filter(({ role }) => takesContacts.includes(role)).map((person) => capacityView(person, open))
}

function capacityView({ personId, name, team, role, version, skills: known, limit, row }: ReturnType<typeof capacities>[number], open: ReadonlyMap<number, number>): CapacityView {
  return { personId, name, team, role, version, skills: [...known], limit, open: open.get(row) ?? 0 }
}

/** @throws AppError conflict, invalid_input for what no playbook in force knows, not_found, not_permitted (`team`) */
export function setSkills(context: CommandContext, input: Parameters<typeof setCapacity>[1]): CapacityView {
  const { scenes, classes } = playbookInForce(context.db).playbook
  const before = capacityOf(context, rowOfPerson(context, input.personId)).skills
  const known = new Set([...scenes, ...classes].map(({ id }) => id))
  if (input.skills.some((id) => !known.has(id) && !before.includes(id))) throw new AppError('invalid_input', { path: 'skills', reason: 'unknown' })
  setCapacity(context, input)
  // What rules say of skills may be another thing now of all that this person has.
  const isOther = input.skills.length !== before.length || input.skills.some((id) => !before.includes(id))
  if (isOther) for (const { ticket_id } of store.openOfOwner.all(context.db, { owner: rowOfPerson(context, input.personId) })) context.announce('ticket', blobToUuid(ticket_id))
  const now = capacities(context).find(({ personId }) => personId === input.personId)
  if (now === undefined) throw new AppError('not_found', { what: 'person' })
  return capacityView(now, openOf(context))
}

/** Whom to hand tickets to, the best first (TK-7). */
export function fit(context: Context, { ticketIds }: { readonly ticketIds: readonly TicketId[] }): Fit[] {
  const tickets = ticketIds.map((ticketId) => rowOf(context, ticketId))
  const abouts = tickets.map((ticket) => aboutOf(context, ticket))
  const open = openOf(context)
  return capacities(context)
    .filter(({ role }) => takesContacts.includes(role))
    .map((person): Fit & { readonly row: number } => {
      const { personId, name, team, role, limit, row } = person
      const met = abouts.map((about) => about.find((id) => person.skills.includes(id)))
      const at = met.findIndex((id) => id !== undefined)
      const has = open.get(row) ?? 0
      return { row, personId, name, team, role, limit, open: has, full: isFull(has, limit), knows: met.filter((id) => id !== undefined).length, about: skillTitle(context, tickets[at], met[at]) }
    })
    .sort(byFit)
    .map(({ row: _, ...one }) => one)
}

/** What a ticket is about, the narrowest first: its scene, those above it, its class. */
function aboutOf(context: Context, { playbook, scene, class: kind }: TicketRow): string[] {
  return [...sceneTrail(playbookOf(context.db, playbook).playbook, scene).map(({ id }) => id).reverse(), ...(kind === null ? [] : [kind])]
}

function skillTitle(context: Context, ticket: TicketRow | undefined, skill: string | null | undefined): string {
  if (ticket === undefined || skill === undefined || skill === null) return ''
  const words = wordsOf(playbookOf(context.db, ticket.playbook).playbook, context.language)
  return words.sceneTrail(skill).at(-1)?.title ?? words.title('classes', skill)
}

/** Earlier tickets with the same problem of the same customer, the latest first (TK-5). */
export function repeatsOf(context: Context, ticket: TicketRow): TicketView['repeats'] {
  if (ticket.customer === null) return []
  const { repeatWithinDays } = playbookOf(context.db, ticket.playbook).playbook
  return ofCustomer.all(context.db, { customer: ticket.customer, most: 50 })
    .filter((other) => other.row < ticket.row && other.opened_at <= ticket.opened_at && isRepeat(ticket, other, repeatWithinDays))
    .map((other) => ({ ticketId: blobToUuid(other.ticket_id), number: other.number, openedAt: other.opened_at as Instant }))
}

/** What of tickets a row of the queue marks: how often they were urged, and which time the problem comes. */
export function marksOf(context: Context, rows: readonly number[], repeatWithinDays: number): { urges: ReadonlyMap<number, number>; earlier: ReadonlyMap<number, number> } {
  const asked = { rows: JSON.stringify(rows) }
  return {
    urges: new Map(store.urgesOfSome.all(context.db, asked).map(({ ticket, urges }) => [ticket, urges])),
    earlier: new Map(store.repeatsOfSome.all(context.db, { ...asked, within: repeatWithinDays * day }).map(({ row, earlier }) => [row, earlier])),
  }
}
