import type { Order, OrderState } from '../../../shared/contract/orders.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid } from '../../db/blobs.ts'
import type { OrderRow } from './orders.store.ts'

/** An order with what tells whose it is, which no screen gets (PR-1). */
export interface OrderFacts {
  readonly row: number
  readonly order: Order
  readonly phone: string
  readonly memberNumber: string
  readonly customer: number | null
}

export function factsOf(row: OrderRow): OrderFacts {
  return {
    row: row.row,
    phone: row.phone,
    memberNumber: row.member_number,
    customer: row.customer,
    order: {
      orderId: blobToUuid(row.order_id),
      number: row.number,
      state: row.state as OrderState,
      items: JSON.parse(row.items) as Order['items'],
      amount: row.amount,
      orderedAt: row.ordered_at as Instant | null,
      shippedAt: row.shipped_at as Instant | null,
      deliveredAt: row.delivered_at as Instant | null,
    },
  }
}
