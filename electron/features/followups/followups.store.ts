import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'
import type { NextClock } from '../clocks/clocks.ts'

export type FollowUpRow = {
  readonly row: number
  readonly follow_up_id: Uint8Array
  readonly ticket: number
  readonly solved_at: number
  readonly attempts: number
  readonly next_try_at: number | null
  readonly result: string | null
  readonly reason: string
  readonly by: number
  readonly at: number
  readonly settled_at: number | null
  /** JSON of {@link Before} */
  readonly before: string | null
  readonly last_seq: number
}

const changing = ['attempts', 'next_try_at', 'result', 'reason', 'by', 'at', 'settled_at', 'before'] as const
export type ChangingFollowUp = Pick<FollowUpRow, (typeof changing)[number]>
export const insertFollowUp = writing<ChangingFollowUp & Pick<FollowUpRow, 'follow_up_id' | 'ticket' | 'solved_at' | 'last_seq'>>(insertInto('follow_up', ['follow_up_id', 'ticket', 'solved_at', ...changing, 'last_seq']))
export const updateFollowUp = writing<ChangingFollowUp & { row: number; last_seq: number }>(updateByRow('follow_up', changing))

export const latestOf = reading<{ ticket: number }, FollowUpRow>('SELECT * FROM follow_up WHERE ticket = @ticket ORDER BY solved_at DESC LIMIT 1')
export const ofTicket = reading<{ ticket: number }, FollowUpRow>('SELECT * FROM follow_up WHERE ticket = @ticket ORDER BY solved_at')

/** A clock of a follow-up that is due, with the ticket that it is about. */
export type DueClock = NextClock & { readonly ticket: number; readonly started_at: number; readonly ticket_id: Uint8Array }

const due = `
  SELECT clock.*, contact.contact_id, ticket.ticket_id
  FROM clock CROSS JOIN ticket ON ticket.row = clock.ticket CROSS JOIN contact ON contact.row = clock.contact`
const running = "clock.metric = 'followUp' AND clock.met_at IS NULL AND clock.cancelled_at IS NULL"

/** By when it is due, of these owners; @owners is JSON. */
export const dueOf = reading<{ owners: string; most: number }, DueClock>(`${due}
  WHERE ${running} AND ticket.owner IN (SELECT value FROM json_each(@owners)) ORDER BY clock.due_at LIMIT @most`)
export const dueOfTicket = reading<{ contact: number; ticket: number }, DueClock>(`${due} WHERE clock.contact = @contact AND clock.ticket = @ticket AND ${running} LIMIT 1`)
/** What ended without reaching anybody, and is not settled. */
export const unsettledOf = reading<{ owners: string; most: number }, { ticket_id: Uint8Array }>(`
  SELECT ticket.ticket_id FROM follow_up CROSS JOIN ticket ON ticket.row = follow_up.ticket
  WHERE follow_up.result = 'notReached' AND follow_up.settled_at IS NULL AND ticket.owner IN (SELECT value FROM json_each(@owners)) ORDER BY follow_up.at LIMIT @most`)

export type Told = { readonly at: number; readonly author: number; readonly text: string }
export const toldOn = reading<{ ticket: number }, Told>("SELECT at, author, text FROM comment WHERE ticket = @ticket AND audience = 'customer' AND deleted_at IS NULL ORDER BY at, row")
export type Call = { readonly seq: number; readonly event_id: Uint8Array; readonly instant: number; readonly author_name: string | null; readonly body: string }
export const callsOn = reading<{ ticket_id: Uint8Array }, Call>(`
  SELECT event.seq, event.event_id, event.instant, person.name AS author_name, event.body FROM event LEFT JOIN person ON person.person_id = event.author
  WHERE event.entity_id = @ticket_id AND event.type IN ('ticket.followedUp', 'ticket.notReached') ORDER BY event.seq`)
export const undoneOn = reading<{ ticket_id: Uint8Array }, { body: string }>("SELECT body FROM event WHERE entity_id = @ticket_id AND type = 'ticket.followUpUndone' ORDER BY seq")
export const solvedOn = reading<{ ticket_id: Uint8Array }, { instant: number; author_name: string | null }>(`
  SELECT event.instant, person.name AS author_name FROM event LEFT JOIN person ON person.person_id = event.author
  WHERE event.entity_id = @ticket_id AND event.type = 'ticket.moved' AND json_extract(event.body, '$.changes.state.to') = 'resolved' ORDER BY event.seq`)
export const careSentOn = reading<{ ticket_id: Uint8Array }, { instant: number; message: string }>(
  "SELECT instant, json_extract(body, '$.message') AS message FROM event WHERE entity_id = @ticket_id AND type = 'ticket.cared' ORDER BY seq",
)
