import type { ReadDb, WriteDb } from '../../db/connection.ts'
import type { CommandContext } from '../context.ts'
import { keepProgress, nameFormsOf, progress } from '../search/search.ts'
import { type CustomerRow, deleteForms, insertForms, lastCustomer, mergeForms, namesDownFrom } from './customers.store.ts'

/** Names of a piece of work that others wait for: some milliseconds. */
const piece = 100
const mergedPages = 16

/** By what else a name is found than by how it is written. */
export function keepForms(db: WriteDb, { row, name_key }: Pick<CustomerRow, 'row' | 'name_key'>): void {
  deleteForms(db, { row })
  if (name_key !== '') insertForms(db, { row, forms: nameFormsOf(name_key) })
}

/** Whether there are customers from before names were found by how they are read. */
export const areNamesToIndex = (db: ReadDb): boolean => progress(db, 'customer') > 0

/** How many names are read, while not all are; nobody is ever taken away, so the last row counts them. */
export function namesRead(db: ReadDb): { readonly read: number; readonly of: number } | null {
  const left = progress(db, 'customer')
  const of = lastCustomer.one(db, {})?.row ?? 0
  return left > 0 && of > 0 ? { read: Math.max(0, of - left), of } : null
}

/** The next names, of the latest customers first. */
export function indexSomeNames({ db }: Pick<CommandContext, 'db'>): void {
  const rows = namesDownFrom.all(db, { upto: progress(db, 'customer'), most: piece })
  // Upwards: below the row before, FTS5 writes down what it holds, each time.
  for (const row of rows.toReversed()) keepForms(db, row)
  mergeForms(db, { pages: mergedPages })
  const last = rows.at(-1)
  keepProgress(db, { what: 'customer', upto: last === undefined ? 0 : last.row - 1 })
}
