import { v7 as uuidv7 } from 'uuid'
import words from '../../../resources/demo/month.json' with { type: 'json' }
import type { Role } from '../../../shared/contract/people.ts'
import type { AnyId, TicketId } from '../../../shared/ids.ts'
import { type Instant, day, minute, second, shift } from '../../../shared/time.ts'
import { uuidToBlob } from '../../db/blobs.ts'
import type { WriteDb } from '../../db/connection.ts'
import { appendEvent } from '../../db/events.ts'
import type { Actor, CommandContext } from '../context.ts'
import { sweep } from '../clocks/clocks.ts'
import { createDesk, findDesk } from '../desk/desk.ts'
import { setCustomer, start, write } from '../intake/intake.ts'
import { sweepLearning } from '../knowledge/knowledge.ts'
import { findActor, join } from '../people/people.ts'
import { playbookInForce, type Published, refusal, takeShippedPlaybook } from '../playbook/playbook.ts'
import { sweepPromises } from '../promises/promises.ts'
import type { Chance } from './chance.rules.ts'
import { invented, markContact, markPerson } from './demo.store.ts'

/** What an invented month is made of while it is written. */
export interface Month {
  readonly tickets: number
  readonly now: Instant
  readonly chance: Chance
  readonly device: string
  readonly published: Published
  /** those who take contacts */
  readonly takers: readonly Actor[]
  readonly people: readonly Actor[]
  readonly customers: { made: number; readonly lately: KnownCustomer[] }
  /** the last tickets, oldest first, at most {@link mostLately} */
  readonly lately: InventedTicket[]
}

export const mostLately = 400

export interface InventedTicket {
  readonly ticketId: TicketId
  readonly agent: Actor
  readonly openedAt: Instant
}

export interface KnownCustomer {
  readonly row: number
  readonly tier: string
  readonly customerId: AnyId
}

export interface MonthWanted {
  readonly tickets: number
  readonly seed: number
  readonly now: Instant
  /** the playbook file that came with the program */
  readonly shipped: { readonly file: string; readonly source: string }
}

/** Every invented name shows that it is one. */
export const inventedName = (name: string) => `${words.mark}·${name}`

/** Command as at `now`, by `actor`: the product's own commands write the month, only time and chance are given to them. */
export function commandAt(db: WriteDb, { chance, device }: Pick<Month, 'chance' | 'device'>, now: Instant, actor: Actor | null): CommandContext {
  const id = (at: Instant) => uuidv7({ msecs: at, random: chance.bytes() }) as AnyId
  return {
    db,
    now,
    actor,
    language: 'zh-CN',
    timeZone: 'Asia/Shanghai',
    newId: () => id(now),
    record: (event, at = now) => appendEvent(db, event, { eventId: id(at), author: actor?.personId ?? null, device, instant: at }),
    announce: () => undefined,
    announceAll: () => undefined,
  }
}

const staffRoles = new Set<Role>(['agent', 'team-lead', 'technical'])
/** Gives the roles of the team; changes are recorded as the program's own. */
const founder = { row: 0, name: '', staffNumber: '', role: 'manager' } as const

/** The desk, its playbook and its people, thirty days ago. */
export function beginMonth(db: WriteDb, wanted: MonthWanted, chance: Chance): Month {
  const began = shift(wanted.now, -31 * day)
  const made = () => uuidv7({ msecs: began, random: chance.bytes() })
  const device = (findDesk(db) ?? createDesk(db, { deviceId: made(), eventId: made(), number: 100 + chance.below(900), now: began })).deviceId
  const context = commandAt(db, { chance, device }, began, null)
  const refused = takeShippedPlaybook(context, wanted.shipped)
  if (refused !== null) throw refusal(wanted.shipped.file, refused.issues)
  context.record({ entity: 'desk', id: device, type: 'desk.invented', body: { tickets: wanted.tickets, seed: wanted.seed } })
  const people = words.staff.flatMap(({ name, role, team }, at) => {
    const person = join({ ...context, actor: { ...founder, personId: device as AnyId } }, { name: inventedName(name), staffNumber: `DEMO-${String(at + 1).padStart(2, '0')}`, team: words.teams[team] ?? '', role: role as Role })
    markPerson(db, { id: uuidToBlob(person.personId), invented })
    const actor = findActor(db, person.personId)
    return actor === null ? [] : [actor]
  })
  return { tickets: wanted.tickets, now: wanted.now, chance, device, published: playbookInForce(db), people, takers: people.filter(({ role }) => staffRoles.has(role)), customers: { made: 0, lately: [] }, lately: [] }
}

/** What time has decided by now: warnings and breaches, each at its true instant, so that the desk opens on a month that is caught up with. */
export function catchUp(db: WriteDb, month: Month): void {
  const context = commandAt(db, month, month.now, null)
  sweep(context)
  sweepLearning(context)
  sweepPromises(context)
}

const talking = 4

/** A few conversations that are still going on. */
export function leaveOpenContacts(db: WriteDb, month: Month): void {
  const { playbook } = month.published
  const asked = playbook.steps.ask.fields.map(({ field }) => field).find((id) => playbook.fields.some((field) => field.id === id && field.kind === 'paragraph'))
  const channels = playbook.channels.filter((channel) => channel.live && !channel.arrivesEarlier)
  const agents = month.takers.filter(({ role }) => role === 'agent')
  agents.slice(0, talking).forEach((agent, at) => {
    const arrived = shift(month.now, -(at + 1) * minute - month.chance.below(minute))
    const contactId = start(commandAt(db, month, arrived, agent), { channel: month.chance.any(channels).id })
    const speaking = commandAt(db, month, shift(arrived, 6 * second), agent)
    if (asked !== undefined) write(speaking, { contactId, answers: [{ field: asked, value: month.chance.any(words.descriptions) }] })
    const customer = month.customers.lately[at]
    if (customer !== undefined) setCustomer(speaking, { contactId, customerId: customer.customerId })
    markContact(db, { id: uuidToBlob(contactId), invented })
  })
}
