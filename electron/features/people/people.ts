import type { Person, Role } from '../../../shared/contract/people.ts'
import { AppError } from '../../../shared/errors.ts'
import type { PersonId } from '../../../shared/ids.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import { type Actor, actorOf, type CommandContext, type Context } from '../context.ts'
import { seat } from '../desk/desk.ts'
import { mayGiveRole } from './people.rules.ts'
import { anyById, byId, byRow, byStaffNumber, everyone, insertPerson, type PersonRow, skillsOf, teamMates, updateSkills } from './people.store.ts'

export function list(context: Context): Person[] {
  return everyone.all(context.db, {}).map(personOf)
}

export function me(context: Context): Person {
  const actor = actorOf(context)
  const row = byRow.one(context.db, { row: actor.row })
  if (row === null) throw new AppError('nobody_sits_here')
  return personOf(row)
}

/** The actor behind a frame, or null when that person is not (or no longer) at this desk. */
export function findActor(db: ReadDb, personId: PersonId): Actor | null {
  const row = byId.one(db, { person_id: uuidToBlob(personId) })
  return row === null ? null : { row: row.row, personId, name: row.name, staffNumber: row.staff_number, role: row.role as Role }
}

export function nameOf(context: Context, row: number): string {
  return byRow.one(context.db, { row })?.name ?? ''
}

/** The row of somebody who is at this desk, or null. */
export function findRow(context: Context, personId: PersonId): number | null {
  return byId.one(context.db, { person_id: uuidToBlob(personId) })?.row ?? null
}

/** @throws AppError not_found for somebody who is not, or no longer, at this desk */
export function rowOf(context: Context, personId: PersonId): number {
  return find(context, personId).row
}

export function roleOf(context: Context, personId: PersonId): Role {
  return find(context, personId).role as Role
}

/** The rows of everyone in this person's team, that person included. */
export function teamOf(context: Context, row: number): number[] {
  return teamMates.all(context.db, { row }).map((mate) => mate.row)
}

/** What a person takes from the team best, and how much of it (TK-7). */
export interface Capacity {
  readonly row: number
  readonly version: number
  /** ids of scenes and classes of the playbook that they know well */
  readonly skills: readonly string[]
  /** open tickets up to which they take more; null: as many as there are */
  readonly limit: number | null
}

export function capacityOf(context: Context, row: number): Capacity {
  const person = byRow.one(context.db, { row })
  if (person === null) throw new AppError('internal', { missing: 'person' })
  return capacityIn(person)
}

/** Everybody at this desk, with what they take. */
export const capacities = (context: Context): (Person & Capacity)[] => everyone.all(context.db, {}).map((row) => ({ ...personOf(row), ...capacityIn(row) }))

/** The skills of these people, by their rows; of whoever has none on record nothing. */
export const skillsOfEach = (db: ReadDb, people: ReadonlySet<number>): ReadonlyMap<number, readonly string[]> =>
  new Map(skillsOf.all(db, { people: JSON.stringify([...people]) }).map(({ row, skills }) => [row, JSON.parse(skills) as string[]]))

const capacityIn = ({ row, version, skills, load_limit }: PersonRow): Capacity => ({ row, version, skills: JSON.parse(skills) as string[], limit: load_limit })

/**
 * A team lead knows their own team; whoever leads several knows everybody.
 * @throws AppError conflict, not_found, not_permitted (`team`)
 */
export function setCapacity(context: CommandContext, input: { readonly personId: PersonId; readonly version: number; readonly skills: readonly string[]; readonly limit: number | null }): void {
  const actor = actorOf(context)
  const person = find(context, input.personId)
  if (actor.role === 'team-lead' && !teamOf(context, actor.row).includes(person.row)) throw new AppError('not_permitted', {}, 'team')
  if (person.version !== input.version) throw new AppError('conflict', { what: 'person', version: person.version })
  const [skills, limit] = [[...new Set(input.skills)], input.limit]
  const last_seq = context.record({ entity: 'person', id: input.personId, type: 'person.skilled', body: { skills, limit } })
  updateSkills(context.db, { row: person.row, skills: JSON.stringify(skills), load_limit: limit, last_seq })
  context.announce('person', input.personId)
}

/** The name of anyone who ever was at this desk. */
export function nameOfId(context: Context, personId: PersonId): string {
  return anyById.one(context.db, { person_id: uuidToBlob(personId) })?.name ?? ''
}

export function idOf(context: Context, row: number): PersonId {
  const person = byRow.one(context.db, { row })
  if (person === null) throw new AppError('internal', { missing: 'person' })
  return blobToUuid(person.person_id)
}

export function join(context: CommandContext, wanted: Omit<Person, 'personId'>): Person {
  const isFirst = everyone.all(context.db, {}).length === 0
  if (!mayGiveRole(context.actor?.role ?? null, wanted.role, isFirst)) throw new AppError('not_permitted', { role: wanted.role }, 'role')
  if (byStaffNumber.one(context.db, { staff_number: wanted.staffNumber }) !== null) {
    throw new AppError('not_possible', { staffNumber: wanted.staffNumber }, 'duplicate')
  }
  const personId = context.newId()
  const last_seq = context.record({ entity: 'person', id: personId, type: 'person.joined', body: { ...wanted } })
  insertPerson(context.db, { person_id: uuidToBlob(personId), name: wanted.name, staff_number: wanted.staffNumber, team: wanted.team, role: wanted.role, last_seq })
  context.announce('person', personId)
  return { personId, ...wanted }
}

export function sit(context: CommandContext, input: { personId: PersonId }): Person {
  const row = find(context, input.personId)
  seat(context, input.personId)
  return personOf(row)
}

function find(context: Context, personId: PersonId): PersonRow {
  const row = byId.one(context.db, { person_id: uuidToBlob(personId) })
  if (row === null) throw new AppError('not_found', { what: 'person' })
  return row
}

function personOf(row: PersonRow): Person {
  return { personId: blobToUuid(row.person_id), name: row.name, staffNumber: row.staff_number, team: row.team, role: row.role as Role }
}
