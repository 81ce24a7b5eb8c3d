import { AppError } from '../../../shared/errors.ts'
import type { ContactId } from '../../../shared/ids.ts'
import type { Instant } from '../../../shared/time.ts'
import { actorOf, type CommandContext } from '../context.ts'
import { getByRow } from '../orders/orders.ts'
import { promise } from '../promises/promises.ts'
import { findOfContact, type GradeGiven, open, type OpenedTicket } from '../tickets/tickets.ts'
import { assertComplete, assertOpen, contactOf, markSaved, relevantAnswers } from './taking.ts'
import { classOf, departmentOf, gradesOf, outcomeOf, weightOf } from './intake.rules.ts'
import { linesOf, promisedAt, valuesOf } from './said.ts'

/** Makes the ticket of a contact; asked again after the answer was lost, it gives the same one. */
export function save(context: CommandContext, input: { contactId: ContactId }): OpenedTicket {
  const taking = contactOf(context, input.contactId)
  const { published, draft, row, around } = taking
  if (row.state === 'saved' && row.agent === actorOf(context).row) {
    const made = findOfContact(context.db, row.row, row.problem)
    if (made !== null) return made
  }
  assertOpen(context, taking)
  assertComplete(taking)
  const outcome = outcomeOf(published.playbook, draft)
  if (outcome === undefined) throw new AppError('not_ready', { step: 'outcome', missing: ['outcome'] })
  const channel = published.playbook.channels.find((candidate) => candidate.id === row.channel)
  const { severity, priority } = gradesOf(published.playbook, draft, around)
  // The sentence of the outcome is the promise: with the customer on the line it has been told by now (IN-9).
  const told = channel?.live === true ? linesOf(context, taking, 'outcome', outcome.id).map((line) => line.text).join('\n') : null
  const order = row.customer_order === null ? null : getByRow(context, row.customer_order)
  const promised = told === null || outcome.effect === 'resolve' ? null : promisedAt(context, taking)
  const values = valuesOf(context, taking)
  const firstWordsAt = markSaved(context, taking)
  const opened = open(context, {
    contact: row.row,
    customer: row.customer,
    order: order === null ? null : { row: order.row, number: order.order.number },
    published,
    channel: row.channel,
    kind: around.kind,
    problem: row.problem,
    tier: around.tier,
    type: draft.type,
    class: classOf(published.playbook, draft),
    scene: draft.scene,
    need: draft.need,
    freeNeed: draft.need === null ? draft.freeNeed.trim() : '',
    outcome: outcome.id,
    department: departmentOf(published.playbook, draft),
    impact: weightOf(published.playbook, draft, 'impact'),
    urgency: weightOf(published.playbook, draft, 'urgency'),
    severity: given(severity),
    priority: given(priority),
    answers: relevantAnswers(taking),
    arrivedAt: row.arrived_at as Instant,
    firstWordsAt,
    resolved: outcome.effect === 'resolve',
    told: told === '' ? null : told,
  })
  // A time is promised where it was said, and not where the words leave it out.
  if (told !== null && promised !== null && promised > context.now && [values['promise.time'], values['promise.span']].some((said) => said !== '' && told.includes(said))) {
    promise(context, { ticketId: opened.ticketId, dueAt: promised, source: 'intake', text: told })
  }
  return opened
}

/** The agent's own words, or the rule of the playbook by its id: its reason is told in the reader's language. */
function given(grade: { readonly id: string; readonly reason: unknown; readonly rule?: string }): GradeGiven {
  return grade.rule === undefined ? { id: grade.id, by: 'agent', reason: String(grade.reason) } : { id: grade.id, by: 'playbook', reason: grade.rule }
}
