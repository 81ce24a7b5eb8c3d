import { AppError } from '../../../shared/errors.ts'
import type { ContactId } from '../../../shared/ids.ts'
import type { CommandContext } from '../context.ts'
import { change, openContact } from './taking.ts'

/** IN-12: a contact turns into another kind without retyping; all that was typed and chosen stays as it is. */
export function setKind(context: CommandContext, input: { contactId: ContactId; kind: string }): void {
  const taking = openContact(context, input)
  if (!taking.published.playbook.kinds.some((kind) => kind.id === input.kind)) throw new AppError('not_found', { what: 'kind' })
  const from = taking.around.kind
  if (from === input.kind) return
  change(context, taking, 'contact.changedKind', { changes: { kind: { from, to: input.kind } } }, { kind: input.kind })
}
