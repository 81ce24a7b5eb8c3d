import { AppError } from '../../../shared/errors.ts'
import type { ContactId } from '../../../shared/ids.ts'
import type { CommandContext } from '../context.ts'
import { remembering } from './dropped.rules.ts'
import { asKind } from './intake.rules.ts'
import { change, openContact, sceneTimes } from './taking.ts'

/** IN-12: a contact turns into another kind without retyping; of what was chosen only what is not for that kind goes, and is said. */
export function setKind(context: CommandContext, input: { contactId: ContactId; kind: string }): void {
  const taking = openContact(context, input)
  if (!taking.published.playbook.kinds.some((kind) => kind.id === input.kind)) throw new AppError('not_found', { what: 'kind' })
  const { around, draft: before, published: { playbook } } = taking
  const from = around.kind
  if (from === input.kind) return
  const draft = remembering(playbook, before, asKind(playbook, before, input.kind), 'kind', { ...around, kind: input.kind }, from)
  const scene = draft.scene === before.scene ? {} : sceneTimes(context, playbook, draft.scene)
  change(context, taking, 'contact.changedKind', { changes: { kind: { from, to: input.kind } } }, { ...scene, kind: input.kind, draft })
}
