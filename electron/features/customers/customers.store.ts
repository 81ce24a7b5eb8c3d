import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'

export type CustomerRow = {
  readonly row: number
  readonly customer_id: Uint8Array
  readonly name: string
  readonly name_key: string
  readonly phone: string
  readonly phone_reversed: string
  readonly member_number: string
  readonly tier: string
  readonly tags: string
  readonly note: string
  /** 1: wants no messages after a ticket is closed */
  readonly no_care_messages: number
  readonly version: number
}

const columns = ['name', 'name_key', 'phone', 'phone_reversed', 'member_number', 'tier', 'tags', 'note', 'no_care_messages'] as const
type Changing = Pick<CustomerRow, (typeof columns)[number]>
type Range = { readonly from: string; readonly to: string; readonly most: number }

export const byId = reading<{ customer_id: Uint8Array }, CustomerRow>('SELECT * FROM customer WHERE customer_id = @customer_id AND deleted_at IS NULL')
export const byRow = reading<{ row: number }, CustomerRow>('SELECT * FROM customer WHERE row = @row')
/** Of these, by their keys in JSON. */
export const tagsOf = reading<{ rows: string }, Pick<CustomerRow, 'row' | 'tags'>>('SELECT customer.row, customer.tags FROM json_each(@rows) AS asked CROSS JOIN customer ON customer.row = asked.value')
export const insertCustomer = writing<Changing & { customer_id: Uint8Array; last_seq: number }>(insertInto('customer', ['customer_id', ...columns, 'last_seq']))
export const updateCustomer = writing<Changing & { row: number; last_seq: number }>(updateByRow('customer', columns))

/** Ranges instead of LIKE, so that each uses its index: `from` ≤ phone < `to`. */
export const byPhoneFront = reading<Range, CustomerRow>(
  `SELECT * FROM customer WHERE deleted_at IS NULL AND phone <> '' AND phone >= @from AND phone < @to ORDER BY phone LIMIT @most`,
)
export const byPhoneEnd = reading<Range, CustomerRow>(
  `SELECT * FROM customer WHERE deleted_at IS NULL AND phone <> '' AND phone_reversed >= @from AND phone_reversed < @to ORDER BY phone_reversed LIMIT @most`,
)
export const byMemberNumber = reading<Range, CustomerRow>(
  `SELECT * FROM customer WHERE deleted_at IS NULL AND member_number <> '' AND member_number >= @from AND member_number < @to ORDER BY member_number LIMIT @most`,
)
export const byNameFront = reading<Range, CustomerRow>(
  `SELECT * FROM customer WHERE deleted_at IS NULL AND name_key <> '' AND name_key >= @from AND name_key < @to ORDER BY name_key LIMIT @most`,
)
/** The latest first, which is the order that index is kept in: nothing is sorted. */
export const byNamePart = reading<{ part: string; most: number }, CustomerRow>(
  `SELECT customer.* FROM customer_name_part CROSS JOIN customer ON customer.row = customer_name_part.rowid
  WHERE customer_name_part MATCH @part AND customer.deleted_at IS NULL ORDER BY customer_name_part.rowid DESC LIMIT @most`,
)

export const insertForms = writing<{ row: number; forms: string }>('INSERT INTO customer_name_form (rowid, forms) VALUES (@row, @forms)')
export const deleteForms = writing<{ row: number }>('DELETE FROM customer_name_form WHERE rowid = @row')
/** Some pages of what FTS5 would else bring together at once, when sixteen small parts of the index lie side by side: most of a second, at a million names. */
export const mergeForms = writing<{ pages: number }>("INSERT INTO customer_name_form (customer_name_form, rank) VALUES ('merge', @pages)")
/** By the words that names come to; the latest first, as by part of a name. */
export const byNameForm = reading<{ match: string; most: number }, CustomerRow>(
  `SELECT customer.* FROM customer_name_form CROSS JOIN customer ON customer.row = customer_name_form.rowid
  WHERE customer_name_form MATCH @match AND customer.deleted_at IS NULL ORDER BY customer_name_form.rowid DESC LIMIT @most`,
)
/** The highest ones up to `upto`, from there down. */
export const namesDownFrom = reading<{ upto: number; most: number }, Pick<CustomerRow, 'row' | 'name_key'>>(
  'SELECT row, name_key FROM customer WHERE row <= @upto ORDER BY row DESC LIMIT @most',
)
export const lastCustomer = reading<Record<string, never>, { row: number | null }>('SELECT max(row) AS row FROM customer')
