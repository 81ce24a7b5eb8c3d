import { mostRatings, type RatingCheck, type RatingIssue } from '../../../shared/contract/followups.ts'
import { AppError } from '../../../shared/errors.ts'
import { maskedText } from '../../../shared/masking.ts'
import { blobToUuid } from '../../db/blobs.ts'
import { type ReadTable, readWholeTable, type SentTable } from '../../reading/wholeTable.ts'
import type { CommandContext, Context } from '../context.ts'
import { rowOfNumber } from '../tickets/tickets.ts'
import { isLow } from './rating.rules.ts'
import { fromForm, type RatingRow, sameRating } from './rating.store.ts'
import { correct, take } from './rating.ts'
import { onRecord } from './ratingImports.ts'
import { ratingLayout, type RatingLayout, readRating, type ReadRating } from './ratingRows.ts'

/** Ratings that customers gave in a form (FU-2), from the file that the form gives: by the screen whole in memory, by the command line row after row. */

const [mostIssues, mostShown] = [20, 5]

/** A rating of the file with what it means here. */
interface Known {
  readonly read: ReadRating
  readonly ticket: NonNullable<ReturnType<typeof rowOfNumber>>
  /** as it was taken before; null: it is new */
  readonly before: RatingRow | null
}

/** A file that is read row after row; nothing of it is written meanwhile. */
export interface RatingReading {
  /** @param line from 1; the first row says what stands in which column */
  take(context: Context, cells: readonly string[], line: number): void
  /** something is wrong that is no matter of its rows; at most as many are kept as are shown */
  refuse(issue: RatingIssue): void
  end(): RatingsRead
}

export interface RatingsRead {
  /** titles of columns that are not used */
  readonly unused: readonly string[]
  readonly ratings: readonly Known[]
  /** with any of them none of the ratings may be taken */
  readonly issues: readonly RatingIssue[]
}

export function checkRatings(context: Context, file: SentTable): RatingCheck {
  const { encoding, between, unused, ratings, issues } = read(context, file)
  return {
    encoding, between, unused: [...unused], issues: [...issues], ...countsOf(ratings),
    preview: ratings.slice(0, mostShown).map(({ read: { number, givenAt, speed, solution, attitude, comment } }) => ({ number, givenAt, speed, solution, attitude, comment: maskedText(comment) })),
  }
}

/** @throws AppError not_possible (`ratings`) with nothing written while anything in the file is wrong */
export function importRatings(context: CommandContext, file: SentTable): RatingCounts {
  const whole = read(context, file)
  return onRecord(context, file.file, () => takeRatings(context, whole))
}

export interface RatingCounts {
  readonly added: number
  readonly changed: number
  readonly same: number
  /** of all of them, how many are low */
  readonly low: number
}

/** Takes all that was read, in the caller's transaction. @throws AppError not_possible (`ratings`) with nothing written while anything is wrong */
export function takeRatings(context: CommandContext, { ratings, issues }: RatingsRead): RatingCounts {
  if (issues.length > 0) throw new AppError('not_possible', {}, 'ratings')
  for (const { read: { number: _, line: __, id, ...given }, ticket, before } of ratings) {
    if (before === null) take(context, { ...given, ticketId: blobToUuid(ticket.ticket_id), source: 'form', by: null, formId: id === '' ? null : id })
    else if (isOther(before, given)) correct(context, before, given)
  }
  return countsOf(ratings)
}

const isOther = (before: RatingRow, { speed, solution, attitude, comment, givenAt }: Pick<ReadRating, 'speed' | 'solution' | 'attitude' | 'comment' | 'givenAt'>) =>
  before.speed !== speed || before.solution !== solution || before.attitude !== attitude || before.comment !== comment || before.given_at !== givenAt

function countsOf(ratings: readonly Known[]): RatingCounts {
  const known = ratings.filter(({ before }) => before !== null)
  const changed = known.filter(({ before, read: given }) => before !== null && isOther(before, given)).length
  return { added: ratings.length - known.length, changed, same: known.length - changed, low: ratings.filter(({ read: given }) => isLow(given)).length }
}

/** @param most ratings that one file may hold */
export function beginRatings(most: number): RatingReading {
  const issues: RatingIssue[] = []
  const ratings: Known[] = []
  const seen = new Set<string>()
  let layout: RatingLayout | null = null
  let unused: readonly string[] = []
  let isWhole = false
  // What was found wrong may be a phone (PR-1).
  const refuse = (issue: RatingIssue) => { if (issues.length < mostIssues) issues.push({ ...issue, found: maskedText(issue.found) }) }
  return {
    refuse,
    take: (context, cells, line) => {
      if (layout === null) {
        const head = ratingLayout(cells)
        ;({ layout, unused } = head)
        head.issues.forEach(refuse)
        isWhole = head.issues.every(({ reason }) => reason !== 'missingColumn')
        return
      }
      // What is missing everywhere is told once.
      if (!isWhole) return
      const one = readRating(cells, layout, line, context.timeZone)
      if (!('givenAt' in one)) one.forEach(refuse)
      else if (ratings.length >= most) refuse({ line, column: 0, reason: 'tooMany', found: String(most) })
      else {
        const known = held(context, one, seen)
        if ('reason' in known) refuse({ ...known, column: known.column === 0 ? 0 : (layout.get('ticket') ?? -1) + 1 })
        else ratings.push(known)
      }
    },
    end: () => {
      if (ratings.length === 0 && issues.length === 0) refuse({ line: 0, column: 0, reason: 'empty', found: '' })
      return { unused, ratings, issues }
    },
  }
}

function read(context: Context, file: SentTable): RatingsRead & ReadTable {
  const reading = beginRatings(mostRatings)
  const table = readWholeTable(file, (cells, line) => { reading.take(context, cells, line) }, (issue) => { reading.refuse(issue) })
  return { ...table, ...reading.end() }
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
