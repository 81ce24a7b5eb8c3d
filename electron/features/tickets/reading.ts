import type { ReadDb } from '../../db/connection.ts'
import { openAfter as pageAfter } from './retargeting.store.ts'
import { byRow, contactsOf, notesOf, type TicketWithContact } from './tickets.store.ts'

/** What other features look up about tickets. */

/** A ticket by its key in the database; null when there is none. */
export const rowByKey = (db: ReadDb, row: number): TicketWithContact | null => byRow.one(db, { row })

/** A page of the open tickets, in the order in which they were opened. @param after the last one of the page before; 0 at first */
export const openAfter = (db: ReadDb, after: number, most: number): TicketWithContact[] => pageAfter.all(db, { after, until: Number.MAX_SAFE_INTEGER, most })

/** What agents noted on it for themselves, the customer's words among it; what the customer was told is left out. */
export const notesOn = (db: ReadDb, ticket: number): string[] => notesOf.all(db, { ticket }).map(({ text }) => text)

/** How many contacts of a customer that became tickets were about a need, from one instant to another. */
export const contactsAbout = (db: ReadDb, about: { readonly customer: number; readonly need: string; readonly from: number; readonly to: number }): number => contactsOf.one(db, about)?.contacts ?? 0
