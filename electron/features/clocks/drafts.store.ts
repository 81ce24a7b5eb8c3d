import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'

export type DraftRow = {
  readonly row: number
  readonly draft_id: Uint8Array
  readonly person: number
  readonly content: string
  readonly saved_at: number
  readonly version: number
  readonly deleted_at: number | null
  readonly last_seq: number
}

export const draftOf = reading<{ person: number }, DraftRow>('SELECT * FROM clock_draft WHERE person = @person')
export const insertDraft = writing<Pick<DraftRow, 'draft_id' | 'person' | 'content' | 'saved_at' | 'last_seq'>>(insertInto('clock_draft', ['draft_id', 'person', 'content', 'saved_at', 'last_seq']))
export const updateDraft = writing<Pick<DraftRow, 'row' | 'content' | 'saved_at' | 'deleted_at' | 'last_seq'>>(updateByRow('clock_draft', ['content', 'saved_at', 'deleted_at']))
