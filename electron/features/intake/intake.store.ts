import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'

export type ContactRow = {
  readonly row: number
  readonly contact_id: Uint8Array
  readonly channel: string
  readonly agent: number
  /** when it came to this agent */
  readonly came_at: number
  /** null: the kind that its channel begins as */
  readonly kind: string | null
  readonly customer: number | null
  readonly customer_order: number | null
  readonly playbook: number
  readonly state: string
  readonly step: string
  readonly furthest: string
  readonly problem: number
  readonly parked_at: number | null
  readonly parked_reason: string | null
  readonly handed_at: number | null
  readonly handed_by: number | null
  readonly handed_note: string | null
  readonly taken_up_at: number | null
  readonly arrived_at: number
  readonly touched_at: number
  readonly first_words_at: number | null
  readonly scene_reached_at: number | null
  readonly scene_confirmed_at: number | null
  readonly draft: string
  readonly version: number
}

const changing = [
  'agent', 'came_at', 'kind', 'customer', 'customer_order', 'state', 'step', 'furthest', 'problem', 'parked_at', 'parked_reason', 'handed_at', 'handed_by', 'handed_note', 'taken_up_at',
  'touched_at', 'first_words_at', 'scene_reached_at', 'scene_confirmed_at', 'draft',
] as const
export type ChangingContact = Pick<ContactRow, (typeof changing)[number]>

export const insertContact = writing<Omit<ContactRow, 'row' | 'version'> & { last_seq: number }>(
  insertInto('contact', ['contact_id', 'channel', 'playbook', 'arrived_at', ...changing, 'last_seq']),
)
export const updateContact = writing<ChangingContact & { row: number; last_seq: number }>(updateByRow('contact', changing))

export const byId = reading<{ contact_id: Uint8Array }, ContactRow>('SELECT * FROM contact WHERE contact_id = @contact_id AND deleted_at IS NULL')
export const openOf = reading<{ agent: number }, ContactRow>("SELECT * FROM contact WHERE agent = @agent AND state = 'open' ORDER BY came_at, row")
/** How many contacts everybody has in hand, and how many of these are parked. */
export const loads = reading<Record<string, never>, { agent: number; open: number; parked: number }>(`
  SELECT agent, sum(parked_at IS NULL) AS open, sum(parked_at IS NOT NULL) AS parked FROM contact WHERE state = 'open' GROUP BY agent`)
