import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'

export type RatingImportRow = {
  readonly row: number
  readonly import_id: Uint8Array
  readonly state: string
  readonly file: string
  readonly person: number
  readonly taken_at: number
  readonly added: number
  readonly changed: number
  readonly begun_seq: number
  readonly taken_seq: number
}
type Range = Pick<RatingImportRow, 'begun_seq' | 'taken_seq'>

export const insertImport = writing<Omit<RatingImportRow, 'row'> & { last_seq: number }>(
  insertInto('rating_import', ['import_id', 'state', 'file', 'person', 'taken_at', 'added', 'changed', 'begun_seq', 'taken_seq', 'last_seq']))
export const updateImport = writing<{ row: number; state: string; last_seq: number }>(updateByRow('rating_import', ['state']))
export const importById = reading<{ import_id: Uint8Array }, RatingImportRow>('SELECT * FROM rating_import WHERE import_id = @import_id')
export const lastImports = reading<{ most: number }, RatingImportRow>('SELECT * FROM rating_import ORDER BY row DESC LIMIT @most')

const within = 'event.seq > @begun_seq AND event.seq < @taken_seq'
/** What it did, the last first. */
export const eventsOfImport = reading<Range, { type: string; entity_id: Uint8Array; body: string }>(`SELECT type, entity_id, body FROM event WHERE ${within} AND entity IN ('rating', 'improvement') ORDER BY seq DESC`)
/** Of its ratings, how many say something else by now, or are being improved otherwise than it left them. */
export const changedSince = reading<Range, { n: number }>(`
  SELECT count(DISTINCT rating.row) AS n
  FROM event CROSS JOIN rating ON rating.rating_id = event.entity_id LEFT JOIN improvement ON improvement.rating = rating.row AND improvement.deleted_at IS NULL
  WHERE ${within} AND event.entity = 'rating' AND (rating.last_seq > @taken_seq OR improvement.last_seq > @taken_seq)`)
