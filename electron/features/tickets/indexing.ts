import { maskedText, personalNumbers } from '../../../shared/masking.ts'
import { blobToUuid } from '../../db/blobs.ts'
import type { ReadDb } from '../../db/connection.ts'
import { lastSeq } from '../../db/events.ts'
import type { CommandContext, Context } from '../context.ts'
import { getByRow as orderByRow } from '../orders/orders.ts'
import { playbookOf } from '../playbook/playbook.ts'
import { type Document, keepProgress, progress, put, remove } from '../search/search.ts'
import * as store from './indexing.store.ts'
import { byId, commentsOf, type TicketRow } from './tickets.store.ts'

/** Tickets of a piece of work that others wait for: some milliseconds. */
const piece = 10
const eventsLooked = 1_000
/** Of the text of one ticket, UTF-16 units: whoever looks for something said later finds it by the beginning of the case. */
const longestBody = 20_000

/** What rules say of all open tickets at once, after a publish, and changes no word of them. */
const changesNoText: ReadonlySet<string> = new Set(['ticket.suggested', 'ticket.suggestedAgain', 'ticket.suggestionGone'])

/** Whether something happened to tickets that the search has not read yet. */
export const isToIndex = (db: ReadDb): boolean => lastSeq(db) > progress(db, 'ticket')

/** Entries of the history that are read within a second. */
const soonRead = 5_000

/** How much of the history is read, while much is not: what was written on tickets stands in it. */
export function entriesRead(db: ReadDb): { readonly read: number; readonly of: number } | null {
  const of = lastSeq(db)
  const read = Math.min(of, progress(db, 'ticket'))
  return of - read > soonRead ? { read, of } : null
}

/** Tells the search of the next tickets that changed, by their events. */
export function indexSome(context: CommandContext): void {
  const events = store.eventsAfter.all(context.db, { seq: progress(context.db, 'ticket'), most: eventsLooked })
  const changed = new Map<string, Uint8Array>()
  let upto = 0
  for (const { seq, entity, entity_id, type } of events) {
    if (entity === 'ticket' && !changesNoText.has(type)) changed.set(blobToUuid(entity_id), entity_id)
    if (changed.size > piece) break
    upto = seq
  }
  const documents = [...changed].slice(0, piece).flatMap(([id, ticket_id]): Document[] => {
    const ticket = byId.one(context.db, { ticket_id })
    if (ticket === null) remove(context.db, [{ kind: 'ticket', id, language }])
    return ticket === null ? [] : [documentOf(context, id, ticket)]
  })
  put(context.db, documents)
  if (upto > 0) keepProgress(context.db, { what: 'ticket', upto })
}

/** Agents write as they speak: a ticket is in no language of its own, and there is one of it. */
const language = 'zh-CN'

/**
 * What agents wrote on a ticket. Numbers by which a person can be reached stand there masked (PR-1), so that no hit can show one; the whole number is
 * kept only to be met by.
 */
function documentOf(context: Context, id: string, ticket: TicketRow): Document {
  const { fields } = playbookOf(context.db, ticket.playbook).playbook
  const kindOf = new Map(fields.map((field) => [field.id, field.kind]))
  const answers = JSON.parse(ticket.answers) as { readonly field: string; readonly value: string }[]
  const isText = ({ field }: { readonly field: string }) => !['choice', 'when', 'amount'].includes(kindOf.get(field) ?? 'paragraph')
  const written = [ticket.free_need, ...answers.filter(isText).map(({ value }) => value), ...commentsOf.all(context.db, { ticket: ticket.row }).map(({ text }) => text)]
    .filter((text) => text.trim() !== '')
  const [title = '', ...rest] = written
  const body = rest.join('\n').slice(0, longestBody)
  const order = ticket.customer_order === null ? [] : [orderByRow(context, ticket.customer_order).order.number]
  const given = answers.filter(({ field }) => kindOf.get(field) === 'order').map(({ value }) => value)
  return { kind: 'ticket', id, language, title: maskedText(title), body: maskedText(body), numbers: [...new Set([ticket.number, ...order, ...given, ...personalNumbers(`${title}\n${body}`)])] }
}
