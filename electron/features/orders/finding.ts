import type { Order } from '../../../shared/contract/orders.ts'
import { AppError } from '../../../shared/errors.ts'
import type { OrderId } from '../../../shared/ids.ts'
import { uuidToBlob } from '../../db/blobs.ts'
import { reversed, startingWith } from '../../db/ranges.ts'
import type { CommandContext, Context } from '../context.ts'
import { type CustomerFacts, getByRow as customerByRow, samePhone, withMemberNumber, withPhone } from '../customers/customers.ts'
import { factsOf, type OrderFacts } from './facts.ts'
import { wholeNumber } from './number.rules.ts'
import * as store from './orders.store.ts'

const most = 5
const shortestFront = 3
const shortestEnd = 4
const mostOfOne = 200
const line = 9

/** By the front or the end of a number, however it is spaced; the whole of it first. */
export function search(context: Context, text: string): OrderFacts[] {
  const typed = wholeNumber(text)
  if (typed.length < shortestFront || !/\d/.test(typed)) return []
  const found = new Map<number, store.OrderRow>()
  const add = (rows: readonly store.OrderRow[]) => { for (const row of rows) if (found.size < most) found.set(row.row, row) }
  add(store.byNumber.all(context.db, { number: typed }))
  add(store.byNumberFront.all(context.db, { ...startingWith(typed), most }))
  if (typed.length >= shortestEnd) add(store.byNumberEnd.all(context.db, { ...startingWith(reversed(typed)), most }))
  return [...found.values()].map(factsOf)
}

/** A customer's orders by their link, their phone or their member number, the latest first. */
export function ofCustomer(context: Context, customer: Pick<CustomerFacts, 'row' | 'phone' | 'memberNumber'>): Order[] {
  const rows = new Map<number, store.OrderRow>()
  const add = (found: readonly store.OrderRow[]) => { for (const row of found) rows.set(row.row, row) }
  add(store.ofCustomer.all(context.db, { customer: customer.row, most: mostOfOne }))
  const end = customer.phone.replace(/\D/g, '').slice(-line)
  if (end !== '') add(store.byPhoneEnd.all(context.db, { ...startingWith(reversed(end)), most: mostOfOne }).filter((row) => samePhone(row.phone, customer.phone)))
  if (customer.memberNumber !== '') add(store.byMember.all(context.db, { member_number: customer.memberNumber, most: mostOfOne }))
  return [...rows.values()]
    // Somebody else's by an explicit link is theirs, whatever phone it was made with.
    .filter((row) => row.customer === null || row.customer === customer.row)
    .sort((a, b) => (b.ordered_at ?? 0) - (a.ordered_at ?? 0) || b.row - a.row)
    .slice(0, most)
    .map((row) => factsOf(row).order)
}

/** Whose an order is: by its link, else by its phone, else by its member number; null when nobody, or more than one, is known by them. */
export function customerOf(context: Context, { customer, phone, memberNumber }: OrderFacts): CustomerFacts | null {
  if (customer !== null) return customerByRow(context, customer)
  const known = phone === '' ? [] : withPhone(context, phone)
  const found = known.length > 0 || memberNumber === '' ? known : withMemberNumber(context, memberNumber)
  return found.length === 1 ? (found[0] ?? null) : null
}

/** @throws AppError not_found */
export function get(context: Context, orderId: OrderId): OrderFacts {
  const row = store.byId.one(context.db, { order_id: uuidToBlob(orderId) })
  if (row === null) throw new AppError('not_found', { what: 'order' })
  return factsOf(row)
}

export function getByRow(context: Context, row: number): OrderFacts {
  const order = store.byRow.one(context.db, { row })
  if (order === null) throw new AppError('internal', { missing: 'order' })
  return factsOf(order)
}

/** An order of which nothing told whose it is belongs to the customer who names it. */
export function claim(context: CommandContext, facts: OrderFacts, customer: number): void {
  if (facts.customer !== null || facts.phone !== '' || facts.memberNumber !== '') return
  const last_seq = context.record({ entity: 'order', id: facts.order.orderId, type: 'order.claimed', body: { customerId: customerByRow(context, customer).customerId } })
  store.setCustomer(context.db, { customer, row: facts.row, last_seq })
  context.announce('order', facts.order.orderId)
}
