import { expect, test } from 'vitest'
import * as customers from '../../electron/features/customers/customers.store.ts'
import * as clocks from '../../electron/features/clocks/clocks.store.ts'
import * as queue from '../../electron/features/tickets/queue.store.ts'
import * as tickets from '../../electron/features/tickets/tickets.store.ts'
import * as visits from '../../electron/features/intake/visits.store.ts'
import * as intake from '../../electron/features/intake/intake.store.ts'
import type { Parameters, ReadDb } from '../../electron/db/connection.ts'
import { memoryDatabase } from '../helpers/desk.ts'

const database = memoryDatabase()

/** How SQLite would run a statement: one line a step. */
function planOf<P extends Parameters>(statement: { all(db: ReadDb, parameters: P): unknown }, parameters: P): string {
  return database.read((db) => {
    let plan: string[] = []
    statement.all({ row: () => undefined, rows: (sql, given) => { plan = (db.rows(`EXPLAIN QUERY PLAN ${sql}`, given) as { detail: string }[]).map((step) => step.detail); return [] } }, parameters)
    return plan.join('\n')
  })
}

const asked = { me: 1, due: 0, row: 0, most: 50 }
const range = { from: '1', to: '2', most: 8 }
const nothing = {}
const blob = new Uint8Array(16)

