import { type Improvement, longestPeriod, type ratingGroups, type RatedAspect, ratedAspects, type RatingFigures } from '../../../shared/contract/followups.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ImprovementId, PersonId, TicketId } from '../../../shared/ids.ts'
import { day, type Instant } from '../../../shared/time.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import { actorOf, type CommandContext, type Context } from '../context.ts'
import { getByRow } from '../customers/customers.ts'
import { dateFormat } from '../formats.ts'
import { idOf, nameOf, nameOfId, rowOf as rowOfPerson } from '../people/people.ts'
import { playbookInForce, wordsOf } from '../playbook/playbook.ts'
import { rowByKey, rowOf } from '../tickets/tickets.ts'
import { average, gathered, isLow, type Points, type Summed } from './rating.rules.ts'
import { allImprovements, improvementById, type ImprovementWithRating, improvementOf, insertImprovement, insertOfForm, insertRating, isRatedSince, markImprovementRemoved, markRemoved, openImprovements, quarter, ratingById, type RatingRow, ratingsBy, sameRating, updateImprovement, updateRating } from './rating.store.ts'

const most = 200

/** Whether the customer was already asked by phone since this ticket was solved. */
export function isRated(context: Context, ticket: number, since = 0): boolean {
  return isRatedSince.one(context.db, { ticket, since }) !== null
}

/** A rating by phone (FU-2). A low one opens an improvement, owned by whoever owns the ticket until somebody else takes it. @throws AppError not_ready (`rating`) */
export function rate(context: CommandContext, input: Points & { readonly ticketId: TicketId; readonly comment: string }): void {
  if (ratedAspects.every((aspect) => input[aspect] === null)) throw new AppError('not_ready', {}, 'rating')
  take(context, { ...input, source: 'phone', givenAt: context.now, by: actorOf(context).row })
  context.announce('followUp', input.ticketId)
}

export type GivenRating = Points & { readonly ticketId: TicketId; readonly comment: string; readonly source: 'phone' | 'form'; readonly givenAt: Instant; readonly by: number | null; readonly formId?: string | null }

/** @returns whether it was new: the same form twice is one rating */
export function take(context: CommandContext, { ticketId, comment, source, givenAt, by, speed, solution, attitude, formId = null }: GivenRating): boolean {
  const ticket = rowOf(context, ticketId)
  if (sameRating.one(context.db, { ticket: ticket.row, source, given_at: givenAt }) !== null) return false
  const ratingId = context.newId()
  const points = { speed, solution, attitude }
  const last_seq = context.record({ entity: 'rating', id: ratingId, type: 'rating.given', body: { ticketId, source, givenAt, comment, ...points, ...(formId === null ? {} : { formId }) } })
  const values = { rating_id: uuidToBlob(ratingId), ticket: ticket.row, source, ...points, comment, given_at: givenAt, by, last_seq }
  const { row } = formId === null ? insertRating(context.db, values) : insertOfForm(context.db, values, formId)
  context.announce('rating', ratingId)
  if (isLow(points)) openImprovement(context, { rating: row, ratingId, owner: ticket.owner, because: last_seq })
  return true
}

/** What a form says now of a rating that was taken before. One that became low opens an improvement; one that is open stays until somebody settles it. */
export function correct(context: CommandContext, before: RatingRow, { comment, givenAt, speed, solution, attitude }: Points & { readonly comment: string; readonly givenAt: Instant }): void {
  const ratingId = blobToUuid(before.rating_id)
  const set = { speed, solution, attitude, comment, given_at: givenAt }
  const changes = Object.fromEntries((Object.keys(set) as (keyof typeof set)[]).filter((column) => before[column] !== set[column]).map((column) => [column, { from: before[column], to: set[column] }]))
  const last_seq = context.record({ entity: 'rating', id: ratingId, type: 'rating.changed', body: { changes, set } })
  updateRating(context.db, { row: before.row, ...set, last_seq })
  context.announce('rating', ratingId)
  const owner = rowByKey(context.db, before.ticket)?.owner
  if (isLow(set) && owner !== undefined && improvementOf.one(context.db, { rating: before.row }) === null) openImprovement(context, { rating: before.row, ratingId, owner, because: last_seq })
}

type Before = { readonly changes: { readonly [Column in keyof Points | 'comment' | 'given_at']?: { readonly from: Exclude<RatingRow[Column], undefined> } } }

/** A rating says again what it said before a change. */
export function takeBackChange(context: CommandContext, ratingId: Uint8Array, { changes }: Before): void {
  const now = found(ratingById.one(context.db, { rating_id: ratingId }))
  const was = <Column extends keyof Before['changes']>(column: Column) => (changes[column] === undefined ? now[column] : changes[column].from)
  correct(context, now, { speed: was('speed'), solution: was('solution'), attitude: was('attitude'), comment: was('comment'), givenAt: was('given_at') as Instant })
}

/** A rating that was taken by mistake. */
export function removeRating(context: CommandContext, ratingId: Uint8Array): void {
  const { row } = found(ratingById.one(context.db, { rating_id: ratingId }))
  const last_seq = context.record({ entity: 'rating', id: blobToUuid(ratingId), type: 'rating.removed', body: {} })
  markRemoved(context.db, { row, deleted_at: context.now, last_seq })
  context.announce('rating', blobToUuid(ratingId))
}

