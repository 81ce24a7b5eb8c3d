import { insertInto, reading, writing } from '../../db/statement.ts'

/** What every invented row carries as `external_system`. */
export const invented = 'demo'

type Counted = { readonly real: number; readonly invented: number }

/** Whether the folder holds anything of real work, and whether a month was invented here before. People may be there already. */
export const holdings = reading<{ invented: string }, Counted>(`
  SELECT EXISTS (SELECT 1 FROM ticket WHERE external_system IS NOT @invented)
      OR EXISTS (SELECT 1 FROM contact WHERE external_system IS NOT @invented)
      OR EXISTS (SELECT 1 FROM customer WHERE external_system IS NOT @invented)
      OR EXISTS (SELECT 1 FROM customer_order WHERE external_system IS NOT @invented) AS real,
    EXISTS (SELECT 1 FROM person WHERE external_system = @invented) AS invented`)

const mark = (table: string, id: string) =>
  writing<{ id: Uint8Array; invented: string }>(`UPDATE ${table} SET external_system = @invented, external_id = lower(hex(${id})) WHERE ${id} = @id`)
export const markPerson = mark('person', 'person_id')
export const markCustomer = mark('customer', 'customer_id')
export const markContact = mark('contact', 'contact_id')
export const markTicket = mark('ticket', 'ticket_id')
/** All that there are: into a folder with real ones nothing is invented. */
export const markOrders = writing<{ invented: string }>('UPDATE customer_order SET external_system = @invented, external_id = lower(hex(order_id))')

/** A conversation that is over: the guided steps of it were never taken, so it is filed in one piece. */
export const fileContact = writing<{
  contact_id: Uint8Array
  channel: string
  agent: number
  came_at: number
  customer: number
  playbook: number
  state: 'saved'
  step: string
  furthest: string
  arrived_at: number
  touched_at: number
  first_words_at: number
  scene_reached_at: number
  scene_confirmed_at: number
  draft: string
  last_seq: number
  external_system: string
  external_id: string
}>(insertInto('contact', [
  'contact_id', 'channel', 'agent', 'came_at', 'customer', 'playbook', 'state', 'step', 'furthest', 'arrived_at', 'touched_at', 'first_words_at', 'scene_reached_at', 'scene_confirmed_at', 'draft', 'last_seq',
  'external_system', 'external_id',
]))
