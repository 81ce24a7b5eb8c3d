/** The ledger of what customers were told: every time is a record with its owner, kept or broken (the handbooks' 承诺). */
import { longestPeriod } from '../../../shared/contract/followups.ts'
import { longestDay, mostPromises, type PromiseFigures, type promiseGroups, type PromiseSource, type PromiseView } from '../../../shared/contract/promises.ts'
import { AppError } from '../../../shared/errors.ts'
import type { PersonId, PromiseId, TicketId } from '../../../shared/ids.ts'
import { farthestPromise } from '../../../shared/promiseTime.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import { actorOf, type CommandContext, type Context } from '../context.ts'
import { getByRow } from '../customers/customers.ts'
import { dateFormat } from '../formats.ts'
import { localDay } from '../localDay.ts'
import { idOf, nameOf, nameOfId, rowOf as rowOfPerson } from '../people/people.ts'
import { needIn, rowOf } from '../tickets/tickets.ts'
import { atDue } from './promises.rules.ts'
import {
  type ChangingPromise, dueWithin, firstPromiseDue, insertPromise, promiseById, promisesBy, promisesFallenDue, promisesOfTicket, type PromiseOnTicket, type PromiseSums, quarter, toKeep, updatePromise,
} from './promises.store.ts'

export interface NewPromise {
  readonly ticketId: TicketId
  /** by when, an instant after now and at most a year ahead */
  readonly dueAt: Instant
  readonly source: PromiseSource
  /** the words that the customer was told */
  readonly text: string
}

const longestTold = 500

/**
 * Writes down what a customer was just told, for whoever sits here: they own it, whoever works on the ticket.
 * @throws AppError not_found, invalid_input for a time that is over or too far ahead
 */
export function promise(context: CommandContext, { ticketId, dueAt, source, text }: NewPromise): PromiseId {
  if (dueAt <= context.now || dueAt - context.now > farthestPromise) throw new AppError('invalid_input', { path: 'dueAt', reason: 'promise_time' })
  const ticket = rowOf(context, ticketId)
  const owner = actorOf(context)
  const promiseId = context.newId()
  const told = [...text].slice(0, longestTold).join('')
  const last_seq = context.record({ entity: 'promise', id: promiseId, type: 'promise.made', body: { ticketId, owner: owner.personId, source, text: told, dueAt } })
  insertPromise(context.db, { promise_id: uuidToBlob(promiseId), ticket: ticket.row, owner: owner.row, source, text: told, made_at: context.now, due_at: dueAt, last_seq })
  context.announce('promise', promiseId)
  return promiseId
}

export function today(context: Context): PromiseView[] {
  const { to } = localDay(context.now, context.timeZone)
  return toKeep.all(context.db, { owner: actorOf(context).row, until: to, most: mostPromises }).map((row) => viewOf(context, row))
}

/** @throws AppError invalid_input for more than a day, not_found */
export function day(context: Context, { from, to, personId }: { readonly from: Instant; readonly to: Instant; readonly personId: PersonId | null }): { promises: PromiseView[]; more: boolean } {
  if (to <= from || to - from > longestDay) throw new AppError('invalid_input', { path: 'to', reason: 'period' })
  const rows = dueWithin.all(context.db, { from, to, owner: personId === null ? null : rowOfPerson(context, personId), most: mostPromises + 1 })
  return { promises: rows.slice(0, mostPromises).map((row) => viewOf(context, row)), more: rows.length > mostPromises }
}

export function ofTicket(context: Context, { ticketId }: { readonly ticketId: TicketId }): PromiseView[] {
  return promisesOfTicket.all(context.db, { ticket: rowOf(context, ticketId).row }).map((row) => viewOf(context, row))
}

type OnVersion = { readonly promiseId: PromiseId; readonly version: number }

/** @throws AppError conflict, not_found, not_possible (`promiseSettled`) */
export function keep(context: CommandContext, input: OnVersion): PromiseView {
  const row = unsettled(context, input)
  return viewOf(context, change(context, row, 'promise.kept', {}, { kept_at: Math.max(context.now, row.made_at) }))
}

/** Those that a customer was just answered with ("that was it"); what is settled meanwhile stays as it is. @throws AppError not_found */
export function keepAll(context: CommandContext, ticketId: TicketId, promiseIds: readonly PromiseId[]): void {
  const ticket = rowOf(context, ticketId).row
  for (const promiseId of new Set(promiseIds)) {
    const row = find(context, promiseId)
    if (row.ticket !== ticket) throw new AppError('not_found', { what: 'promise' })
    if (row.kept_at === null && row.withdrawn_at === null) change(context, row, 'promise.kept', {}, { kept_at: Math.max(context.now, row.made_at) })
  }
}

/** With another time it is replaced by a promise of its own. @throws AppError conflict, not_found, not_possible (`promiseSettled`), invalid_input */
export function withdraw(context: CommandContext, input: OnVersion & { readonly reason: string; readonly dueAt: Instant | null }): PromiseView {
  const row = unsettled(context, input)
  const replacedBy = input.dueAt === null ? null : promise(context, { ticketId: blobToUuid(row.ticket_id), dueAt: input.dueAt, source: 'comment', text: row.text })
  return viewOf(context, change(context, row, 'promise.withdrawn', { why: input.reason, replacedBy }, { withdrawn_at: context.now, reason: input.reason }))
}

