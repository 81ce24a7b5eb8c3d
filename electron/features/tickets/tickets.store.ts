import { insertInto, reading, updateByRow, writing } from '../../db/statement.ts'

export type TicketRow = {
  readonly row: number
  readonly ticket_id: Uint8Array
  readonly number: string
  readonly number_reversed: string
  readonly serial: number
  readonly device: Uint8Array
  readonly contact: number
  /** which of the problems of its contact it is (IN-11) */
  readonly problem: number
  readonly customer: number | null
  readonly customer_order: number | null
  readonly playbook: number
  /** the one whose clocks, calendars and campaigns count since it was re-targeted; null: its own */
  readonly clocks_playbook: number | null
  readonly owner: number
  readonly state: string
  readonly channel: string
  /** what its contact was when it was made (IN-12) */
  readonly kind: string | null
  readonly tier: string | null
  readonly type: string | null
  readonly class: string | null
  readonly scene: string | null
  readonly need: string | null
  readonly free_need: string
  readonly outcome: string
  readonly department: string | null
  readonly impact: string | null
  readonly urgency: string | null
  readonly severity: string
  readonly severity_by: string
  readonly severity_reason: string
  readonly priority: string
  readonly priority_by: string
  readonly priority_reason: string
  readonly answers: string
  readonly arrived_at: number
  readonly opened_at: number
  readonly told_at: number | null
  readonly resolved_at: number | null
  readonly reopened_at: number | null
  readonly closed_at: number | null
  /** JSON of [state, from, to] in which clocks may stand still (CK-22); `to` is null while it lasts */
  readonly rests: string
  readonly progress_told_at: number | null
  /** the course that it was given by hand; null: what follows from what it is about (TK-1 … TK-4) */
  readonly course: string | null
  /** the course that it is on, by hand or not: what the queue is narrowed by; kept with every change, so no event says it */
  readonly on_course: string
  /** where on its course it stands; null: at the beginning */
  readonly stage: string | null
  /** the step of the ladder that it was taken to (ES-1); null: the agent's */
  readonly level: string | null
  /** who stays the customer's contact after an escalation (ES-3); null: the owner */
  readonly agent: number | null
  /** how often the customer said that they were not satisfied */
  readonly dissatisfied: number
  /** JSON: further instants of its life, by the names of moments */
  readonly moments: string
  /** since when its owner gives it to whoever of the team pulls it (TK-7); null: it is not given away */
  readonly released_at: number | null
  readonly next_due_at: number | null
  /** the ticket that it was merged into, as a duplicate of it (TK-5) */
  readonly merged_into: number | null
  /** the event by which it was */
  readonly merged_seq: number | null
  /** the version that the other one had then */
  readonly merged_version: number | null
  readonly version: number
}

/** A ticket with what it takes from its contact. */
export type TicketWithContact = TicketRow & { readonly contact_id: Uint8Array; readonly first_words_at: number | null }

const changing = [
  'owner', 'state', 'tier', 'severity', 'severity_by', 'severity_reason', 'priority', 'priority_by', 'priority_reason',
  'told_at', 'progress_told_at', 'resolved_at', 'reopened_at', 'closed_at', 'rests', 'course', 'stage', 'level', 'agent', 'dissatisfied', 'moments', 'released_at',
] as const
const fixed = [
  'ticket_id', 'number', 'number_reversed', 'serial', 'device', 'contact', 'problem', 'customer', 'customer_order', 'playbook', 'channel', 'kind', 'type', 'class', 'scene', 'need', 'free_need',
  'outcome', 'department', 'impact', 'urgency', 'answers', 'arrived_at', 'opened_at',
] as const

export type ChangingTicket = Pick<TicketRow, (typeof changing)[number]>
export type NewTicketRow = ChangingTicket & Pick<TicketRow, (typeof fixed)[number]>

/** What follows from a ticket and its clocks; its events do not say it. */
type Derived = Pick<TicketRow, 'on_course' | 'next_due_at'>

export const insertTicket = writing<NewTicketRow & Derived & { last_seq: number }>(insertInto('ticket', [...fixed, ...changing, 'on_course', 'next_due_at', 'last_seq']))
export const updateTicket = writing<ChangingTicket & Derived & { row: number; last_seq: number }>(updateByRow('ticket', [...changing, 'on_course', 'next_due_at']))

