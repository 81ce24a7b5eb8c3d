import titles from '../../../resources/ratings/columns.json' with { type: 'json' }
import { type RatingColumn, ratingColumns, type RatingIssue } from '../../../shared/contract/followups.ts'
import { strikeOut } from '../../../shared/personalData.ts'
import { parseTicketNumber } from '../../../shared/ticketNumber.ts'
import type { Instant } from '../../../shared/time.ts'
import { instantOf } from '../orders/orders.ts'
import type { Points } from './rating.rules.ts'

/** A line of a form's file. */
export type ReadRating = Points & {
  readonly line: number
  readonly number: string
  readonly givenAt: Instant
  readonly comment: string
  /** the form's own; '' where it has none */
  readonly id: string
}

/** Where each column stands in the lines of one file, from 0. */
export type RatingLayout = ReadonlyMap<RatingColumn, number>

const longestComment = 2_000
const longestId = 80
const mostFound = 40

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/[\s_:：.]/g, '')
const columnOf = new Map(ratingColumns.flatMap((column) => titles[column].map((title) => [plain(title), column] as const)))

/** The layout that the first line gives: a ticket, an instant and one of the three points must be there. */
export function ratingLayout(cells: readonly string[]): { readonly layout: RatingLayout; readonly unused: string[]; readonly issues: RatingIssue[] } {
  const layout = new Map<RatingColumn, number>()
  const unused: string[] = []
  const issues: RatingIssue[] = []
  cells.forEach((title, at) => {
    const column = columnOf.get(plain(title))
    if (column === undefined) unused.push([...title].slice(0, 80).join(''))
    else if (layout.has(column)) issues.push({ line: 1, column: at + 1, reason: 'twiceColumn', found: title })
    else layout.set(column, at)
  })
  for (const column of ['ticket', 'given'] as const) if (!layout.has(column)) issues.push({ line: 1, column: 0, reason: 'missingColumn', found: titles[column][0] ?? column })
  if (!layout.has('speed') && !layout.has('solution') && !layout.has('attitude')) issues.push({ line: 1, column: 0, reason: 'missingColumn', found: titles.solution[0] ?? '' })
  return { layout, unused, issues }
}

/** One line as a rating, or every place in it that is wrong. @param timeZone in which its dates are meant */
export function readRating(cells: readonly string[], layout: RatingLayout, line: number, timeZone: string): ReadRating | readonly RatingIssue[] {
  const issues: RatingIssue[] = []
  const cell = (column: RatingColumn) => (cells[layout.get(column) ?? -1] ?? '').trim()
  const wrong = (column: RatingColumn, reason: RatingIssue['reason']): null => {
    issues.push({ line, column: (layout.get(column) ?? -1) + 1, reason, found: [...cell(column)].slice(0, mostFound).join('') })
    return null
  }
  const needed = <Value>(column: RatingColumn, read: (text: string) => Value | null, reason: RatingIssue['reason']): Value | null => {
    const text = cell(column)
    return text === '' ? wrong(column, 'missing') : (read(text) ?? wrong(column, reason))
  }
  const points = (column: 'speed' | 'solution' | 'attitude'): number | null => {
    const text = cell(column)
    return text === '' ? null : (pointsOf(text) ?? wrong(column, 'points'))
  }
  const number = needed('ticket', parseTicketNumber, 'number')
  const givenAt = needed('given', (text) => instantOf(text, timeZone), 'date')
  const given = { speed: points('speed'), solution: points('solution'), attitude: points('attitude') }
  if (issues.length === 0 && given.speed === null && given.solution === null && given.attitude === null) issues.push({ line, column: 0, reason: 'noPoints', found: '' })
  const [comment, id] = [cell('comment'), cell('id')]
  if (comment.length > longestComment) wrong('comment', 'tooLong')
  if (id.length > longestId) wrong('id', 'tooLong')
  if (issues.length > 0 || number === null || givenAt === null) return issues
  return { line, number, givenAt, ...given, comment: strikeOut(comment), id }
}

/** "4", "４分", "5 星", "★★★" as 1 … 5; null for anything else. */
function pointsOf(text: string): number | null {
  const stars = /^([★⭐]{1,5})[☆]*$/u.exec(text)?.[1]
  if (stars !== undefined) return [...stars].length
  const [, digit] = /^([1-5])(?:\.0+)?\s*(?:分|星|顆星|颗星|stars?|points?)?$/iu.exec(text.normalize('NFKC')) ?? []
  return digit === undefined ? null : Number(digit)
}
