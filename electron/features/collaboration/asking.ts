import type { Collaboration, CollaborationCategory } from '../../../shared/contract/collaboration.ts'
import { AppError } from '../../../shared/errors.ts'
import type { CollaborationId, TicketId } from '../../../shared/ids.ts'
import type { Moments } from '../../../shared/playbook.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import { actorOf, type CommandContext, inWords } from '../context.ts'
import { playbookOf, wordsOf } from '../playbook/playbook.ts'
import { changeable, changeBy, foreseeOf, momentsKept, rowOf, type TicketWithContact } from '../tickets/tickets.ts'
import { missingParts, takes, whileWaiting } from './collaboration.rules.ts'
import * as store from './collaboration.store.ts'
import { departmentIn, ofTicket, requestOf, textsOf, viewOf } from './views.ts'

interface Written {
  readonly ticketId: TicketId
  readonly department: string
  readonly category: CollaborationCategory
  readonly version: number | null
  readonly parts: readonly { readonly id: string; readonly text: string }[]
}

/** Keeps what is being written, as far as it is: nothing of it can be lost before it is sent. */
export function write(context: CommandContext, input: Written): Collaboration {
  const { ticketId, department: id, category } = input
  const ticket = open(context, ticketId)
  const department = departmentIn(playbookOf(context.db, ticket.playbook).playbook, id)
  if (!takes(department, category)) throw new AppError('not_possible', {}, 'improvement')
  const written_by = actorOf(context).row
  const draft = store.draftOf.one(context.db, { ticket: ticket.row, department: id, category, written_by })
  if ((draft?.version ?? null) !== input.version) throw new AppError('conflict', { what: 'collaboration', version: draft?.version ?? 0 })
  const known = new Set(department.template.map((part) => part.id))
  const parts = JSON.stringify({ ...(draft === null ? {} : textsOf(draft)), ...Object.fromEntries(input.parts.filter((part) => known.has(part.id)).map((part) => [part.id, part.text])) })
  const collaborationId = draft === null ? context.newId() : blobToUuid(draft.collaboration_id)
  const last_seq = context.record({ entity: 'collaboration', id: collaborationId, type: 'collaboration.written', body: { ticketId, department: id, category, set: { parts } } })
  if (draft === null) store.insertDraft(context.db, { collaboration_id: uuidToBlob(collaborationId), ticket: ticket.row, department: id, category, state: 'draft', parts, written_by, last_seq })
  else store.rewrite(context.db, { row: draft.row, parts, last_seq })
  return shown(context, collaborationId)
}

export function discard(context: CommandContext, input: { collaborationId: CollaborationId; version: number }) {
  const draft = standing(context, input, 'draft')
  const last_seq = context.record({ entity: 'collaboration', id: input.collaborationId, type: 'collaboration.discarded', body: {} })
  store.remove(context.db, { row: draft.row, deleted_at: context.now, last_seq })
  context.announce('collaboration', input.collaborationId)
  return ofTicket(context, { ticketId: blobToUuid(draft.ticket_id) })
}

/** Asks the department. The draft stays as it is when a part is missing (DP-1). */
export function send(context: CommandContext, input: { collaborationId: CollaborationId; version: number }): Collaboration {
  const draft = standing(context, input, 'draft')
  const ticket = open(context, blobToUuid(draft.ticket_id))
  const { playbook } = playbookOf(context.db, ticket.playbook)
  const department = departmentIn(playbook, draft.department)
  const missing = missingParts(department.template, draft.category as CollaborationCategory, textsOf(draft))
  if (missing.length > 0) {
    const titles = missing.map(({ title }) => inWords(context, title))
    throw new AppError('not_ready', { missing: missing.map(({ id }) => id), titles: new Intl.ListFormat(context.language, { type: 'unit' }).format(titles) }, 'parts')
  }
  // What is asked anew comes after what was answered last, whatever the system time did in between: its clock would else be that one, which is met (CK-22).
  const sent_at = Math.max(context.now, ticket.opened_at, (store.lastEnded.one(context.db, { ticket: ticket.row })?.at ?? -Infinity) + 1)
  const moments = whileWaiting(momentsKept(ticket), [sent_at, ...store.waitingOf.all(context.db, { ticket: ticket.row }).map((other) => other.sent_at)])
  const due_at = foreseeOf(context, ticket, 'departmentPlan', { transferred: sent_at })
  const contact = department.contact === undefined ? '' : inWords(context, department.contact)
  const title = wordsOf(playbook, context.language).title('departments', department.id)
  const last_seq = changeBy(context, ticket, {
    type: 'ticket.asked', body: { collaborationId: input.collaborationId, category: draft.category, parts: textsOf(draft), dueAt: due_at, asked: { state: 'sent', contact, sent_at, sent_by: actorOf(context).personId, due_at }, changes: { department: { from: null, to: title } } },
  }, { moments: JSON.stringify(moments) })
  store.markSent(context.db, { row: draft.row, state: 'sent', contact, sent_at, sent_by: actorOf(context).row, due_at, last_seq })
  return shown(context, input.collaborationId)
}

