import words from '../../../resources/demo/month.json' with { type: 'json' }
import { orderStates } from '../../../shared/contract/orders.ts'
import { day, hour, shift } from '../../../shared/time.ts'
import type { WriteDb } from '../../db/connection.ts'
import { getByRow } from '../customers/customers.ts'
import { beginImport } from '../orders/orders.ts'
import type { Chance } from './chance.rules.ts'
import { invented, markOrders } from './demo.store.ts'
import { commandAt, type Month } from './month.ts'

const buyers = 300
const mostOrders = 3

/** What the customers of the month have bought, as a shop's export would tell it. */
export function leaveOrders(db: WriteDb, month: Month): void {
  const { chance, now } = month
  const context = commandAt(db, month, now, null)
  const known = month.customers.lately.slice(0, buyers)
  const all = known.flatMap(({ row }) => {
    const { phone, memberNumber } = getByRow(context, row)
    return Array.from({ length: 1 + chance.below(mostOrders) }, () => ({ phone, memberNumber }))
  })
  const take = beginImport(context, { file: invented, encoding: 'utf-8', orders: all.length })
  all.forEach((buyer, at) => take(context, { ...buyer, number: `D${String(2_026_000_000 + at)}`, ...bought(chance, now) }))
  markOrders(db, { invented })
}

function bought(chance: Chance, now: Month['now']) {
  const orderedAt = shift(now, -chance.between(6 * hour, 30 * day))
  const state = chance.early([...orderStates].reverse().filter((each) => each !== 'unpaid' || now - orderedAt < day))
  const items = Array.from({ length: 1 + chance.below(2) }, () => ({ name: chance.any(words.goods), quantity: 1 + chance.below(2) }))
  const left = state === 'shipped' || state === 'delivered' || state === 'returned'
  const shippedAt = left ? shift(orderedAt, Math.min(chance.between(4 * hour, day), now - orderedAt)) : null
  const deliveredAt = shippedAt !== null && state !== 'shipped' ? shift(shippedAt, Math.min(chance.between(day, 3 * day), now - shippedAt)) : null
  return { state, items, amount: 100 * chance.between(39, 1_999), orderedAt, shippedAt, deliveredAt }
}
