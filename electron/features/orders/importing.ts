import type { OrderCheck } from '../../../shared/contract/orders.ts'
import { AppError } from '../../../shared/errors.ts'
import { uuidToBlob } from '../../db/blobs.ts'
import { reversed } from '../../db/ranges.ts'
import { type ReadTable, readWholeTable, type SentTable } from '../../reading/wholeTable.ts'
import type { CommandContext, Context } from '../context.ts'
import { byNumber, type ChangingOrder, insertOrder, type OrderRow, updateOrder } from './orders.store.ts'
import { beginReading, type Reading } from './reading.ts'
import type { ReadOrder } from './rows.ts'

export interface Imported {
  readonly added: number
  readonly changed: number
  readonly same: number
}

export function check(context: Context, file: SentTable): OrderCheck {
  return checkOf(read(context, file, () => undefined))
}

/** @throws AppError not_possible with nothing written while anything in the file is wrong */
export function importFile(context: CommandContext, file: SentTable): Imported {
  const orders: ReadOrder[] = []
  const { reading, encoding } = read(context, file, (order) => { orders.push(order) })
  if (reading.found.issues.length > 0) throw new AppError('not_possible', {}, 'orders')
  const take = beginImport(context, { file: file.file, encoding, orders: reading.found.orders })
  const counts = { added: 0, changed: 0, same: 0 }
  for (const order of orders) counts[take(context, order)] += 1
  return counts
}

/** Puts the import on record; what it returns takes one order after the other, each in whatever transaction it is given. */
export function beginImport(context: CommandContext, about: { readonly file: string; readonly encoding: string; readonly orders: number }): (context: CommandContext, order: ReadOrder) => keyof Imported {
  const importId = context.newId()
  const last_seq = context.record({ entity: 'order', id: importId, type: 'order.imported', body: { ...about } })
  context.announce('order', importId)
  return (within, order) => {
    const values = valuesOf(order)
    const known = byNumber.one(within.db, { number: order.number })
    if (known === null) {
      insertOrder(within.db, { order_id: uuidToBlob(within.newId()), ...values, last_seq })
      return 'added'
    }
    const after = keeping(known, values)
    if ((Object.keys(after) as (keyof ChangingOrder)[]).every((column) => known[column] === after[column])) return 'same'
    updateOrder(within.db, { row: known.row, ...after, last_seq })
    return 'changed'
  }
}

/** What a newer file leaves out is still true. */
function keeping(known: OrderRow, after: ChangingOrder): ChangingOrder {
  const phone = after.phone === '' ? known : after
  return {
    ...after,
    items: after.items === '[]' ? known.items : after.items,
    amount: after.amount ?? known.amount,
    ordered_at: after.ordered_at ?? known.ordered_at,
    shipped_at: after.shipped_at ?? known.shipped_at,
    delivered_at: after.delivered_at ?? known.delivered_at,
    phone: phone.phone,
    phone_reversed: phone.phone_reversed,
    member_number: after.member_number === '' ? known.member_number : after.member_number,
  }
}

function valuesOf({ number, state, items, amount, orderedAt, shippedAt, deliveredAt, phone, memberNumber }: ReadOrder): ChangingOrder {
  return {
    number,
    number_reversed: reversed(number),
    state,
    items: JSON.stringify(items),
    amount,
    ordered_at: orderedAt,
    shipped_at: shippedAt,
    delivered_at: deliveredAt,
    phone,
    phone_reversed: reversed(phone),
    member_number: memberNumber,
  }
}

interface ReadFile extends ReadTable {
  readonly reading: Reading
}

function read(context: Context, file: SentTable, take: (order: ReadOrder) => void): ReadFile {
  const reading = beginReading(context.timeZone)
  const give = (order: ReadOrder | null) => { if (order !== null) take(order) }
  const table = readWholeTable(file, (cells, line) => { give(reading.take(cells, line)) }, (issue) => { reading.refuse(issue) })
  if (table.between.length === 0) give(reading.end())
  return { ...table, reading }
}

function checkOf({ reading: { found }, encoding, between }: ReadFile): OrderCheck {
  const preview = found.preview.map(({ phone: _phone, memberNumber: _member, items, ...order }) => ({ ...order, items: [...items] }))
  return { ...found, encoding, between, preview }
}
