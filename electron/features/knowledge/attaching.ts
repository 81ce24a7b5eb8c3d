import { createHash } from 'node:crypto'
import type { Attachment } from '../../../shared/contract/knowledge.ts'
import { AppError } from '../../../shared/errors.ts'
import type { AttachmentId } from '../../../shared/ids.ts'
import type { ArticleContent } from '../../../shared/knowledge/article.ts'
import { attachmentsIn, largestTogether, pieceBytes } from '../../../shared/knowledge/attachments.ts'
import { day, hour } from '../../../shared/time.ts'
import { blobToUuid, uuidToBlob } from '../../db/blobs.ts'
import type { WriteDb } from '../../db/connection.ts'
import { actorOf, type CommandContext, type Context } from '../context.ts'
import { type AttachmentRefusal, type Look, lookAt, safeName } from './attachments.rules.ts'
import {
  articlesNaming, attachmentById, type AttachmentRow, bytesFrom, completeAttachment, contentByHash, dropAttachment, dropContent, dropPieces, forgotten, insertAttachment, insertContent, insertPiece,
  linkAttachment, piecesOf, received, unlinkAttachments,
} from './attachments.store.ts'
import { found, mayRead } from './finding.ts'

/** How long half a file is waited for, and how long one that no version names is kept for a draft that is still being typed. */
const waitedFor = hour
const keptFor = 7 * day
const forgottenAtOnce = 20

type Piece = { readonly attachmentId: AttachmentId | null; readonly name: string; readonly size: number; readonly at: number; readonly data: string }

/**
 * Takes a piece of a file, and with the last one looks at what it is; one that is refused is forgotten.
 * @throws AppError not_found, invalid_input for a piece that does not fit to what came before, not_possible for what may not be attached
 */
export function attach(context: CommandContext, { attachmentId, name, size, at, data }: Piece): { attachmentId: AttachmentId; received: number; attachment: Attachment | null } {
  const row = attachmentId === null ? begin(context, name, size) : ownOf(context, attachmentId)
  const id = blobToUuid(row.attachment_id)
  if (row.content !== null) return { attachmentId: id, received: row.size, attachment: viewOf(row) }
  const bytes = Buffer.from(data, 'base64')
  const before = found(received.one(context.db, { attachment: row.row })).bytes
  if (at + bytes.length <= before) return { attachmentId: id, received: before, attachment: null }
  const after = before + bytes.length
  if (at !== before || bytes.length === 0 || after > row.size) throw new AppError('invalid_input', { path: 'at', reason: 'does_not_follow' })
  // What it is shows at its front: nobody waits for the rest of what will be refused. A frame header may stand further behind.
  const look = at === 0 ? lookAt(bytes, row.name) : null
  if (look?.ok === false && look.why !== 'broken') throw refusal(row, look.why)
  insertPiece(context.db, { attachment: row.row, at, bytes })
  return { attachmentId: id, received: after, attachment: after === row.size ? viewOf(complete(context, row)) : null }
}

function begin(context: CommandContext, name: string, size: number): AttachmentRow {
  forget(context)
  const attachmentId = context.newId()
  const last_seq = context.record({ entity: 'attachment', id: attachmentId, type: 'attachment.begun', body: { name, size } })
  insertAttachment(context.db, { attachment_id: uuidToBlob(attachmentId), name, size, person: actorOf(context).row, begun_at: context.now, last_seq })
  return found(attachmentById.one(context.db, { attachment_id: uuidToBlob(attachmentId) }))
}

const refusal = ({ name }: AttachmentRow, why: AttachmentRefusal) => new AppError('not_possible', { name }, `attach.${why}`)

function complete(context: CommandContext, row: AttachmentRow): AttachmentRow {
  const bytes = Buffer.concat(piecesOf.all(context.db, { attachment: row.row }).map((piece) => piece.bytes))
  const look = lookAt(bytes, row.name)
  if (!look.ok) throw refusal(row, look.why)
  const { kind } = look
  const { row: content, hash } = keepContent(context.db, bytes, look)
  const name = safeName(row.name, kind)
  const last_seq = context.record({ entity: 'attachment', id: blobToUuid(row.attachment_id), type: 'attachment.added', body: { name, kind, hash: hash.toString('hex') } })
  completeAttachment(context.db, { row: row.row, name, content, last_seq })
  dropPieces(context.db, { attachment: row.row })
  return found(attachmentById.one(context.db, { attachment_id: row.attachment_id }))
}

