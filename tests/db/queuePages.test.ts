import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OutputOf, ProcedureOf } from '../../shared/contract/index.ts'
import type { QueueRow } from '../../shared/contract/tickets.ts'
import { deskOver, memoryDatabase } from '../helpers/desk.ts'
import { aPerson, aTicket, seated, stockInquiry, returnComplaint } from '../helpers/builders.ts'

/** One real ticket of each of two people, copied many times over with other due instants: the pages are what is tested here. */
const database = memoryDatabase()
const first = seated(deskOver(database), { name: 'First' })
const second = first.as(aPerson(first, { name: 'Second' }))
aTicket(first, returnComplaint)
aTicket(second, stockInquiry)
const columns = (database.read((db) => db.rows('PRAGMA table_info(ticket)', {})) as { name: string }[]).map((column) => column.name)

interface Made {
  readonly owner: 1 | 2
  readonly state: 'open' | 'resolved' | 'closed'
  readonly due: number | null
}

function fillTickets(made: readonly Made[]): void {
  database.write((db) => {
    db.change('DELETE FROM ticket WHERE row > 2', {})
    made.forEach(({ owner, state, due }, at) => {
      const own: Record<string, string> = { row: String(at + 3), ticket_id: `X'${(at + 3).toString(16).padStart(12, '0')}70008000000000000000'`, serial: String(at + 3), problem: String(at + 3), owner: String(owner), state: `'${state}'`, next_due_at: due === null ? 'NULL' : String(due) }
      db.change(`INSERT INTO ticket (${columns.join(', ')}) SELECT ${columns.map((column) => own[column] ?? column).join(', ')} FROM ticket WHERE row = 1`, {})
    })
  })
}

function read(desk: typeof first, scope: 'open' | 'mine' | 'all', limit: number): QueueRow[] {
  const rows: QueueRow[] = []
  let after: { dueAt: number | null; row: number } | null = null
  for (let page = 0; page < 500; page += 1) {
    const answer: OutputOf<ProcedureOf<'tickets.queue'>> = desk.call('tickets.queue', { scope, text: '', after, limit })
    rows.push(...answer.rows)
    if (answer.next === null) return rows
    after = answer.next
  }
  throw new Error('the pages never end')
}

const made = fc.record({ owner: fc.constantFrom<1 | 2>(1, 2), state: fc.constantFrom<Made['state']>('open', 'open', 'resolved', 'closed'), due: fc.option(fc.integer({ min: 0, max: 6 }), { nil: null }) })

test('pages one after the other are the whole queue, each ticket once, in the order of next due', () => {
  fc.assert(fc.property(fc.array(made, { maxLength: 25 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom<'open' | 'mine' | 'all'>('open', 'mine', 'all'), (tickets, limit, scope) => {
    fillTickets(tickets)
    const where = { open: "state = 'open'", mine: "state = 'open' AND owner = 1", all: '1' }[scope]
    const expected = database.read((db) => db.rows(
      `SELECT lower(hex(ticket_id)) AS id FROM ticket WHERE ${where} ORDER BY next_due_at IS NULL, next_due_at, CASE WHEN next_due_at IS NULL THEN -row ELSE row END`, {},
    )) as { id: string }[]
    expect(read(first, scope, limit).map((row) => row.ticketId.replaceAll('-', ''))).toEqual(expected.map((row) => row.id))
  }), { numRuns: 60 })
})

test('the counts are those of the tickets', () => {
  fillTickets([{ owner: 2, state: 'open', due: 5 }, { owner: 2, state: 'closed', due: null }, { owner: 1, state: 'open', due: null }])
  const counts = (desk: typeof first) => desk.call('tickets.queue', { scope: 'open', text: '', after: null, limit: 1 }).counts
  expect(counts(first)).toEqual({ open: 3, mine: 2, all: 5, late: 1 })
  expect(counts(second)).toEqual({ open: 3, mine: 1, all: 5, late: 1 })
})
