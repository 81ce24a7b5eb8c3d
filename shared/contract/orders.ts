import { z } from 'zod'
import { encodingChoicesSchema, textEncodingSchema } from '../encoding.ts'
import { customerIdSchema, orderIdSchema, ticketIdSchema } from '../ids.ts'
import { command, query } from '../rpc.ts'
import { sentTable } from '../sentTable.ts'
import { wellFormed } from '../text.ts'
import { instantSchema } from '../time.ts'
import { customerSchema } from './customers.ts'

export const orderStates = ['unpaid', 'packing', 'shipped', 'delivered', 'cancelled', 'returned'] as const
export type OrderState = (typeof orderStates)[number]
export const orderStateSchema = z.enum(orderStates)

export const orderSchema = z.strictObject({
  orderId: orderIdSchema,
  number: z.string(),
  state: orderStateSchema,
  items: z.array(z.strictObject({ name: z.string(), quantity: z.int() })),
  /** in hundredths of whatever the shop charges in; null when it is not known */
  amount: z.int().nullable(),
  orderedAt: instantSchema.nullable(),
  shippedAt: instantSchema.nullable(),
  deliveredAt: instantSchema.nullable(),
})
export type Order = z.infer<typeof orderSchema>

/** An order with whose it is, as far as a customer is known by its phone or member number, and the ticket that was last made about it. */
export const foundOrderSchema = z.strictObject({ order: orderSchema, customer: customerSchema.nullable(), ticketId: ticketIdSchema.nullable() })
export type FoundOrder = z.infer<typeof foundOrderSchema>

export const orderColumns = ['number', 'state', 'items', 'quantity', 'amount', 'ordered', 'shipped', 'delivered', 'phone', 'member'] as const
export const orderColumnSchema = z.enum(orderColumns)
export type OrderColumn = z.infer<typeof orderColumnSchema>

/** What can be wrong with a file of orders; where, in lines and columns from 1 (0: the file as a whole, the line as a whole). */
export const orderIssueReasons = ['encoding', 'encodingUnsure', 'json', 'tooLarge', 'tooSlow', 'protected', 'mismatch', 'broken', 'noSheet', 'noTable', 'quotes', 'missingColumn', 'twiceColumn', 'empty', 'missing', 'number', 'state', 'quantity', 'amount', 'date', 'phone', 'member', 'tooLong', 'tooMany'] as const
export const orderIssueSchema = z.strictObject({
  line: z.int(),
  column: z.int(),
  reason: z.enum(orderIssueReasons),
  /** what stands there, or which column is meant */
  found: z.string(),
})
export type OrderIssue = z.infer<typeof orderIssueSchema>

/** What a file holds, before anything of it is written. Phones are masked (PR-1). */
export const orderCheckSchema = z.strictObject({
  encoding: textEncodingSchema,
  /** where a person has to say how it is written, with the first text in each */
  between: encodingChoicesSchema,
  columns: z.array(z.strictObject({ title: z.string(), column: orderColumnSchema.nullable() })),
  orders: z.int(),
  preview: z.array(orderSchema.omit({ orderId: true })),
  /** the first of them; nothing is imported while there is any */
  issues: z.array(orderIssueSchema),
})
export type OrderCheck = z.infer<typeof orderCheckSchema>

/** Largest file of orders that travels in one frame, in bytes; larger ones are the command line's. */
export const largestOrderFile = 700_000

const file = sentTable(largestOrderFile)

export const ordersContract = {
  /** A customer's orders by their phone, member number or link, the latest first; at most 5. */
  ofCustomer: query({ customerId: customerIdSchema }, z.array(orderSchema)),
  /** By the front or the end of a number, the whole of it first; at most 5. */
  search: query({ text: wellFormed(80) }, z.array(foundOrderSchema)),
  /** What a CSV file (base64) holds and what is wrong with it; read in `encoding` where somebody said. */
  check: query(file, orderCheckSchema),
  /** All of it or nothing; an order that is known by its number is brought up to date. */
  import: command(file, z.strictObject({ added: z.int(), changed: z.int(), same: z.int() })),
}
