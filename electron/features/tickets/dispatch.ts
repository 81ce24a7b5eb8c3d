import type { TicketView } from '../../../shared/contract/tickets.ts'
import { AppError } from '../../../shared/errors.ts'
import type { PersonId, TicketId } from '../../../shared/ids.ts'
import { sceneTrail } from '../../../shared/playbookRules.ts'
import { day, type Instant } from '../../../shared/time.ts'
import { blobToUuid } from '../../db/blobs.ts'
import { actorOf, type CommandContext, type Context } from '../context.ts'
import { idOf, list as everybody, nameOf, rowOf as rowOfPerson, setSkills as keepSkills, skillsOf, teamOf } from '../people/people.ts'
import { playbookOf, wordsOf } from '../playbook/playbook.ts'
import { byPull, pullReasonsOf, urgeEvery, type Waiting } from './dispatch.rules.ts'
import * as store from './dispatch.store.ts'
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

/** The ticket that comes first for whoever pulls becomes theirs (TK-7). */
export function pull(context: CommandContext) {
  const me = actorOf(context)
  const skills = skillsOf(context, me.row)
  const [first] = waiting(context, me.row, skills).sort((a, b) => byPull(context.now)(a, b))
  if (first === undefined) return null
  const { ticket } = first
  const words = wordsOf(playbookOf(context.db, ticket.playbook).playbook, context.language)
  changeBy(context, ticket, { type: 'ticket.pulled', body: { changes: { owner: { from: idOf(context, ticket.owner), to: me.personId } } } }, { owner: me.row, released_at: null })
  const skill = first.skill === null ? '' : (words.sceneTrail(first.skill).at(-1)?.title ?? words.title('classes', first.skill))
  return {
    ticketId: blobToUuid(ticket.ticket_id), number: ticket.number, why: pullReasonsOf(first, context.now), tier: ticket.tier === null ? '' : words.title('tiers', ticket.tier), dueAt: ticket.next_due_at as Instant | null, skill,
  }
}

export function released(context: Context): { tickets: number } {
  const me = actorOf(context).row
  return { tickets: store.released.all(context.db, { team: JSON.stringify(teamOf(context, me)) }).length }
}

function waiting(context: Context, me: number, skills: readonly string[]): (Waiting & { readonly ticket: TicketWithContact })[] {
  const rows = store.released.all(context.db, { team: JSON.stringify(teamOf(context, me)) })
  const urges = new Map(store.urgesOfSome.all(context.db, { rows: JSON.stringify(rows.map(({ row }) => row)) }).map((each) => [each.ticket, each.urges]))
  return rows.map((ticket) => {
    const { playbook } = playbookOf(context.db, ticket.playbook)
    const about = [...sceneTrail(playbook, ticket.scene).map(({ id }) => id).reverse(), ...(ticket.class === null ? [] : [ticket.class])]
    return {
      ticket, row: ticket.row, dueAt: ticket.next_due_at, tier: Math.max(0, playbook.tiers.findIndex(({ id }) => id === ticket.tier)), skill: about.find((id) => skills.includes(id)) ?? null,
      urges: urges.get(ticket.row) ?? 0, releasedAt: ticket.released_at ?? 0,
    }
  })
}

/** Who knows what well, and how many open tickets they have. */
export function skills(context: Context) {
  const open = new Map(store.openByOwner.all(context.db, {}).map(({ owner, tickets }) => [owner, tickets]))
  return everybody(context).map(({ personId, name }) => {
    const row = rowOfPerson(context, personId)
    return { personId, name, skills: skillsOf(context, row), open: open.get(row) ?? 0 }
  })
}

export function setSkills(context: CommandContext, input: { personId: PersonId; skills: readonly string[] }) {
  return { personId: input.personId, skills: keepSkills(context, input) }
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
