import { z } from 'zod'
import { customerIdSchema, slugSchema, ticketIdSchema } from '../ids.ts'
import { strikeOut } from '../personalData.ts'
import { command, query } from '../rpc.ts'
import { lineSchema, storableText, wellFormed } from '../text.ts'
import { instantSchema } from '../time.ts'

/** Digits with an optional leading +, 3 to 20 of them; spaces, hyphens, brackets and full-width digits are cleaned first. */
export const phoneSchema = wellFormed(40)
  .transform((typed) => typed.normalize('NFKC').replace(/[\s()\-.]/g, ''))
  .pipe(z.string().regex(/^(\+?\d{3,20})?$/))

const memberNumber = wellFormed(40).trim().regex(/^[A-Za-z0-9-]*$/)

export const customerSchema = z.strictObject({
  customerId: customerIdSchema,
  name: z.string(),
  phone: z.string(),
  memberNumber: z.string(),
  tier: slugSchema,
  tierTitle: z.string(),
  note: z.string(),
  version: z.int(),
})
export type Customer = z.infer<typeof customerSchema>

const earlierTicketSchema = z.strictObject({
  ticketId: ticketIdSchema,
  number: z.string(),
  need: z.string(),
  state: z.string(),
  openedAt: instantSchema,
})

export const customersContract = {
  /** By the front or the last digits of a phone, by member number, or by part of a name; at most 8, best first. */
  search: query({ text: wellFormed(80) }, z.array(customerSchema)),
  get: query({ customerId: customerIdSchema }, z.strictObject({ customer: customerSchema, tickets: z.array(earlierTicketSchema) })),
  /** At least a name or a phone. */
  create: command({ name: wellFormed(60).trim().transform(strikeOut), phone: phoneSchema, memberNumber, tier: slugSchema }, customerSchema),
  update: command(
    { customerId: customerIdSchema, version: z.int().min(1), name: lineSchema(60).transform(strikeOut), phone: phoneSchema, memberNumber, tier: slugSchema, note: storableText(2_000) },
    customerSchema,
  ),
}
