import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'

export type CustomerRow = {
  readonly row: number
  readonly customer_id: Uint8Array
  readonly name: string
  readonly phone: string
  readonly phone_reversed: string
  readonly member_number: string
  readonly tier: string
  readonly note: string
  readonly version: number
}

const columns = ['name', 'phone', 'phone_reversed', 'member_number', 'tier', 'note'] as const
type Changing = Pick<CustomerRow, (typeof columns)[number]>

export const byId = reading<{ customer_id: Uint8Array }, CustomerRow>('SELECT * FROM customer WHERE customer_id = @customer_id AND deleted_at IS NULL')
export const byRow = reading<{ row: number }, CustomerRow>('SELECT * FROM customer WHERE row = @row')
export const insertCustomer = writing<Changing & { customer_id: Uint8Array; last_seq: number }>(insertInto('customer', ['customer_id', ...columns, 'last_seq']))
export const updateCustomer = writing<Changing & { row: number; last_seq: number }>(updateByRow('customer', columns))

/** Ranges instead of LIKE, so that both use their index: `from` ≤ phone < `to`. */
export const byPhoneFront = reading<{ from: string; to: string; most: number }, CustomerRow>(
  `SELECT * FROM customer WHERE deleted_at IS NULL AND phone <> '' AND phone >= @from AND phone < @to ORDER BY phone LIMIT @most`,
)
export const byPhoneEnd = reading<{ from: string; to: string; most: number }, CustomerRow>(
  `SELECT * FROM customer WHERE deleted_at IS NULL AND phone <> '' AND phone_reversed >= @from AND phone_reversed < @to ORDER BY phone_reversed LIMIT @most`,
)
export const byMemberNumber = reading<{ from: string; to: string; most: number }, CustomerRow>(
  `SELECT * FROM customer WHERE deleted_at IS NULL AND member_number <> '' AND member_number >= @from AND member_number < @to ORDER BY member_number LIMIT @most`,
)
export const byNamePart = reading<{ part: string; most: number }, CustomerRow>(
  `SELECT * FROM customer WHERE deleted_at IS NULL AND instr(lower(name), lower(@part)) > 0 ORDER BY instr(lower(name), lower(@part)), row DESC LIMIT @most`,
)
