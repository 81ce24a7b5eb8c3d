import type { Colleague } from '../../../shared/contract/contact.ts'
import { takesContacts } from '../../../shared/contract/people.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ContactId, PersonId } from '../../../shared/ids.ts'
import { actorOf, type CommandContext, type Context } from '../context.ts'
import { findActor, idOf, list } from '../people/people.ts'
import { loads } from './intake.store.ts'
import { change, contactOf, heldContact } from './taking.ts'

/** Who may be handed a contact, each with how many they are working on and how many they have parked. */
export function colleagues(context: Context): Colleague[] {
  const me = actorOf(context)
  const load = new Map(loads.all(context.db, {}).map((row) => [idOf(context, row.agent), row]))
  return list(context)
    .filter(({ personId, role }) => personId !== me.personId && takesContacts.includes(role))
    .map(({ personId, name, role }) => ({ personId, name, role, open: load.get(personId)?.open ?? 0, parked: load.get(personId)?.parked ?? 0 }))
}

/** Gives a contact to a colleague of this desk, parked or not, with all that was typed and all its clocks. */
export function hand(context: CommandContext, input: { contactId: ContactId; to: PersonId; note: string }): void {
  const taking = heldContact(context, input)
  const from = actorOf(context)
  const to = findActor(context.db, input.to)
  if (to === null) throw new AppError('not_found', { what: 'person' })
  if (to.row === from.row) throw new AppError('not_possible', {}, 'handToSelf')
  if (!takesContacts.includes(to.role)) throw new AppError('not_possible', { name: to.name }, 'handRole')
  change(context, taking, 'contact.handed', { changes: { agent: { from: from.personId, to: to.personId } }, why: input.note }, {
    agent: to.row, came_at: context.now, handed_by: from.row, handed_at: context.now, handed_note: input.note, taken_up_at: null,
  })
}

/** The one who handed it over takes it back, as long as the colleague has done nothing with it. */
export function takeBack(context: CommandContext, input: { contactId: ContactId }): void {
  const taking = contactOf(context, input.contactId)
  const me = actorOf(context)
  if (taking.row.handed_by !== me.row) throw new AppError('not_permitted', {}, 'contact')
  if (taking.row.taken_up_at !== null) throw new AppError('not_possible', {}, 'takenUp')
  change(context, taking, 'contact.takenBack', { changes: { agent: { from: idOf(context, taking.row.agent), to: me.personId } } }, {
    agent: me.row, came_at: context.now, handed_by: null, handed_at: null, handed_note: null, taken_up_at: null,
  })
}
