import { expect, test } from 'vitest'
import * as customers from '../../electron/features/customers/customers.store.ts'
import * as clocks from '../../electron/features/clocks/clocks.store.ts'
import * as articles from '../../electron/features/knowledge/articles.store.ts'
import * as attachments from '../../electron/features/knowledge/attachments.store.ts'
import * as learning from '../../electron/features/knowledge/learning.store.ts'
import * as proposing from '../../electron/features/knowledge/proposing.store.ts'
import * as using from '../../electron/features/knowledge/using.store.ts'
import * as orders from '../../electron/features/orders/orders.store.ts'
import * as queue from '../../electron/features/tickets/queue.store.ts'
import * as queueViews from '../../electron/features/tickets/queueViews.store.ts'
import * as merging from '../../electron/features/tickets/merging.store.ts'
import * as retargeting from '../../electron/features/tickets/retargeting.store.ts'
import * as tickets from '../../electron/features/tickets/tickets.store.ts'
import * as visits from '../../electron/features/intake/visits.store.ts'
import * as intake from '../../electron/features/intake/intake.store.ts'
import * as escalation from '../../electron/features/escalation/escalation.store.ts'
import * as followups from '../../electron/features/followups/followups.store.ts'
import * as ratings from '../../electron/features/followups/rating.store.ts'
import * as news from '../../electron/features/tickets/news.store.ts'
import * as notices from '../../electron/features/notices/notices.store.ts'
import * as promises from '../../electron/features/promises/promises.store.ts'
import { ticketStates } from '../../shared/contract/ticketState.ts'
import type { Parameters, ReadDb } from '../../electron/db/connection.ts'
import { memoryDatabase } from '../helpers/desk.ts'

const database = memoryDatabase()

/** How SQLite would run a statement: one line a step. */
function planOf<P extends Parameters>(statement: { all(db: ReadDb, parameters: P): unknown }, parameters: P): string {
  return database.read((db) => {
    let plan: string[] = []
    statement.all({ writes: 0, row: () => undefined, rows: (sql, given) => { plan = (db.rows(`EXPLAIN QUERY PLAN ${sql}`, given) as { detail: string }[]).map((step) => step.detail); return [] } }, parameters)
    return plan.join('\n')
  })
}

const byDue = { states: ['open'], key: 'next_due_at', down: false, grades: 2, owned: false, filtered: false } as const
const byNumber = { ...byDue, key: 'serial', grades: 0 } as const
/** Two walks are merged, each as far as it is wanted; nothing is sorted. */
const merged = (walk: string) => new RegExp(String.raw`^MERGE \(UNION ALL\)\nLEFT\n${walk}\nRIGHT\n${walk}$`)
const dueWalk = String.raw`SEARCH due USING COVERING INDEX ticket_due_of_grade \(state=\? AND grade=\? AND next_due_at>\? AND next_due_at<\?\)`
const nothingFiltered = { owners: null, types: null, scenes: null, needs: null, severities: null, priorities: null, tiers: null, channels: null, levels: null, courses: null, clockless: 0, dueFrom: null, dueTo: null } as const
const asked = { ...nothingFiltered, grade0: 1, grade1: 2, owner: 1, key: 0, row: 0, toKey: 9, toRow: 9, most: 50 }
const range = { from: '1', to: '2', most: 8 }
const nothing = {}
const blob = new Uint8Array(16)

