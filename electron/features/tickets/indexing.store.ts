import { reading } from '../../db/statement.ts'

export const eventsAfter = reading<{ seq: number; most: number }, { readonly seq: number; readonly entity: string; readonly entity_id: Uint8Array; readonly type: string }>(
  'SELECT seq, entity, entity_id, type FROM event WHERE seq > @seq ORDER BY seq LIMIT @most',
)