/** Takes keeping or withdrawing back: what is over by now is broken at its true instant. @throws AppError conflict, not_found, not_possible (`promiseOpen`) */
export function reopen(context: CommandContext, input: OnVersion): PromiseView {
  const row = versioned(context, input)
  if (row.kept_at === null && row.withdrawn_at === null) throw new AppError('not_possible', {}, 'promiseOpen')
  const opened = change(context, row, 'promise.reopened', {}, { kept_at: null, withdrawn_at: null, reason: '' })
  return viewOf(context, opened.broken_at === null && opened.due_at <= context.now ? fallDue(context, opened) : opened)
}

export function figures(context: Context, { from, to, by }: { readonly from: Instant; readonly to: Instant; readonly by: (typeof promiseGroups)[number] }): PromiseFigures[] {
  if (to <= from || to - from > longestPeriod) throw new AppError('invalid_input', { path: 'to', reason: 'period' })
  const rows = promisesBy[by].all(context.db, { from, to, most: by === 'period' ? -1 : 200 })
  if (by !== 'period') return rows.map((row) => ({ ...row, title: by === 'person' ? nameOfId(context, blobToUuid(Buffer.from(row.id, 'hex'))) : row.id }))
  const month = dateFormat('month', 'en-CA', context.timeZone, { year: 'numeric', month: '2-digit' })
  const months = new Map<string, PromiseFigures>()
  for (const row of [...rows].sort((a, b) => Number(a.id) - Number(b.id))) {
    const id = month.format(Number(row.id) * quarter)
    months.set(id, added(months.get(id) ?? { id, title: id, promised: 0, kept: 0, late: 0, broken: 0, open: 0, withdrawn: 0 }, row))
  }
  return [...months.values()]
}

const added = (sum: PromiseFigures, { promised, kept, late, broken, open, withdrawn }: PromiseSums): PromiseFigures => ({
  ...sum, promised: sum.promised + promised, kept: sum.kept + kept, late: sum.late + late, broken: sum.broken + broken, open: sum.open + open, withdrawn: sum.withdrawn + withdrawn,
})

/** The instant at which the next promise falls due; null when none is open. */
export const nextPromiseDue = (db: ReadDb): Instant | null => (firstPromiseDue.one(db, {})?.at ?? null) as Instant | null

const batch = 500

/** Records what fell due, each once and at its true instant, however late that is noticed (as CK-22). */
export function sweepPromises(context: CommandContext): void {
  for (;;) {
    const rows = promisesFallenDue.all(context.db, { now: context.now, most: batch })
    for (const row of rows) fallDue(context, row)
    if (rows.length < batch) return
  }
}

function fallDue(context: CommandContext, row: PromiseOnTicket): PromiseOnTicket {
  const { keptAt, brokenAt } = atDue({ dueAt: row.due_at, source: row.source }, row.resolved_at)
  const kept_at = keptAt === null ? null : Math.max(keptAt, row.made_at)
  return change(context, row, brokenAt === null ? 'promise.kept' : 'promise.broken', { dueAt: row.due_at, recordedAt: context.now }, { broken_at: brokenAt, kept_at }, (brokenAt ?? kept_at) as Instant)
}

function find(context: Context, promiseId: PromiseId): PromiseOnTicket {
  const row = promiseById.one(context.db, { promise_id: uuidToBlob(promiseId) })
  if (row === null) throw new AppError('not_found', { what: 'promise' })
  return row
}

function versioned(context: Context, { promiseId, version }: OnVersion): PromiseOnTicket {
  const row = find(context, promiseId)
  if (row.version !== version) throw new AppError('conflict', { what: 'promise', version: row.version })
  return row
}

function unsettled(context: Context, input: OnVersion): PromiseOnTicket {
  const row = versioned(context, input)
  if (row.kept_at !== null || row.withdrawn_at !== null) throw new AppError('not_possible', {}, 'promiseSettled')
  return row
}

function change(context: CommandContext, row: PromiseOnTicket, type: string, body: Record<string, unknown>, values: Partial<ChangingPromise>, at?: Instant): PromiseOnTicket {
  const promiseId = blobToUuid(row.promise_id)
  const next = { ...row, ...values, version: row.version + 1 }
  const { broken_at, kept_at, withdrawn_at, reason } = next
  updatePromise(context.db, { row: row.row, broken_at, kept_at, withdrawn_at, reason, last_seq: context.record({ entity: 'promise', id: promiseId, type, body: { ...body, set: values } }, at) })
  context.announce('promise', promiseId)
  return next
}

function viewOf(context: Context, row: PromiseOnTicket): PromiseView {
  const ticketId = blobToUuid(row.ticket_id) as TicketId
  const ticket = rowOf(context, ticketId)
  return {
    promiseId: blobToUuid(row.promise_id),
    version: row.version,
    ticketId,
    number: ticket.number,
    customerName: ticket.customer === null ? null : getByRow(context, ticket.customer).name,
    need: needIn(context, ticket),
    owner: { personId: idOf(context, row.owner), name: nameOf(context, row.owner) },
    source: row.source as PromiseSource,
    text: row.text,
    madeAt: row.made_at as Instant,
    dueAt: row.due_at as Instant,
    brokenAt: row.broken_at as Instant | null,
    keptAt: row.kept_at as Instant | null,
    withdrawnAt: row.withdrawn_at as Instant | null,
    reason: row.reason,
  }
}