test.each<[string, () => string, RegExp]>([
  ['queue, by due', () => planOf(queue.places(byDue), asked), merged(dueWalk)],
  ['queue, by due, the last first', () => planOf(queue.places({ ...byDue, down: true }), asked), merged(dueWalk)],
  ['queue, without a clock', () => planOf(queue.places({ ...byDue, key: 'row', down: true }), asked), merged(String.raw`SEARCH due USING COVERING INDEX ticket_due_of_grade \(state=\? AND grade=\? AND next_due_at=\? AND rowid>\? AND rowid<\?\)`)],
  ['queue, mine, by due', () => planOf(queue.places({ ...byDue, grades: 0, owned: true }), asked), /SEARCH due USING COVERING INDEX ticket_due_of_owner \(owner=\? AND state=\? AND next_due_at>\? AND next_due_at<\?\)/],
  ['queue, mine, without a clock', () => planOf(queue.places({ ...byDue, grades: 0, key: 'row', down: true, owned: true }), asked), /SEARCH due USING COVERING INDEX ticket_due_of_owner \(owner=\? AND state=\? AND next_due_at=\? AND rowid>\? AND rowid<\?\)/],
  ['queue, by when it was opened', () => planOf(queue.places({ ...byNumber, key: 'opened_at', down: true }), asked), /SEARCH ticket USING INDEX ticket_opened \(state=\? AND opened_at>\? AND opened_at<\?\)/],
  ['queue, by number', () => planOf(queue.places(byNumber), asked), /SEARCH ticket USING INDEX ticket_serial_of_state \(state=\? AND serial>\? AND serial<\?\)/],
  ['queue, by a pair of grades', () => planOf(queue.places({ ...byDue, grades: 1 }), asked), /^SEARCH due USING COVERING INDEX ticket_due_of_grade \(state=\? AND grade=\? AND next_due_at>\? AND next_due_at<\?\)$/],
  ['queue, by due, looked through', () => planOf(queue.places({ ...byDue, filtered: true }), asked), merged(String.raw`${dueWalk}\nSEARCH ticket USING INTEGER PRIMARY KEY \(rowid=\?\)(?:\n(?:LIST SUBQUERY \d+|SCAN json_each VIRTUAL TABLE INDEX 1:|CREATE BLOOM FILTER))*`)],
  ['queue, by number, looked through', () => planOf(queue.places({ ...byNumber, filtered: true }), asked), /SEARCH ticket USING INDEX ticket_serial_of_state \(state=\? AND serial>\? AND serial<\?\)[\s\S]*SEARCH due USING INTEGER PRIMARY KEY/],
  ['how far a look through the queue gets', () => planOf(queue.reach(byDue), asked), merged(dueWalk)],
  ['how much of the queue is left to look through', () => planOf(queue.extent(byDue), asked), /SEARCH due USING COVERING INDEX ticket_due_of_grade[\s\S]*SEARCH due USING COVERING INDEX ticket_due_of_grade/],
  ['how many are late', () => planOf(queue.counts, { me: 1, team: '[]', now: 1, soon: 2, most: 3 }), /SEARCH ticket_due USING COVERING INDEX ticket_due_of_grade \(state=\? AND grade=\? AND next_due_at<\?\)/],
  ['how many are due soon', () => planOf(queue.counts, { me: 1, team: '[]', now: 1, soon: 2, most: 3 }), /SEARCH ticket_due USING COVERING INDEX ticket_due_of_grade \(state=\? AND grade=\? AND next_due_at>\? AND next_due_at<\?\)/],
  ['contacts about the needs of many tickets', () => planOf(tickets.contactsOfEach, { asked: '[]' }), /SEARCH ticket USING INDEX ticket_customer \(customer=\? AND opened_at>\?\)/],
  ['the notes on many tickets', () => planOf(tickets.notesOf, { tickets: '[]' }), /SEARCH comment USING INDEX comment_of_ticket \(ticket=\?\)/],
  ['the latest suggestions on many tickets', () => planOf(escalation.latestOfTickets, { tickets: '[]' }), /SEARCH suggestion USING INDEX suggestion_of_ticket \(ticket=\?\)[\s\S]*SEARCH later USING INDEX suggestion_of_ticket \(ticket=\? AND row>\?\)/],
  ['the last alarm of a clock', () => planOf(escalation.lastAlarmOf, { clock_id: new Uint8Array(16) }), /^SEARCH event USING INDEX event_of_entity \(entity_id=\?\)$/],
  ['the tickets of the clocks that were told of since', () => planOf(escalation.alarmsAfter, { after: 0, most: 64 }), /^SEARCH event USING INTEGER PRIMARY KEY \(rowid>\?\)\s+SEARCH clock USING INDEX \S+ \(clock_id=\?\)$/],
  ['when many tickets are looked at again', () => planOf(escalation.looksOf, { tickets: '[]' }), /SEARCH look USING INTEGER PRIMARY KEY/],
  ['the next open tickets whose clocks are moved', () => planOf(retargeting.followingAfter, { after: 0, until: 9, most: 200 }), /SEARCH ticket USING INDEX ticket_serial_of_state \(state=\? AND serial>\?\)/],
  ['the next open tickets whose clocks are reckoned anew', () => planOf(retargeting.openAfter, { after: 0, until: 9, most: 200 }), /SEARCH ticket USING INDEX ticket_serial_of_state \(state=\? AND serial>\?\)[\s\S]*SEARCH contact USING INTEGER PRIMARY KEY/],
  ['the tickets of a page', () => planOf(queue.items, { rows: '[]' }), /SEARCH ticket USING INTEGER PRIMARY KEY/],
  ['the views of a person', () => planOf(queueViews.ofPerson, { person: 1 }), /SEARCH queue_view USING INDEX queue_view_of_person \(person=\?\)/],
  ['the next alarm', () => planOf(clocks.firstAlarm, nothing), /(SEARCH|SCAN) clock USING COVERING INDEX clock_alarm/],
  ['what a sweep finds', () => planOf(clocks.alarming, { now: 0, most: 1 }), /SEARCH clock USING INDEX clock_alarm \(next_alarm_at>\? AND next_alarm_at<\?\)/],
  ['customers by the front of a phone', () => planOf(customers.byPhoneFront, range), /SEARCH customer USING INDEX customer_phone \(phone>\? AND phone<\?\)/],
  ['customers by the end of a phone', () => planOf(customers.byPhoneEnd, range), /SEARCH customer USING INDEX customer_phone_reversed \(phone_reversed>\? AND phone_reversed<\?\)/],
  ['customers by member number', () => planOf(customers.byMemberNumber, range), /SEARCH customer USING INDEX customer_member_number \(member_number>\? AND member_number<\?\)/],
  ['customers by the front of a name', () => planOf(customers.byNameFront, range), /SEARCH customer USING INDEX customer_name \(name_key>\? AND name_key<\?\)/],
  ['customers by part of a name', () => planOf(customers.byNamePart, { part: '"雅婷"', most: 8 }), /SCAN customer_name_part VIRTUAL TABLE INDEX \d+:>?M1[\s\S]*SEARCH customer USING INTEGER PRIMARY KEY/],
  ['customers by how the name is read', () => planOf(customers.byNameForm, { match: '"zhang"', most: 8 }), /SCAN customer_name_form VIRTUAL TABLE INDEX \d+:>?M1[\s\S]*SEARCH customer USING INTEGER PRIMARY KEY/],
  ['names that are still to be read', () => planOf(customers.namesDownFrom, { upto: 9, most: 8 }), /SEARCH customer USING INTEGER PRIMARY KEY \(rowid<\?\)/],
  ['an order by its number', () => planOf(orders.byNumber, { number: '1' }), /SEARCH customer_order USING INDEX customer_order_number \(number=\?\)/],
  ['orders by the front of a number', () => planOf(orders.byNumberFront, range), /SEARCH customer_order USING INDEX customer_order_number \(number>\? AND number<\?\)/],
  ['orders by the end of a number', () => planOf(orders.byNumberEnd, range), /SEARCH customer_order USING INDEX customer_order_number_reversed \(number_reversed>\? AND number_reversed<\?\)/],
  ['orders by the end of a phone', () => planOf(orders.byPhoneEnd, range), /SEARCH customer_order USING INDEX customer_order_phone \(phone_reversed>\? AND phone_reversed<\?\)/],
  ['orders by member number', () => planOf(orders.byMember, { member_number: '1', most: 5 }), /SEARCH customer_order USING INDEX customer_order_member/],
  ['orders of a customer', () => planOf(orders.ofCustomer, { customer: 1, most: 5 }), /SEARCH customer_order USING INDEX customer_order_customer/],
  ['the last ticket about an order', () => planOf(tickets.lastOfOrder, { order: 1 }), /SEARCH ticket USING INDEX ticket_customer_order/],
  ['open tickets of a customer', () => planOf(tickets.openOfCustomer, { customer: 1, most: 5 }), /SEARCH ticket USING INDEX ticket_customer/],
  ['what a customer was told last', () => planOf(tickets.lastTold, { ticket: 1 }), /SEARCH comment USING INDEX comment_of_ticket/],
  ['what was merged into a ticket', () => planOf(merging.partsOf, { ticket: 1 }).replaceAll('SCAN part', ''), /SEARCH ticket USING INDEX ticket_merged \(merged_into=\?\)[\s\S]*SEARCH ticket USING (COVERING )?INDEX ticket_merged \(merged_into=\?\)[\s\S]*SEARCH contact USING INTEGER PRIMARY KEY/],
  ['where what was merged leads to', () => planOf(merging.endOf, { row: 1 }).replaceAll('SCAN led', ''), /SEARCH ticket USING INTEGER PRIMARY KEY[\s\S]*SEARCH ticket USING INTEGER PRIMARY KEY/],
  ['where all that a search found leads to', () => planOf(merging.endsOf, { rows: '[]' }).replaceAll('SCAN led', ''), /SEARCH ticket USING INTEGER PRIMARY KEY[\s\S]*SEARCH ticket USING INTEGER PRIMARY KEY/],
  ['what may be merged of what was found', () => planOf(merging.mergeable, { rows: '[]' }), /SEARCH ticket USING INTEGER PRIMARY KEY/],
  ['how a ticket was merged', () => planOf(merging.mergingEvent, { seq: 1 }), /SEARCH event USING INTEGER PRIMARY KEY/],
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
  expect(found).not.toMatch(/SCAN (ticket|due|ticket_due|customer|contact|event|step_visit)\b(?! USING INDEX contact_open)/)
  expect(found).not.toMatch(/TEMP B-TREE FOR ORDER BY/)
})