/** An improvement whose rating was taken by mistake. */
export function removeImprovement(context: CommandContext, improvementId: Uint8Array): void {
  const { row } = found(improvementById.one(context.db, { improvement_id: improvementId }))
  const last_seq = context.record({ entity: 'improvement', id: blobToUuid(improvementId), type: 'improvement.removed', body: {} })
  markImprovementRemoved(context.db, { row, deleted_at: context.now, last_seq })
}

function found<Row>(row: Row | null): Row {
  if (row === null) throw new AppError('internal', { missing: 'rating' })
  return row
}

function openImprovement(context: CommandContext, { rating, ratingId, owner, because }: { readonly rating: number; readonly ratingId: string; readonly owner: number; readonly because: number }): void {
  const improvementId = context.newId()
  const last_seq = context.record({ entity: 'improvement', id: improvementId, type: 'improvement.opened', body: { ratingId, because, owner: idOf(context, owner) } })
  insertImprovement(context.db, { improvement_id: uuidToBlob(improvementId), rating, owner, opened_at: context.now, last_seq })
}

export function ratings(context: Context, { from, to, by }: { readonly from: Instant; readonly to: Instant; readonly by: (typeof ratingGroups)[number] }): RatingFigures[] {
  if (to <= from || to - from > longestPeriod) throw new AppError('invalid_input', { path: 'to', reason: 'period' })
  // A period is put together from quarters of an hour: as many rows as there may be, and in order of time.
  const rows = ratingsBy[by].all(context.db, { from, to, most: by === 'period' ? -1 : most })
  if (by !== 'period') return rows.map((row) => figuresOf(row, titleOf(context, by, row.id)))
  const month = dateFormat('month', 'en-CA', context.timeZone, { year: 'numeric', month: '2-digit' })
  const monthOf = (id: string) => month.format(Number(id) * quarter)
  return gathered([...rows].sort((a, b) => Number(a.id) - Number(b.id)), ({ id }) => monthOf(id)).map((sum) => figuresOf(sum, sum.id))
}

function titleOf(context: Context, by: 'team' | 'person' | 'need', id: string): string {
  if (by === 'person') return nameOfId(context, blobToUuid(Buffer.from(id, 'hex')))
  return by === 'need' && id !== '' ? wordsOf(playbookInForce(context.db).playbook, context.language).title('needs', id) : id
}

function figuresOf(sum: Summed & { readonly id: string }, title: string): RatingFigures {
  const of = (aspect: RatedAspect) => ({ given: sum[`${aspect}_given`], average: average(sum[`${aspect}_sum`], sum[`${aspect}_given`]), good: sum[`${aspect}_good`] })
  return { id: sum.id, title, ratings: sum.ratings, speed: of('speed'), solution: of('solution'), attitude: of('attitude') }
}

export function improvements(context: Context, { all }: { readonly all: boolean }): Improvement[] {
  const rows = all ? allImprovements.all(context.db, { since: context.now - 90 * day, most }) : openImprovements.all(context.db, { most })
  return rows.map((row) => viewOf(context, row))
}

/** What is done about it, by whom and when; done before the customer is told of it. @throws AppError conflict, not_found, not_ready (`improvement`) */
export function improve(
  context: CommandContext,
  input: { readonly improvementId: ImprovementId; readonly version: number; readonly measure: string; readonly owner: PersonId; readonly dueAt: Instant | null; readonly done: boolean; readonly told: boolean },
): Improvement {
  const row = improvementById.one(context.db, { improvement_id: uuidToBlob(input.improvementId) })
  if (row === null) throw new AppError('not_found', { what: 'improvement' })
  if (row.version !== input.version) throw new AppError('conflict', { what: 'improvement', version: row.version })
  if (input.done && input.measure.trim() === '') throw new AppError('not_ready', {}, 'improvement')
  if (input.told && !input.done) throw new AppError('not_ready', {}, 'improvementTold')
  const set = {
    owner: rowOfPerson(context, input.owner), measure: input.measure, due_at: input.dueAt,
    done_at: input.done ? (row.done_at ?? context.now) : null, told_at: input.told ? (row.told_at ?? context.now) : null,
  }
  const last_seq = context.record({
    entity: 'improvement', id: input.improvementId, type: 'improvement.changed',
    body: { changes: { owner: { from: idOf(context, row.owner), to: input.owner }, measure: { from: row.measure, to: set.measure }, dueAt: { from: row.due_at, to: set.due_at }, doneAt: { from: row.done_at, to: set.done_at }, toldAt: { from: row.told_at, to: set.told_at } }, set: { ...set, owner: input.owner } },
  })
  updateImprovement(context.db, { row: row.row, ...set, last_seq })
  context.announce('rating', input.improvementId)
  return viewOf(context, { ...row, ...set, version: row.version + 1 })
}

function viewOf(context: Context, row: ImprovementWithRating): Improvement {
  return {
    improvementId: blobToUuid(row.improvement_id),
    ratingId: blobToUuid(row.rating_id),
    version: row.version,
    ticketId: blobToUuid(row.ticket_id),
    number: row.number,
    customerName: row.customer === null ? null : getByRow(context, row.customer).name,
    speed: row.speed,
    solution: row.solution,
    attitude: row.attitude,
    comment: row.comment,
    givenAt: row.given_at as Instant,
    measure: row.measure,
    owner: { personId: idOf(context, row.owner), name: nameOf(context, row.owner) },
    dueAt: row.due_at as Instant | null,
    doneAt: row.done_at as Instant | null,
    toldAt: row.told_at as Instant | null,
  }
}
