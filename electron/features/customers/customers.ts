import type { Customer } from '../../../shared/contract/customers.ts'
import { AppError } from '../../../shared/errors.ts'
import type { CustomerId } from '../../../shared/ids.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import { reversed, startingWith } from '../../db/ranges.ts'
import { actorOf, type CommandContext, type Context } from '../context.ts'
import { byId, byMemberNumber, byNamePart, byPhoneEnd, byPhoneFront, byRow, type CustomerRow, insertCustomer, updateCustomer } from './customers.store.ts'

/** A customer without the words of the playbook: the tier's title is added where it is known. */
export type CustomerFacts = Omit<Customer, 'tierTitle'> & { readonly row: number }

const most = 8

/** By the front or the last digits of a phone, by the front of a member number, or by part of a name; best first, each once. */
export function search(context: Context, text: string): CustomerFacts[] {
  const written = text.trim()
  const typed = written.normalize('NFKC')
  if (typed === '') return []
  const found = new Map<number, CustomerRow>()
  const add = (rows: readonly CustomerRow[]) => { for (const row of rows) if (found.size < most) found.set(row.row, row) }
  const digits = typed.replace(/[\s()\-.]/g, '')
  if (/^\+?\d+$/.test(digits)) {
    add(byPhoneFront.all(context.db, { ...startingWith(digits), most }))
    if (digits.length >= 3) add(byPhoneEnd.all(context.db, { ...startingWith(reversed(digits)), most }))
  }
  add(byMemberNumber.all(context.db, { ...startingWith(typed), most }))
  add(byNamePart.all(context.db, { part: typed, most }))
  // Names are kept as they were written, full-width letters included.
  if (written !== typed) add(byNamePart.all(context.db, { part: written, most }))
  return [...found.values()].map(factsOf)
}

export function get(context: Context, customerId: CustomerId): CustomerFacts {
  return factsOf(rowOf(context, customerId))
}

export function getByRow(context: Context, row: number): CustomerFacts {
  const customer = byRow.one(context.db, { row })
  if (customer === null) throw new AppError('internal', { missing: 'customer' })
  return factsOf(customer)
}

export interface CustomerInput {
  readonly name: string
  readonly phone: string
  readonly memberNumber: string
  readonly tier: string
}

export function create(context: CommandContext, input: CustomerInput): CustomerFacts {
  actorOf(context)
  if (input.name === '' && input.phone === '') throw new AppError('not_ready', {}, 'customer')
  const customerId = context.newId()
  const last_seq = context.record({ entity: 'customer', id: customerId, type: 'customer.created', body: { ...input } })
  const { row } = insertCustomer(context.db, { customer_id: uuidToBlob(customerId), ...columnsOf({ ...input, note: '' }), last_seq })
  context.announce('customer', customerId)
  return { row, customerId, ...input, note: '', version: 1 }
}

export function update(context: CommandContext, input: CustomerInput & { readonly customerId: CustomerId; readonly version: number; readonly note: string }): CustomerFacts {
  const row = rowOf(context, input.customerId)
  if (row.version !== input.version) throw new AppError('conflict', { what: 'customer', version: row.version })
  const before = factsOf(row)
  const after = { ...before, name: input.name, phone: input.phone, memberNumber: input.memberNumber, tier: input.tier, note: input.note }
  const changes = Object.fromEntries(
    (['name', 'phone', 'memberNumber', 'tier', 'note'] as const).filter((key) => before[key] !== after[key]).map((key) => [key, { from: before[key], to: after[key] }]),
  )
  if (Object.keys(changes).length === 0) return before
  const last_seq = context.record({ entity: 'customer', id: input.customerId, type: 'customer.changed', body: { changes } })
  updateCustomer(context.db, { row: row.row, ...columnsOf(after), last_seq })
  context.announce('customer', input.customerId)
  return { ...after, version: row.version + 1 }
}

function columnsOf(customer: CustomerInput & { readonly note: string }) {
  return {
    name: customer.name,
    phone: customer.phone,
    phone_reversed: reversed(customer.phone),
    member_number: customer.memberNumber,
    tier: customer.tier,
    note: customer.note,
  }
}

function rowOf(context: Context, customerId: CustomerId): CustomerRow {
  const row = byId.one(context.db, { customer_id: uuidToBlob(customerId) })
  if (row === null) throw new AppError('not_found', { what: 'customer' })
  return row
}

function factsOf(row: CustomerRow): CustomerFacts {
  return {
    row: row.row,
    customerId: blobToUuid(row.customer_id),
    name: row.name,
    phone: row.phone,
    memberNumber: row.member_number,
    tier: row.tier,
    note: row.note,
    version: row.version,
  }
}
