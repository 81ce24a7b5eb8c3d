import type { Likeness } from '../../../shared/contract/customers.ts'
import type { CustomerId } from '../../../shared/ids.ts'
import { cleanPhone } from '../../../shared/phone.ts'
import { reversed, startingWith } from '../../db/ranges.ts'
import type { Context } from '../context.ts'
import { type CustomerFacts, factsOf } from './facts.ts'
import { byMemberNumber, byNameFront, byNamePart, byPhoneEnd, byPhoneFront, type CustomerRow } from './customers.store.ts'
import { type Compared, likeness, samePhone } from './likely.rules.ts'
import { nameKey, partQuery } from './name.rules.ts'

const most = 8

/** By the front or the last digits of a phone, by the front of a member number, or by part of a name; best first, each once. */
export function search(context: Context, text: string): CustomerFacts[] {
  const typed = text.normalize('NFKC').trim()
  const found = new Map<number, CustomerRow>()
  const add = (rows: readonly CustomerRow[]) => { for (const row of rows) if (found.size < most) found.set(row.row, row) }
  const digits = cleanPhone(typed)
  if (/^\+?\d+$/.test(digits)) {
    add(byPhoneFront.all(context.db, { ...startingWith(digits), most }))
    if (digits.length >= 3) add(byPhoneEnd.all(context.db, { ...startingWith(reversed(digits)), most }))
  }
  if (typed !== '') add(byMemberNumber.all(context.db, { ...startingWith(typed), most }))
  const key = nameKey(text)
  const part = partQuery(key)
  if (part !== null) {
    add(byNameFront.all(context.db, { ...startingWith(key), most }))
    // Those in front may be among them again.
    if (found.size < most) add(byNamePart.all(context.db, { part, most: 2 * most }))
  }
  return [...found.values()].map(factsOf)
}

export interface Likely {
  readonly customer: CustomerFacts
  readonly why: Likeness
}

const mostLikely = 3
const line = 9
const tail = 4
/** Of a million customers about a hundred have the same last four digits. */
const mostCompared = 400

/** Customers who may be the one that is being written down, the likeliest first; `except` is the one that is being corrected. */
export function likely(context: Context, given: Compared & { readonly except: CustomerId | null }): Likely[] {
  const draft = { ...given, phone: cleanPhone(given.phone), memberNumber: given.memberNumber.trim() }
  const signs: readonly Likeness[] = ['phone', 'memberNumber', 'name']
  return candidates(context, draft)
    .map(factsOf)
    .filter((customer) => customer.customerId !== given.except)
    .flatMap((customer): Likely[] => {
      const why = likeness(draft, customer)
      return why === null ? [] : [{ customer, why }]
    })
    .sort((a, b) => signs.indexOf(a.why) - signs.indexOf(b.why))
    .slice(0, mostLikely)
}

/** Customers with this line, with or without its country code. */
export function withPhone(context: Context, phone: string): CustomerFacts[] {
  return endingLike(context, phone, line).map(factsOf).filter((customer) => samePhone(customer.phone, phone))
}

export function withMemberNumber(context: Context, memberNumber: string): CustomerFacts[] {
  return exactMember(context, memberNumber).map(factsOf)
}

function candidates(context: Context, draft: Compared): CustomerRow[] {
  const found = new Map<number, CustomerRow>()
  const rows = [
    ...endingLike(context, draft.phone, line),
    ...exactMember(context, draft.memberNumber),
    ...(draft.name === '' ? [] : endingLike(context, draft.phone, tail)),
  ]
  for (const row of rows) found.set(row.row, row)
  return [...found.values()]
}

function endingLike(context: Context, phone: string, digits: number): CustomerRow[] {
  const end = phone.replace(/\D/g, '').slice(-digits)
  return end.length < tail ? [] : byPhoneEnd.all(context.db, { ...startingWith(reversed(end)), most: mostCompared })
}

function exactMember(context: Context, memberNumber: string): CustomerRow[] {
  if (memberNumber === '') return []
  return byMemberNumber.all(context.db, { ...startingWith(memberNumber), most }).filter((row) => row.member_number.toLowerCase() === memberNumber.toLowerCase())
}
