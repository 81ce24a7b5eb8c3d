import { AppError } from '../../../shared/errors.ts'
import type { ContactId } from '../../../shared/ids.ts'
import type { CommandContext } from '../context.ts'
import { change, heldContact, openContact } from './taking.ts'

/** Puts a contact aside with a reason. It stays this agent's and its clocks go on: the customer waits all the same. */
export function park(context: CommandContext, input: { contactId: ContactId; reason: string }): void {
  const taking = openContact(context, input)
  change(context, taking, 'contact.parked', { why: input.reason }, { parked_at: context.now, parked_reason: input.reason })
}

export function unpark(context: CommandContext, input: { contactId: ContactId }): void {
  const taking = heldContact(context, input)
  if (taking.row.parked_at === null) throw new AppError('not_possible', {}, 'notParked')
  change(context, taking, 'contact.unparked', { parkedAt: taking.row.parked_at }, { parked_at: null, parked_reason: null })
}
