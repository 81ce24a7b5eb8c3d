import { z } from 'zod'
import { customerIdSchema, slugSchema, ticketIdSchema } from '../ids.ts'
import { strikeOut } from '../personalData.ts'
import { cleanPhone } from '../phone.ts'
import { command, query } from '../rpc.ts'
import { lineSchema, storableText, wellFormed } from '../text.ts'
import { instantSchema } from '../time.ts'
import { clockViewSchema, namedSchema } from './common.ts'
import { shownStateSchema } from './ticketState.ts'

/** Digits with an optional leading +, 3 to 20 of them; spaces, hyphens, brackets and full-width digits are cleaned first. */
export const phoneSchema = wellFormed(40)
  .transform(cleanPhone)
  .pipe(z.string().regex(/^(\+?\d{3,20})?$/))

export const memberNumberSchema = wellFormed(40).trim().regex(/^[A-Za-z0-9-]*$/)

const tagsSchema = z.array(slugSchema).max(24).transform((tags) => [...new Set(tags)])

export const customerSchema = z.strictObject({
  customerId: customerIdSchema,
  name: z.string(),
  /** masked (PR-1): the whole number comes only through `reveal` */
  phone: z.string(),
  memberNumber: z.string(),
  tier: slugSchema,
  tierTitle: z.string(),
  tags: z.array(namedSchema),
  /** with the phones and identity numbers in it masked (PR-1) */
  note: z.string(),
  /** wants no messages after a ticket is closed (FU-3) */
  noCareMessages: z.boolean(),
  version: z.int(),
})
export type Customer = z.infer<typeof customerSchema>

const earlierTicketSchema = z.strictObject({
  ticketId: ticketIdSchema,
  number: z.string(),
  need: z.string(),
  state: shownStateSchema,
  openedAt: instantSchema,
  /** what is still promised, while it is open: the running clock that is due first, and what the customer was told last */
  nextClock: clockViewSchema.nullable(),
  told: z.strictObject({ text: z.string(), at: instantSchema }).nullable(),
})
export type EarlierTicket = z.infer<typeof earlierTicketSchema>

/** Why somebody may be known already, the strongest sign first. */
export const likenesses = ['phone', 'memberNumber', 'name'] as const
export const likenessSchema = z.enum(likenesses)
export type Likeness = z.infer<typeof likenessSchema>

export const customersContract = {
  /** By the front or the last digits of a phone, by member number, or by part of a name; at most 8, best first. */
  search: query({ text: wellFormed(80) }, z.array(customerSchema)),
  get: query({ customerId: customerIdSchema }, z.strictObject({ customer: customerSchema, tickets: z.array(earlierTicketSchema) })),
  /** Who the customer that is being written down may be already, the likeliest first, at most 3; `except` is the one that is being corrected. */
  likely: query(
    { except: customerIdSchema.nullable(), name: wellFormed(60), phone: wellFormed(40), memberNumber: wellFormed(40) },
    z.array(z.strictObject({ customer: customerSchema, why: likenessSchema })),
  ),
  /** At least a name or a phone. */
  create: command({ name: wellFormed(60).trim().transform(strikeOut), phone: phoneSchema, memberNumber: memberNumberSchema, tier: slugSchema, tags: tagsSchema.default([]) }, customerSchema),
  update: command(
    {
      customerId: customerIdSchema,
      version: z.int().min(1),
      name: lineSchema(60).transform(strikeOut),
      phone: phoneSchema,
      memberNumber: memberNumberSchema,
      tier: slugSchema,
      tags: tagsSchema,
      note: storableText(2_000),
      /** absent: as it was */
      noCareMessages: z.boolean().optional(),
    },
    customerSchema,
  ),
  /** PR-1: phone and note as they are, on purpose; it is recorded who looked. */
  reveal: command({ customerId: customerIdSchema }, z.strictObject({ phone: z.string(), note: z.string() })),
}
