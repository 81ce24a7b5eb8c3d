import type { ReadDb } from '../../db/connection.ts'
import { openAfter as pageAfter, withContacts } from './retargeting.store.ts'
import { byRow, contactsOf, contactsOfEach, notesOf, type TicketWithContact } from './tickets.store.ts'

/** What other features look up about tickets. */

/** A ticket by its key in the database; null when there is none. */
export const rowByKey = (db: ReadDb, row: number): TicketWithContact | null => byRow.one(db, { row })

/** Those of these that there are, in no order of their own. */
export const rowsByKey = (db: ReadDb, rows: Iterable<number>): TicketWithContact[] => withContacts.all(db, { rows: JSON.stringify([...rows]) })

/** A page of the open tickets, in the order in which they were opened. @param after the last one of the page before; 0 at first */
export const openAfter = (db: ReadDb, after: number, most: number): TicketWithContact[] => pageAfter.all(db, { after, until: Number.MAX_SAFE_INTEGER, most })

/** What agents noted on these for themselves, the customer's words among it, by the ticket's row; what the customer was told is left out. */
export function notesOnEach(db: ReadDb, tickets: readonly number[]): ReadonlyMap<number, readonly string[]> {
  const notes = new Map<number, string[]>()
  for (const { ticket, text } of notesOf.all(db, { tickets: JSON.stringify(tickets) })) {
    const before = notes.get(ticket)
    if (before === undefined) notes.set(ticket, [text])
    else before.push(text)
  }
  return notes
}

/** A customer and a need, from one instant to another. */
export interface About {
  readonly customer: number
  readonly need: string
  readonly from: number
  readonly to: number
}

/** How many contacts of a customer that became tickets were about a need, from one instant to another. */
export const contactsAbout = (db: ReadDb, about: About): number => contactsOf.one(db, { ...about })?.contacts ?? 0

/** The same of many at once, in the order in which they are asked for. */
export function contactsAboutEach(db: ReadDb, asked: readonly About[]): readonly number[] {
  const counts = asked.map(() => 0)
  const places = JSON.stringify(asked.map(({ customer, need, from, to }) => [customer, need, from, to]))
  for (const { place, contacts } of contactsOfEach.all(db, { asked: places })) counts[place] = contacts
  return counts
}