/** What the same bytes are known by, wherever they come from. */
export const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()

/** Keeps bytes once, whoever attaches them and how often. */
export function keepContent(db: WriteDb, bytes: Uint8Array, { kind, width, height }: Extract<Look, { ok: true }>): { readonly row: number; readonly hash: Buffer } {
  const hash = hashOf(bytes)
  return { row: contentByHash.one(db, { hash })?.row ?? insertContent(db, { hash, kind, width, height, bytes }).row, hash }
}

/** Drops what came to nothing, a few at a time. */
function forget(context: CommandContext): void {
  for (const { row, attachment_id, content } of forgotten.all(context.db, { half: context.now - waitedFor, since: context.now - keptFor, most: forgottenAtOnce })) {
    const last_seq = context.record({ entity: 'attachment', id: blobToUuid(attachment_id), type: 'attachment.dropped', body: {} })
    dropPieces(context.db, { attachment: row })
    dropAttachment(context.db, { row, deleted_at: context.now, last_seq })
    if (content !== null) dropContent(context.db, { row: content })
  }
}

/**
 * A piece of what is attached to an article that may be read here, or of what one has attached oneself.
 * @throws AppError not_found, not_permitted
 */
export function attachment(context: Context, { attachmentId, at }: { attachmentId: AttachmentId; at: number }): { attachment: Attachment; data: string; next: number | null } {
  const row = attachmentById.one(context.db, { attachment_id: uuidToBlob(attachmentId) })
  if (row === null || row.content === null) throw new AppError('not_found', { what: 'attachment' }, 'attachment')
  if (!maySee(context, row)) throw new AppError('not_permitted', {}, 'article')
  const { bytes } = found(bytesFrom.one(context.db, { row: row.content, at, most: pieceBytes }))
  const next = at + bytes.length
  return { attachment: viewOf(row), data: Buffer.from(bytes).toString('base64'), next: next < row.size ? next : null }
}

const maySee = (context: Context, { row, person }: AttachmentRow) => person === actorOf(context).row || articlesNaming.all(context.db, { attachment: row }).some((article) => mayRead(context, article))

function ownOf(context: Context, attachmentId: AttachmentId): AttachmentRow {
  const row = attachmentById.one(context.db, { attachment_id: uuidToBlob(attachmentId) })
  if (row === null || row.person !== actorOf(context).row) throw new AppError('not_found', { what: 'attachment' }, 'attachment')
  return row
}

/**
 * Refuses an article that names what is not there, or is another's own, or more than one may carry.
 * @throws AppError not_found, too_large
 */
export function refuseAttachments(context: Context, content: ArticleContent): void {
  const sizes = new Map<number, number>()
  for (const id of attachmentsIn(content)) {
    const row = attachmentById.one(context.db, { attachment_id: uuidToBlob(id) })
    if (row === null || row.content === null || !maySee(context, row)) throw new AppError('not_found', { what: 'attachment' }, 'attachment')
    sizes.set(row.content, row.size)
  }
  if ([...sizes.values()].reduce((sum, size) => sum + size, 0) > largestTogether) throw new AppError('too_large', { megabytes: largestTogether / 2 ** 20 }, 'attachments')
}

/** Which attachments a version names, for as long as there is the version. What an imported text names and is not there is left out. */
export function keepNames(context: CommandContext, version: number, content: ArticleContent): void {
  unlinkAttachments(context.db, { version })
  for (const id of attachmentsIn(content)) {
    const row = attachmentById.one(context.db, { attachment_id: uuidToBlob(id) })
    if (row !== null && row.content !== null) linkAttachment(context.db, { version, attachment: row.row })
  }
}

export const dropNames = (context: CommandContext, version: number) => unlinkAttachments(context.db, { version })

export function viewOf({ attachment_id, name, kind, size, width, height }: AttachmentRow): Attachment {
  return { attachmentId: blobToUuid(attachment_id), name, kind: kind as Attachment['kind'], size, width, height }
}