const joined = 'SELECT ticket.*, contact.contact_id, contact.first_words_at FROM ticket JOIN contact ON contact.row = ticket.contact'
export const byId = reading<{ ticket_id: Uint8Array }, TicketWithContact>(`${joined} WHERE ticket.ticket_id = @ticket_id AND ticket.deleted_at IS NULL`)
export const byRow = reading<{ row: number }, TicketWithContact>(`${joined} WHERE ticket.row = @row`)
export const byNumber = reading<{ number: string }, TicketRow>('SELECT * FROM ticket WHERE number = @number AND deleted_at IS NULL ORDER BY row LIMIT 1')
export const ofProblem = reading<{ contact: number; problem: number }, Pick<TicketRow, 'ticket_id' | 'number'>>('SELECT ticket_id, number FROM ticket WHERE contact = @contact AND problem = @problem')
export const ofContact = reading<{ contact: number }, TicketRow>('SELECT * FROM ticket WHERE contact = @contact AND deleted_at IS NULL ORDER BY problem')
export const ofCustomer = reading<{ customer: number; most: number }, TicketRow>('SELECT * FROM ticket WHERE customer = @customer AND deleted_at IS NULL ORDER BY opened_at DESC, row DESC LIMIT @most')
export const openOfCustomer = reading<{ customer: number; most: number }, TicketRow>(
  "SELECT * FROM ticket WHERE customer = @customer AND state = 'open' AND deleted_at IS NULL ORDER BY opened_at DESC, row DESC LIMIT @most",
)
export const everyUnclosedOfCustomer = reading<{ customer: number }, TicketWithContact>(`${joined} WHERE ticket.customer = @customer AND ticket.state <> 'closed' AND ticket.deleted_at IS NULL ORDER BY ticket.opened_at, ticket.row`)
export const lastOfOrder = reading<{ order: number }, { row: number; ticket_id: Uint8Array }>('SELECT row, ticket_id FROM ticket WHERE customer_order = @order AND deleted_at IS NULL ORDER BY opened_at DESC LIMIT 1')
/** The ids of rows that a ticket names, in one go. */
export const idsOfRows = reading<Record<'owner' | 'agent' | 'contact' | 'customer' | 'customer_order' | 'playbook' | 'merged_into', number | null>, Record<'owner' | 'agent' | 'contact' | 'customer' | 'customer_order' | 'playbook' | 'merged_into', Uint8Array | null>>(`
  SELECT (SELECT person_id FROM person WHERE row = @owner) AS owner, (SELECT person_id FROM person WHERE row = @agent) AS agent, (SELECT contact_id FROM contact WHERE row = @contact) AS contact,
    (SELECT customer_id FROM customer WHERE row = @customer) AS customer, (SELECT order_id FROM customer_order WHERE row = @customer_order) AS customer_order,
    (SELECT playbook_id FROM playbook WHERE row = @playbook) AS playbook, (SELECT ticket_id FROM ticket WHERE row = @merged_into) AS merged_into`)
export const lastSerial = reading<{ device: Uint8Array }, { serial: number | null }>('SELECT max(serial) AS serial FROM ticket WHERE device = @device')

export type CommentRow = { readonly comment_id: Uint8Array; readonly ticket: number; readonly author: number; readonly audience: string; readonly text: string; readonly at: number }
export const insertComment = writing<CommentRow & { last_seq: number }>(insertInto('comment', ['comment_id', 'ticket', 'author', 'audience', 'text', 'at', 'last_seq']))
export const lastTold = reading<{ ticket: number }, CommentRow>(
  "SELECT * FROM comment WHERE ticket = @ticket AND audience = 'customer' AND deleted_at IS NULL ORDER BY at DESC, row DESC LIMIT 1",
)
export const commentsOf = reading<{ ticket: number }, CommentRow>('SELECT * FROM comment WHERE ticket = @ticket AND deleted_at IS NULL ORDER BY at, row')

export const notesOf = reading<{ tickets: string }, { ticket: number; text: string }>(`
  SELECT comment.ticket, comment.text FROM json_each(@tickets) AS asked CROSS JOIN comment ON comment.ticket = asked.value
  WHERE comment.audience = 'internal' AND comment.deleted_at IS NULL`)
/** How many contacts of a customer were about a need, from one instant to another. */
export const contactsOf = reading<{ customer: number; need: string; from: number; to: number }, { contacts: number }>(`
  SELECT count(DISTINCT contact) AS contacts FROM ticket
  WHERE customer = @customer AND opened_at >= @from AND need = @need AND arrived_at >= @from AND arrived_at <= @to AND deleted_at IS NULL`)
/** The same of many at once, each [customer, need, from, to], by its place among them. Taken apart once: it would else be parsed with every ticket that is met. */
export const contactsOfEach = reading<{ asked: string }, { place: number; contacts: number }>(`
  WITH asked AS MATERIALIZED (
    SELECT key AS place, value ->> 0 AS customer, value ->> 1 AS need, value ->> 2 AS since, value ->> 3 AS upto FROM json_each(@asked))
  SELECT asked.place, (
    SELECT count(DISTINCT ticket.contact) FROM ticket
    WHERE ticket.customer = asked.customer AND ticket.opened_at >= asked.since AND ticket.need = asked.need
      AND ticket.arrived_at >= asked.since AND ticket.arrived_at <= asked.upto AND ticket.deleted_at IS NULL) AS contacts
  FROM asked`)

export type EventRow = { readonly seq: number; readonly entity: string; readonly entity_id: Uint8Array; readonly type: string; readonly author: Uint8Array | null; readonly author_name: string | null; readonly instant: number; readonly body: string }
/** The ticket's own events, those of its clocks, and that others came of the same contact (IN-11); oldest first by when they were true. */
export const eventsOf = reading<{ ticket_id: Uint8Array; ticket: number; contact: number }, EventRow>(`
  SELECT event.seq, event.entity, event.entity_id, event.type, event.author, person.name AS author_name, event.instant, event.body
  FROM event LEFT JOIN person ON person.person_id = event.author
  WHERE event.entity_id = @ticket_id OR event.entity_id IN (SELECT clock_id FROM clock WHERE contact = @contact AND ticket = @ticket)
    OR event.entity_id IN (SELECT ticket_id FROM ticket WHERE contact = @contact AND row <> @ticket) AND event.type = 'ticket.opened'
  ORDER BY event.instant, event.seq`)
