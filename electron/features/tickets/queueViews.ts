import { type QueueArrangement, queueArrangementSchema, type QueueShown, queueShownSchema, type QueueViews } from '../../../shared/contract/queue.ts'
import { AppError } from '../../../shared/errors.ts'
import type { QueueViewId } from '../../../shared/ids.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import { actorOf, type CommandContext, type Context } from '../context.ts'
import { byId, insertView, ofPerson, type QueueViewRow, updateView } from './queueViews.store.ts'

/** How the person who sits here arranged the queue. Views are one's own: nobody else sees or changes them. */
export function views(context: Context): QueueViews {
  const rows = ofPerson.all(context.db, { person: actorOf(context).row })
  const last = rows.find(({ name }) => name === null)
  return {
    views: rows.flatMap((row) => {
      const arrangement = queueArrangementSchema.safeParse(JSON.parse(row.body))
      return row.name === null || !arrangement.success ? [] : [{ viewId: blobToUuid(row.view_id), version: row.version, name: row.name, arrangement: arrangement.data }]
    }),
    // What an older program kept in another shape is not worth an error: the queue then begins as it is shipped.
    shown: last === undefined ? null : (queueShownSchema.safeParse(JSON.parse(last.body)).data ?? null),
  }
}

export function arrange(context: CommandContext, { shown }: { shown: QueueShown }): QueueViews {
  const person = actorOf(context)
  const last = ofPerson.all(context.db, { person: person.row }).find(({ name }) => name === null)
  const body = JSON.stringify(shown)
  if (last?.body === body) return views(context)
  const id = last === undefined ? context.newId() : blobToUuid(last.view_id)
  const last_seq = context.record({ entity: 'queueView', id, type: 'queueView.shown', body: { ...shown } })
  if (last === undefined) insertView(context.db, { view_id: uuidToBlob(id), person: person.row, name: null, body, last_seq })
  else updateView(context.db, { row: last.row, name: null, body, deleted_at: null, last_seq })
  context.announce('queueView', id)
  return views(context)
}

export function nameView(context: CommandContext, { name, arrangement }: { name: string; arrangement: QueueArrangement }): { viewId: QueueViewId; views: QueueViews } {
  refuseTaken(context, name, null)
  const viewId = context.newId()
  const last_seq = context.record({ entity: 'queueView', id: viewId, type: 'queueView.named', body: { name, arrangement } })
  insertView(context.db, { view_id: uuidToBlob(viewId), person: actorOf(context).row, name, body: JSON.stringify(arrangement), last_seq })
  context.announce('queueView', viewId)
  return { viewId, views: views(context) }
}

export function changeView(context: CommandContext, input: { viewId: QueueViewId; version: number; name: string; arrangement: QueueArrangement }): QueueViews {
  const row = versioned(context, input)
  refuseTaken(context, input.name, row.row)
  const last_seq = context.record({ entity: 'queueView', id: input.viewId, type: 'queueView.changed', body: { changes: { name: { from: row.name, to: input.name } }, arrangement: input.arrangement } })
  updateView(context.db, { row: row.row, name: input.name, body: JSON.stringify(input.arrangement), deleted_at: null, last_seq })
  context.announce('queueView', input.viewId)
  return views(context)
}

export function removeView(context: CommandContext, input: { viewId: QueueViewId; version: number }): QueueViews {
  const row = versioned(context, input)
  const last_seq = context.record({ entity: 'queueView', id: input.viewId, type: 'queueView.removed', body: {} })
  updateView(context.db, { row: row.row, name: row.name, body: row.body, deleted_at: context.now, last_seq })
  context.announce('queueView', input.viewId)
  return views(context)
}

export function restoreView(context: CommandContext, { viewId }: { viewId: QueueViewId }): QueueViews {
  const row = rowOf(context, viewId)
  if (row.deleted_at === null) return views(context)
  refuseTaken(context, row.name ?? '', row.row)
  const last_seq = context.record({ entity: 'queueView', id: viewId, type: 'queueView.restored', body: {} })
  updateView(context.db, { row: row.row, name: row.name, body: row.body, deleted_at: null, last_seq })
  context.announce('queueView', viewId)
  return views(context)
}

function rowOf(context: Context, viewId: QueueViewId): QueueViewRow {
  const row = byId.one(context.db, { view_id: uuidToBlob(viewId), person: actorOf(context).row })
  if (row === null) throw new AppError('not_found', { what: 'queueView' })
  return row
}

function versioned(context: Context, { viewId, version }: { viewId: QueueViewId; version: number }): QueueViewRow {
  const row = rowOf(context, viewId)
  if (row.deleted_at !== null) throw new AppError('not_found', { what: 'queueView' })
  if (row.version !== version) throw new AppError('conflict', { what: 'queueView', version: row.version })
  return row
}

function refuseTaken(context: Context, name: string, except: number | null): void {
  const taken = ofPerson.all(context.db, { person: actorOf(context).row }).some((row) => row.name === name && row.row !== except)
  if (taken) throw new AppError('not_possible', { name }, 'viewName')
}
