import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TicketId } from '../../shared/ids.ts'
import { day, hour, minute } from '../../shared/time.ts'
import { aContact, aCustomer, answerStep, mailedComplaint, returnComplaint, seated } from '../helpers/builders.ts'
import { deskInMemory, type TestDesk } from '../helpers/desk.ts'
import { changedRetail } from '../helpers/playbooks.ts'

/** Every way to count: anew when it is reopened, in total, with and without rests, from its own start or the earlier one. */
const playbooks = [
  changedRetail(() => undefined),
  changedRetail((playbook) => {
    for (const policy of playbook.clocks.filter(({ metric }) => metric === 'resolution')) {
      delete policy.restart
      policy.resume = 'ticketReopened'
    }
  }),
  changedRetail((playbook) => {
    for (const policy of playbook.clocks.filter(({ periodic }) => !periodic)) Object.assign(policy, { merge: policy.metric === 'resolution' ? 'keep' : 'earliest', pauseIn: [], calendar: 'staffed' })
  }),
].map(({ source }) => source)

type Deed = { readonly on: number; readonly what: 'rest' | 'tell' | 'turn' | 'severity' | 'priority'; readonly after: number; readonly pick: number }
const deed = fc.record<Deed>({ on: fc.nat(2), what: fc.constantFrom('rest', 'tell', 'turn', 'severity', 'priority'), after: fc.integer({ min: 1, max: 40 }).map((hours) => hours * hour + minute), pick: fc.nat(4) })
const life = fc.array(deed, { maxLength: 7 })
const cases = [returnComplaint, mailedComplaint, { ...returnComplaint, type: 'inquiry', class: 'general', need: 'return-pickup' }]

const get = (desk: TestDesk, ticketId: TicketId) => desk.call('tickets.get', { ticketId })
/** All of the clocks but what every change counts up. */
const clockRows = (desk: TestDesk) => desk.rows<Record<string, unknown>>('SELECT * FROM clock ORDER BY row').map(({ version: _version, last_seq: _seq, ...row }) => row)
/** What was promised and kept: without names, and without when somebody was warned. */
const promises = (desk: TestDesk) =>
  desk.rows('SELECT ticket, metric, policy, playbook, started_at, counted_from, pauses, paused_at, target_ms, warn_at, due_at, breached_at, met_at, cancelled_at FROM clock ORDER BY ticket, metric, started_at, cancelled_at, row')

function lived(playbook: string, deeds: readonly Deed[]): { desk: TestDesk; tickets: TicketId[] } {
  const desk = seated(deskInMemory({ playbook }), { staffNumber: '1' })
  const { customerId } = aCustomer(desk)
  const tickets = cases.map((about) => {
    const contactId = aContact(desk, about, 'outcome')
    desk.call('intake.setCustomer', { contactId, customerId })
    answerStep(desk, contactId, about, 'outcome')
    const { ticketId } = desk.call('intake.save', { contactId })
    desk.clock.advance(3 * hour)
    return ticketId
  })
  for (const one of deeds) carryOut(desk, tickets[one.on]!, one)
  return { desk, tickets }
}

function carryOut(desk: TestDesk, ticketId: TicketId, { what, after, pick }: Deed): void {
  const view = get(desk, ticketId)
  const on = { ticketId, version: view.version }
  if (what === 'tell') desk.call('tickets.comment', { ticketId, audience: 'customer', text: 'Told' })
  else if (what === 'turn') desk.call('tickets.move', { ...on, to: view.state === 'open' ? 'resolved' : 'open', reason: 'Turned' })
  else if (what === 'rest' && view.waitingSince !== null) desk.call('tickets.goOn', on)
  else if (what === 'rest' && view.state === 'open') desk.call('tickets.wait', { ...on, reason: 'A photo' })
  else if (what === 'severity' || what === 'priority') desk.call('tickets.grade', { ...on, kind: what, id: view.gradeOptions[what][pick % view.gradeOptions[what].length]!.id, reason: 'Looked again' })
  desk.clock.advance(after)
}

const merge = (desk: TestDesk, ticketId: TicketId, into: TicketId) => desk.call('tickets.merge', { ticketId, version: get(desk, ticketId).version, into, intoVersion: get(desk, into).version, reason: 'The same' })
const unmerge = (desk: TestDesk, ticketId: TicketId) => desk.call('tickets.unmerge', { ticketId, version: get(desk, ticketId).version, reason: 'Not the same' })
const pairs = fc.constantFrom([0, 1], [1, 0], [0, 2], [2, 0], [1, 2], [2, 1])

test('merged and taken out again, both have the clock rows that they had (CK-22, CK-23)', () => {
  fc.assert(fc.property(fc.constantFrom(...playbooks), life, pairs, (playbook, deeds, [from, to]) => {
    const { desk, tickets } = lived(playbook, deeds)
    const before = [clockRows(desk), tickets.map((ticketId) => ({ ...get(desk, ticketId), version: 0 })), desk.rows('SELECT row, ticket.state, next_due_at, rests, closed_at FROM ticket JOIN ticket_due ON ticket = row ORDER BY row')]
    merge(desk, tickets[from]!, tickets[to]!)
    const running = desk.rows<{ n: number }>('SELECT count(*) AS n FROM clock JOIN ticket ON ticket.row = clock.ticket WHERE merged_into IS NOT NULL AND met_at IS NULL AND cancelled_at IS NULL')
    expect(running).toEqual([{ n: 0 }])
    unmerge(desk, tickets[from]!)
    desk.clock.advance(0)
    expect([clockRows(desk), tickets.map((ticketId) => ({ ...get(desk, ticketId), version: 0 })), desk.rows('SELECT row, ticket.state, next_due_at, rests, closed_at FROM ticket JOIN ticket_due ON ticket = row ORDER BY row')]).toEqual(before)
  }), { numRuns: 6 })
}, 60_000)

test('however long it was merged and by which ways, afterwards every promise is as if it had never been', () => {
  fc.assert(fc.property(fc.constantFrom(...playbooks), life, fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 }), fc.boolean(), fc.boolean(), fc.array(fc.integer({ min: 0, max: 3 * day }), { minLength: 3, maxLength: 3 }), (playbook, deeds, order, isChain, insideFirst, [first, second, third]) => {
    const [merged, untouched] = [lived(playbook, deeds), lived(playbook, deeds)]
    const [a, b, c] = order.map((at) => merged.tickets[at]!) as [TicketId, TicketId, TicketId]
    const advance = (ms: number) => { for (const { desk } of [merged, untouched]) desk.clock.advance(ms) }
    merge(merged.desk, a, isChain ? b : c)
    advance(first!)
    merge(merged.desk, b, c)
    advance(second!)
    for (const ticketId of insideFirst ? [a, b] : [b, a]) {
      unmerge(merged.desk, ticketId)
      advance(third!)
    }
    advance(0)
    expect(promises(merged.desk)).toEqual(promises(untouched.desk))
  }), {
    numRuns: 6,
    // Taken out in the order in which they were merged, the first broken by then and the second earlier still.
    examples: playbooks.map((playbook): [string, Deed[], number[], boolean, boolean, number[]] => [playbook, [], [1, 0, 2], false, true, [18 * hour, 0, 0]]),
  })
}, 60_000)
