import words from '../../../resources/demo/shift.json' with { type: 'json' }
import type { PromiseId, TicketId } from '../../../shared/ids.ts'
import { day, hour, type Instant, instant, minute, shift } from '../../../shared/time.ts'
import type { WriteDb } from '../../db/connection.ts'
import type { Actor, CommandContext } from '../context.ts'
import { raise, stepIn } from '../escalation/escalation.ts'
import { rate } from '../followups/followups.ts'
import { keepAll, promise } from '../promises/promises.ts'
import { assess, release, rowOf, setCourse, step, urge, writePlan } from '../tickets/tickets.ts'
import { commandAt, type InventedTicket, type Month } from './month.ts'

const shiftLength = 6 * hour

/** Each of the last open tickets gets something else to be done about it; with few of them the first deeds find theirs. */
export function leaveTickets(db: WriteDb, month: Month, supervisor: Actor): void {
  const { now, lately, people } = month
  const asked = commandAt(db, month, now, supervisor)
  const inState = (state: string) => lately.filter(({ ticketId }) => rowOf(asked, ticketId).state === state)
  const open = inState('open').filter(({ openedAt }) => openedAt < now - 5 * minute).reverse()
  /** @param share how far between its opening, or the beginning of the shift, and now */
  const by: By = (actor, { openedAt }, share) => {
    const from = Math.max(openedAt, now - shiftLength)
    return commandAt(db, month, instant(from + Math.floor((now - from) * share)), actor)
  }
  const on: On = ({ ticketId }) => ({ ticketId, version: rowOf(asked, ticketId).version })
  const next = (deed: (ticket: InventedTicket) => void) => {
    const ticket = open.pop()
    if (ticket !== undefined) deed(ticket)
  }
  next((ticket) => {
    draw(by, on, month, ticket)
  })
  next((ticket) => {
    raise(by(ticket.agent, ticket, 0.5), { ...on(ticket), level: 'supervisor', reason: words.raised })
    stepIn(by(supervisor, ticket, 0.6), on(ticket))
    tell(by(ticket.agent, ticket, 0.6), ticket, words.promises.today, shift(now, 4 * hour))
  })
  next((ticket) => {
    const told = by(ticket.agent, ticket, 0.2)
    tell(told, ticket, words.promises.broken, instant(Math.floor((told.now + now) / 2)))
    const other = people.find(({ role, row }) => role === 'agent' && row !== ticket.agent.row)
    if (other !== undefined) urge(by(other, ticket, 0.9), { ticketId: ticket.ticketId, reason: words.urge })
    release(by(supervisor, ticket, 0.95), { ...on(ticket), reason: words.release })
  })
  next((ticket) => {
    raise(by(ticket.agent, ticket, 0.95), { ...on(ticket), level: 'team-lead', reason: words.beyond })
  })
  next((ticket) => {
    const kept = tell(by(ticket.agent, ticket, 0.1), ticket, words.promises.kept, shift(now, hour))
    keepAll(by(ticket.agent, ticket, 0.5), ticket.ticketId, [kept])
    tell(by(ticket.agent, ticket, 0.9), ticket, words.promises.soon, shift(now, 40 * minute))
  })
  const closed = inState('closed')
  for (const [at, given] of words.ratings.entries()) {
    const ticket = closed.at(-1 - at)
    if (ticket !== undefined) rate(commandAt(db, month, shift(now, -(at + 1) * 25 * minute), ticket.agent), { ticketId: ticket.ticketId, ...given })
  }
}

type By = (actor: Actor, ticket: InventedTicket, share: number) => CommandContext
type On = (ticket: InventedTicket) => { readonly ticketId: TicketId; readonly version: number }

/** Several steps of two departments, handed in and waiting for whoever leads. */
function draw(by: By, on: On, { published: { playbook }, now }: Month, ticket: InventedTicket): void {
  const { agent } = ticket
  const departments = playbook.departments.slice(0, 2).map(({ id }) => id)
  const at = (share: number) => by(agent, ticket, share)
  setCourse(at(0.1), { ...on(ticket), course: 'complex', reason: words.course })
  assess(at(0.2), { ...on(ticket), complexity: 'high', departments, hours: 16, resources: words.resources })
  step(at(0.2), { ...on(ticket), step: 'draw', reason: null })
  const steps = words.steps.map((text, nth) => ({ stepId: null, text, owner: agent.personId, department: departments[nth] ?? null, dueAt: shift(now, (nth + 1) * day) }))
  writePlan(at(0.4), { ...on(ticket), steps })
  step(at(0.5), { ...on(ticket), step: 'submit', reason: null })
}

/** What the customer was told, and by when. */
function tell(context: CommandContext, { ticketId }: InventedTicket, text: string, dueAt: Instant): PromiseId {
  return promise(context, { ticketId, dueAt, source: 'comment', text })
}