test.each<[string, () => string, RegExp]>([
  ['queue page, open, by due', () => planOf(queue.pages.open.withClock, asked), /SEARCH ticket USING INDEX ticket_state_due \(state=\? AND next_due_at>\?\)/],
  ['queue page, open, without a clock', () => planOf(queue.pages.open.withoutClock, asked), /SEARCH ticket USING INDEX ticket_state_due \(state=\? AND next_due_at=\? AND row<\?\)/],
  ['queue page, mine, by due', () => planOf(queue.pages.mine.withClock, asked), /SEARCH ticket USING INDEX ticket_owner_due \(owner=\? AND state=\? AND next_due_at>\?\)/],
  ['queue page, mine, without a clock', () => planOf(queue.pages.mine.withoutClock, asked), /SEARCH ticket USING INDEX ticket_owner_due \(owner=\? AND state=\? AND next_due_at=\? AND row<\?\)/],
  ['queue page, all, by due', () => planOf(queue.pages.all.withClock, asked), /SEARCH ticket USING INDEX ticket_due \(next_due_at>\?\)/],
  ['queue page, all, without a clock', () => planOf(queue.pages.all.withoutClock, asked), /SEARCH ticket USING INDEX ticket_due \(next_due_at=\? AND row<\?\)/],
  ['how many are late', () => planOf(queue.counts, { me: 1, now: 1 }), /SEARCH ticket USING COVERING INDEX ticket_open_due \(next_due_at<\?\)/],
  ['the next clocks of a page', () => planOf(queue.pages.open.withClock, asked), /SEARCH running USING INDEX clock_of_ticket/],
  ['the next alarm', () => planOf(clocks.firstAlarm, nothing), /(SEARCH|SCAN) clock USING COVERING INDEX clock_alarm/],
  ['what a sweep finds', () => planOf(clocks.alarming, { now: 0, most: 1 }), /SEARCH clock USING INDEX clock_alarm \(next_alarm_at>\? AND next_alarm_at<\?\)/],
  ['clocks of a ticket', () => planOf(clocks.ofTicket, { ticket: 1 }), /SEARCH clock USING INDEX clock_of_ticket/],
  ['clocks of a ticket as they are shown', () => planOf(clocks.shownOfTicket, { ticket: 1 }), /SEARCH clock USING INDEX clock_of_ticket/],
  ['the number that matters most (CK-24)', () => planOf(clocks.nextDueOfAgent, { agent: 1 }), /SCAN clock USING INDEX clock_running/],
  ['customers by the front of a phone', () => planOf(customers.byPhoneFront, range), /SEARCH customer USING INDEX customer_phone \(phone>\? AND phone<\?\)/],
  ['customers by the end of a phone', () => planOf(customers.byPhoneEnd, range), /SEARCH customer USING INDEX customer_phone_reversed \(phone_reversed>\? AND phone_reversed<\?\)/],
  ['customers by member number', () => planOf(customers.byMemberNumber, range), /SEARCH customer USING INDEX customer_member_number \(member_number>\? AND member_number<\?\)/],
  ['customers by the front of a name', () => planOf(customers.byNameFront, range), /SEARCH customer USING INDEX customer_name \(name_key>\? AND name_key<\?\)/],
  ['customers by part of a name', () => planOf(customers.byNamePart, { part: '"雅婷"', most: 8 }), /SCAN customer_name_part VIRTUAL TABLE INDEX \d+:>?M1[\s\S]*SEARCH customer USING INTEGER PRIMARY KEY/],
  ['open tickets of a customer', () => planOf(tickets.openOfCustomer, { customer: 1, most: 5 }), /SEARCH ticket USING INDEX ticket_customer/],
  ['what a customer was told last', () => planOf(tickets.lastTold, { ticket: 1 }), /SEARCH comment USING INDEX comment_of_ticket/],
  ['earlier tickets of a customer', () => planOf(tickets.ofCustomer, { customer: 1, most: 5 }), /SEARCH ticket USING INDEX ticket_customer/],
  ['the ticket of a problem', () => planOf(tickets.ofProblem, { contact: 1, problem: 1 }), /SEARCH ticket USING INDEX ticket_contact \(contact=\? AND problem=\?\)/],
  ['the tickets of a contact (IN-11)', () => planOf(tickets.ofContact, { contact: 1 }), /SEARCH ticket USING INDEX ticket_contact/],
  ['the last serial', () => planOf(tickets.lastSerial, { device: blob }), /SEARCH ticket USING COVERING INDEX ticket_serial/],
  ['open contacts of a person', () => planOf(intake.openOf, { agent: 1 }), /SEARCH contact USING INDEX contact_open/],
  ['how many everybody has in hand', () => planOf(intake.loads, nothing), /SCAN contact USING INDEX contact_open/],
  ['the step that is being worked on', () => planOf(visits.openVisit, { contact: 1 }), /SEARCH step_visit USING INDEX step_visit_open/],
  ['all steps of a contact', () => planOf(visits.visitsOfContact, { contact: 1 }), /SEARCH step_visit USING INDEX step_visit_of_contact/],
])('%s runs on its index, without sorting and without reading all', (_name, plan, expected) => {
  const found = plan()
  expect(found).toMatch(expected)
  expect(found).not.toMatch(/SCAN (ticket|customer|contact|event|step_visit)\b(?! USING INDEX contact_open)/)
  expect(found).not.toMatch(/TEMP B-TREE FOR ORDER BY/)
})

test.each(['open', 'mine', 'all'] as const)('a search in %s asks an index for the front, the end and the customer, and reads no table whole', (scope) => {
  const plan = planOf(queue.matching[scope], { me: 1, front: '1', frontEnd: '2', back: '3', backEnd: '4', customers: '[]', most: 10 })
  for (const index of ['ticket_number', 'ticket_number_reversed', 'ticket_customer']) expect(plan).toMatch(new RegExp(`INDEX ${index}\\b`))
  expect(plan).not.toMatch(/SCAN ticket/)
})

test('the few clocks of one contact may be sorted, but not sought', () => {
  expect(planOf(clocks.ofContact, { contact: 1 })).toMatch(/SEARCH clock USING INDEX clock_of_contact/)
})

test('history reads the events of the ticket and of its clocks only', () => {
  const plan = planOf(tickets.eventsOf, { ticket_id: blob, ticket: 1, contact: 1 })
  expect(plan).toMatch(/event_of_entity/)
  expect(plan).not.toMatch(/SCAN event/)
})
