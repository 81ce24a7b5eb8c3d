import { blobToUuid } from '../../db/blobs.ts'
import type { Context } from '../context.ts'
import { idsOfRows } from './tickets.store.ts'

/** Columns of a ticket that name another row of this database. */
const named = ['owner', 'agent', 'contact', 'customer', 'customer_order', 'playbook', 'merged_into'] as const
type Named = Partial<Record<(typeof named)[number], number | null>>

/** Values of a ticket as its history has them: rows are numbered anew on every desk, so that what leaves this one names them by their ids. */
export function outside(context: Context, values: Named & Readonly<Record<string, unknown>>): Record<string, unknown> {
  const rows = named.filter((column) => typeof values[column] === 'number')
  if (rows.length === 0) return values
  const ids = idsOfRows.one(context.db, { owner: null, agent: null, contact: null, customer: null, customer_order: null, playbook: null, merged_into: null, ...Object.fromEntries(rows.map((column) => [column, values[column] ?? null])) })
  return { ...values, ...Object.fromEntries(rows.map((column) => [column, idIn(ids?.[column])])) }
}

const idIn = (id: Uint8Array | null | undefined) => (id == null ? null : blobToUuid(id))
