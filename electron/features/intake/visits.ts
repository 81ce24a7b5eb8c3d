import type { ContactId, PersonId } from '../../../shared/ids.ts'
import type { IntakeStep } from '../../../shared/playbook.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import type { CommandContext, Context } from '../context.ts'
import { idOf } from '../people/people.ts'
import { byId, type ContactRow } from './intake.store.ts'
import { isSame, type Present, presentOf, type Stay } from './visits.rules.ts'
import { insertVisit, leaveVisit, openVisit, openVisits, visitsOfContact } from './visits.store.ts'

/** One stay on a step of the path. */
export interface StepVisit extends Stay {
  readonly agent: PersonId
  readonly enteredAt: Instant
  readonly leftAt: Instant | null
}

/**
 * Every stay on a step of this contact, oldest first, instants in ms UTC: what quality and reports count seconds from (QA-1).
 * A stay begins when its step is entered and ends when it is left, the contact is parked, handed over, saved or given up; it
 * goes on while another contact is on the screen, since the customer waits all the same. Of a program that was killed the stay
 * ends with the last thing the agent did, and another begins with the next. A contact nobody knows has none.
 */
export function visitsOf(context: Context, contactId: ContactId): StepVisit[] {
  const contact = byId.one(context.db, { contact_id: uuidToBlob(contactId) })
  if (contact === null) return []
  return visitsOfContact.all(context.db, { contact: contact.row }).map((row) => ({
    problem: row.problem,
    step: row.step as IntakeStep,
    agent: idOf(context, row.agent),
    enteredAt: row.entered_at as Instant,
    leftAt: row.left_at as Instant | null,
  }))
}

/** Makes the stays of a contact what its row says; to be called with every change of it. @param seq the event of that change */
export function keepVisits(context: CommandContext, contact: ContactRow, seq: number): void {
  const standing = openVisit.one(context.db, { contact: contact.row })
  const present = presentOf(contact)
  if (standing !== null && present !== null && isSame(standing, present)) return
  if (standing !== null) leaveVisit(context.db, { row: standing.row, left_at: context.now, last_seq: seq })
  if (present !== null) enterStep(context, contact.row, present, seq)
}

export function enterStep(context: CommandContext, contact: number, { problem, agent, step }: Present, seq: number): void {
  insertVisit(context.db, { step_visit_id: uuidToBlob(context.newId()), contact, problem, agent, step, entered_at: context.now, last_seq: seq })
}

/** The program was killed or closed with contacts open: nobody worked on them from their last change until now. */
export function endInterruptedVisits(context: CommandContext): void {
  for (const { row, contact_id, touched_at } of openVisits.all(context.db, {})) {
    const seq = context.record({ entity: 'contact', id: blobToUuid(contact_id), type: 'contact.interrupted', body: { touchedAt: touched_at } })
    leaveVisit(context.db, { row, left_at: touched_at, last_seq: seq })
  }
}