/** The department's answer goes back to the owner, who tells the customer (DP-2). */
export function answer(context: CommandContext, input: { collaborationId: CollaborationId; version: number; text: string }): Collaboration {
  return end(context, input, { type: 'ticket.answered', state: 'answered', text: input.text })
}

export function withdraw(context: CommandContext, input: { collaborationId: CollaborationId; version: number; reason: string }): Collaboration {
  return end(context, input, { type: 'ticket.askWithdrawn', state: 'withdrawn', reason: input.reason })
}

type Ending = { readonly type: 'ticket.answered'; readonly state: 'answered'; readonly text: string } | { readonly type: 'ticket.askWithdrawn'; readonly state: 'withdrawn'; readonly reason: string }

function end(context: CommandContext, input: { collaborationId: CollaborationId; version: number }, ending: Ending): Collaboration {
  const request = standing(context, input, 'sent')
  const ticket = rowOf(context, blobToUuid(request.ticket_id))
  const ended_at = Math.max(context.now, request.sent_at ?? context.now)
  const others = store.waitingOf.all(context.db, { ticket: ticket.row }).filter(({ row }) => row !== request.row).map(({ sent_at }) => sent_at)
  const { departmentPlanned: _before, ...moments } = momentsKept(ticket)
  const title = wordsOf(playbookOf(context.db, ticket.playbook).playbook, context.language).title('departments', request.department)
  const told = ending.state === 'answered' ? { text: ending.text } : { why: ending.reason }
  const ended = { state: ending.state, answer: ending.state === 'answered' ? ending.text : '', reason: ending.state === 'withdrawn' ? ending.reason : '', ended_at }
  const detail = { collaborationId: input.collaborationId, ...told, asked: { ...ended, ended_by: actorOf(context).personId }, changes: { department: { from: null, to: title } } }
  const next = others.length === 0 ? null : whileWaiting(moments, others)
  // The clock is that of the request that has waited longest: its answer meets it, and the next that waits has its own from when it was sent.
  const meets = ending.state === 'answered' && (request.sent_at ?? ended_at) < Math.min(...others)
  const { transferred: _sent, ...without } = moments
  const after: Moments = meets ? { ...moments, departmentPlanned: ended_at } : (next ?? without)
  const last_seq = changeBy(context, ticket, { type: ending.type, body: detail }, { moments: JSON.stringify(after) })
  if (meets && next !== null) changeBy(context, rowOf(context, blobToUuid(request.ticket_id)), { type: 'ticket.stillWaiting', body: {} }, { moments: JSON.stringify(next) })
  store.markEnded(context.db, { row: request.row, ...ended, ended_by: actorOf(context).row, last_seq })
  return shown(context, input.collaborationId)
}

/** A ticket about which departments may be asked. What is sent does not depend on what else was changed meanwhile. */
function open(context: CommandContext, ticketId: TicketId): TicketWithContact {
  const { version } = rowOf(context, ticketId)
  const ticket = changeable(context, { ticketId, version })
  if (ticket.state !== 'open') throw new AppError('not_possible', {}, 'ask')
  return ticket
}

/** @throws AppError conflict, not_possible */
function standing(context: CommandContext, { collaborationId, version }: { collaborationId: CollaborationId; version: number }, state: 'draft' | 'sent'): store.CollaborationRow {
  const row = requestOf(context, collaborationId)
  if (row.version !== version) throw new AppError('conflict', { what: 'collaboration', version: row.version })
  if (row.state !== state) throw new AppError('not_possible', {}, state === 'draft' ? 'notDraft' : 'notWaiting')
  return row
}

function shown(context: CommandContext, collaborationId: CollaborationId): Collaboration {
  context.announce('collaboration', collaborationId)
  return viewOf(context, requestOf(context, collaborationId))
}
