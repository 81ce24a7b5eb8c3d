import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'

export type ContactRow = {
  readonly row: number
  readonly contact_id: Uint8Array
  readonly channel: string
  readonly agent: number
  readonly customer: number | null
  readonly playbook: number
  readonly state: string
  readonly step: string
  readonly furthest: string
  readonly arrived_at: number
  readonly touched_at: number
  readonly first_words_at: number | null
  readonly scene_reached_at: number | null
  readonly scene_confirmed_at: number | null
  readonly draft: string
  readonly version: number
}

const changing = ['customer', 'state', 'step', 'furthest', 'touched_at', 'first_words_at', 'scene_reached_at', 'scene_confirmed_at', 'draft'] as const
export type ChangingContact = Pick<ContactRow, (typeof changing)[number]>

export const insertContact = writing<Omit<ContactRow, 'row' | 'version'> & { last_seq: number }>(
  insertInto('contact', ['contact_id', 'channel', 'agent', 'playbook', 'arrived_at', ...changing, 'last_seq']),
)
export const updateContact = writing<ChangingContact & { row: number; last_seq: number }>(updateByRow('contact', changing))

export const byId = reading<{ contact_id: Uint8Array }, ContactRow>('SELECT * FROM contact WHERE contact_id = @contact_id AND deleted_at IS NULL')
export const openOf = reading<{ agent: number }, ContactRow & { customer_name: string | null }>(`
  SELECT contact.*, customer.name AS customer_name FROM contact LEFT JOIN customer ON customer.row = contact.customer
  WHERE contact.agent = @agent AND contact.state = 'open' ORDER BY contact.touched_at DESC, contact.row DESC`)
