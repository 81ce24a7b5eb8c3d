import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import type { CommandContext } from '../context.ts'
import { deedsOf, idsOfRows, type Named, rowsOfIds } from './clocks.store.ts'
import type { ClockEventBody, ClockSet, ClockTold } from './life.rules.ts'

const named = ['contact', 'ticket', 'playbook'] as const

/** What was named last within a command: the clocks of a ticket that is saved all name the same. */
const last = new WeakMap<CommandContext, { readonly rows: Named<number>; readonly ids: Named<string> }>()

/** What of a clock is set, as its history has it: rows are numbered anew on every desk, so that what leaves this one names them by their ids. */
export function told(context: CommandContext, set: ClockSet): ClockTold {
  const { contact = null, ticket = null, playbook = null } = set
  if (contact === null && ticket === null && playbook === null) return set
  const rows = { contact, ticket, playbook }
  const known = last.get(context)
  const ids = known !== undefined && named.every((column) => known.rows[column] === rows[column]) ? known.ids : idsOf(context, rows)
  last.set(context, { rows, ids })
  return { ...set, ...Object.fromEntries(named.filter((column) => rows[column] !== null).map((column) => [column, ids[column]])) }
}

function idsOf({ db }: CommandContext, rows: Named<number>): Named<string> {
  const ids = idsOfRows.one(db, rows)
  const idIn = (id: Uint8Array | null | undefined) => (id == null ? null : blobToUuid(id))
  return { contact: idIn(ids?.contact), ticket: idIn(ids?.ticket), playbook: idIn(ids?.playbook) }
}

/** What an event of a clock has set, by the rows of this desk. */
export function kept(db: ReadDb, set: ClockTold): ClockSet {
  const ids = named.filter((column) => typeof set[column] === 'string')
  const blobs = { contact: null, ticket: null, playbook: null, ...Object.fromEntries(ids.map((column) => [column, uuidToBlob(String(set[column]))])) }
  const rows = ids.length === 0 ? null : rowsOfIds.one(db, blobs)
  return { ...set, ...Object.fromEntries(ids.map((column) => [column, rows?.[column] ?? null])) } as ClockSet
}

/** The events of a clock alone, oldest first, with the events that they followed from; the oldest that there are do not say what they set. */
export function deedsTold(db: ReadDb, clock_id: Uint8Array) {
  return deedsOf.all(db, { clock_id }).map(({ body, ...deed }) => {
    const { set, because } = JSON.parse(body) as Partial<ClockEventBody>
    return { ...deed, set, because }
  })
}
