import { mostRatings, type RatingCheck, type RatingIssue } from '../../../shared/contract/followups.ts'
import { AppError } from '../../../shared/errors.ts'
import { maskedText } from '../../../shared/masking.ts'
import { blobToUuid } from '../../db/blobs.ts'
import { readWholeTable } from '../../reading/wholeTable.ts'
import type { CommandContext, Context } from '../context.ts'
import { rowOfNumber } from '../tickets/tickets.ts'
import { isLow } from './rating.rules.ts'
import { fromForm, type RatingRow, sameRating } from './rating.store.ts'
import { correct, take } from './rating.ts'
import { ratingLayout, type RatingLayout, readRating, type ReadRating } from './ratingRows.ts'

/** Ratings that customers gave in a form (FU-2), from the file that the form gives. */

const [mostIssues, mostShown] = [20, 5]

export interface RatingFile {
  readonly file: string
  /** base64 */
  readonly content: string
}

/** A rating of the file with what it means here. */
interface Known {
  readonly read: ReadRating
  readonly ticket: NonNullable<ReturnType<typeof rowOfNumber>>
  /** as it was taken before; null: it is new */
  readonly before: RatingRow | null
}

interface ReadFile {
  readonly encoding: RatingCheck['encoding']
  readonly unused: readonly string[]
  readonly ratings: readonly Known[]
  readonly issues: readonly RatingIssue[]
}

export function checkRatings(context: Context, file: RatingFile): RatingCheck {
  const { encoding, unused, ratings, issues } = read(context, file)
  return {
    encoding, unused: [...unused], issues: issues.slice(0, mostIssues), ...countsOf(ratings),
    preview: ratings.slice(0, mostShown).map(({ read: { number, givenAt, speed, solution, attitude, comment } }) => ({ number, givenAt, speed, solution, attitude, comment: maskedText(comment) })),
  }
}

/** @throws AppError not_possible (`ratings`) with nothing written while anything in the file is wrong */
export function importRatings(context: CommandContext, file: RatingFile): ReturnType<typeof countsOf> {
  const { ratings, issues } = read(context, file)
  if (issues.length > 0) throw new AppError('not_possible', {}, 'ratings')
  for (const { read: { number: _, line: __, id, ...given }, ticket, before } of ratings) {
    if (before === null) take(context, { ...given, ticketId: blobToUuid(ticket.ticket_id), source: 'form', by: null, formId: id === '' ? null : id })
    else if (isOther(before, given)) correct(context, before, given)
  }
  return countsOf(ratings)
}

const isOther = (before: RatingRow, { speed, solution, attitude, comment, givenAt }: Pick<ReadRating, 'speed' | 'solution' | 'attitude' | 'comment' | 'givenAt'>) =>
  before.speed !== speed || before.solution !== solution || before.attitude !== attitude || before.comment !== comment || before.given_at !== givenAt

function countsOf(ratings: readonly Known[]): { added: number; changed: number; same: number; low: number } {
  const known = ratings.filter(({ before }) => before !== null)
  const changed = known.filter(({ before, read: given }) => before !== null && isOther(before, given)).length
  return { added: ratings.length - known.length, changed, same: known.length - changed, low: ratings.filter(({ read: given }) => isLow(given)).length }
}

function read(context: Context, { content }: RatingFile): ReadFile {
  const issues: RatingIssue[] = []
  const ratings: Known[] = []
  const seen = new Set<string>()
  let layout: RatingLayout | null = null
  let unused: readonly string[] = []
  let isWhole = false
  // What was found wrong may be a phone (PR-1).
  const refuse = (issue: RatingIssue) => { issues.push({ ...issue, found: maskedText(issue.found) }) }
  const table = readWholeTable(Buffer.from(content, 'base64'), (cells, at) => {
    if (layout === null) {
      const head = ratingLayout(cells)
      ;({ layout, unused } = head)
      head.issues.forEach(refuse)
      isWhole = head.issues.every(({ reason }) => reason !== 'missingColumn')
      return
    }
    // What is missing everywhere is told once.
    if (!isWhole) return
    const one = readRating(cells, layout, at, context.timeZone)
    if (!('givenAt' in one)) one.forEach(refuse)
    else if (ratings.length >= mostRatings) refuse({ line: at, column: 0, reason: 'tooMany', found: String(mostRatings) })
    else {
      const known = held(context, one, seen)
      if ('reason' in known) refuse({ ...known, column: known.column === 0 ? 0 : (layout.get('ticket') ?? -1) + 1 })
      else ratings.push(known)
    }
  })
  if (!table.ok) refuse({ line: 0, column: 0, reason: table.between.length === 0 ? 'encoding' : 'encodingUnsure', found: table.between.map(({ encoding }) => encoding.toUpperCase()).join(' / ') })
  else if (table.broken !== null) refuse({ ...table.broken, reason: 'quotes', found: '' })
  if (ratings.length === 0 && issues.length === 0) refuse({ line: 0, column: 0, reason: 'empty', found: '' })
  return { encoding: table.ok ? table.encoding : 'utf-8', unused, ratings, issues }
}

/** A rating held against what is known here; twice in one file it is refused, since nobody can say which of the two counts. */
function held(context: Context, one: ReadRating, seen: Set<string>): Known | RatingIssue {
  const wrong = (reason: RatingIssue['reason'], column: 0 | 1, found: string): RatingIssue => ({ line: one.line, column, reason, found })
  const ticket = rowOfNumber(context, one.number)
  if (ticket === null) return wrong('noTicket', 1, one.number)
  if (one.givenAt > context.now) return wrong('future', 0, '')
  if (one.givenAt < ticket.opened_at) return wrong('early', 0, '')
  const keys = [`${one.number} ${String(one.givenAt)}`, ...(one.id === '' ? [] : [`#${one.id}`])]
  if (keys.some((key) => seen.has(key))) return wrong('twice', 0, one.id)
  for (const key of keys) seen.add(key)
  const sameTime = sameRating.one(context.db, { ticket: ticket.row, source: 'form', given_at: one.givenAt })
  const before = one.id === '' ? sameTime : fromForm.one(context.db, { id: one.id })
  if (sameTime !== null && sameTime.row !== before?.row) return wrong('twice', 0, one.id)
  if (before !== null && before.ticket !== ticket.row) return wrong('otherTicket', 1, one.number)
  return { read: one, ticket, before }
}
