import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'

export type OrderRow = {
  readonly row: number
  readonly order_id: Uint8Array
  readonly number: string
  readonly number_reversed: string
  readonly state: string
  readonly items: string
  readonly amount: number | null
  readonly ordered_at: number | null
  readonly shipped_at: number | null
  readonly delivered_at: number | null
  readonly phone: string
  readonly phone_reversed: string
  readonly member_number: string
  readonly customer: number | null
  readonly version: number
}

const columns = ['number', 'number_reversed', 'state', 'items', 'amount', 'ordered_at', 'shipped_at', 'delivered_at', 'phone', 'phone_reversed', 'member_number'] as const
export type ChangingOrder = Pick<OrderRow, (typeof columns)[number]>
type Range = { readonly from: string; readonly to: string; readonly most: number }

export const byId = reading<{ order_id: Uint8Array }, OrderRow>('SELECT * FROM customer_order WHERE order_id = @order_id AND deleted_at IS NULL')
export const byRow = reading<{ row: number }, OrderRow>('SELECT * FROM customer_order WHERE row = @row')
export const byNumber = reading<{ number: string }, OrderRow>('SELECT * FROM customer_order WHERE number = @number AND deleted_at IS NULL')
export const byNumberFront = reading<Range, OrderRow>(
  'SELECT * FROM customer_order WHERE deleted_at IS NULL AND number >= @from AND number < @to ORDER BY number LIMIT @most',
)
export const byNumberEnd = reading<Range, OrderRow>(
  'SELECT * FROM customer_order WHERE deleted_at IS NULL AND number_reversed >= @from AND number_reversed < @to ORDER BY number_reversed LIMIT @most',
)
export const byPhoneEnd = reading<Range, OrderRow>(
  `SELECT * FROM customer_order WHERE deleted_at IS NULL AND phone_reversed <> '' AND phone_reversed >= @from AND phone_reversed < @to ORDER BY phone_reversed LIMIT @most`,
)
export const byMember = reading<{ member_number: string; most: number }, OrderRow>(
  `SELECT * FROM customer_order WHERE deleted_at IS NULL AND member_number <> '' AND member_number = @member_number LIMIT @most`,
)
export const ofCustomer = reading<{ customer: number; most: number }, OrderRow>(
  'SELECT * FROM customer_order WHERE deleted_at IS NULL AND customer = @customer LIMIT @most',
)
export const insertOrder = writing<ChangingOrder & { order_id: Uint8Array; last_seq: number }>(insertInto('customer_order', ['order_id', ...columns, 'last_seq']))
export const updateOrder = writing<ChangingOrder & { row: number; last_seq: number }>(updateByRow('customer_order', columns))
export const setCustomer = writing<{ customer: number; row: number; last_seq: number }>(updateByRow('customer_order', ['customer']))
