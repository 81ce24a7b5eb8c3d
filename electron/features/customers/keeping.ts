import { AppError } from '../../../shared/errors.ts'
import type { CustomerId } from '../../../shared/ids.ts'
import { uuidToBlob } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import { reversed } from '../../db/ranges.ts'
import { actorOf, type CommandContext, type Context } from '../context.ts'
import { byId, byRow, type CustomerRow, insertCustomer, tagsOf, updateCustomer } from './customers.store.ts'
import { type CustomerFacts, factsOf } from './facts.ts'
import { keepForms } from './nameForms.ts'
import { nameKey } from './name.rules.ts'

export function get(context: Context, customerId: CustomerId): CustomerFacts {
  return factsOf(rowOf(context, customerId))
}

export function getByRow(context: Context, row: number): CustomerFacts {
  const customer = byRow.one(context.db, { row })
  if (customer === null) throw new AppError('internal', { missing: 'customer' })
  return factsOf(customer)
}

/** The tags of many, by their keys. */
export const tagsOfEach = (db: ReadDb, rows: Iterable<number>): ReadonlyMap<number, readonly string[]> =>
  new Map(tagsOf.all(db, { rows: JSON.stringify([...rows]) }).map(({ row, tags }) => [row, JSON.parse(tags) as string[]]))

export interface CustomerInput {
  readonly name: string
  readonly phone: string
  readonly memberNumber: string
  readonly tier: string
  readonly tags: readonly string[]
}

export function create(context: CommandContext, input: CustomerInput): CustomerFacts {
  actorOf(context)
  if (input.name === '' && input.phone === '') throw new AppError('not_ready', {}, 'customer')
  const customerId = context.newId()
  const last_seq = context.record({ entity: 'customer', id: customerId, type: 'customer.created', body: { ...input } })
  const { row } = insertCustomer(context.db, { customer_id: uuidToBlob(customerId), ...columnsOf({ ...input, note: '', noCareMessages: false }), last_seq })
  keepForms(context.db, { row, name_key: nameKey(input.name) })
  context.announce('customer', customerId)
  return { row, customerId, ...input, note: '', noCareMessages: false, version: 1 }
}

export function update(context: CommandContext, input: CustomerInput & { readonly customerId: CustomerId; readonly version: number; readonly note: string; readonly noCareMessages?: boolean | undefined }): CustomerFacts {
  const row = rowOf(context, input.customerId)
  if (row.version !== input.version) throw new AppError('conflict', { what: 'customer', version: row.version })
  const before = factsOf(row)
  const { name, phone, memberNumber, tier, tags, note } = input
  const noCareMessages = input.noCareMessages ?? before.noCareMessages
  const after = { ...before, name, phone, memberNumber, tier, tags, note, noCareMessages }
  const told = (of: CustomerFacts) => ({ ...of, tags: of.tags.join(' ') })
  const changes = Object.fromEntries(
    (['name', 'phone', 'memberNumber', 'tier', 'tags', 'note', 'noCareMessages'] as const)
      .filter((key) => told(before)[key] !== told(after)[key])
      .map((key) => [key, { from: told(before)[key], to: told(after)[key] }]),
  )
  if (Object.keys(changes).length === 0) return before
  const last_seq = context.record({ entity: 'customer', id: input.customerId, type: 'customer.changed', body: { changes } })
  updateCustomer(context.db, { row: row.row, ...columnsOf(after), last_seq })
  if (nameKey(name) !== row.name_key) keepForms(context.db, { row: row.row, name_key: nameKey(name) })
  context.announce('customer', input.customerId)
  return { ...after, version: row.version + 1 }
}

/** PR-1: the numbers unmasked, on purpose; who looked stays on record. */
export function reveal(context: CommandContext, { customerId }: { readonly customerId: CustomerId }): { phone: string; note: string } {
  actorOf(context)
  const { phone, note } = get(context, customerId)
  context.record({ entity: 'customer', id: customerId, type: 'customer.revealed', body: {} })
  return { phone, note }
}

function columnsOf(customer: CustomerInput & { readonly note: string; readonly noCareMessages: boolean }) {
  return {
    name: customer.name,
    name_key: nameKey(customer.name),
    phone: customer.phone,
    phone_reversed: reversed(customer.phone),
    member_number: customer.memberNumber,
    tier: customer.tier,
    tags: JSON.stringify(customer.tags),
    note: customer.note,
    no_care_messages: customer.noCareMessages ? 1 : 0,
  }
}

function rowOf(context: Context, customerId: CustomerId): CustomerRow {
  const row = byId.one(context.db, { customer_id: uuidToBlob(customerId) })
  if (row === null) throw new AppError('not_found', { what: 'customer' })
  return row
}
