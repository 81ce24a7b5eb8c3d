import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'

/** What a person called a view and how the queue is arranged in it; `name` is null for what was shown last. */
export type QueueViewRow = {
  readonly row: number
  readonly view_id: Uint8Array
  readonly person: number
  readonly name: string | null
  readonly body: string
  readonly version: number
  readonly deleted_at: number | null
}

type Changing = Pick<QueueViewRow, 'name' | 'body' | 'deleted_at'>

export const ofPerson = reading<{ person: number }, QueueViewRow>('SELECT * FROM queue_view WHERE person = @person AND deleted_at IS NULL ORDER BY row')
export const byId = reading<{ view_id: Uint8Array; person: number }, QueueViewRow>('SELECT * FROM queue_view WHERE view_id = @view_id AND person = @person AND name IS NOT NULL')
export const insertView = writing<Pick<QueueViewRow, 'view_id' | 'person' | 'name' | 'body'> & { last_seq: number }>(insertInto('queue_view', ['view_id', 'person', 'name', 'body', 'last_seq']))
export const updateView = writing<Changing & { row: number; last_seq: number }>(updateByRow('queue_view', ['name', 'body', 'deleted_at']))
