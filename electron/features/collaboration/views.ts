import type { Collaboration, CollaborationCategory, CollaborationState, DepartmentTemplate } from '../../../shared/contract/collaboration.ts'
import { AppError } from '../../../shared/errors.ts'
import type { CollaborationId, TicketId } from '../../../shared/ids.ts'
import type { Playbook } from '../../../shared/playbook.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import { actorOf, type Context, inWords } from '../context.ts'
import { idOf, nameOf } from '../people/people.ts'
import { playbookOf, wordsOf } from '../playbook/playbook.ts'
import { rowOf } from '../tickets/tickets.ts'
import { isRequired } from './collaboration.rules.ts'
import * as store from './collaboration.store.ts'

/** More than anybody reads through. */
const mostShown = 200

export function ofTicket(context: Context, { ticketId }: { ticketId: TicketId }): { requests: Collaboration[]; templates: DepartmentTemplate[] } {
  const ticket = rowOf(context, ticketId)
  const { departments } = playbookOf(context.db, ticket.playbook).playbook
  const inCharge = departments.filter(({ id }) => id === ticket.department)
  return {
    requests: store.ofTicket.all(context.db, { ticket: ticket.row, me: actorOf(context).row }).map((row) => viewOf(context, row)),
    templates: [...inCharge, ...departments.filter((department) => !inCharge.includes(department))].map((department) => ({
      department: { id: department.id, title: inWords(context, department.title) },
      contact: department.contact === undefined ? '' : inWords(context, department.contact),
      parts: department.template.map((part) => ({ id: part.id, title: inWords(context, part.title), hint: part.hint === undefined ? null : inWords(context, part.hint), required: part.required })),
    })),
  }
}

export function open(context: Context): { waiting: Collaboration[]; toTell: Collaboration[] } {
  return {
    waiting: store.waiting.all(context.db, { most: mostShown }).map((row) => viewOf(context, row)),
    toTell: store.toTell.all(context.db, { most: mostShown }).map((row) => viewOf(context, row)),
  }
}

/** @throws AppError not_found */
export function requestOf(context: Context, collaborationId: CollaborationId): store.CollaborationRow {
  const row = store.byId.one(context.db, { collaboration_id: uuidToBlob(collaborationId) })
  if (row === null || (row.state === 'draft' && row.written_by !== context.actor?.row)) throw new AppError('not_found', { what: 'collaboration' })
  return row
}

/** @throws AppError not_found for a department that the ticket's playbook does not have */
export function departmentIn(playbook: Playbook, id: string): Playbook['departments'][number] {
  const department = playbook.departments.find((each) => each.id === id)
  if (department === undefined) throw new AppError('not_found', { what: 'department' })
  return department
}

export const textsOf = ({ parts }: Pick<store.CollaborationRow, 'parts'>) => JSON.parse(parts) as Readonly<Record<string, string>>

export function viewOf(context: Context, row: store.CollaborationRow): Collaboration {
  const { playbook } = playbookOf(context.db, row.playbook)
  const words = wordsOf(playbook, context.language)
  const department = playbook.departments.find(({ id }) => id === row.department)
  const category = row.category as CollaborationCategory
  const texts = textsOf(row)
  const contact = department?.contact
  return {
    collaborationId: blobToUuid(row.collaboration_id),
    version: row.version,
    ticketId: blobToUuid(row.ticket_id),
    ticketNumber: row.ticket_number,
    need: row.need === null ? row.free_need : words.title('needs', row.need),
    department: words.named('departments', row.department),
    category,
    contact: row.contact !== '' ? row.contact : contact === undefined ? '' : inWords(context, contact),
    state: row.state as CollaborationState,
    parts: (department?.template ?? []).map((part) => ({
      id: part.id, title: inWords(context, part.title), hint: part.hint === undefined ? null : inWords(context, part.hint), required: isRequired(part, category), text: texts[part.id] ?? '',
    })),
    writtenBy: { personId: idOf(context, row.written_by), name: nameOf(context, row.written_by) },
    owner: { personId: idOf(context, row.owner), name: nameOf(context, row.owner) },
    sentAt: row.sent_at as Instant | null,
    sentBy: row.sent_by === null ? '' : nameOf(context, row.sent_by),
    dueAt: row.due_at as Instant | null,
    answer: row.answer,
    endedAt: row.ended_at as Instant | null,
    endedBy: row.ended_by === null ? '' : nameOf(context, row.ended_by),
    reason: row.reason,
    toTell: row.state === 'answered' && row.ended_at !== null && row.ended_at > (row.progress_told_at ?? 0),
  }
}
