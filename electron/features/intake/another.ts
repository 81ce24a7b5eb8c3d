import { AppError } from '../../../shared/errors.ts'
import type { ContactId } from '../../../shared/ids.ts'
import { actorOf, type CommandContext } from '../context.ts'
import { getByRow } from '../orders/orders.ts'
import { findOfContact } from '../tickets/tickets.ts'
import { nextProblem } from './another.rules.ts'
import { withOrder } from './known.rules.ts'
import { change, contactOf } from './taking.ts'

/** IN-11: another problem of the same customer in the same conversation; told twice, it begins one. */
export function another(context: CommandContext, input: { contactId: ContactId }): void {
  const taking = contactOf(context, input.contactId)
  const { row, published } = taking
  if (row.agent !== actorOf(context).row) throw new AppError('not_permitted', {}, 'contact')
  if (row.state === 'open' && row.problem > 1) return
  if (row.state !== 'saved') throw new AppError('not_possible', {}, row.state === 'open' ? 'notSaved' : 'abandoned')
  // One that was begun and given up leaves its number to the next.
  const problem = findOfContact(context.db, row.row, row.problem) === null ? row.problem : row.problem + 1
  const order = row.customer_order === null ? null : getByRow(context, row.customer_order).order.number
  change(context, taking, 'contact.reopened', { problem }, {
    state: 'open', problem, step: 'ask', furthest: 'ask', scene_reached_at: null, scene_confirmed_at: null, draft: withOrder(published.playbook, nextProblem(published.playbook, taking.draft), null, order),
  })
}