test.each(ticketStates.flatMap((state, at) => ticketStates.slice(at + 1).map((other) => [state, other] as const)))('the queue of %s and %s is merged from the walks of both, each on its index and bounded, and nothing is sorted', (state, other) => {
  const plan = planOf(queue.places({ ...byDue, states: [state, other] }), asked)
  expect(plan.match(new RegExp(dueWalk, 'g'))).toHaveLength(4)
  expect(plan.match(/MERGE \(UNION ALL\)/g)).toHaveLength(3)
  expect(plan).not.toMatch(/SCAN ticket|TEMP B-TREE/)
})

test('a search asks an index for the front, the end and the customer, and reads no table whole', () => {
  const plan = planOf(queue.sought, { front: '1', frontEnd: '2', back: '3', backEnd: '4', customers: '[]', most: 10 })
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

test.each<[string, () => string, RegExp]>([
  ['follow-ups that are due', () => planOf(followups.dueOf, { owners: '[]', most: 1 }), /(SEARCH|SCAN) clock USING INDEX clock_follow_up/],
  ['the follow-up of a ticket that is due', () => planOf(followups.dueOfTicket, { contact: 1, ticket: 1 }), /SEARCH clock USING INDEX clock_of_contact/],
  ['the latest follow-up of a ticket', () => planOf(followups.latestOf, { ticket: 1 }), /SEARCH follow_up USING INDEX follow_up_of_ticket \(ticket=\?\)/],
  ['what reached nobody', () => planOf(followups.unsettledOf, { owners: '[]', most: 1 }), /(SEARCH|SCAN) follow_up USING INDEX follow_up_unsettled/],
  ['calls on a ticket', () => planOf(followups.callsOn, { ticket_id: blob }), /SEARCH event USING INDEX event_of_entity/],
  ['whether a ticket is rated', () => planOf(ratings.isRatedSince, { ticket: 1, since: 0 }), /SEARCH rating USING (COVERING )?INDEX rating_once/],
  ['improvements to be made', () => planOf(ratings.openImprovements, { most: 1 }), /(SEARCH|SCAN) improvement USING INDEX improvement_open/],
  ['promises of a day', () => planOf(promises.toKeep, { owner: 1, until: 2, most: 1 }), /SEARCH promise USING INDEX promise_of_owner \(owner=\? AND due_at<\?\)/],
  ['the next promise that falls due', () => planOf(promises.firstPromiseDue, nothing), /(SEARCH|SCAN) promise USING (COVERING )?INDEX promise_due/],
  ['promises that fell due', () => planOf(promises.promisesFallenDue, { now: 1, most: 1 }), /SEARCH promise USING INDEX promise_due \(due_at<\?\)/],
  ['promises of a ticket', () => planOf(promises.promisesOfTicket, { ticket: 1 }), /SEARCH promise USING INDEX promise_of_ticket/],
  ['notices that stand', () => planOf(notices.notEnded, { most: 1 }), /(SEARCH|SCAN) notice USING INDEX notice_standing/],
  ['the next change of a notice', () => planOf(notices.firstChange, nothing), /(SEARCH|SCAN) notice USING COVERING INDEX notice_next/],
  ['notices that began in some events', () => planOf(notices.begunIn, { person: 1, after: 0, upTo: 9, now: 1 }).replaceAll('USE TEMP B-TREE FOR GROUP BY', ''), /SEARCH event USING INTEGER PRIMARY KEY \(rowid>\? AND rowid<\?\)[\s\S]*SEARCH notice USING INDEX/],
  ['what others did in some events', () => planOf(news.newsOf, { owner: 1, me: blob, id: '', role: 'agent', after: 0, upTo: 9, most: 1 }).replaceAll('USE TEMP B-TREE FOR ORDER BY', ''), /SEARCH event USING INTEGER PRIMARY KEY \(rowid>\? AND rowid<\?\)[\s\S]*SEARCH ticket USING INDEX[\s\S]*SEARCH later USING INDEX event_of_entity/],
  ['the log of an emergency', () => planOf(notices.entriesOf, { notice: 1 }), /SEARCH notice_entry USING INDEX notice_entry_of/],
])('%s: by an index, in order', (_what, plan, expected) => {
  const found = plan()
  expect(found).toMatch(expected)
  expect(found).not.toMatch(/SCAN (ticket|due|ticket_due|contact|event|clock|promise|follow_up|notice|rating)\b(?! USING)/)
  expect(found).not.toMatch(/TEMP B-TREE FOR ORDER BY/)
})

test('figures of a period read that period', () => {
  expect(planOf(promises.promisesBy.team, { from: 0, to: 1, most: 1 })).toMatch(/SEARCH promise USING INDEX promise_by_due \(due_at>\? AND due_at<\?\)/)
  expect(planOf(ratings.ratingsBy.team, { from: 0, to: 1, most: 1 })).toMatch(/SEARCH rating USING INDEX rating_given \(given_at>\? AND given_at<\?\)/)
})

/** The clocks of a contact are a handful: they may be put in order where they are found. */
test.each<[string, () => string, RegExp]>([
  ['the history of a ticket', () => planOf(tickets.eventsOf, { ticket_id: blob, ticket: 1, contact: 1 }), /SEARCH event USING INDEX event_of_entity[\s\S]*SEARCH clock USING INDEX clock_of_contact/],
  ['clocks of a ticket', () => planOf(clocks.ofTicket, { contact: 1, ticket: 1 }), /SEARCH clock USING INDEX clock_of_contact/],
  ['clocks of many tickets', () => planOf(clocks.ofContacts, { contacts: '[]' }), /SEARCH clock USING INDEX clock_of_contact/],
  ['clocks of many tickets that may be moved', () => planOf(clocks.movable, { contacts: '[]' }), /SEARCH clock USING INDEX clock_of_contact/],
  ['events of many clocks that may speak of a ticket', () => planOf(clocks.movedOfTicket, { ticket: 1 }).replace('SCAN asked', ''), /SEARCH place USING PRIMARY KEY \(asked_seq=\? AND serial>\?\)/],
  ['clocks that a merge cancelled', () => planOf(clocks.cancelledAfter, { contact: 1, ticket: 1, after: 1 }), /SEARCH clock USING INDEX clock_of_contact/],
  ['clocks of a ticket that was merged, as they are shown', () => planOf(clocks.shownWithCancelled, { contact: 1, ticket: 1, after: 1 }), /SEARCH clock USING INDEX clock_of_contact/],
  ['clocks of a ticket as they are shown', () => planOf(clocks.shownOfTicket, { contact: 1, ticket: 1 }), /SEARCH clock USING INDEX clock_of_contact/],
  ['the number that matters most, of tickets (CK-24)', () => planOf(clocks.nextDueOfTickets, { agent: 1 }).replace(/SCAN (\(subquery-\d+\)|soonest)/g, ''), /SEARCH ticket_due USING INDEX ticket_due_of_owner \(owner=\? AND state=\? AND next_due_at>\?\)[\s\S]*SEARCH clock USING INDEX clock_of_contact/],
  ['the number that matters most, of contacts (CK-24)', () => planOf(clocks.nextDueOfContacts, { agent: 1 }), /SEARCH contact USING INDEX contact_open \(agent=\?\)[\s\S]*SEARCH clock USING INDEX clock_of_contact/],
])('%s: found by an index, without reading all', (_what, plan, expected) => {
  const found = plan()
  expect(found).toMatch(expected)
  expect(found).not.toMatch(/SCAN (ticket|due|ticket_due|customer|contact|event|clock)/)
})

test('what a person is told of: through the events since then and no further; what is told is put in order', () => {
  expect(planOf(clocks.alarmsOf, { agent: 1, after: 0, upTo: 9, most: 50 })).toMatch(
    /SEARCH event USING INTEGER PRIMARY KEY \(rowid>\? AND rowid<\?\)\nSEARCH clock USING INDEX sqlite_autoindex_clock_1 \(clock_id=\?\)\nSEARCH contact USING INTEGER PRIMARY KEY \(rowid=\?\)\nSEARCH ticket USING INTEGER PRIMARY KEY/,
  )
})

const page = { skip: 0, most: 100 }
const beside = { scenes: '["a","b"]', need: 'n', contact: 1, problem: 1, most: 200 }
test.each<[string, () => string, RegExp]>([
  ['a shelf, the latest change first', () => planOf(articles.ofState, { ...page, state: 'published' }), /SEARCH article USING INDEX article_of_state \(state=\?\)/],
  ['drafts', () => planOf(articles.written, { ...page, in_review: 0 }), /SEARCH article USING INDEX article_written \(in_review=\?\)/],
  ['how many are in force', () => planOf(articles.countOfState, { state: 'published', most: 9 }), /SEARCH article USING INDEX article_of_state/],
  ['how many are drafts', () => planOf(articles.countWritten, { in_review: 0, most: 9 }), /SEARCH article USING (COVERING )?INDEX article_written/],
  ['an article by its id', () => planOf(articles.articleById, { article_id: blob }), /SEARCH article USING INDEX sqlite_autoindex_article_1/],
  ['an article by its name in what is shipped', () => planOf(articles.articleShippedAs, { shipped_as: 'a' }), /SEARCH article USING INDEX article_shipped_as/],
  ['an article by its name in a file', () => planOf(articles.articleFromOutside, { external_system: 'import', external_id: 'a' }), /SEARCH article USING INDEX article_external/],
  ['a version', () => planOf(articles.versionOf, { article: 1, number: 1 }), /SEARCH article_version USING INDEX article_version_number/],
  ['the update log', () => planOf(articles.versionsOf, { article: 1 }), /SEARCH article_version USING INDEX article_version_number/],
  ['the last version', () => planOf(articles.lastNumber, { article: 1 }), /SEARCH article_version USING COVERING INDEX article_version_number/],
  ['reports that are not settled', () => planOf(articles.openReports, { article: 1 }), /SEARCH article_report USING INDEX article_report_open/],
  ['how a review went', () => planOf(articles.lastReviewed, { article_id: blob }), /SEARCH event USING INDEX event_of_entity/],
  ['what the search does not know yet', () => planOf(articles.toIndex, { most: 5 }), /SCAN article USING INDEX article_to_index/],
  ['whether an article was used with a problem', () => planOf(using.useOf, { contact: 1, problem: 1, article: 1 }), /SEARCH article_use USING INDEX article_use_once/],
  ['what was used with a problem', () => planOf(using.usedWith, { contact: 1, problem: 1 }).replace('USE TEMP B-TREE FOR ORDER BY', ''), /SEARCH article_use USING INDEX article_use_once \(contact=\? AND problem=\?\)[\s\S]*SEARCH article USING INTEGER PRIMARY KEY/],
  ['a lesson', () => planOf(learning.learningById, { learning_id: blob }), /SEARCH learning USING INDEX sqlite_autoindex_learning_1/],
  ['the lessons of a person', () => planOf(learning.learningOf, { person: 1, since: 1 }).replace('USE TEMP B-TREE FOR ORDER BY', ''), /SEARCH learning USING INDEX learning_of_person \(person=\?\)/],
  ['lessons of late', () => planOf(learning.learnedSince, { since: 1 }).replace(/USE TEMP B-TREE FOR (LAST \d+ TERMS? OF )?ORDER BY/, ''), /SEARCH learning USING INDEX learning_published \(published_at>\?\)/],
  ['who has not passed', () => planOf(learning.unpassedOf, { article: 1 }), /SEARCH learning USING INDEX learning_of_version \(article=\?\)/],
  ['the next lesson that is due', () => planOf(learning.firstDue, nothing), /(SEARCH|SCAN) learning USING (COVERING )?INDEX learning_due/],
  ['lessons that fell due', () => planOf(learning.fallenDue, { now: 1 }), /SEARCH learning USING INDEX learning_due \(due_at<\?\)/],
  ['proposals that wait', () => planOf(proposing.openOrDecided, { state: 'open', most: 9 }), /SEARCH proposal USING INDEX proposal_of_state/],
  ['my proposals', () => planOf(proposing.ownProposals, { person: 1, state: 'open', most: 9 }), /SEARCH proposal USING INDEX proposal_of_person/],
  ['an attachment', () => planOf(attachments.attachmentById, { attachment_id: blob }), /SEARCH attachment USING INDEX sqlite_autoindex_attachment_1/],
  ['pieces of an attachment', () => planOf(attachments.piecesOf, { attachment: 1 }), /SEARCH attachment_piece USING INDEX sqlite_autoindex_attachment_piece_1/],
  ['how much of it has come', () => planOf(attachments.received, { attachment: 1 }), /SEARCH attachment_piece USING INDEX sqlite_autoindex_attachment_piece_1/],
  ['what is held already', () => planOf(attachments.contentByHash, { hash: blob }), /SEARCH attachment_content USING (COVERING )?INDEX sqlite_autoindex_attachment_content_1/],
  ['what came to nothing', () => planOf(attachments.forgotten, { half: 1, since: 1, most: 9 }), /SEARCH attachment USING INDEX attachment_begun \(begun_at<\?\)[\s\S]*SEARCH article_attachment USING COVERING INDEX article_attachment_of/],
])('knowledge, %s: on its index, without sorting and without reading all', (_what, plan, expected) => {
  const found = plan()
  expect(found).toMatch(expected)
  expect(found).not.toMatch(/SCAN (article|article_version|article_use|learning|proposal|event|attachment)\b(?! USING (COVERING )?INDEX)/)
  expect(found).not.toMatch(/TEMP B-TREE FOR ORDER BY/)
})

/** A shelf that is narrowed, and what is outdated, are sorted where they are found: some of what is in force, never versions. */
test.each<[string, () => string, RegExp]>([
  ['a shelf under a tag', () => planOf(articles.linkedOfState, { ...page, kind: 'tag', id: 'a', state: 'published' }), /SEARCH article_link USING (COVERING )?(INDEX|PRIMARY KEY)[\s\S]*SEARCH article USING INTEGER PRIMARY KEY/],
  ['what is outdated', () => planOf(articles.outdated, { ...page, today: '2026-01-01', idle: 1 }), /SEARCH article USING INDEX article_/],
  ['what stands beside a step', () => planOf(using.besideStep, beside), /SEARCH article_link USING PRIMARY KEY \(kind=\? AND id=\?\)[\s\S]*SEARCH article USING INTEGER PRIMARY KEY[\s\S]*SEARCH article_version USING (COVERING )?INDEX article_version_number[\s\S]*SEARCH article_need USING PRIMARY KEY/],
  ['the articles that name an attachment', () => planOf(attachments.articlesNaming, { attachment: 1 }), /SEARCH article_attachment USING COVERING INDEX article_attachment_of[\s\S]*SEARCH article_version USING INTEGER PRIMARY KEY[\s\S]*SEARCH article USING INTEGER PRIMARY KEY/],
])('knowledge, %s: found by indexes, without reading all', (_what, plan, expected) => {
  const found = plan()
  expect(found).toMatch(expected)
  expect(found).not.toMatch(/SCAN (article|article_version|article_use|attachment)\b(?! USING (COVERING )?INDEX)/)
})
