import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import { deedsOf, idsOfRows, type Named, rowsOfIds } from './clocks.store.ts'
import type { ClockEventBody, ClockSet, ClockTold } from './life.rules.ts'

const named = ['contact', 'ticket', 'playbook'] as const

/** What of a clock is set, as its history has it: rows are numbered anew on every desk, so that what leaves this one names them by their ids. */
export function told(db: ReadDb, set: ClockSet): ClockTold {
  const rows = named.filter((column) => typeof set[column] === 'number')
  if (rows.length === 0) return set
  const ids = idsOfRows.one(db, asked(rows, (column) => set[column] ?? null))
  return { ...set, ...Object.fromEntries(rows.map((column) => [column, ids?.[column] == null ? null : blobToUuid(ids[column])])) }
}

/** What an event of a clock has set, by the rows of this desk. */
export function kept(db: ReadDb, set: ClockTold): ClockSet {
  const ids = named.filter((column) => typeof set[column] === 'string')
  const rows = ids.length === 0 ? null : rowsOfIds.one(db, asked(ids, (column) => uuidToBlob(String(set[column]))))
  return { ...set, ...Object.fromEntries(ids.map((column) => [column, rows?.[column] ?? null])) } as ClockSet
}

function asked<Name>(columns: readonly (typeof named)[number][], name: (column: (typeof named)[number]) => Name | null): Named<Name> {
  return { contact: null, ticket: null, playbook: null, ...Object.fromEntries(columns.map((column) => [column, name(column)])) }
}

/** The events of a clock alone, oldest first; the oldest that there are do not say what they set. */
export function deedsTold(db: ReadDb, clock_id: Uint8Array) {
  return deedsOf.all(db, { clock_id }).map(({ body, ...deed }) => ({ ...deed, set: (JSON.parse(body) as Partial<ClockEventBody>).set }))
}
