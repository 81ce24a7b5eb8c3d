import type { Likeness } from '../../../shared/contract/customers.ts'
import type { CustomerId } from '../../../shared/ids.ts'
import { cleanPhone } from '../../../shared/phone.ts'
import { reversed, startingWith } from '../../db/ranges.ts'
import type { Context } from '../context.ts'
import { askedName, folding, nameMetIn, nameQueriesOf, type NameQuery } from '../search/search.ts'
import { type CustomerFacts, factsOf } from './facts.ts'
import { byMemberNumber, byNameForm, byNameFront, byNamePart, byPhoneEnd, byPhoneFront, type CustomerRow } from './customers.store.ts'
import { type Compared, likeness, samePhone } from './likely.rules.ts'
import { nameKey, partQuery } from './name.rules.ts'

const most = 8
const shortestEnd = 3
/** What the index guesses of parts of names is looked at more closely. */
const mostGuessed = 48
/** Of a million customers about a hundred have the same last four digits. */
const mostCompared = 400

type Add = (rows: readonly CustomerRow[]) => void

/**
 * By the front or the last digits of a phone, by the front of a member number, or by part of a name, in either script, as it is read aloud or by its
 * first letters, with digits of the phone beside it or not (KB-4); best first, each once.
 */
export function search(context: Context, text: string): CustomerFacts[] {
  const typed = text.normalize('NFKC').trim()
  const found = new Map<number, CustomerRow>()
  const add: Add = (rows) => { for (const row of rows) if (found.size < most) found.set(row.row, row) }
  const digits = cleanPhone(typed)
  if (/^\+?\d+$/.test(digits)) {
    add(byPhoneFront.all(context.db, { ...startingWith(digits), most }))
    if (digits.length >= shortestEnd) add(byPhoneEnd.all(context.db, { ...startingWith(reversed(digits)), most }))
  }
  if (typed !== '') add(byMemberNumber.all(context.db, { ...startingWith(typed), most }))
  addNamed(context, text, add, () => found.size === most)
  return [...found.values()].map(factsOf)
}

function addNamed(context: Context, text: string, add: Add, isFull: () => boolean): void {
  const key = nameKey(text)
  const asked = askedName(text)
  if (asked.letters !== '' && asked.digits.length >= shortestEnd) {
    add(byPhoneEnd.all(context.db, { ...startingWith(reversed(asked.digits)), most: mostCompared }).filter(({ name_key }) => nameMetIn(name_key, asked) !== null))
  }
  // As it is written, and as it may be written in the other script.
  const keys = [...new Set([key, folding().fold(key)])]
  const queries = asked.digits === '' ? nameQueriesOf(asked) : []
  const guessed = (must: readonly NameQuery['must'][]) => {
    for (const query of queries) {
      if (isFull()) return
      if (must.includes(query.must)) add(byNameForm.all(context.db, { match: query.match, most: mostGuessed }).filter(({ name_key }) => isMet(nameMetIn(name_key, asked), query.must)))
    }
  }
  for (const each of keys) if (each !== '') add(byNameFront.all(context.db, { ...startingWith(each), most }))
  guessed(['be', 'begin'])
  for (const each of keys) {
    const part = partQuery(each)
    // Those in front may be among them again.
    if (part !== null && !isFull()) add(byNamePart.all(context.db, { part, most: 2 * most }))
  }
  guessed(['have'])
}

const isMet = (met: NameQuery['must'] | null, must: NameQuery['must']) => met !== null && (must === 'have' || met === 'be' || met === must)

export interface Likely {
  readonly customer: CustomerFacts
  readonly why: Likeness
}

const mostLikely = 3
const line = 9
const tail = 4

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
