import type { WriteDb } from '../../db/connection.ts'
import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'

export type RatingRow = {
  readonly row: number
  readonly rating_id: Uint8Array
  readonly ticket: number
  readonly source: string
  readonly speed: number | null
  readonly solution: number | null
  readonly attitude: number | null
  readonly comment: string
  readonly given_at: number
  readonly by: number | null
}

/** The system that ratings of a form come from, by which they are known again. */
const form = 'form'

const given = ['speed', 'solution', 'attitude', 'comment', 'given_at'] as const
const columns = ['rating_id', 'ticket', 'source', ...given, 'by'] as const
export const insertRating = writing<Omit<RatingRow, 'row'> & { last_seq: number }>(insertInto('rating', [...columns, 'last_seq']))
const insertFromForm = writing<Omit<RatingRow, 'row'> & { external_system: string; external_id: string; last_seq: number }>(insertInto('rating', [...columns, 'external_system', 'external_id', 'last_seq']))
/** @param id the form's own */
export const insertOfForm = (db: WriteDb, row: Omit<RatingRow, 'row'> & { last_seq: number }, id: string) => insertFromForm(db, { ...row, external_system: form, external_id: id })
export const updateRating = writing<Pick<RatingRow, 'row' | (typeof given)[number]> & { last_seq: number }>(updateByRow('rating', given))
/** What was taken back: its form may give it anew. */
export const markRemoved = writing<{ row: number; deleted_at: number; last_seq: number }>('UPDATE rating SET deleted_at = @deleted_at, external_system = NULL, external_id = NULL, version = version + 1, last_seq = @last_seq WHERE row = @row')
export const ratingById = reading<{ rating_id: Uint8Array }, RatingRow>('SELECT * FROM rating WHERE rating_id = @rating_id AND deleted_at IS NULL')
export const fromForm = reading<{ id: string }, RatingRow>(`SELECT * FROM rating WHERE external_system = '${form}' AND external_id = @id AND deleted_at IS NULL`)
export const isRatedSince = reading<{ ticket: number; since: number }, { row: number }>("SELECT row FROM rating WHERE ticket = @ticket AND source = 'phone' AND given_at >= @since AND deleted_at IS NULL LIMIT 1")
export const sameRating = reading<{ ticket: number; source: string; given_at: number }, RatingRow>('SELECT * FROM rating WHERE ticket = @ticket AND source = @source AND given_at = @given_at AND deleted_at IS NULL')

/** Sums of a group: what is asked of a figure, whatever it is grouped by. */
export type Sums = {
  readonly id: string
  readonly ratings: number
} & { readonly [Column in `${'speed' | 'solution' | 'attitude'}_${'given' | 'sum' | 'good'}`]: number }

const sums = (['speed', 'solution', 'attitude'] as const)
  .map((aspect) => `count(rating.${aspect}) AS ${aspect}_given, coalesce(sum(rating.${aspect}), 0) AS ${aspect}_sum, coalesce(sum(rating.${aspect} >= 4), 0) AS ${aspect}_good`)
  .join(', ')

const grouped = (id: string) => reading<{ from: number; to: number; most: number }, Sums>(`
  SELECT ${id} AS id, count(*) AS ratings, ${sums}
  FROM rating CROSS JOIN ticket ON ticket.row = rating.ticket CROSS JOIN person ON person.row = ticket.owner
  WHERE rating.given_at >= @from AND rating.given_at < @to AND rating.deleted_at IS NULL GROUP BY 1 ORDER BY ratings DESC, id LIMIT @most`)

/** Local days and months begin on a quarter of an hour everywhere: periods are put together from these. */
export const quarter = 15 * 60 * 1000

export const ratingsBy = {
  team: grouped('person.team'),
  person: grouped('lower(hex(person.person_id))'),
  need: grouped("coalesce(ticket.need, '')"),
  period: grouped(`CAST(rating.given_at / ${String(quarter)} AS TEXT)`),
}

export type ImprovementRow = {
  readonly row: number
  readonly improvement_id: Uint8Array
  readonly rating: number
  readonly owner: number
  readonly measure: string
  readonly opened_at: number
  readonly due_at: number | null
  readonly done_at: number | null
  readonly told_at: number | null
  readonly version: number
}
export type ImprovementWithRating = ImprovementRow & Pick<RatingRow, 'rating_id' | 'speed' | 'solution' | 'attitude' | 'comment' | 'given_at'> & { readonly ticket_id: Uint8Array; readonly number: string; readonly customer: number | null }

export const insertImprovement = writing<Pick<ImprovementRow, 'improvement_id' | 'rating' | 'owner' | 'opened_at'> & { last_seq: number }>(insertInto('improvement', ['improvement_id', 'rating', 'owner', 'opened_at', 'last_seq']))
const changing = ['owner', 'measure', 'due_at', 'done_at', 'told_at'] as const
export const updateImprovement = writing<Pick<ImprovementRow, (typeof changing)[number]> & { row: number; last_seq: number }>(updateByRow('improvement', changing))

export const markImprovementRemoved = writing<{ row: number; deleted_at: number; last_seq: number }>(updateByRow('improvement', ['deleted_at']))

const whole = `
  SELECT improvement.*, rating.rating_id, rating.speed, rating.solution, rating.attitude, rating.comment, rating.given_at, ticket.ticket_id, ticket.number, ticket.customer
  FROM improvement CROSS JOIN rating ON rating.row = improvement.rating CROSS JOIN ticket ON ticket.row = rating.ticket`
export const improvementOf = reading<{ rating: number }, { row: number }>('SELECT row FROM improvement WHERE rating = @rating AND deleted_at IS NULL')
export const improvementById = reading<{ improvement_id: Uint8Array }, ImprovementWithRating>(`${whole} WHERE improvement.improvement_id = @improvement_id AND improvement.deleted_at IS NULL`)
export const openImprovements = reading<{ most: number }, ImprovementWithRating>(`${whole} WHERE improvement.told_at IS NULL AND improvement.deleted_at IS NULL ORDER BY improvement.opened_at LIMIT @most`)
/** In the order of their rows, which is that in which they were opened; the latest first. */
export const allImprovements = reading<{ since: number; most: number }, ImprovementWithRating>(`${whole} WHERE improvement.opened_at >= @since AND improvement.deleted_at IS NULL ORDER BY improvement.row DESC LIMIT @most`)
