import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { QueueRow } from '../../shared/contract/tickets.ts'
import type { TicketId } from '../../shared/ids.ts'
import { day, hour } from '../../shared/time.ts'
import { aPerson, aTicket, mailedComplaint, returnComplaint, seated, stockInquiry } from '../helpers/builders.ts'
import { deskInMemory, type TestDesk } from '../helpers/desk.ts'

const first = seated(deskInMemory(), { name: 'First', role: 'supervisor', team: 'Day' })
const second = first.as(aPerson(first, { name: 'Second', team: 'Night' }))
aTicket(first.as(aPerson(first, { name: 'Third', team: 'Night' })))

const people = first.call('people.list', {})

type Deed = { readonly who: boolean; readonly which: number; readonly what: 'open' | 'move' | 'assign' | 'grade' | 'comment' | 'wait' | 'merge'; readonly pick: number }
const deed = fc.record<Deed>({
  who: fc.boolean(),
  which: fc.nat(50),
  what: fc.constantFrom('open', 'move', 'move', 'assign', 'grade', 'comment', 'wait', 'merge', 'merge'),
  pick: fc.nat(20),
})
const cases = [returnComplaint, stockInquiry, mailedComplaint]

function carryOut(desk: TestDesk, { which, what, pick }: Deed): void {
  const ids = desk.call('tickets.queue', { limit: 200 }).rows
  const ticketId = ids[which % Math.max(1, ids.length)]?.ticketId
  if (what === 'open' || ticketId === undefined) aTicket(desk, cases[pick % cases.length])
  else if (what === 'wait') desk.clock.advance((pick + 1) * 3 * hour)
  else if (what === 'merge') mergeOrTakeOut(desk, ids, ticketId)
  else if (ids.find((row) => row.ticketId === ticketId)?.state === 'merged') return
  else if (what === 'comment') desk.call('tickets.comment', { ticketId, audience: 'customer', text: 'Told' })
  else {
    const view = desk.call('tickets.get', { ticketId })
    if (what === 'move') desk.call('tickets.move', { ticketId, version: view.version, to: view.moves[pick % view.moves.length] ?? 'open', reason: 'Asked for' })
    else if (what === 'assign' && view.state !== 'closed') desk.call('tickets.assign', { ticketId, version: view.version, to: people.find(({ personId }) => personId !== view.owner.personId)!.personId, reason: 'Asked for' })
    else desk.call('tickets.grade', { ticketId, version: view.version, kind: 'priority', id: view.gradeOptions.priority[pick % view.gradeOptions.priority.length]?.id ?? '', reason: 'Asked for' })
  }
}

/** Into the first other ticket that may take it; out again where it is merged. */
function mergeOrTakeOut(desk: TestDesk, rows: readonly QueueRow[], ticketId: TicketId): void {
  const { version, state } = desk.call('tickets.get', { ticketId })
  const into = rows.find((row) => row.ticketId !== ticketId && (row.state === 'open' || row.state === 'resolved'))
  if (state === 'merged') desk.call('tickets.unmerge', { ticketId, version, reason: 'Asked for' })
  else if (state !== 'closed' && into !== undefined) desk.call('tickets.merge', { ticketId, version, into: into.ticketId, intoVersion: into.version, reason: 'Asked for', acrossCustomers: true })
}

test('the kept figures are the counted ones after any commands', () => {
  fc.assert(fc.property(fc.array(deed, { minLength: 1, maxLength: 8 }), (deeds) => {
    for (const one of deeds) carryOut(one.who ? first : second, one)
    for (const desk of [first, second]) {
      const [counted] = desk.rows<Record<string, number>>(`
        SELECT count(*) FILTER (WHERE ticket.state = 'open') AS open, count(*) FILTER (WHERE ticket.state = 'open' AND ticket.owner = @me) AS mine, count(*) AS "all",
          count(*) FILTER (WHERE ticket.state = 'open' AND ticket.owner IN (SELECT person.row FROM person WHERE team = @team)) AS team, count(*) FILTER (WHERE ticket.state = 'resolved') AS resolved,
          count(*) FILTER (WHERE ticket.state = 'open' AND next_due_at > @now AND next_due_at <= @now + 4 * 3600000) AS soon,
          count(*) FILTER (WHERE ticket.state = 'open' AND next_due_at <= @now) AS late FROM ticket JOIN ticket_due ON ticket_due.ticket = ticket.row WHERE deleted_at IS NULL`, { me: desk === first ? 1 : 2, team: desk === first ? 'Day' : 'Night', now: desk.clock.now() })
      expect(desk.call('tickets.counts', {})).toEqual(counted)
    }
  }), { numRuns: 25 })
  first.clock.advance(30 * day)
  const [late] = first.rows<{ n: number }>(`SELECT count(*) AS n FROM ticket WHERE state = 'open'`)
  expect(first.call('tickets.counts', {}).late).toBe(late?.n)
})
