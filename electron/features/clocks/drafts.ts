import { type ClockDraft, clockDraftSchema } from '../../../shared/contract/clocks.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Instant } from '../../../shared/time.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import { actorOf, type CommandContext, type Context } from '../context.ts'
import { type DraftRow, draftOf, insertDraft, updateDraft } from './drafts.store.ts'

export interface KeptDraft {
  readonly edition: number
  readonly savedAt: Instant | null
  readonly draft: ClockDraft | null
  /** there is one, and it was written by a version of the program that had other settings */
  readonly unreadable: boolean
}

/** What whoever asks has changed of the clock settings and not published. */
export function draft(context: Context): KeptDraft {
  const row = draftOf.one(context.db, { person: actorOf(context).row })
  if (row === null || row.deleted_at !== null) return { edition: row?.version ?? 0, savedAt: null, draft: null, unreadable: false }
  const read = clockDraftSchema.safeParse(JSON.parse(row.content))
  return { edition: row.version, savedAt: row.saved_at as Instant, draft: read.success ? read.data : null, unreadable: !read.success }
}

/**
 * Keeps a draft over the edition that the window knew, or drops it. The history says that it was, not what is in it: it is nobody else's yet.
 * @throws AppError conflict when another window of the same person has changed it
 */
export function saveDraft(context: CommandContext, { edition, draft: next }: { readonly edition: number; readonly draft: ClockDraft | null }): { edition: number; savedAt: Instant | null } {
  const row = draftOf.one(context.db, { person: actorOf(context).row })
  if ((row?.version ?? 0) !== edition) throw new AppError('conflict', { what: 'clockDraft', version: row?.version ?? 0 })
  if (next === null) return { edition: row === null ? 0 : dropped(context, row), savedAt: null }
  return { edition: kept(context, row, next), savedAt: context.now }
}

/** What was published is not a draft any more. */
export function forgetDraft(context: CommandContext): void {
  const row = draftOf.one(context.db, { person: actorOf(context).row })
  if (row !== null) dropped(context, row)
}

function kept(context: CommandContext, row: DraftRow | null, next: ClockDraft): number {
  const draftId = row === null ? context.newId() : blobToUuid(row.draft_id)
  const last_seq = context.record({ entity: 'clockDraft', id: draftId, type: 'clockDraft.saved', body: { on: next.base.version } })
  const content = JSON.stringify(next)
  if (row === null) insertDraft(context.db, { draft_id: uuidToBlob(draftId), person: actorOf(context).row, content, saved_at: context.now, last_seq })
  else updateDraft(context.db, { row: row.row, content, saved_at: context.now, deleted_at: null, last_seq })
  context.announce('clockDraft', draftId)
  return (row?.version ?? 0) + 1
}

/** @returns its edition; one that is dropped already stays as it is */
function dropped(context: CommandContext, row: DraftRow): number {
  if (row.deleted_at !== null) return row.version
  const draftId = blobToUuid(row.draft_id)
  const last_seq = context.record({ entity: 'clockDraft', id: draftId, type: 'clockDraft.dropped', body: {} })
  updateDraft(context.db, { row: row.row, content: row.content, saved_at: row.saved_at, deleted_at: context.now, last_seq })
  context.announce('clockDraft', draftId)
  return row.version + 1
}
